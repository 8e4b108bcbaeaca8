#include "tests/support/memory_catalogue.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "indexer/relevance.h"
#include "indexer/snippet.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::testing {

using namespace ::corner::indexer;  // NOLINT(google-build-using-namespace)

// A clause as it stands in the whole catalogue.
struct MemoryCatalogue::ClauseFacts {
  Clause clause;
  std::map<std::string, int64_t> points;  // by id of the vacancies that meet it
};

namespace {

bool MeetsFacets(const Vacancy& vacancy, const Probe& probe,
                 std::optional<FacetField> except = std::nullopt) {
  return std::all_of(probe.facets.begin(), probe.facets.end(), [&](const FacetFilter& filter) {
    return (filter.field == except && !filter.exclude) || MeetsFacet(vacancy, filter);
  });
}

// "m" + how many hits came before + the probe's hash.
std::string Cursor(const Probe& probe, size_t offset) {
  return Concat("m", offset, ".", Hash64Of(ToString(probe)));
}

absl::StatusOr<size_t> OffsetOf(const Probe& probe) {
  if (probe.cursor.empty()) return 0;
  const size_t dot = probe.cursor.find('.');
  if (probe.cursor.front() == 'm' && dot != std::string::npos) {
    const auto offset = ParseInteger(std::string_view(probe.cursor).substr(1, dot - 1));
    if (offset && *offset > 0 && probe.cursor == Cursor(probe, *offset)) return *offset;
  }
  return InvalidInput("This place in the results is not one we gave for this search.",
                      "Start again from the first page.");
}

// Up to three of `known`, nearest first.
std::vector<std::string> Nearest(const std::string& typed, const std::set<std::string>& known) {
  std::vector<std::pair<int, std::string>> near;
  for (const std::string& value : known) {
    const int distance = EditDistance(AsciiLower(typed), value, 3);
    if (distance <= 3) near.emplace_back(distance, value);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (size_t i = 0; i < near.size() && i < 3; ++i) names.push_back(near[i].second);
  return names;
}

}  // namespace

void MemoryCatalogue::Put(Vacancy vacancy) {
  Remove(vacancy.id);
  if (vacancy.status != Status::kOpen) return;
  Entry entry;
  entry.texts = TextsOf(vacancy);
  entry.text_group = TextGroup(vacancy);
  std::string id = vacancy.id;
  entry.vacancy = std::move(vacancy);
  entries_.insert_or_assign(std::move(id), std::move(entry));
}

void MemoryCatalogue::Remove(std::string_view id) {
  ++changes_;
  if (const auto found = entries_.find(id); found != entries_.end()) entries_.erase(found);
}

absl::StatusOr<Vacancy> MemoryCatalogue::Find(std::string_view id) const {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return NotFound("There is no such advert.");
  return found->second.vacancy;
}

// A phrase is as rare as its rarest word.
int64_t MemoryCatalogue::MatchingForRarity(const Clause& clause, int64_t matching,
                                           const Stemmer& stemmer) const {
  if (clause.words.size() == 1) return matching;
  int64_t fewest = static_cast<int64_t>(entries_.size());
  for (const std::string& word : clause.words) {
    Clause alone = clause;
    alone.words = {word};
    alone.exact = true;
    alone.prefix = false;
    fewest = std::min<int64_t>(
        fewest, std::count_if(entries_.begin(), entries_.end(), [&](const auto& entry) {
          return WeightedOccurrences(alone, entry.second.texts, stemmer) > 0;
        }));
  }
  return fewest;
}

std::vector<MemoryCatalogue::ClauseFacts> MemoryCatalogue::FactsOf(
    const std::vector<Clause>& clauses, const Stemmer& stemmer) const {
  int64_t total_words = 0;
  for (const auto& [id, entry] : entries_) total_words += entry.texts.length();
  const int64_t vacancies = static_cast<int64_t>(entries_.size());
  const double average = AverageLength(total_words, vacancies);

  std::vector<ClauseFacts> facts;
  for (const Clause& clause : DistinctClauses(clauses)) {
    std::map<std::string, int64_t> weighted;
    for (const auto& [id, entry] : entries_) {
      const int64_t occurrences = WeightedOccurrences(clause, entry.texts, stemmer);
      if (occurrences > 0) weighted[id] = occurrences;
    }
    const int64_t matching =
        MatchingForRarity(clause, static_cast<int64_t>(weighted.size()), stemmer);
    ClauseFacts fact{clause, {}};
    for (const auto& [id, occurrences] : weighted) {
      fact.points[id] =
          ClausePoints(vacancies, matching, occurrences, entries_.at(id).texts.length(), average);
    }
    facts.push_back(std::move(fact));
  }
  return facts;
}

absl::Status MemoryCatalogue::CheckFacetValues(const Probe& probe) const {
  for (const FacetFilter& filter : probe.facets) {
    const std::vector<std::string> legal = LegalFacetValues(filter.field);
    std::set<std::string> known(legal.begin(), legal.end());
    for (const auto& [id, entry] : entries_) {
      for (const FacetValue& shown : FacetValues(entry.vacancy, filter.field)) {
        known.insert(shown.value);
      }
    }
    for (const std::string& value : filter.values) {
      if (known.contains(value)) continue;
      const std::vector<std::string> near = Nearest(value, known);
      return InvalidInput(
          Concat("There is no ", FacetName(filter.field), " called \"", value, "\"."),
          near.empty() ? std::string() : Concat("Did you mean ", Join(near, ", "), "?"));
    }
  }
  return absl::OkStatus();
}

std::vector<Hit> MemoryCatalogue::Candidates(const Probe& probe,
                                             const std::vector<ClauseFacts>& facts) const {
  const auto has = [&facts](Clause::Occur occur) {
    return std::any_of(facts.begin(), facts.end(),
                       [&](const ClauseFacts& fact) { return fact.clause.occur == occur; });
  };
  const bool needs_should = has(Clause::Occur::kShould) && !has(Clause::Occur::kMust);

  std::vector<Hit> candidates;
  for (const auto& [id, entry] : entries_) {
    if (!IsFindable(entry.vacancy, probe) || !MeetsNumbers(entry.vacancy, probe)) continue;
    Hit hit;
    bool refused = false;
    for (const ClauseFacts& fact : facts) {
      const auto points = fact.points.find(id);
      const bool met = points != fact.points.end();
      if (fact.clause.occur == Clause::Occur::kNot) {
        refused = refused || met;
        continue;
      }
      if (met) hit.score += points->second;
      if (fact.clause.occur == Clause::Occur::kMust) {
        refused = refused || !met;
      } else if (met) {
        ++hit.clauses_met;
      }
    }
    if (refused || (needs_should && hit.clauses_met == 0)) continue;
    hit.vacancy = entry.vacancy;
    hit.distance_km = DistanceTo(entry.vacancy, probe);
    candidates.push_back(std::move(hit));
  }
  return candidates;
}

FacetCounts MemoryCatalogue::Count(const Probe& probe, FacetField field,
                                   const std::vector<Hit>& candidates) const {
  std::map<std::string, FacetCount> by_value;
  std::set<std::pair<std::string, std::string>> counted;  // folded: value, group
  for (const Hit& hit : candidates) {
    if (!MeetsFacets(hit.vacancy, probe, field)) continue;
    for (const FacetValue& shown : FacetValues(hit.vacancy, field)) {
      FacetCount& count =
          by_value.try_emplace(shown.value, FacetCount{shown.value, shown.label, 0}).first->second;
      if (probe.fold && !counted.emplace(shown.value, GroupOf(hit.vacancy)).second) continue;
      ++count.count;
    }
  }
  std::set<std::string> chosen;
  for (const FacetFilter& filter : probe.facets) {
    if (filter.field != field || filter.exclude) continue;
    chosen.insert(filter.values.begin(), filter.values.end());
  }
  for (const std::string& value : chosen) by_value.try_emplace(value, FacetCount{value, "", 0});

  std::vector<FacetCount> ordered;
  for (auto& [value, count] : by_value) ordered.push_back(std::move(count));
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  FacetCounts counts{field, {}};
  for (size_t i = 0; i < ordered.size(); ++i) {
    if (static_cast<int64_t>(i) < probe.facet_limit || chosen.contains(ordered[i].value)) {
      counts.values.push_back(std::move(ordered[i]));
    }
  }
  return counts;
}

void MemoryCatalogue::Illustrate(const Probe& probe, const Stemmer& stemmer, Hit* hit) const {
  const uint64_t group = entries_.at(hit->vacancy.id).text_group;
  for (const auto& [id, entry] : entries_) {
    if (id == hit->vacancy.id || !IsFindable(entry.vacancy, probe)) continue;
    if (GroupOf(entry.vacancy) == GroupOf(hit->vacancy)) {
      ++hit->group_others;
      if (hit->group_members.size() < kGroupMembersListed) hit->group_members.push_back(id);
    } else if (entry.text_group == group) {
      ++hit->same_text;
    }
  }
  if (!probe.snippets) return;
  Snippet snippet = MakeSnippet(hit->vacancy.description_text, probe.clauses, stemmer);
  hit->snippet = std::move(snippet.text);
  hit->highlights = std::move(snippet.highlights);
}

absl::StatusOr<SearchResult> MemoryCatalogue::Search(const Probe& probe) const {
  CORNER_RETURN_IF_ERROR(ValidateProbe(probe));
  CORNER_RETURN_IF_ERROR(CheckFacetValues(probe));
  CORNER_ASSIGN_OR_RETURN(const size_t offset, OffsetOf(probe));
  const Stemmer stemmer;
  const std::vector<ClauseFacts> facts = FactsOf(probe.clauses, stemmer);
  const int32_t shoulds =
      static_cast<int32_t>(std::count_if(facts.begin(), facts.end(), [](const ClauseFacts& fact) {
        return fact.clause.occur == Clause::Occur::kShould;
      }));
  const std::vector<Hit> candidates = Candidates(probe, facts);

  SearchResult result;
  result.generation = result.seq = changes_;
  std::vector<Hit> found;
  for (const Hit& hit : candidates) {
    if (!MeetsFacets(hit.vacancy, probe)) continue;
    found.push_back(hit);
  }
  std::sort(found.begin(), found.end(),
            [&](const Hit& a, const Hit& b) { return StandsBefore(a, b, probe.sort); });
  std::set<std::string> complete;  // adverts or, folded, groups that meet every should clause
  for (const Hit& hit : found) {
    if (hit.clauses_met != shoulds) continue;
    complete.insert(probe.fold ? GroupOf(hit.vacancy) : hit.vacancy.id);
  }
  result.all_clauses_total = static_cast<int64_t>(complete.size());
  if (probe.fold) {
    std::set<std::string> shown;
    std::erase_if(found,
                  [&](const Hit& hit) { return !shown.insert(GroupOf(hit.vacancy)).second; });
  }
  result.total = static_cast<int64_t>(found.size());
  const size_t end = std::min(found.size(), offset + static_cast<size_t>(probe.limit));
  for (size_t i = offset; i < end; ++i) {
    Illustrate(probe, stemmer, &found[i]);
    result.hits.push_back(std::move(found[i]));
  }
  if (end < found.size()) result.next = Cursor(probe, end);
  for (FacetField field : probe.count) {
    const bool counted =
        std::any_of(result.facets.begin(), result.facets.end(),
                    [&](const FacetCounts& counts) { return counts.field == field; });
    if (!counted) result.facets.push_back(Count(probe, field, candidates));
  }
  return result;
}

std::map<std::string, int64_t> MemoryCatalogue::VacanciesByWord() const {
  std::map<std::string, int64_t> counts;
  for (const auto& [id, entry] : entries_) {
    std::set<std::string> words;
    for (const auto* text : {&entry.texts.title, &entry.texts.employer, &entry.texts.description}) {
      words.insert(text->begin(), text->end());
    }
    for (const std::string& word : words) ++counts[word];
  }
  return counts;
}

absl::StatusOr<indexer::MatchSnapshot> MemoryCatalogue::Match() const {
  struct Held {
    indexer::MatchTableBuilder builder;
    std::vector<indexer::Vacancy> vacancies;
  };
  const auto held = std::make_shared<Held>();
  for (const auto& [id, entry] : entries_) {
    CORNER_RETURN_IF_ERROR(held->builder.Add(entry.vacancy));
    held->vacancies.push_back(entry.vacancy);
  }
  indexer::MatchSnapshot snapshot;
  snapshot.generation = snapshot.seq = changes_;
  snapshot.edition = "1";
  snapshot.owner = held;
  snapshot.parts.push_back({std::make_shared<const indexer::MatchTable>(held->builder.View()), {}});
  snapshot.read = [held](size_t, uint32_t row) -> absl::StatusOr<indexer::Vacancy> {
    return held->vacancies[row];
  };
  snapshot.locate = [held](std::string_view id) {
    std::optional<std::pair<size_t, uint32_t>> at;
    for (uint32_t i = 0; i < held->vacancies.size(); ++i) {
      if (held->vacancies[i].id == id) at.emplace(0, i);
    }
    return at;
  };
  return snapshot;
}

absl::StatusOr<std::vector<WordCount>> MemoryCatalogue::Words(std::string_view prefix,
                                                              size_t limit) const {
  std::vector<WordCount> found;
  const std::vector<Word> typed = WordsOf(prefix);
  if (typed.size() != 1) return found;
  for (const auto& [word, vacancies] : VacanciesByWord()) {
    if (word.starts_with(typed.front().folded)) found.push_back({word, vacancies});
  }
  std::sort(found.begin(), found.end(), [](const WordCount& a, const WordCount& b) {
    return std::tuple(-a.vacancies, a.word) < std::tuple(-b.vacancies, b.word);
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

absl::StatusOr<std::vector<std::string>> MemoryCatalogue::Suggest(std::string_view word) const {
  constexpr size_t kLeastLength = 3, kShortLength = 5, kMost = 5;
  std::vector<std::string> best;
  const std::vector<Word> typed = WordsOf(word);
  if (typed.size() != 1 || typed.front().folded.size() < kLeastLength) return best;
  const std::string& asked = typed.front().folded;
  const std::map<std::string, int64_t> counts = VacanciesByWord();
  if (counts.contains(asked)) return best;
  const int edits = asked.size() <= kShortLength ? 1 : 2;
  std::vector<std::tuple<int, int64_t, std::string>> near;
  for (const auto& [known, vacancies] : counts) {
    if (known.size() < kLeastLength) continue;
    const int distance = EditDistance(asked, known, edits);
    if (distance <= edits) near.emplace_back(distance, -vacancies, known);
  }
  std::sort(near.begin(), near.end());
  for (size_t i = 0; i < near.size() && i < kMost; ++i) best.push_back(std::get<2>(near[i]));
  return best;
}

}  // namespace corner::testing
