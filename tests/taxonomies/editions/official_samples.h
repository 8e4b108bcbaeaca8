// Small files in the column layouts of the official ones, invented for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"

namespace corner::testing {

// A good file of every kind.
inline std::vector<taxonomies::OfficialFile> SampleFiles(taxonomies::SiteKind kind) {
  using taxonomies::SiteKind;
  switch (kind) {
    case SiteKind::kSoc2020: {
      // The whole structure, as the classification must be complete.
      std::string text =
          "Unique ID,\"SOC2020\nMajor Group\",\"SOC2020\nSub-Major Group\",\"SOC2020\nMinor "
          "Group\",SOC2020 Unit Group,SOC2020 Group Title,Change,VERSNO\n";
      for (const taxonomies::OccGroup& group : taxonomies::BuiltinClassification().groups()) {
        const int level = static_cast<int>(group.code.level());
        std::string row = "x";
        for (int column = 1; column <= 4; ++column) {
          row += column == level ? Concat(",", group.code.code()) : ",";
        }
        std::string title = group.title;
        if (group.code.code() == "9231") title = "Guards of doors, gates and sites";
        text += Concat(row, ",\"", title, "\",,\n,,,,,,,\n");
      }
      return {{"structure.csv", text}};
    }
    case SiteKind::kSoc2020Index:
      return {{"index.csv",
               "Unique ID,SOC 2020,SOC 2010,INDEXOCC,INDEXOCC - natural word order,ADD,IND\n"
               "1,5435,5435,\"Wrangler, noodle\",Noodle wrangler,,\n"
               "2,9223,9233,\"Cleaner, pod\",Pod cleaner,sleeping,hotel\n"
               "3,9223,9233,\"Cleaner, pod\",Pod cleaner,sleeping,hotel\n"
               "4,}}}},}}}},Helper,Helper,,\n"}};
    case SiteKind::kEsco:
      return {
          {"skills_en.csv",
           "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,"
           "status,modifiedDate,scopeNote,definition,inScheme,description\n"
           "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/t-1,skill/competence,"
           "cross-sector,polish brass bells,\"buff bells to a shine\nbell polishing\",,released,"
           ",,,,\"Makes \"\"bells\"\" shine, every day\"\n"
           "SkillGroup,http://data.europa.eu/esco/skill/S1,,,a group,,,released,,,,,\n"
           "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/t-2,knowledge,"
           "cross-sector,old lore,,,obsolete,,,,,\n"},
          {"occupations_en.csv",
           "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,"
           "modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n"
           "Occupation,http://data.europa.eu/esco/occupation/o-1,7318,bell polisher,"
           "\"polisher of bells\nbell buffer\",,released,,,,,,Polishes bells,7318.9\n"}};
    case SiteKind::kOnet:
      return {{"Occupation Data.txt",
               "O*NET-SOC Code\tTitle\tDescription\n51-9999.01\tBell Polishers\tPolish bells.\n"},
              {"Task Statements.txt",
               "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain "
               "Source\n51-9999.01\t12\tBuff a \"large\" bell.\tCore\t20\t08/2023\tIncumbent\n"},
              {"Alternate Titles.txt",
               "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
               "51-9999.01\tBell Buffer\tn/a\t08\n"},
              {"Skills.txt",
               "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\n"
               "51-9999.01\t2.A.1.b\tActive Listening\tIM\t3.12\t8\n"
               "51-9999.01\t2.A.1.b\tActive Listening\tLV\t4.00\t8\n"}};
    case SiteKind::kPostcodes:
      return {{"postcodes.csv",
               "pcd7,pcds,dointr,doterm,lat,long\n"
               "LS1 1AA,LS1 1AA,199001,,53.8000,-1.5500\nLS1 1AB,LS1 1AB,199001,,53.8020,-1.5480\n"
               "LS1 9ZZ,LS1 9ZZ,199001,201001,53.0,-1.0\nLS1 8ZZ,LS1 8ZZ,199001,,99.999999,0\n"
               "LS98 1AA,LS98 1AA,199001,,53.7900,-1.5400\n"}};
    case SiteKind::kAuthorities:
      return {{"authorities.csv",
               "LAD24CD,LAD24NM,LAD24NMW,BNG_E,BNG_N,LONG,LAT\n"
               "E08000035,Leeds,,432527,436388,-1.5480,53.8231\n"
               "E06000023,\"Bristol, City of\",,357962,175703,-2.6036,51.4783\n"
               "W06000099,Cwm Newydd,Cwm Newydd,300000,200000,-3.5000,51.7000\n"}};
  }
  return {};
}

inline taxonomies::KnownCodes ShippedCodes() {
  return {&taxonomies::BuiltinClassification(), &taxonomies::Builtin()};
}

}  // namespace corner::testing
