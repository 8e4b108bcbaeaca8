// The shipped tables checked as a whole: nothing missing, nothing twice, nothing that leads
// nowhere, nothing unkind. What one table says alone is checked beside its loader.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/base/words.h"
#include "taxonomies/context/context.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/lexicon/word_forms.h"
#include "taxonomies/occupations/coder.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/places/gazetteer.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kLeastTitles = 5, kLeastResources = 8, kLeastOwnResources = 3;

TEST(Completeness, EveryUnitGroupHasTitlesResourcesFieldsAndADay) {
  std::map<std::string_view, size_t> titles;
  const auto rows = ParseTable(JobTitlesTsv(), {"code", "title", "note"});
  ASSERT_TRUE(rows.ok());
  for (const TableRow& row : *rows) ++titles[row.cells[0]];
  const auto units = BuiltinClassification().AtLevel(OccLevel::kUnit);
  ASSERT_EQ(units.size(), 412u);
  for (const OccGroup* unit : units) {
    const std::string code = unit->code.code();
    EXPECT_GE(titles[code], kLeastTitles) << code;
    EXPECT_GE(BuiltinResources().UsedBy(unit->code).size(), kLeastResources) << code;
    EXPECT_GE(BuiltinResources().OwnWeights(unit->code).size(), kLeastOwnResources) << code;
    EXPECT_FALSE(BuiltinJobFields().Of(unit->code).empty()) << code;
    for (size_t facet = 0; facet < BuiltinContext().facets().size(); ++facet) {
      const auto value = BuiltinContext().TypicalOf(unit->code, static_cast<FacetIndex>(facet));
      EXPECT_TRUE(value >= 1 && value <= 5) << code << " " << facet;
    }
  }
}

// A resource is used by a kind of work, or leads to one that is, over one step, or two where a
// language stands between. Lived experience leads nowhere on purpose.
TEST(Completeness, EveryResourceLeadsToWork) {
  const Resources& resources = BuiltinResources();
  std::set<ResourceIndex> leads;
  for (const OccGroup* unit : BuiltinClassification().AtLevel(OccLevel::kUnit)) {
    for (const ResourceWeight& use : resources.UsedBy(unit->code)) leads.insert(use.resource);
  }
  const size_t used = leads.size();
  for (int step = 0; step < 2; ++step) {
    const std::set<ResourceIndex> before = leads;
    for (size_t i = 0; i < resources.all().size(); ++i) {
      if (resources.all()[i].sensitive()) continue;
      for (const RelatedResource& near : resources.all()[i].related) {
        if (before.contains(near.resource)) leads.insert(static_cast<ResourceIndex>(i));
      }
    }
  }
  for (size_t i = 0; i < resources.all().size(); ++i) {
    const Resource& resource = resources.all()[i];
    EXPECT_EQ(leads.contains(static_cast<ResourceIndex>(i)), !resource.sensitive()) << resource.id;
  }
  EXPECT_GT(used, resources.all().size() * 9 / 10);
}

// The form in which two wordings would meet in a text.
std::string MeetingForm(std::string_view wording) {
  std::string form, singular;
  for (const Word& word : WordsOf(wording)) {
    singular.clear();
    AppendSingular(word.folded, &singular);
    form.append(singular).append(" ");
  }
  return form;
}

TEST(Completeness, NoWordingBelongsToTwoResources) {
  for (const bool client : {true, false}) {
    std::map<std::string, std::string> owner;
    for (const Resource& resource : BuiltinResources().all()) {
      for (const std::string& words : client ? resource.client_words : resource.advert_words) {
        ASSERT_FALSE(MeetingForm(words).empty()) << resource.id << ": " << words;
        const auto [known, added] = owner.try_emplace(MeetingForm(words), resource.id);
        EXPECT_EQ(known->second, resource.id) << words;
      }
    }
  }
}

TEST(Completeness, NoTitleLabelOrNameStandsTwice) {
  std::set<std::string> labels, groups, fields;
  for (const Resource& resource : BuiltinResources().all()) {
    EXPECT_TRUE(labels.insert(FoldKey(resource.label)).second) << resource.label;
  }
  for (const ResourceGroup& group : BuiltinResources().groups()) {
    EXPECT_TRUE(groups.insert(FoldKey(group.name)).second) << group.name;
  }
  for (const JobField& field : BuiltinJobFields().all()) {
    EXPECT_TRUE(fields.insert(FoldKey(field.name)).second) << field.name;
    EXPECT_GE(field.client_words.size(), 3u) << field.id;
  }
}

// Nothing hangs in the air: codes have the groups above them, groups have members, and going up
// from any place ends at a nation.
TEST(Completeness, NothingIsOrphanedAndNothingGoesInCircles) {
  std::set<std::string> used_groups;
  for (const Resource& resource : BuiltinResources().all()) {
    used_groups.insert(resource.group);
    for (const RelatedResource& near : resource.related) {
      EXPECT_NE(&BuiltinResources().all()[near.resource], &resource) << resource.id;
    }
  }
  EXPECT_EQ(used_groups.size(), BuiltinResources().groups().size());
  std::map<uint16_t, int> children;
  for (const OccGroup& group : BuiltinClassification().groups()) {
    if (group.code.level() == OccLevel::kMajor) continue;
    const auto above = static_cast<OccLevel>(static_cast<int>(group.code.level()) - 1);
    ASSERT_NE(BuiltinClassification().Find(group.code.At(above)), nullptr) << group.code.code();
    ++children[group.code.At(above).number()];
  }
  for (const OccGroup& group : BuiltinClassification().groups()) {
    const bool unit = group.code.level() == OccLevel::kUnit;
    EXPECT_EQ(children[group.code.number()] == 0, unit) << group.code.code();
  }
  for (const Place& place : Builtin().places()) {
    const Place* above = &place;
    for (int steps = 0; steps < 6 && Builtin().Parent(*above) != nullptr; ++steps) {
      above = Builtin().Parent(*above);
    }
    EXPECT_EQ(Builtin().Parent(*above), nullptr) << place.id;
  }
}

// The words by which work and people are spoken of say what there is, never what is lacking.
TEST(Completeness, NoWordingSpeaksOfADeficit) {
  const std::set<std::string> banned = {
      "suffer",  "suffers",      "suffering", "lack",      "lacks",   "lacking",
      "barrier", "barriers",     "deficit",   "deficits",  "unable",  "incapable",
      "unfit",   "unemployable", "unskilled", "afflicted", "symptom", "symptoms"};
  for (std::string_view table : {ResourcesTsv(), ResourceGroupsTsv(), JobFieldNamesTsv(),
                                 ContextFacetsTsv(), ContextCuesTsv(), SectionCuesTsv()}) {
    for (const Word& word : WordsOf(table)) {
      EXPECT_FALSE(banned.contains(word.folded)) << word.folded;
    }
  }
}

}  // namespace
}  // namespace corner::taxonomies
