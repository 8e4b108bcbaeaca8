// The resources vocabulary and the work context as data: complete, consistent, kindly worded.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/base/words.h"
#include "taxonomies/context/context.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/resources/vocabulary.h"
#include "tests/support/status_matchers.h"

namespace corner::taxonomies {
namespace {

using corner::testing::FailsWith;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

TEST(Resources, AreManyAndGrouped) {
  const Resources& resources = BuiltinResources();
  EXPECT_GE(resources.all().size(), 700u);
  std::set<std::string> used_groups;
  for (const Resource& resource : resources.all()) {
    used_groups.insert(resource.group);
    EXPECT_FALSE(resource.label.empty()) << resource.id;
    EXPECT_GE(resource.client_words.size(), 2u) << resource.id;
    EXPECT_GE(resource.advert_words.size(), 2u) << resource.id;
  }
  EXPECT_EQ(used_groups.size(), resources.groups().size());
}

TEST(Resources, EveryUnitGroupIsComplete) {
  const Resources& resources = BuiltinResources();
  for (const OccGroup* unit : BuiltinClassification().AtLevel(OccLevel::kUnit)) {
    EXPECT_GE(resources.UsedBy(unit->code).size(), 8u) << unit->code.code();
    EXPECT_GE(resources.OwnWeights(unit->code).size(), 3u) << unit->code.code();
  }
}

// Licences reach work through what they are related to, and what is learnt in ordinary life or
// lived need not be work at all.
TEST(Resources, EveryOtherOneIsUsedByAKindOfWork) {
  const Resources& resources = BuiltinResources();
  std::set<ResourceIndex> used;
  for (const OccGroup* unit : BuiltinClassification().AtLevel(OccLevel::kUnit)) {
    for (const ResourceWeight& weight : resources.UsedBy(unit->code)) used.insert(weight.resource);
  }
  for (size_t i = 0; i < resources.all().size(); ++i) {
    const Resource& resource = resources.all()[i];
    if (resource.sensitive()) {
      EXPECT_FALSE(used.contains(static_cast<ResourceIndex>(i))) << resource.id;
    } else if (resource.marks == 0) {
      EXPECT_TRUE(used.contains(static_cast<ResourceIndex>(i))) << resource.id;
    }
    if ((resource.marks & Resource::kLicence) != 0) {
      EXPECT_FALSE(resource.related.empty()) << resource.id;
    }
  }
}

TEST(Resources, NearnessIsMutual) {
  const Resources& resources = BuiltinResources();
  for (size_t a = 0; a < resources.all().size(); ++a) {
    EXPECT_EQ(
        resources.SimilarityTenths(static_cast<ResourceIndex>(a), static_cast<ResourceIndex>(a)),
        10);
    for (const RelatedResource& near : resources.all()[a].related) {
      EXPECT_EQ(resources.SimilarityTenths(near.resource, static_cast<ResourceIndex>(a)),
                near.tenths);
    }
  }
}

// Words that speak of what people lack, of illness or of levels stand nowhere in the data.
TEST(Resources, SpeakOfWhatPeopleBring) {
  const std::set<std::string> banned = {
      "suffer",  "suffers",    "suffering", "lack",        "lacks",    "lacking",       "barrier",
      "deficit", "deficits",   "disorder",  "unable",      "cannot",   "schizophrenia", "bipolar",
      "autism",  "depression", "addiction", "low-skilled", "unskilled"};
  for (std::string_view table : {ResourcesTsv(), ResourceGroupsTsv(), ContextFacetsTsv()}) {
    for (const Word& word : WordsOf(table)) {
      EXPECT_FALSE(banned.contains(word.folded)) << word.folded;
    }
  }
}

TEST(Resources, SayWhatIsWrongWithATable) {
  const std::string groups = "group\tname\tabout\nfood\tFood\tCooking\n";
  const std::string head =
      "id\tgroup\tlabel\tclient_words\tadvert_words\trelated\texternal\tmarks\n";
  const std::string weights = "code\tconcept\tweight\n";
  const auto parse = [&](std::string_view resources, std::string_view more = "") {
    const std::string table = Concat(head, resources), rows = Concat(weights, more);
    return Resources::Parse({groups, table, rows}, BuiltinClassification());
  };
  EXPECT_THAT(parse("cook\tfood\tCooks\tcooking\tcook meals\t\t\t\n", "5434\tcook\t9\n"),
              corner::testing::IsOk());
  EXPECT_THAT(parse("cook\tdrink\tCooks\ta\tb\t\t\t\n"), FailsWith(kInvalid, "drink"));
  EXPECT_THAT(parse("cook\tfood\tC\ta\tb\t\t\t\nbake\tfood\tB\tA\tc\t\t\t\n"),
              FailsWith(kInvalid, "line 3"));
  EXPECT_THAT(parse("cook\tfood\tC\ta\tb\tbake:8\t\t\n"), FailsWith(kInvalid, "bake:8"));
  EXPECT_THAT(parse("cook\tfood\tC\ta\tb\t\t\tsecret\n"), FailsWith(kInvalid, "secret"));
  EXPECT_THAT(parse("cook\tfood\tC\ta\tb\t\t\t\n", "5434\tcook\t10\n"), FailsWith(kInvalid, "10"));
  EXPECT_THAT(parse("cook\tfood\tC\ta\tb\t\t\t\n", "5999\tcook\t1\n"), FailsWith(kInvalid, "5999"));
}

TEST(Context, HasAScaleInWordsForEveryFacet) {
  const Context& context = BuiltinContext();
  EXPECT_GE(context.facets().size(), 15u);
  for (std::string_view facet : {"public", "team", "time", "noise", "autonomy", "routine",
                                 "conflict", "physical", "outdoors", "phone"}) {
    EXPECT_TRUE(context.Find(facet).has_value()) << facet;
  }
  for (const ContextFacet& facet : context.facets()) {
    EXPECT_TRUE(facet.question.ends_with('?')) << facet.id;
    EXPECT_FALSE(facet.one.empty() || facet.three.empty() || facet.five.empty()) << facet.id;
  }
}

TEST(Context, TypicalValuesTellKindsOfWorkApart) {
  const Context& context = BuiltinContext();
  const auto value = [&](std::string_view code, std::string_view facet) {
    return context.TypicalOf(*SocCode::Parse(code), *context.Find(facet));
  };
  EXPECT_EQ(value("7211", "phone"), 5);  // call centre
  EXPECT_LE(value("4122", "public"), 2);
  EXPECT_GE(value("5113", "outdoors"), 4);
  for (const OccGroup* unit : BuiltinClassification().AtLevel(OccLevel::kUnit)) {
    for (FacetIndex facet = 0; facet < context.facets().size(); ++facet) {
      const int32_t typical = context.TypicalOf(unit->code, facet);
      EXPECT_TRUE(typical >= 1 && typical <= 5);
    }
  }
}

TEST(Context, AnAdvertsOwnWordsCount) {
  const Context& context = BuiltinContext();
  const auto read = [&](std::string_view text, std::string_view facet) {
    for (const FacetMention& mention : context.FromAdvert(text)) {
      if (mention.facet == *context.Find(facet)) return mention.value;
    }
    return 0;
  };
  EXPECT_EQ(read("You will work in a quiet office with no phone work.", "noise"), 1);
  EXPECT_EQ(read("A fast-paced kitchen. No two days are the same.", "time"), 5);
  EXPECT_EQ(read("A fast-paced kitchen. No two days are the same.", "routine"), 1);
  EXPECT_EQ(read("There is no heavy lifting.", "physical"), 0);
  EXPECT_EQ(read("Nothing of the kind.", "physical"), 0);
}

}  // namespace
}  // namespace corner::taxonomies
