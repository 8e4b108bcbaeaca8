#include "matcher/profile_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "indexer/vacancy.h"
#include "matcher/profile_names.h"
#include "taxonomies/base/words.h"
#include "tests/support/profile_text.h"
#include "tests/support/vocabulary_profiles.h"

namespace corner::matcher {
namespace {

namespace fs = std::filesystem;
using testing::DocumentedProfile;
using ::testing::ElementsAre;
using testing::InFull;
using ::testing::IsEmpty;
using testing::SourceText;

std::string Report(const ProfileReading& reading) {
  std::string text;
  for (const ProfileIssue& issue : reading.issues) {
    text.append(Concat(issue.path, ": ", issue.sentence, " ", issue.hint, "\n"));
  }
  return text;
}

Profile Good(std::string_view json) {
  ProfileReading reading = ReadProfile(json, BuiltinProfileWords());
  EXPECT_EQ(Report(reading), "") << json;
  return std::move(reading.profile);
}

Profile With(std::string_view members) {
  return Good(Concat(R"({"schema":1,"key":"k",)", members, "}"));
}

TEST(ProfileJson, WhatIsWrittenIsReadBackTheSame) {
  testing::VocabularyProfiles random(20260601);
  std::set<std::string> seen;
  for (int i = 0; i < 3000; ++i) {
    const Profile profile = random.Next();
    const std::string json = WriteProfile(profile);
    ASSERT_EQ(InFull(Good(json)), InFull(profile)) << json;
    const auto document = JsonDocument::Parse(json);
    ASSERT_TRUE(document.ok());
    document->root().ForEachMember(
        [&](std::string_view name, JsonValue) { seen.insert(std::string(name)); });
  }
  EXPECT_EQ(seen.size(), profile_names::kProfile.size()) << "the random profiles say too little";
}

TEST(ProfileJson, NothingSaidIsAProfile) {
  const Profile profile = Good(R"({"schema":1,"key":"quiet"})");
  Profile expected;
  expected.key = "quiet";
  EXPECT_EQ(InFull(profile), InFull(expected));
  EXPECT_EQ(profile.aspirations.mode, Aspirations::Mode::kNoneGiven);
  EXPECT_TRUE(profile.widen);
  EXPECT_EQ(InFull(With(R"("aspirations":{},"resources":[],"facets":[],"hours":{"ramp":[]},
      "shifts_ok":[],"unavailable":[],"sectors":[],"musts":[],"vetoes":[],"caps":[],
      "credentials":[])")),
            InFull(With(R"("widen":true)")));
}

TEST(ProfileJson, TheJudgedClientsReadWithoutAnIssue) {
  int read = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(testing::SourceDir()) / "tests/data/judgements/profiles")) {
    const std::string name = entry.path().filename().string();
    const Profile profile = Good(SourceText(Concat("tests/data/judgements/profiles/", name)));
    EXPECT_EQ(profile.key + ".json", name);
    EXPECT_EQ(InFull(Good(WriteProfile(profile))), InFull(profile));
    ++read;
  }
  EXPECT_EQ(read, 12);
}

TEST(ProfileJson, TheDocumentedExampleSaysWhatThePageSays) {
  const Profile profile = Good(DocumentedProfile());
  EXPECT_EQ(profile.hours.target, 1550);
  EXPECT_EQ(profile.start_minute, 9 * 60 + 30);
  EXPECT_TRUE(profile.start_flexible);
  ASSERT_TRUE(profile.travel);
  ASSERT_EQ(profile.travel->origins.size(), 2u);
  EXPECT_THAT(profile.travel->origin_names, ElementsAre("Thirsk", "my sister's"));
  EXPECT_DOUBLE_EQ(profile.travel->origins[0].lat, profile.travel->origins[1].lat);
  EXPECT_EQ(profile.travel->origins[1].precision, taxonomies::PlacePrecision::kTown);
  EXPECT_TRUE(profile.IsMust(Must::kTravel));
  EXPECT_EQ(profile.remote, false);
  ASSERT_EQ(profile.vetoes.size(), 3u);
  EXPECT_EQ(profile.vetoes[1].value, "gambling");
  EXPECT_EQ(profile.vetoes[2].kind, Veto::Kind::kConcept);
  EXPECT_TRUE(profile.resources[1].use_to_find_jobs);
}

TEST(ProfileJson, NamingWorkIsAModeOfItsOwnUnlessAnotherIsSaid) {
  using Mode = Aspirations::Mode;
  EXPECT_EQ(With(R"("aspirations":{"fields":["retail"]})").aspirations.mode, Mode::kNamed);
  EXPECT_EQ(With(R"("aspirations":{"concepts":[{"id":"sing"}]})").aspirations.interests[0].strength,
            3);
  EXPECT_EQ(With(R"("aspirations":{"mode":"open","fields":["retail"]})").aspirations.mode,
            Mode::kOpen);
}

TEST(ProfileJson, ABareVetoStandsForTheFieldAndTheConceptOfThatName) {
  const std::vector<Veto> both = With(R"("vetoes":["cleaning","field:cleaning"])").vetoes;
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].kind, Veto::Kind::kField);
  EXPECT_EQ(both[1].kind, Veto::Kind::kConcept);
  EXPECT_EQ(With(R"("vetoes":["retail"])").vetoes.size(), 1u);
}

TEST(ProfileJson, SectorsAndEmployersAreReadInTheFormThatIsCompared) {
  EXPECT_EQ(With(R"("sectors":[{"id":"Food  Retail","strength":"avoid"}])").sectors[0].sector,
            "food_retail");
  const Profile profile = With(R"("vetoes":["employer:The Tern & Tide Café Ltd."],
      "caps":[{"by":"employer","value":"tern tide cafe","max":2},
              {"by":"sector","value":"Housing","max":2}])");
  EXPECT_EQ(profile.vetoes[0].value, "tern tide cafe");
  EXPECT_EQ(profile.caps[0].value, "tern tide cafe");
  EXPECT_EQ(profile.caps[1].value, "housing");
}

TEST(ProfileJson, AFacetAmongTheMustsIsAMust) {
  const Profile profile = With(R"("facets":[{"id":"noise","ideal":2}],"musts":["facet:noise"])");
  EXPECT_EQ(profile.facets[0].strength, FacetWish::Strength::kMust);
}

TEST(ProfileJson, ShiftsAreNamedAsAdvertsNameThem) {
  for (size_t i = 0; i < profile_names::kShifts.size(); ++i) {
    EXPECT_EQ(indexer::PatternName(indexer::kAllPatterns[i]), profile_names::kShifts[i]);
  }
}

TEST(ProfileWords, APlaceIsFoundAskedAboutOrNotKnown) {
  using Kind = PlaceAnswer::Kind;
  const ProfileWords& words = BuiltinProfileWords();
  const PlaceAnswer leeds = words.FindPlace("Leeds");
  EXPECT_EQ(leeds.kind, Kind::kFound);
  EXPECT_EQ(leeds.name, "Leeds");
  EXPECT_NEAR(leeds.point.lat, 53.8, 0.05);
  EXPECT_EQ(leeds.point.precision, taxonomies::PlacePrecision::kTown);
  EXPECT_EQ(words.FindPlace("Newport, NP20").kind, Kind::kFound);

  // Each name that is offered is read as one place.
  const PlaceAnswer newport = words.FindPlace("Newport");
  EXPECT_EQ(newport.kind, Kind::kSeveral);
  EXPECT_EQ(newport.others.size(), 4u);
  for (const std::string& name : newport.others) {
    EXPECT_EQ(words.FindPlace(name).kind, Kind::kFound) << name;
  }
  EXPECT_EQ(words.FindPlace("Leeds / Bradford").kind, Kind::kSeveral);

  EXPECT_EQ(words.FindPlace("Paris").kind, Kind::kUnknown);
  EXPECT_EQ(words.FindPlace("Leedz").others.front(), "Leeds");
  EXPECT_EQ(words.FindPlace("").kind, Kind::kUnknown);
}

TEST(ProfileWords, WhatWasMeantComesFirst) {
  const ProfileWords& words = BuiltinProfileWords();
  const auto first = [&](ProfileWord kind, std::string_view unknown) {
    const std::vector<std::string> near = words.Near(kind, unknown);
    EXPECT_LE(near.size(), 3u);
    return near.empty() ? std::string() : near.front();
  };
  EXPECT_EQ(first(ProfileWord::kField, "caterng"), "catering");
  EXPECT_EQ(first(ProfileWord::kField, "Animal-Care"), "animal_care");
  EXPECT_EQ(first(ProfileWord::kField, "shop work"), "retail");
  EXPECT_EQ(first(ProfileWord::kConcept, "Walks dogs"), "walk_dogs");
  EXPECT_EQ(first(ProfileWord::kConcept, "grow_vegtables"), "grow_vegetables");
  EXPECT_EQ(first(ProfileWord::kFacet, "noize"), "noise");
  EXPECT_THAT(words.Near(ProfileWord::kConcept, "zzzzzzzzzz"), IsEmpty());
  EXPECT_THAT(words.Near(ProfileWord::kConcept, ""), IsEmpty());
  EXPECT_TRUE(words.IsSensitive("lived_experience"));
  EXPECT_FALSE(words.IsSensitive("sing"));
}

// Nothing of the kind may become a member of what the matcher sees. Comments are passed over; a
// name counts in whole and in its parts.
TEST(ProfileType, HasNoMemberAboutThePersonsHealthOrBackground) {
  const std::set<std::string> forbidden = {
      "health",     "diagnosis", "diagnoses",  "illness",    "disability", "disabled",
      "medication", "symptom",   "symptoms",   "age",        "birth",      "born",
      "sex",        "gender",    "ethnicity",  "ethnic",     "race",       "religion",
      "gap",        "gaps",      "unemployed", "confidence", "motivation", "readiness"};
  int headers = 0, names = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(testing::SourceDir()) / "matcher")) {
    if (entry.path().extension() != ".h") continue;
    ++headers;
    const std::string file = fs::relative(entry.path(), testing::SourceDir()).string();
    const std::string text = SourceText(file);
    for (std::string_view line : Split(text, '\n')) {
      line = line.substr(0, line.find("//"));
      for (const Word& word : WordsOf(line)) {
        ++names;
        EXPECT_EQ(forbidden.count(word.folded), 0u) << file << ": " << line;
      }
    }
  }
  EXPECT_GT(headers, 10);
  EXPECT_GT(names, 1000);
}

}  // namespace
}  // namespace corner::matcher
