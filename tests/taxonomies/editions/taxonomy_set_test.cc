// A site's tables laid over the shipped ones, and the edition they make.
#include "taxonomies/editions/taxonomy_set.h"

#include <gtest/gtest.h>

#include <set>

#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/places/place_parser.h"
#include "tests/support/status_matchers.h"
#include "tests/taxonomies/editions/official_samples.h"

namespace corner::taxonomies {
namespace {

using corner::testing::FailsWith;
using corner::testing::IsOk;
using corner::testing::SampleFiles;
using corner::testing::ShippedCodes;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

SiteTables With(SiteKind kind) {
  SiteTables site;
  site.Set(kind, ReadOfficial(kind, SampleFiles(kind), ShippedCodes())->text);
  return site;
}

TEST(Edition, NamesTheTablesAndChangesWithTheirText) {
  const Edition shipped = EditionOf({});
  EXPECT_EQ(shipped.name, "shipped");
  EXPECT_EQ(shipped.hash.size(), 12u);
  EXPECT_EQ(shipped, EditionOf({}));
  std::set<std::string> hashes = {shipped.hash};
  for (const SiteKindInfo& info : SiteKinds()) {
    SiteTables site;
    site.Set(info.kind, "a");
    EXPECT_EQ(EditionOf(site).name, Concat("shipped+", info.name));
    EXPECT_TRUE(hashes.insert(EditionOf(site).hash).second);
    site.Set(info.kind, "b");
    EXPECT_TRUE(hashes.insert(EditionOf(site).hash).second);
  }
}

TEST(TaxonomySet, WithoutSiteTablesIsWhatTheProgramHolds) {
  ASSERT_OK_AND_ASSIGN(const auto set, LoadTaxonomies({}));
  EXPECT_EQ(set->gazetteer.get(), &Builtin());
  EXPECT_EQ(set->titles.get(), &BuiltinTitles());
  EXPECT_EQ(set->resources.get(), &BuiltinResources());
  EXPECT_TRUE(set->concepts->all().empty());
}

TEST(TaxonomySet, TheStructureBringsItsTitles) {
  ASSERT_OK_AND_ASSIGN(const auto set, LoadTaxonomies(With(SiteKind::kSoc2020)));
  EXPECT_EQ(set->classification->Find(*SocCode::Parse("9231"))->title,
            "Guards of doors, gates and sites");
  EXPECT_EQ(set->coder->Code("Chef").best.front().code.code(),
            BuiltinCoder().Code("Chef").best.front().code.code());
}

// A structure that lacks a group the other tables speak of is no structure for them.
TEST(TaxonomySet, AStructureWithAHoleIsRefused) {
  SiteTables site = With(SiteKind::kSoc2020);
  const std::string& text = site.Of(SiteKind::kSoc2020);
  const size_t row = text.find("unit\t9231\t");
  site.Set(SiteKind::kSoc2020, text.substr(0, row) + text.substr(text.find('\n', row) + 1));
  EXPECT_THAT(LoadTaxonomies(site), FailsWith(kInvalid, "9231"));
}

TEST(TaxonomySet, TheIndexCodesItsTitles) {
  ASSERT_OK_AND_ASSIGN(const auto set, LoadTaxonomies(With(SiteKind::kSoc2020Index)));
  const Coding coding = set->coder->Code("Noodle wrangler");
  ASSERT_FALSE(coding.best.empty());
  EXPECT_EQ(coding.basis, CodingBasis::kWholeTitle);
  EXPECT_EQ(coding.best.front().code.code(), "5435");
  EXPECT_NE(BuiltinCoder().Code("Noodle wrangler").basis, CodingBasis::kWholeTitle);
  EXPECT_EQ(set->merged.titles_added, 2);
  EXPECT_EQ(set->titles->size(), BuiltinTitles().size() + 2);
}

TEST(TaxonomySet, AShippedTitleGivesWayToTheIndex) {
  MergeReport report;
  const auto merged = MergeTitles("code\ttitle\tnote\n5434\tchef\t\n5434\tcook\t\n",
                                  "code\ttitle\tnote\n5435\tChef\t\n", &report);
  ASSERT_THAT(merged, IsOk());
  EXPECT_EQ(*merged, "code\ttitle\tnote\n5435\tChef\t\n5434\tcook\t\n");
  EXPECT_EQ(report.titles_replaced, 1);
  EXPECT_EQ(report.titles_added, 0);
}

TEST(TaxonomySet, EscoBringsWordingsToTheResourceThatNamesItsSkill) {
  // Any resource that names a skill no other resource names.
  std::string code;
  const Resource* named = nullptr;
  std::set<std::string> once, twice;
  for (const Resource& resource : BuiltinResources().all()) {
    for (const std::string& id : resource.external) {
      if (!once.insert(id).second) twice.insert(id);
    }
  }
  for (const Resource& resource : BuiltinResources().all()) {
    for (const std::string& id : resource.external) {
      if (named != nullptr || twice.contains(id) || !id.starts_with("esco:skill/")) continue;
      if (resource.sensitive()) continue;
      named = &resource;
      code = id.substr(5);
    }
  }
  ASSERT_NE(named, nullptr);
  SiteTables site;
  site.Set(SiteKind::kEsco, Concat("kind\tcode\tparent\tlabel\twords\tvalue\nskill\t", code,
                                   "\t\tzorble the quux\tquux zorbling|zorble|cash handling\t\n"));
  ASSERT_OK_AND_ASSIGN(const auto set, LoadTaxonomies(site));
  EXPECT_EQ(set->merged.skills_linked, 1);
  EXPECT_EQ(set->merged.wordings_added, 2);
  EXPECT_EQ(set->merged.wordings_passed_over, 2);
  const auto mentions = set->extractor->FromAdvert("You will zorble the quux.");
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(set->resources->all()[mentions[0].resource].id, named->id);
  EXPECT_TRUE(BuiltinExtractor().FromAdvert("You will zorble the quux.").empty());
  EXPECT_NE(set->concepts->Find("ESCO", code), nullptr);
  // Nothing shipped means something else now.
  for (const Resource& resource : BuiltinResources().all()) {
    for (const std::string& words : resource.advert_words) {
      const auto ours = BuiltinExtractor().FromAdvert(words);
      const auto theirs = set->extractor->FromAdvert(words);
      ASSERT_EQ(ours.size(), theirs.size()) << words;
      for (size_t i = 0; i < ours.size(); ++i) EXPECT_EQ(ours[i].resource, theirs[i].resource);
    }
  }
}

TEST(TaxonomySet, OnetIsThereToLookUpAndChangesNoMatch) {
  ASSERT_OK_AND_ASSIGN(const auto set, LoadTaxonomies(With(SiteKind::kOnet)));
  ASSERT_NE(set->concepts->Find("ONET", "51-9999.01"), nullptr);
  EXPECT_EQ(set->concepts->Find("ONET", "51-9999.01")->words,
            std::vector<std::string>{"Bell Buffer"});
  EXPECT_EQ(set->concepts->Of("ONET", "51-9999.01").size(), 2u);
  EXPECT_EQ(set->titles.get(), &BuiltinTitles());
  EXPECT_EQ(set->resources.get(), &BuiltinResources());
}

TEST(TaxonomySet, PlacesMoveAndAreAdded) {
  SiteTables site = With(SiteKind::kPostcodes);
  site.Set(SiteKind::kAuthorities, With(SiteKind::kAuthorities).Of(SiteKind::kAuthorities));
  ASSERT_OK_AND_ASSIGN(const auto set, LoadTaxonomies(site));
  const Gazetteer& places = *set->gazetteer;
  EXPECT_NEAR(places.FindDistrict("LS1")->lat, 53.801, 1e-9);
  ASSERT_NE(places.FindDistrict("LS98"), nullptr);
  EXPECT_EQ(PrecisionOf(*places.FindDistrict("LS98")), PlacePrecision::kDistrict);
  EXPECT_EQ(places.FindByName("E08000035").front()->id, "town:leeds");
  EXPECT_EQ(places.FindByName("E06000023").front()->id, "county:bristol");
  const auto parsed = ParsePlace(places, "Cwm Newydd");
  ASSERT_TRUE(parsed.best.has_value());
  EXPECT_EQ(parsed.best->precision, PlacePrecision::kCounty);
  EXPECT_EQ(ParsePlace(places, "Leeds").best->id, "town:leeds");
  ASSERT_OK_AND_ASSIGN(const auto alone, LoadGazetteer(site));
  EXPECT_EQ(alone->places().size(), places.places().size());
}

TEST(TaxonomySet, AChangedTableIsRefusedWithItsLine) {
  const auto load = [](SiteKind kind, std::string text) {
    SiteTables site;
    site.Set(kind, std::move(text));
    return LoadTaxonomies(site);
  };
  using enum SiteKind;
  EXPECT_THAT(load(kPostcodes, "district\tlat\tlon\nLS1\tx\t-1\n"),
              FailsWith(kInvalid, "postcodes.tsv: line 2"));
  EXPECT_THAT(load(kPostcodes, "district\tlat\tlon\nQQ1\t53\t-1\n"),
              FailsWith(kInvalid, "no postcode area"));
  EXPECT_THAT(load(kAuthorities, "code\tname\tlat\tlon\nE1\t\t53\t-1\n"),
              FailsWith(kInvalid, "authorities.tsv: line 2"));
  EXPECT_THAT(load(kEsco, "kind\tcode\tparent\tlabel\twords\tvalue\nx\ta\t\tb\t\t\n"),
              FailsWith(kInvalid, "esco.tsv: line 2"));
  EXPECT_THAT(load(kSoc2020Index, "code\ttitle\tnote\n1\tchef\t\n"), FailsWith(kInvalid, "unit"));
  EXPECT_THAT(load(kOnet, "kind\tcode\n"), FailsWith(kInvalid, "onet.tsv: line 1"));
}

}  // namespace
}  // namespace corner::taxonomies
