// MemoryCatalogue is the truth other catalogues are held to; here it is held to docs/search.md.
#include "tests/support/memory_catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "indexer/query.h"
#include "indexer/relevance.h"
#include "taxonomies/base/text.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

using namespace ::corner::indexer;  // NOLINT(google-build-using-namespace)
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
const Day kToday(20600);

Vacancy Advert(std::string id, std::string title, std::string employer, std::string description) {
  Vacancy vacancy;
  vacancy.id = std::move(id);
  vacancy.source = "test";
  vacancy.title = std::move(title);
  vacancy.employer_name = std::move(employer);
  vacancy.employer_key = FoldKey(vacancy.employer_name);
  vacancy.description_text = std::move(description);
  vacancy.first_seen = kToday;
  return vacancy;
}

MemoryCatalogue Kitchen() {
  MemoryCatalogue catalogue;
  catalogue.Put(Advert("a", "Chef", "Tern Tide", "Cook lunch by day, never at night."));
  catalogue.Put(Advert("b", "Night chef", "Driver Hire", "Cooks supper. Part time."));
  catalogue.Put(Advert("c", "Driver", "Tern Wharf", "Drive to the chef. A part-time post."));
  catalogue.Put(Advert("d", "Cleaner", "Tide Tern", "Time to clean, part of a team."));
  return catalogue;
}

Probe Asking(std::string_view text) {
  Probe probe;
  probe.day = kToday;
  const auto query = ParseQuery(text);
  EXPECT_THAT(query, IsOk()) << text;
  if (query.ok()) probe.clauses = query->clauses;
  return probe;
}

std::vector<std::string> IdsOf(const Catalogue& catalogue, const Probe& probe) {
  const auto result = catalogue.Search(probe);
  EXPECT_THAT(result, IsOk());
  std::vector<std::string> ids;
  if (!result.ok()) return ids;
  for (const Hit& hit : result->hits) ids.push_back(hit.vacancy.id);
  return ids;
}

TEST(MemoryCatalogue, OperatorTruthTable) {
  const MemoryCatalogue catalogue = Kitchen();
  const std::pair<const char*, std::set<std::string>> table[] = {
      {"", {"a", "b", "c", "d"}},
      {"chef", {"a", "b", "c"}},
      {"chef cleaner", {"a", "b", "c", "d"}},
      {"zebra", {}},
      {"chef zebra", {"a", "b", "c"}},
      {"+chef cleaner", {"a", "b", "c"}},
      {"+chef +driver", {"b", "c"}},
      {"+chef +zebra", {}},
      {"-chef", {"d"}},
      {"chef -night", {"c"}},
      {"driver -chef", {}},
      {"+chef -driver", {"a"}},
      {"-zebra", {"a", "b", "c", "d"}},
      {"title:chef", {"a", "b"}},
      {"employer:driver", {"b"}},
      {"-title:chef", {"c", "d"}},
      {"cooking", {"a", "b"}},
      {"\"cook\"", {"a"}},
      {"driv*", {"b", "c"}},
      {"title:driv*", {"c"}},
      {"\"part time\"", {"b", "c"}},
      {"part-time", {"b", "c"}},
      {"\"tern tide\"", {"a"}},
      {"employer:\"tern tide\"", {"a"}},
      {"\"chef tern\"", {}},  // a phrase does not run over into the next text
      {"title:\"part time\"", {}},
  };
  for (const auto& [text, expected] : table) {
    const std::vector<std::string> ids = IdsOf(catalogue, Asking(text));
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()), expected) << text;
    EXPECT_EQ(ids.size(), expected.size()) << text;
  }
}

TEST(MemoryCatalogue, MorePartsMetComeFirst) {
  const MemoryCatalogue catalogue = Kitchen();
  ASSERT_OK_AND_ASSIGN(const SearchResult result, catalogue.Search(Asking("chef night supper")));
  ASSERT_EQ(result.hits.size(), 3u);
  EXPECT_EQ(result.total, 3);
  EXPECT_EQ(result.all_clauses_total, 1);
  EXPECT_EQ(result.hits[0].vacancy.id, "b");
  EXPECT_EQ(result.hits[0].clauses_met, 3);
  EXPECT_EQ(result.hits[1].vacancy.id, "a");
  EXPECT_EQ(result.hits[1].clauses_met, 2);
  EXPECT_EQ(result.hits[2].clauses_met, 1);
}

TEST(MemoryCatalogue, ScoresFollowTheFormula) {
  const MemoryCatalogue catalogue = Kitchen();
  // Words: a 1+2+7, b 2+2+4, c 1+2+8, d 1+2+7.
  const double average = AverageLength(10 + 8 + 11 + 10, 4);
  ASSERT_OK_AND_ASSIGN(const SearchResult result, catalogue.Search(Asking("+driver chef")));
  ASSERT_EQ(result.hits.size(), 2u);
  EXPECT_EQ(result.hits[0].vacancy.id, "b");
  EXPECT_EQ(result.hits[0].score,
            ClausePoints(4, 2, 3, 8, average) + ClausePoints(4, 3, 5, 8, average));
  EXPECT_EQ(result.hits[1].vacancy.id, "c");
  EXPECT_EQ(result.hits[1].score,
            ClausePoints(4, 2, 5, 11, average) + ClausePoints(4, 3, 1, 11, average));
}

TEST(Relevance, PointsAreTheFormulaByHand) {
  // idf = ln(1 + 8.5/2.5) = 1.481605; tf = 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 2)) = 1.294118
  EXPECT_EQ(ClausePoints(10, 2, 3, 20, 10.0), 1917);
  EXPECT_EQ(ClausePoints(10, 2, 0, 20, 10.0), 0);
  EXPECT_GT(ClausePoints(10, 10, 1, 10, 10.0), 0) << "even a word in every advert counts a little";
  EXPECT_EQ(AverageLength(0, 3), 1.0);
}

TEST(MemoryCatalogue, RepeatedPartsCountOnce) {
  const MemoryCatalogue catalogue = Kitchen();
  Probe once = Asking("chef night");
  Probe twice = once;
  twice.clauses.push_back(once.clauses[0]);
  ASSERT_OK_AND_ASSIGN(const SearchResult a, catalogue.Search(once));
  ASSERT_OK_AND_ASSIGN(const SearchResult b, catalogue.Search(twice));
  ASSERT_EQ(a.hits.size(), b.hits.size());
  for (size_t i = 0; i < a.hits.size(); ++i) {
    EXPECT_EQ(a.hits[i].score, b.hits[i].score);
    EXPECT_EQ(a.hits[i].clauses_met, b.hits[i].clauses_met);
  }
}

TEST(MemoryCatalogue, FindsOnlyWhatMayBeFoundOnTheDay) {
  MemoryCatalogue catalogue;
  Vacancy closes = Advert("closes", "Chef", "", "");
  closes.closes = kToday;
  catalogue.Put(closes);
  catalogue.Put(Advert("dateless", "Chef", "", ""));
  Vacancy unpaid = Advert("unpaid", "Chef", "", "");
  unpaid.competitive = false;
  catalogue.Put(unpaid);
  Vacancy low = Advert("low", "Chef", "", "");
  low.lawful = false;
  catalogue.Put(low);
  Vacancy held = Advert("held", "Chef", "", "");
  held.status = Status::kHeld;
  catalogue.Put(held);

  Probe probe = Asking("chef");
  EXPECT_THAT(IdsOf(catalogue, probe), UnorderedElementsAre("closes", "dateless"));
  probe.day = kToday + 1;
  EXPECT_THAT(IdsOf(catalogue, probe), ElementsAre("dateless"));
  probe.day = kToday + kOpenDaysWithoutClosingDate;
  EXPECT_THAT(IdsOf(catalogue, probe), ElementsAre("dateless"));
  probe.day = probe.day + 1;
  EXPECT_THAT(IdsOf(catalogue, probe), IsEmpty());
  probe.day = kToday;
  probe.include_not_competitive = true;
  EXPECT_THAT(IdsOf(catalogue, probe), UnorderedElementsAre("closes", "dateless", "unpaid", "low"));
}

TEST(MemoryCatalogue, SameTextCountsOtherFindableAdverts) {
  MemoryCatalogue catalogue;
  catalogue.Put(Advert("a", "Chef", "One", "Cook lunch."));
  catalogue.Put(Advert("b", "CHEF", "Two", "Cook: lunch"));
  catalogue.Put(Advert("c", "Chef", "Three", "Cook supper."));
  Vacancy unpaid = Advert("d", "Chef", "Four", "Cook lunch.");
  unpaid.competitive = false;
  catalogue.Put(unpaid);
  ASSERT_OK_AND_ASSIGN(const SearchResult result, catalogue.Search(Asking("lunch")));
  ASSERT_EQ(result.hits.size(), 2u);
  EXPECT_EQ(result.hits[0].same_text, 1);
  EXPECT_EQ(result.hits[1].same_text, 1);
}

TEST(MemoryCatalogue, ChangesReplaceAndRemove) {
  MemoryCatalogue catalogue = Kitchen();
  catalogue.Put(Advert("a", "Baker", "", ""));
  EXPECT_THAT(IdsOf(catalogue, Asking("baker")), ElementsAre("a"));
  catalogue.Remove("a");
  EXPECT_THAT(catalogue.Find("a"), FailsWith(absl::StatusCode::kNotFound, "no such advert"));
  Vacancy closed = Advert("b", "Night chef", "", "");
  closed.status = Status::kClosed;
  catalogue.Put(closed);
  EXPECT_THAT(catalogue.Find("b"), FailsWith(absl::StatusCode::kNotFound, "no such advert"));
  ASSERT_OK_AND_ASSIGN(const Vacancy kept, catalogue.Find("c"));
  EXPECT_EQ(kept.title, "Driver");
  EXPECT_EQ(catalogue.size(), 2u);
}

TEST(MemoryCatalogue, CursorWalkIsTheWholeList) {
  RandomVacancies random(7);
  MemoryCatalogue catalogue;
  for (int i = 0; i < 60; ++i) catalogue.Put(random.Next());
  Probe probe = Asking("");
  probe.include_not_competitive = true;
  probe.snippets = false;
  for (Sort sort : {Sort::kRelevance, Sort::kNewest, Sort::kClosing, Sort::kPay}) {
    probe.sort = sort;
    probe.limit = 100;
    const std::vector<std::string> whole = IdsOf(catalogue, probe);
    ASSERT_GT(whole.size(), 10u);
    for (int limit : {1, 7, 10}) {
      probe.limit = limit;
      probe.cursor.clear();
      std::vector<std::string> walked;
      do {
        ASSERT_OK_AND_ASSIGN(const SearchResult page, catalogue.Search(probe));
        ASSERT_EQ(static_cast<size_t>(page.total), whole.size());
        for (const Hit& hit : page.hits) walked.push_back(hit.vacancy.id);
        probe.cursor = page.next;
      } while (!probe.cursor.empty());
      EXPECT_EQ(walked, whole);
    }
  }
}

TEST(MemoryCatalogue, BrokenAsksAreErrors) {
  const MemoryCatalogue catalogue = Kitchen();
  Probe probe = Asking("chef");
  for (int limit : {0, -1, 101}) {
    probe.limit = limit;
    EXPECT_THAT(catalogue.Search(probe), FailsWith(kInvalid, "cannot be given"));
  }
  probe.limit = 1;
  ASSERT_OK_AND_ASSIGN(const SearchResult first, catalogue.Search(probe));
  for (const std::string& cursor : {std::string("x"), std::string("m1"), std::string("m-1.5"),
                                    first.next + "0", "m0" + first.next.substr(2)}) {
    probe.cursor = cursor;
    EXPECT_THAT(catalogue.Search(probe), FailsWith(kInvalid, "place in the results")) << cursor;
  }
  Probe other = Asking("driver");
  other.cursor = first.next;
  EXPECT_THAT(catalogue.Search(other), FailsWith(kInvalid, "place in the results"));
  Probe distance = Asking("chef");
  distance.sort = Sort::kDistance;
  EXPECT_THAT(catalogue.Search(distance), FailsWith(kInvalid, "without a place"));
  Probe wordless = Asking("");
  wordless.clauses.emplace_back();
  EXPECT_THAT(catalogue.Search(wordless), FailsWith(kInvalid, "no word"));
}

std::vector<std::string> WordsIn(const MemoryCatalogue& catalogue, std::string_view prefix,
                                 size_t limit = 10) {
  std::vector<std::string> out;
  const auto words = catalogue.Words(prefix, limit);
  EXPECT_THAT(words, IsOk());
  for (const WordCount& word : *words) out.push_back(Concat(word.word, " ", word.vacancies));
  return out;
}

TEST(MemoryCatalogue, WordsAreCountedByAdvert) {
  const MemoryCatalogue catalogue = Kitchen();
  EXPECT_THAT(WordsIn(catalogue, "C"),
              ElementsAre("chef 3", "clean 1", "cleaner 1", "cook 1", "cooks 1"));
  EXPECT_THAT(WordsIn(catalogue, "c", 2), ElementsAre("chef 3", "clean 1"));
  EXPECT_THAT(WordsIn(catalogue, "TER"), ElementsAre("tern 3"));
  EXPECT_THAT(WordsIn(catalogue, "zeb"), IsEmpty());
  EXPECT_THAT(WordsIn(catalogue, ""), IsEmpty());
}

TEST(MemoryCatalogue, SuggestsNearWords) {
  const MemoryCatalogue catalogue = Kitchen();
  ASSERT_OK_AND_ASSIGN(const auto chef, catalogue.Suggest("chfe"));
  EXPECT_THAT(chef, ElementsAre("chef"));
  ASSERT_OK_AND_ASSIGN(const auto driver, catalogue.Suggest("Drivver"));
  EXPECT_THAT(driver, ElementsAre("driver", "drive"));
  for (const char* none : {"chef", "zz", "zebra", "", "two words"}) {
    ASSERT_OK_AND_ASSIGN(const auto words, catalogue.Suggest(none));
    EXPECT_THAT(words, IsEmpty()) << none;
  }
}

}  // namespace
}  // namespace corner::testing
