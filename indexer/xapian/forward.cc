#include "indexer/xapian/forward.h"

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
  if (last != forward.hashes_.size()) {
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

PhraseCount CountPhrase(std::span<const uint32_t> document, std::span<const uint32_t> phrase) {
  PhraseCount count;
  uint32_t* const texts[] = {&count.title, &count.employer, &count.description};
  size_t text = 0;
  const size_t n = phrase.size();
  for (size_t i = 0; i < document.size(); ++i) {
    if (document[i] == kTextEnd) {
      text = std::min<size_t>(text + 1, 2);
    } else if (document[i] == phrase[0] && i + n <= document.size() &&
               std::equal(phrase.begin() + 1, phrase.end(), document.begin() + i + 1)) {
      ++*texts[text];
    }
  }
  return count;
}

}  // namespace corner::indexer
