#include "indexer/xapian/word_counts.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "indexer/xapian/errors.h"

namespace corner::indexer {
namespace {

constexpr size_t kLeastLength = 3, kShortLength = 5, kMostSuggestions = 5;

using Counts = std::map<std::string, int64_t, std::less<>>;

int64_t LiveCount(const Xapian::Database& database, const std::string& word, const DeadSet& dead) {
  if (dead.count() == 0) return database.get_termfreq(word);
  int64_t count = 0;
  const auto end = database.postlist_end(word);
  for (auto posting = database.postlist_begin(word); posting != end; ++posting) {
    count += !dead.Has(*posting - 1);
  }
  return count;
}

// Adds the live counts of `words` in one segment.
absl::Status AddCounts(const LiveSegment& live, const std::vector<std::string>& words,
                       Counts* counts) {
  CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, live.segment->Borrow());
  return Guarded("count the words of the index", [&]() -> absl::Status {
    for (const std::string& word : words) {
      const int64_t count = LiveCount(*database, word, live.dead);
      if (count > 0) (*counts)[word] += count;
    }
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<std::vector<WordCount>> WordsBeginning(const Generation& generation,
                                                      std::string_view prefix, size_t limit) {
  Counts counts;
  for (const LiveSegment& live : generation.segments()) {
    std::vector<std::string> words;
    {
      CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, live.segment->Borrow());
      const std::string begin(prefix);
      const absl::Status listed = Guarded("list the words of the index", [&]() -> absl::Status {
        for (auto term = database->allterms_begin(begin); term != database->allterms_end(begin);
             ++term) {
          words.push_back(*term);
        }
        return absl::OkStatus();
      });
      CORNER_RETURN_IF_ERROR(listed);
    }
    CORNER_RETURN_IF_ERROR(AddCounts(live, words, &counts));
  }
  std::vector<WordCount> found;
  for (const auto& [word, count] : counts) found.push_back({word, count});
  std::sort(found.begin(), found.end(), [](const WordCount& a, const WordCount& b) {
    return a.vacancies != b.vacancies ? a.vacancies > b.vacancies : a.word < b.word;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

absl::StatusOr<std::vector<std::string>> WordsNear(const Generation& generation,
                                                   std::string_view word) {
  std::vector<std::string> best;
  if (word.size() < kLeastLength) return best;
  const int edits = word.size() <= kShortLength ? 1 : 2;
  Counts counts;
  for (const LiveSegment& live : generation.segments()) {
    const Vocabulary& vocabulary = live.segment->vocabulary();
    std::vector<std::string> near;
    for (size_t i = 0; i < vocabulary.size(); ++i) {
      const std::string_view known = vocabulary.Word(i);
      if (known.size() < kLeastLength || known.size() > word.size() + edits) continue;
      if (EditDistance(word, known, edits) <= edits) near.emplace_back(known);
    }
    CORNER_RETURN_IF_ERROR(AddCounts(live, near, &counts));
  }
  if (counts.contains(word)) return best;
  std::vector<std::tuple<int, int64_t, std::string>> ordered;
  for (const auto& [known, count] : counts) {
    ordered.emplace_back(EditDistance(word, known, edits), -count, known);
  }
  std::sort(ordered.begin(), ordered.end());
  for (size_t i = 0; i < ordered.size() && i < kMostSuggestions; ++i) {
    best.push_back(std::get<2>(ordered[i]));
  }
  return best;
}

}  // namespace corner::indexer
