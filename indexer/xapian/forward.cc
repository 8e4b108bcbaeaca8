#include "indexer/xapian/forward.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>

#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

uint32_t WordHash(std::string_view folded) {
  const auto hash = static_cast<uint32_t>(Hash64Of(folded));
  return hash == kTextEnd ? 1 : hash;
}

void ForwardBuilder::Add(std::span<const uint32_t> hashes) {
  hashes_.insert(hashes_.end(), hashes.begin(), hashes.end());
  ends_.push_back(hashes_.size());
}

absl::Status ForwardBuilder::Write(const std::string& folder) const {
  CORNER_ASSIGN_OR_RETURN(FileWriter hashes, FileWriter::Create(folder + "/forward.bin"));
  CORNER_RETURN_IF_ERROR(hashes.AppendArray(std::span<const uint32_t>(hashes_)));
  CORNER_RETURN_IF_ERROR(hashes.Finish());
  CORNER_ASSIGN_OR_RETURN(FileWriter ends, FileWriter::Create(folder + "/forward.idx"));
  CORNER_RETURN_IF_ERROR(ends.AppendArray(std::span<const uint64_t>(ends_)));
  return ends.Finish();
}

absl::StatusOr<Forward> Forward::Open(const std::string& folder) {
  Forward forward;
  CORNER_ASSIGN_OR_RETURN(forward.hash_file_, MappedFile::Open(folder + "/forward.bin"));
  CORNER_ASSIGN_OR_RETURN(forward.end_file_, MappedFile::Open(folder + "/forward.idx"));
  forward.hashes_ =
      forward.hash_file_.Array<uint32_t>(0, forward.hash_file_.size() / sizeof(uint32_t));
  forward.ends_ = forward.end_file_.Array<uint64_t>(0, forward.end_file_.size() / sizeof(uint64_t));
  const uint64_t last = forward.ends_.empty() ? 0 : forward.ends_.back();
  if (last != forward.hashes_.size() ||
      !std::is_sorted(forward.ends_.begin(), forward.ends_.end())) {
    return Internal(Concat("The forward file of ", folder, " is damaged."),
                    "Run corner ingest --rebuild: the ledger holds everything.");
  }
  return forward;
}

absl::Status MergeForward(const std::vector<std::string>& inputs, const std::string& folder) {
  CORNER_ASSIGN_OR_RETURN(FileWriter hashes, FileWriter::Create(folder + "/forward.bin"));
  CORNER_ASSIGN_OR_RETURN(FileWriter ends, FileWriter::Create(folder + "/forward.idx"));
  uint64_t before = 0;
  for (const std::string& input : inputs) {
    CORNER_ASSIGN_OR_RETURN(const Forward forward, Forward::Open(input));
    CORNER_RETURN_IF_ERROR(hashes.AppendArray(forward.hashes_));
    for (uint64_t end : forward.ends_) {
      const uint64_t moved = before + end;
      CORNER_RETURN_IF_ERROR(ends.Append(&moved, sizeof moved));
    }
    before += forward.hashes_.size();
  }
  CORNER_RETURN_IF_ERROR(hashes.Finish());
  return ends.Finish();
}

namespace {

// First position at or after `from` where `wanted` stands; the size when there is none.
size_t FindHash(std::span<const uint32_t> document, size_t from, uint32_t wanted) {
  size_t i = from;
#ifdef __SSE2__
  const __m128i pattern = _mm_set1_epi32(static_cast<int>(wanted));
  for (; i + 16 <= document.size(); i += 16) {
    const auto* at = reinterpret_cast<const __m128i*>(document.data() + i);
    const __m128i a = _mm_cmpeq_epi32(_mm_loadu_si128(at), pattern);
    const __m128i b = _mm_cmpeq_epi32(_mm_loadu_si128(at + 1), pattern);
    const __m128i c = _mm_cmpeq_epi32(_mm_loadu_si128(at + 2), pattern);
    const __m128i d = _mm_cmpeq_epi32(_mm_loadu_si128(at + 3), pattern);
    const __m128i any = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
    if (_mm_movemask_epi8(any) != 0) break;
  }
#endif
  while (i < document.size() && document[i] != wanted) ++i;
  return i;
}

}  // namespace

PhraseCount CountPhrase(std::span<const uint32_t> document, std::span<const uint32_t> phrase) {
  PhraseCount count;
  const size_t n = phrase.size();
  size_t title_end = document.size(), employer_end = document.size();
  for (size_t i = FindHash(document, 0, phrase[0]); i + n <= document.size();
       i = FindHash(document, i + 1, phrase[0])) {
    if (!std::equal(phrase.begin() + 1, phrase.end(), document.begin() + i + 1)) continue;
    if (title_end == document.size()) {
      title_end = FindHash(document, 0, kTextEnd);
      employer_end = FindHash(document, title_end + 1, kTextEnd);
    }
    ++(i < title_end ? count.title : i < employer_end ? count.employer : count.description);
  }
  return count;
}

}  // namespace corner::indexer
