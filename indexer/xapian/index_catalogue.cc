#include "indexer/xapian/index_catalogue.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "indexer/snippet.h"
#include "indexer/vacancy_json.h"
#include "indexer/words.h"
#include "indexer/xapian/errors.h"
#include "indexer/xapian/relatives.h"
#include "indexer/xapian/word_counts.h"

namespace corner::indexer {
namespace {

constexpr size_t kMostPinned = 4;

absl::Status MovedOn() {
  return FailedPrecondition("This list has moved on since you began reading it.",
                            "Start again from the first page.");
}

absl::StatusOr<Hit> MakeHit(const Generation& generation, const Probe& probe,
                            const RankedDocument& document, const Stemmer& stemmer) {
  Hit hit;
  CORNER_ASSIGN_OR_RETURN(const std::string record, generation.Record(document.location));
  CORNER_ASSIGN_OR_RETURN(hit.vacancy, VacancyFromStoredJson(record));
  hit.score = document.score;
  hit.clauses_met = document.clauses_met;
  if (document.metres >= 0) hit.distance_km = static_cast<double>(document.metres) / 1000.0;
  Relatives relatives = FindRelatives(generation, probe, document.location);
  hit.group_others = relatives.group_others;
  hit.group_members = std::move(relatives.group_members);
  hit.same_text = relatives.same_text;
  if (probe.snippets) {
    Snippet snippet = MakeSnippet(hit.vacancy.description_text, probe.clauses, stemmer);
    hit.snippet = std::move(snippet.text);
    hit.highlights = std::move(snippet.highlights);
  }
  return hit;
}

}  // namespace

absl::StatusOr<std::unique_ptr<IndexCatalogue>> IndexCatalogue::Open(const std::string& index) {
  std::unique_ptr<IndexCatalogue> catalogue(new IndexCatalogue(index));
  const auto current = catalogue->Current();
  if (!current.ok() && !absl::IsNotFound(current.status())) return current.status();
  return catalogue;
}

absl::StatusOr<std::shared_ptr<const Generation>> IndexCatalogue::OpenLocked(
    uint64_t number) const {
  return Generation::Open(index_, number, &open_segments_);
}

absl::StatusOr<std::shared_ptr<const Generation>> IndexCatalogue::Current() const {
  const std::lock_guard lock(mutex_);
  CORNER_ASSIGN_OR_RETURN(const uint64_t number, CurrentGeneration(index_));
  if (current_ == nullptr || current_->manifest().generation != number) {
    CORNER_ASSIGN_OR_RETURN(current_, OpenLocked(number));
  }
  return current_;
}

absl::StatusOr<std::shared_ptr<const Generation>> IndexCatalogue::Pinned(uint64_t number) const {
  CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<const Generation> current, Current());
  if (current->manifest().generation == number) return current;
  const std::lock_guard lock(mutex_);
  for (const auto& generation : pinned_) {
    if (generation->manifest().generation == number) {
      const auto kept = ReadManifest(index_, number);
      if (!kept.ok()) return MovedOn();
      return generation;
    }
  }
  auto opened = OpenLocked(number);
  if (!opened.ok()) return MovedOn();
  if (pinned_.size() == kMostPinned) pinned_.erase(pinned_.begin());
  pinned_.push_back(*opened);
  return *std::move(opened);
}

absl::StatusOr<SearchResult> IndexCatalogue::Search(const Probe& probe) const {
  std::shared_ptr<const Generation> generation;
  const uint64_t question = QuestionHash(probe);
  std::optional<OrderKey> after;
  if (probe.cursor.empty()) {
    CORNER_ASSIGN_OR_RETURN(generation, Current());
  } else {
    CORNER_ASSIGN_OR_RETURN(const Cursor cursor, DecodeCursor(probe.cursor, question));
    CORNER_ASSIGN_OR_RETURN(generation, Pinned(cursor.generation));
    after = cursor.after;
  }
  CORNER_ASSIGN_OR_RETURN(Evaluation evaluation,
                          Evaluate(*generation, probe, after ? &*after : nullptr));
  SearchResult result;
  result.total = evaluation.total;
  result.all_clauses_total = evaluation.all_clauses_total;
  result.generation = generation->manifest().generation;
  result.edition = generation->manifest().edition;
  result.seq = generation->manifest().seq;
  result.facets = std::move(evaluation.facets);
  if (evaluation.ranked.size() > static_cast<size_t>(probe.limit)) {
    evaluation.ranked.resize(static_cast<size_t>(probe.limit));
    result.next = EncodeCursor({result.generation, question, evaluation.ranked.back().key});
  }
  const Stemmer stemmer;
  for (const RankedDocument& document : evaluation.ranked) {
    CORNER_ASSIGN_OR_RETURN(Hit hit, MakeHit(*generation, probe, document, stemmer));
    result.hits.push_back(std::move(hit));
  }
  return result;
}

absl::StatusOr<Vacancy> IndexCatalogue::Find(std::string_view id) const {
  CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<const Generation> generation, Current());
  CORNER_ASSIGN_OR_RETURN(const auto location, generation->Locate(id));
  if (!location) {
    return NotFound(Concat("There is no open vacancy ", id, "."),
                    "It may have closed; look for it by its title.");
  }
  CORNER_ASSIGN_OR_RETURN(const std::string record, generation->Record(*location));
  return VacancyFromStoredJson(record);
}

absl::StatusOr<MatchSnapshot> IndexCatalogue::Match() const {
  CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<const Generation> generation, Current());
  MatchSnapshot snapshot;
  snapshot.generation = generation->manifest().generation;
  snapshot.seq = generation->manifest().seq;
  snapshot.edition = generation->manifest().edition;
  for (const LiveSegment& live : generation->segments()) {
    const bool some_dead = live.dead.count() > 0;
    snapshot.parts.push_back(
        {live.segment->match(), some_dead ? live.dead.words() : std::span<const uint64_t>()});
  }
  snapshot.owner = generation;
  snapshot.read = [generation](size_t part, uint32_t row) -> absl::StatusOr<Vacancy> {
    CORNER_ASSIGN_OR_RETURN(const std::string record, generation->Record({part, row}));
    return VacancyFromStoredJson(record);
  };
  snapshot.locate = [generation](std::string_view id) {
    const auto location = generation->Locate(id);
    std::optional<std::pair<size_t, uint32_t>> at;
    if (location.ok() && *location) at.emplace((*location)->segment, (*location)->document);
    return at;
  };
  return snapshot;
}

absl::StatusOr<std::vector<WordCount>> IndexCatalogue::Words(std::string_view prefix,
                                                             size_t limit) const {
  CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<const Generation> generation, Current());
  const std::vector<Word> typed = WordsOf(prefix);
  if (typed.size() != 1) return std::vector<WordCount>{};
  return WordsBeginning(*generation, typed.front().folded, limit);
}

absl::StatusOr<std::vector<std::string>> IndexCatalogue::Suggest(std::string_view word) const {
  CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<const Generation> generation, Current());
  const std::vector<Word> typed = WordsOf(word);
  if (typed.size() != 1) return std::vector<std::string>{};
  return WordsNear(*generation, typed.front().folded);
}

}  // namespace corner::indexer
