// The parts of the search for duplicates one by one, and all of them against the naive way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "indexer/deduplicate/clusters.h"
#include "indexer/deduplicate/compare.h"
#include "indexer/deduplicate/shared_units.h"
#include "indexer/deduplicate/title_facts.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/deduplicate/advert_families.h"
#include "tests/indexer/deduplicate/grouping_fixture.h"

namespace corner::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace ::corner::indexer;  // NOLINT(google-build-using-namespace)

TEST(TitleFacts, SpellingsOfOneTitleMeet) {
  const std::pair<const char*, const char*> alike[] = {
      {"Kitchen Porter", "KITCHEN PORTERS – Leeds (Ref: 81338)"},
      {"Care Assistant", "Care Assistant - part time, 16 hours per week, £12.71 per hour"},
      {"Senior Finance Officer", "Snr. Finance Officer"},
      {"Healthcare Assistant", "HCA – LS1 4AB"},
      {"Cleaner", "URGENT: cleaner wanted, immediate start"},
      {"Cook", "Cook at Tern & Tide"}};
  for (const auto& [a, b] : alike) {
    EXPECT_EQ(TitleKey(ReadTitle(a, "Leeds", "Tern & Tide")),
              TitleKey(ReadTitle(b, "Leeds, LS1 4AB", "Tern & Tide")))
        << a << " / " << b;
  }
}

TEST(TitleFacts, OtherRolesStayApart) {
  const std::pair<const char*, const char*> apart[] = {
      {"Chef", "Sous Chef"},
      {"Finance Officer", "Senior Finance Officer"},
      {"Maths Teacher", "Art Teacher"},
      {"Nurse Band 5", "Nurse Band 6"},
      {"Driver Class C", "Driver Class D"},
      {"Care Assistant, nights", "Care Assistant, days"}};
  for (const auto& [a, b] : apart) {
    EXPECT_NE(TitleKey(ReadTitle(a, "", "")), TitleKey(ReadTitle(b, "", ""))) << a << " / " << b;
  }
}

TEST(TitleFacts, TakesOutReferenceAndWorkingTime) {
  const TitleFacts facts =
      ReadTitle("Case Administrator - Lincoln - Part Time (Ref: 81998)", "Lincoln", "");
  EXPECT_THAT(facts.words, ElementsAre("administrator", "case"));
  EXPECT_EQ(facts.reference, "81998");
  EXPECT_TRUE(facts.part_time);
  EXPECT_FALSE(facts.full_time);
  EXPECT_EQ(TitleKey(ReadTitle("– – –", "", "")), 0u);
}

TEST(CoreText, LeavesOutWhatIsNotAboutTheJob) {
  const std::string job = "You wash the pans and keep the floor dry.\nYou help the cook.";
  const std::string rest =
      "\n\nBenefits\n\n28 days of leave\nA meal on every shift\n\nAbout us\nWe bake.\n\n"
      "The role\nYou open the kitchen.\nWe are a Disability Confident employer.\nTo apply, write.";
  const CoreText core = ReadCoreText(job + rest);
  EXPECT_EQ(core.hash(), ReadCoreText(job + "\nThe role\nYou open the kitchen.").hash());
  EXPECT_EQ(core.units.size(), 4u);
  EXPECT_NE(core.all_hash, ReadCoreText(job).all_hash);
}

TEST(CoreText, FiguresDoNotEndASentenceAndOrderDoesNotMatter) {
  EXPECT_EQ(ReadCoreText("Pay is 12.71 an hour").units.size(), 1u);
  const CoreText a = ReadCoreText("Wash the pans. Sweep the old floor. Lock the back door.");
  const CoreText b = ReadCoreText("Lock the back door!\nWash the pans\nSweep the old floor");
  EXPECT_EQ(Shingles(a), Shingles(b));
  EXPECT_NE(a.hash(), b.hash());
}

TEST(CoreText, CountsOverlap) {
  const auto of = [](const char* text) { return Shingles(ReadCoreText(text)); };
  const Overlap same = OverlapOf(of("one two three four"), of("one two three four"));
  EXPECT_DOUBLE_EQ(same.jaccard, 1);
  const Overlap part = OverlapOf(of("one two three four"), of("one two three four five six"));
  EXPECT_DOUBLE_EQ(part.jaccard, 0.5);
  EXPECT_DOUBLE_EQ(part.containment, 1);
  EXPECT_DOUBLE_EQ(OverlapOf(of(""), of("one")).jaccard, 0);
}

TEST(SharedUnits, AreThoseOfOtherTitles) {
  SharedUnitIndex index;
  const CoreText common = ReadCoreText("Every site has a garden.");
  const CoreText own = ReadCoreText("You water the seed trays.");
  for (uint64_t title : {1, 2, 3}) index.Add(title, common);
  index.Add(1, own);
  index.Add(1, own);
  EXPECT_TRUE(index.Besides(1).contains(common.units[0].hash));
  EXPECT_FALSE(index.Besides(1).contains(own.units[0].hash));
  EXPECT_FALSE(index.Besides(2).contains(own.units[0].hash));  // one other title is not many
}

Vacancy Porter() {
  Vacancy vacancy;
  vacancy.title = "Kitchen porter";
  vacancy.employer_key = "tern tide cafe";
  vacancy.source = "a";
  vacancy.place = {"Leeds", "Leeds", 53.8, -1.55, taxonomies::PlacePrecision::kTown, "town:leeds"};
  for (int i = 0; i < 12; ++i) {
    vacancy.description_text.append(
        Concat("You carry tray number ", i, " up to floor ", i * 7, " before the doors open.\n"));
  }
  return vacancy;
}

Relation RelationOf(const Vacancy& a, const Vacancy& b) {
  return CompareSignatures(SignatureOf(a), SignatureOf(b)).judgement.relation;
}

TEST(Compare, StatedFactsSetApartAndSilenceDoesNot) {
  const Vacancy porter = Porter();
  Vacancy other = porter;
  EXPECT_EQ(RelationOf(porter, other), Relation::kDuplicate);
  other.hours = Hours{1600, 1600};
  EXPECT_EQ(RelationOf(porter, other), Relation::kDuplicate);
  Vacancy full = porter;
  full.hours = Hours{3700, 3750};
  EXPECT_EQ(RelationOf(full, other), Relation::kDiffers);
  Pay pay;
  pay.min_pence = 1271;
  pay.period = PayPeriod::kHour;
  full.pay = pay;
  other.hours.reset();
  pay.min_pence = 1280;  // a rounding
  other.pay = pay;
  EXPECT_EQ(RelationOf(full, other), Relation::kDuplicate);
  other.pay->min_pence = 1320;
  EXPECT_EQ(RelationOf(full, other), Relation::kDiffers);
  other = porter;
  other.title = "Kitchen porter (Ref: 8123)";
  EXPECT_EQ(RelationOf(porter, other), Relation::kDuplicate);
  Vacancy third = porter;
  third.title = "Kitchen porter (Ref: 9456)";
  EXPECT_EQ(RelationOf(third, other), Relation::kDiffers);
}

TEST(Compare, AnotherPlaceIsAnotherOpening) {
  const Vacancy porter = Porter();
  Vacancy other = porter;
  other.place = {"York", "York", 53.96, -1.08, taxonomies::PlacePrecision::kTown, "town:york"};
  EXPECT_EQ(RelationOf(porter, other), Relation::kUnrelated);
  other.place = {"LS1 4AB", "LS1", 53.797, -1.55, taxonomies::PlacePrecision::kSite, "LS1"};
  EXPECT_EQ(RelationOf(porter, other), Relation::kDuplicate);
  other.place = {};
  EXPECT_EQ(RelationOf(porter, other), Relation::kUnrelated);
}

TEST(Compare, ShortTextsNeedEverythingEqual) {
  Vacancy porter = Porter();
  porter.description_text = "Wash the pans.";
  Vacancy other = porter;
  EXPECT_EQ(RelationOf(porter, other), Relation::kDuplicate);
  other.employer_key = "tern tide cafe leeds";
  EXPECT_EQ(RelationOf(porter, other), Relation::kUnrelated);
  other = porter;
  other.description_text = "Wash the pots.";
  EXPECT_EQ(RelationOf(porter, other), Relation::kUnrelated);
  other = porter;
  porter.place = other.place = {};
  EXPECT_EQ(RelationOf(porter, other), Relation::kUnrelated);
}

TEST(Compare, AnotherNameNeedsAnotherFactAlike) {
  Vacancy porter = Porter(), agency = porter;
  agency.employer_key = "brisk staffing";
  EXPECT_EQ(RelationOf(porter, agency), Relation::kUnrelated);
  porter.hours = agency.hours = Hours{1600, 1600};
  EXPECT_EQ(RelationOf(porter, agency), Relation::kDuplicate);
}

TEST(Compare, IsTheSameBothWaysRound) {
  std::vector<Signature> signatures;
  for (const FamilyAdvert& advert : MakeFamilies(5, 40)) {
    const Normaliser normaliser(taxonomies::Builtin(), {advert.source, Day(20600)});
    signatures.push_back(SignatureOf(std::get<Vacancy>(normaliser.Normalise(advert.posting))));
    EXPECT_EQ(Encode(*DecodeSignature(Encode(signatures.back()))), Encode(signatures.back()));
  }
  EXPECT_FALSE(DecodeSignature("short").has_value());
  for (const Signature& a : signatures) {
    for (const Signature& b : signatures) {
      const FirstLook one = CompareSignatures(a, b), two = CompareSignatures(b, a);
      ASSERT_EQ(one.judgement.relation, two.judgement.relation);
      ASSERT_EQ(one.needs_text, two.needs_text);
    }
  }
}

TEST(Clusters, APersonsWordGoesFirst) {
  const std::vector<GroupNode> nodes = {{"a", Day(9)}, {"b", Day(3)}, {"c", Day(5)}};
  using Kind = GroupLink::Kind;
  const std::vector<GroupLink> found = {{"a", "b", Kind::kDuplicate, 900},
                                        {"b", "c", Kind::kDuplicate, 800}};
  EXPECT_THAT(Cluster(nodes, found), ElementsAre(ElementsAre(1, 0, 2)));
  auto with = found;
  with.push_back({"a", "c", Kind::kDiffers, 0});
  EXPECT_THAT(Cluster(nodes, with), ElementsAre(ElementsAre(1, 0)));
  with.push_back({"a", "c", Kind::kTogether, 0});
  EXPECT_THAT(Cluster(nodes, with), ElementsAre(ElementsAre(1, 0, 2)));
  with = found;
  with.push_back({"a", "b", Kind::kApart, 0});
  EXPECT_THAT(Cluster(nodes, with), ElementsAre(ElementsAre(1, 2)));
  EXPECT_THAT(Cluster(nodes, {{"a", "z", Kind::kDuplicate, 1}}), IsEmpty());
}

// The same rules on plain sets: take the links in order, join two sets unless a pair forbids it.
std::set<std::set<std::string>> NaiveClusters(const std::vector<GroupNode>& nodes,
                                              std::vector<GroupLink> links) {
  using Kind = GroupLink::Kind;
  std::sort(links.begin(), links.end(), [](const GroupLink& a, const GroupLink& b) {
    return std::tuple(-a.strength, a.low, a.high) < std::tuple(-b.strength, b.low, b.high);
  });
  std::vector<std::set<std::string>> sets;
  for (const GroupNode& node : nodes) sets.push_back({node.id});
  for (const Kind joining : {Kind::kTogether, Kind::kDuplicate}) {
    for (const GroupLink& link : links) {
      if (link.kind != joining) continue;
      const auto of = [&](const std::string& id) {
        return std::find_if(sets.begin(), sets.end(),
                            [&](const auto& s) { return s.contains(id); });
      };
      const auto a = of(link.low), b = of(link.high);
      if (a == b) continue;
      const bool forbidden = std::any_of(links.begin(), links.end(), [&](const GroupLink& other) {
        const bool counts = other.kind == Kind::kApart ||
                            (other.kind == Kind::kDiffers && joining == Kind::kDuplicate);
        return counts && ((a->contains(other.low) && b->contains(other.high)) ||
                          (b->contains(other.low) && a->contains(other.high)));
      });
      if (forbidden) continue;
      a->insert(b->begin(), b->end());
      sets.erase(b);
    }
  }
  std::set<std::set<std::string>> groups;
  for (auto& s : sets) {
    if (s.size() > 1) groups.insert(std::move(s));
  }
  return groups;
}

TEST(Clusters, AgreeWithPlainSetsInAnyOrder) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<GroupNode> nodes;
    for (int i = 0; i < 12; ++i) {
      nodes.push_back(
          {std::string(1, static_cast<char>('a' + i)), Day(static_cast<int>(random() % 5))});
    }
    std::map<std::pair<std::string, std::string>, GroupLink> links;
    for (uint64_t n = random() % 24; n > 0; --n) {
      const size_t a = random() % 12, b = random() % 12;
      if (a >= b) continue;
      links[{nodes[a].id, nodes[b].id}] = {
          nodes[a].id, nodes[b].id,
          static_cast<GroupLink::Kind>(random() % 8 < 5 ? 0 : random() % 4),
          static_cast<int32_t>(random() % 4)};
    }
    std::vector<GroupLink> list;
    for (const auto& [pair, link] : links) list.push_back(link);
    const auto expected = NaiveClusters(nodes, list);
    for (int order = 0; order < 3; ++order) {
      std::shuffle(list.begin(), list.end(), random);
      std::shuffle(nodes.begin(), nodes.end(), random);
      std::set<std::set<std::string>> found;
      for (const auto& group : Cluster(nodes, list)) {
        std::set<std::string> ids;
        for (const size_t i : group) {
          ids.insert(nodes[i].id);
          EXPECT_LE(nodes[group.front()].first_seen, nodes[i].first_seen);
        }
        found.insert(std::move(ids));
      }
      ASSERT_EQ(found, expected) << "round " << round;
    }
  }
}

// Every pair compared with its texts, without keys, bands or bounds.
class NaiveGrouping {
 public:
  explicit NaiveGrouping(const std::vector<Vacancy>& vacancies) {
    for (const Vacancy& vacancy : vacancies) {
      Entry& entry = entries_.emplace_back();
      entry.signature = SignatureOf(vacancy, &entry.text);
      nodes_.push_back({vacancy.id, vacancy.first_seen});
      if (!vacancy.employer_key.empty()) {
        by_employer_[vacancy.employer_key].emplace_back(vacancy.id, entries_.size() - 1);
      }
    }
  }

  std::map<std::string, std::string> Groups() {
    std::vector<GroupLink> links;
    for (size_t i = 0; i < entries_.size(); ++i) {
      for (size_t k = i + 1; k < entries_.size(); ++k) AddLink(i, k, &links);
    }
    std::map<std::string, std::string> groups;
    for (const GroupNode& node : nodes_) groups[node.id] = node.id;
    for (const auto& group : Cluster(nodes_, links)) {
      for (const size_t i : group) groups[nodes_[i].id] = nodes_[group.front()].id;
    }
    return groups;
  }

 private:
  struct Entry {
    Signature signature;
    CoreText text;
  };

  void AddLink(size_t i, size_t k, std::vector<GroupLink>* links) {
    const Entry &a = entries_[i], &b = entries_[k];
    const FirstLook look = CompareSignatures(a.signature, b.signature);
    Judgement judgement = look.judgement;
    if (look.needs_text) {
      const bool same = a.signature.employer != 0 && a.signature.employer == b.signature.employer;
      const SharedUnits shared = same ? Shared(i) : SharedUnits();
      judgement = CompareTexts(a.signature, b.signature, a.text, b.text, &shared);
    }
    if (judgement.relation == Relation::kUnrelated) return;
    const auto& [low, high] = std::minmax(nodes_[i].id, nodes_[k].id);
    links->push_back({low, high,
                      judgement.relation == Relation::kDiffers ? GroupLink::Kind::kDiffers
                                                               : GroupLink::Kind::kDuplicate,
                      judgement.strength});
  }

  SharedUnits Shared(size_t of) {
    SharedUnitIndex index;
    for (auto& [employer, adverts] : by_employer_) {
      std::sort(adverts.begin(), adverts.end());
      const bool own = std::any_of(adverts.begin(), adverts.end(),
                                   [&](const auto& advert) { return advert.second == of; });
      if (!own) continue;
      for (size_t n = 0; n < adverts.size() && n < 40; ++n) {
        const Entry& entry = entries_[adverts[n].second];
        index.Add(entry.signature.title, entry.text);
      }
    }
    return index.Besides(entries_[of].signature.title);
  }

  std::vector<Entry> entries_;
  std::vector<GroupNode> nodes_;
  std::map<std::string, std::vector<std::pair<std::string, size_t>>> by_employer_;
};

using NaiveReference = GroupingFixture;

// Keys may miss a pair that comparing everything finds, seldom; they never join one it does not.
TEST_F(NaiveReference, TheLedgerFindsTheSameGroups) {
  std::vector<Vacancy> vacancies;
  for (FamilyAdvert& advert : MakeFamilies(11, 90)) {
    vacancies.push_back(Normalised(advert.posting, "one", kDay));
  }
  ASSERT_NO_FATAL_FAILURE(Take(vacancies));
  const auto found = Groups(), naive = NaiveGrouping(vacancies).Groups();
  int joined = 0, missed = 0;
  for (const auto& [id, group] : found) {
    for (const auto& [other, other_group] : found) {
      if (other <= id) continue;
      const bool together = group == other_group, should = naive.at(id) == naive.at(other);
      EXPECT_TRUE(should || !together) << id << " " << other;
      joined += together;
      missed += should && !together;
    }
  }
  EXPECT_GT(joined, 100);
  EXPECT_LE(missed * 50, joined) << "more than 2 % missed";
}

}  // namespace
}  // namespace corner::testing
