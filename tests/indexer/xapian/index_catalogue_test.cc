// The fast catalogue against the naive one: same ids, order, scores, totals, facets, snippets.
#include <gtest/gtest.h>

#include <set>

#include "tests/indexer/xapian/index_fixture.h"
#include "tests/indexer/xapian/random_probe.h"

namespace corner::testing {
namespace {

using indexer::IndexCatalogue;
using indexer::Probe;
using indexer::SearchResult;
using indexer::Vacancy;

using IndexCatalogueTest = IndexFixture;

std::vector<Vacancy> Some(RandomVacancies& random, int count) {
  std::vector<Vacancy> vacancies;
  for (int i = 0; i < count; ++i) vacancies.push_back(random.Next());
  return vacancies;
}

void ExpectSameHits(const SearchResult& fast, const SearchResult& naive, const Probe& probe) {
  ASSERT_EQ(fast.hits.size(), naive.hits.size()) << ToString(probe);
  for (size_t i = 0; i < fast.hits.size(); ++i) {
    const auto& a = fast.hits[i];
    const auto& b = naive.hits[i];
    EXPECT_EQ(a.vacancy.id, b.vacancy.id) << i << " of " << ToString(probe);
    EXPECT_EQ(a.score, b.score) << ToString(probe);
    EXPECT_EQ(a.clauses_met, b.clauses_met) << ToString(probe);
    EXPECT_EQ(a.vacancy.group, b.vacancy.group) << ToString(probe);
    EXPECT_EQ(a.group_others, b.group_others) << ToString(probe);
    EXPECT_EQ(a.group_members, b.group_members) << ToString(probe);
    EXPECT_EQ(a.same_text, b.same_text) << ToString(probe);
    EXPECT_EQ(a.snippet, b.snippet) << ToString(probe);
    EXPECT_EQ(a.distance_km.has_value(), b.distance_km.has_value());
    EXPECT_NEAR(a.distance_km.value_or(0), b.distance_km.value_or(0), 0.001);
  }
}

void ExpectSameFacets(const SearchResult& fast, const SearchResult& naive, const Probe& probe) {
  ASSERT_EQ(fast.facets.size(), naive.facets.size());
  for (size_t f = 0; f < fast.facets.size(); ++f) {
    ASSERT_EQ(fast.facets[f].field, naive.facets[f].field);
    const auto& a = fast.facets[f].values;
    const auto& b = naive.facets[f].values;
    ASSERT_EQ(a.size(), b.size()) << FacetName(fast.facets[f].field) << " " << ToString(probe);
    for (size_t i = 0; i < a.size(); ++i) {
      EXPECT_EQ(a[i].value, b[i].value) << ToString(probe);
      EXPECT_EQ(a[i].count, b[i].count) << a[i].value << " " << ToString(probe);
    }
  }
}

void ExpectSame(const indexer::Catalogue& fast, const indexer::Catalogue& naive,
                const Probe& probe) {
  const auto a = fast.Search(probe);
  const auto b = naive.Search(probe);
  ASSERT_EQ(a.ok(), b.ok()) << ToString(probe) << a.status().ToString() << b.status().ToString();
  if (!a.ok()) {
    EXPECT_EQ(a.status().code(), b.status().code());
    return;
  }
  EXPECT_EQ(a->total, b->total) << ToString(probe);
  EXPECT_EQ(a->all_clauses_total, b->all_clauses_total) << ToString(probe);
  ExpectSameHits(*a, *b, probe);
  ExpectSameFacets(*a, *b, probe);
}

TEST_F(IndexCatalogueTest, AgreesWithTheNaiveCatalogueThroughAddsChangesAndRemovals) {
  RandomVacancies random(7);
  ASSERT_OK_AND_ASSIGN(const auto catalogue, IndexCatalogue::Open(index()));
  for (int round = 0; round < 8; ++round) {
    std::vector<Vacancy> vacancies = Some(random, round == 0 ? 150 : 20);
    std::vector<std::string> closed;
    for (int i = 0; i < 12; ++i) {
      const std::string id = std::to_string(random.Between(1, 150));
      if (random.Chance(50)) {
        vacancies.push_back(random.WithExternalId(id));
      } else {
        closed.push_back(id);
      }
    }
    std::set<std::string> seen;
    std::erase_if(vacancies, [&](const Vacancy& v) { return !seen.insert(v.external_id).second; });
    Run(vacancies, closed);
    if (round % 2 == 0) CatchUpAndVerify();  // else regrouped before it was indexed
    DecideAtRandom(random, 25);
    CatchUpAndVerify();
    const MemoryCatalogue truth = Truth();
    for (int i = 0; i < 60; ++i) ExpectSame(*catalogue, truth, RandomProbe(random, kDay));
  }
}

TEST_F(IndexCatalogueTest, RebuildingFromTheLedgerChangesNoAnswer) {
  RandomVacancies random(11);
  for (int round = 0; round < 4; ++round) {
    Run(Some(random, 40), {std::to_string(round + 1), std::to_string(round + 20)});
    DecideAtRandom(random, 12);
    CatchUpAndVerify();
  }
  ASSERT_OK_AND_ASSIGN(const auto before, IndexCatalogue::Open(index()));
  std::vector<std::pair<Probe, SearchResult>> answers;
  for (int i = 0; i < 60; ++i) {
    const Probe probe = RandomProbe(random, kDay);
    if (auto result = before->Search(probe); result.ok()) answers.emplace_back(probe, *result);
  }
  ASSERT_GT(answers.size(), 40u);
  options_.rebuild = true;
  options_.workers = 3;
  options_.rows_per_segment = 7;
  Run(Some(random, 0));
  CatchUpAndVerify();
  for (const auto& [probe, old] : answers) {
    const auto now = before->Search(probe);
    ASSERT_THAT(now, IsOk());
    EXPECT_EQ(now->total, old.total);
    ExpectSameHits(*now, old, probe);
    ExpectSameFacets(*now, old, probe);
  }
}

TEST_F(IndexCatalogueTest, CursorWalkMeetsEveryResultOnceWhileAdvertsAreAdded) {
  RandomVacancies random(13);
  Run(Some(random, 200));
  DecideAtRandom(random, 80);
  CatchUpAndVerify();
  ASSERT_OK_AND_ASSIGN(const auto catalogue, IndexCatalogue::Open(index()));
  for (int sort = 0; sort < 6; ++sort) {
    Probe probe;
    probe.day = kDay;
    probe.include_not_competitive = true;
    probe.sort = static_cast<indexer::Sort>(sort % 4);
    probe.fold = sort >= 4;
    probe.limit = 7;
    std::set<std::string> met, groups;
    int64_t total = -1;
    while (true) {
      ASSERT_OK_AND_ASSIGN(const SearchResult page, catalogue->Search(probe));
      if (total < 0) total = page.total;
      EXPECT_EQ(page.total, total);
      for (const auto& hit : page.hits) {
        EXPECT_TRUE(met.insert(hit.vacancy.id).second);
        EXPECT_TRUE(groups.insert(GroupOf(hit.vacancy)).second || !probe.fold);
      }
      if (page.next.empty()) break;
      probe.cursor = page.next;
      if (met.size() % 3 == 0) {
        Run(Some(random, 5));
        CatchUp();
      }
    }
    CatchUpAndVerify();
    EXPECT_EQ(static_cast<int64_t>(met.size()), total);
    EXPECT_GT(total, 50);
  }
}

TEST_F(IndexCatalogueTest, FacetCountIsTheResultCountAfterTheClick) {
  RandomVacancies random(17);
  Run(Some(random, 200));
  DecideAtRandom(random, 80);
  CatchUpAndVerify();
  ASSERT_OK_AND_ASSIGN(const auto catalogue, IndexCatalogue::Open(index()));
  for (int i = 0; i < 25; ++i) {
    const Probe probe = RandomProbe(random, kDay);
    ASSERT_OK_AND_ASSIGN(const SearchResult result, catalogue->Search(probe));
    for (const indexer::FacetCounts& facet : result.facets) {
      for (const indexer::FacetCount& value : facet.values) {
        Probe clicked = probe;
        std::erase_if(clicked.facets, [&](const indexer::FacetFilter& filter) {
          return filter.field == facet.field && !filter.exclude;
        });
        clicked.facets.push_back({facet.field, {value.value}, false});
        clicked.count.clear();
        clicked.limit = 1;
        ASSERT_OK_AND_ASSIGN(const SearchResult after, catalogue->Search(clicked));
        EXPECT_EQ(after.total, value.count) << FacetName(facet.field) << "=" << value.value;
      }
    }
  }
}

TEST_F(IndexCatalogueTest, CursorsOfAnotherSearchOrALostGenerationAreRefused) {
  RandomVacancies random(19);
  Run(Some(random, 60));
  CatchUpAndVerify();
  ASSERT_OK_AND_ASSIGN(const auto catalogue, IndexCatalogue::Open(index()));
  Probe probe;
  probe.day = kDay;
  probe.limit = 5;
  ASSERT_OK_AND_ASSIGN(const SearchResult page, catalogue->Search(probe));
  ASSERT_FALSE(page.next.empty());
  Probe other = probe;
  other.sort = indexer::Sort::kNewest;
  other.cursor = page.next;
  EXPECT_THAT(catalogue->Search(other),
              FailsWith(absl::StatusCode::kInvalidArgument, "another search"));
  other.cursor = "nonsense";
  EXPECT_THAT(catalogue->Search(other), FailsWith(absl::StatusCode::kInvalidArgument, "marker"));
  options_.keep_seconds = -10;
  for (int i = 0; i < 2; ++i) {
    Run(Some(random, 3));
    CatchUpAndVerify();
  }
  probe.cursor = page.next;
  EXPECT_THAT(catalogue->Search(probe),
              FailsWith(absl::StatusCode::kFailedPrecondition, "moved on"));
}

TEST_F(IndexCatalogueTest, WordsAndSuggestionsAgreeWithTheNaiveCatalogue) {
  RandomVacancies random(23);
  Run(Some(random, 120), {"3", "9"});
  CatchUpAndVerify();
  Run(Some(random, 10), {"5", "11"});
  CatchUpAndVerify();
  ASSERT_OK_AND_ASSIGN(const auto catalogue, IndexCatalogue::Open(index()));
  const MemoryCatalogue truth = Truth();
  for (int i = 0; i < 40; ++i) {
    std::string word = RandomVacancies::WordAt(static_cast<size_t>(random.Between(0, 400)));
    ASSERT_OK_AND_ASSIGN(const auto a, catalogue->Words(word.substr(0, 2), 10));
    ASSERT_OK_AND_ASSIGN(const auto b, truth.Words(word.substr(0, 2), 10));
    ASSERT_EQ(a.size(), b.size());
    for (size_t k = 0; k < a.size(); ++k) {
      EXPECT_EQ(a[k].word, b[k].word);
      EXPECT_EQ(a[k].vacancies, b[k].vacancies);
    }
    word[word.size() / 2] = 'q';
    ASSERT_OK_AND_ASSIGN(const auto c, catalogue->Suggest(word));
    ASSERT_OK_AND_ASSIGN(const auto d, truth.Suggest(word));
    EXPECT_EQ(c, d) << word;
  }
}

}  // namespace
}  // namespace corner::testing
