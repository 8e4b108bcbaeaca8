#include "indexer/xapian/pairs.h"

#include <cstring>

#include "indexer/xapian/doc_set.h"
#include "indexer/xapian/forward.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kMagic = "CORNPAR1";
constexpr size_t kHeaderBytes = 16;  // magic, documents, padding

absl::StatusOr<FileWriter> StartFile(const std::string& folder, uint32_t documents) {
  CORNER_ASSIGN_OR_RETURN(FileWriter writer, FileWriter::Create(folder + "/pairs.bin"));
  CORNER_RETURN_IF_ERROR(writer.Append(kMagic));
  const uint32_t header[2] = {documents, 0};
  CORNER_RETURN_IF_ERROR(writer.Append(header, sizeof header));
  return writer;
}

// Bits one behind another, from any number of sets.
class BitAppender {
 public:
  explicit BitAppender(uint32_t bits) : words_(DocSet::WordsFor(bits)) {}
  void Append(std::span<const uint64_t> words, uint32_t bits) {
    const uint32_t shift = end_ % 64;
    size_t at = end_ / 64;
    for (uint64_t word : words) {
      words_[at] |= word << shift;
      if (shift != 0 && at + 1 < words_.size()) words_[at + 1] |= word >> (64 - shift);
      ++at;
    }
    end_ += bits;
  }
  std::span<const uint64_t> words() const { return words_; }
  void Clear() {
    std::fill(words_.begin(), words_.end(), 0);
    end_ = 0;
  }

 private:
  std::vector<uint64_t> words_;
  uint32_t end_ = 0;
};

}  // namespace

PairsBuilder::PairsBuilder(uint32_t documents)
    : documents_(documents), slices_(DocSet::WordsFor(documents) * kPairSlices) {}

void PairsBuilder::Add(uint32_t i, std::span<const uint32_t> hashes) {
  const size_t words = DocSet::WordsFor(documents_);
  uint64_t* const column = slices_.data() + i / 64;
  const uint64_t bit = uint64_t{1} << (i % 64);
  for (size_t h = 1; h < hashes.size(); ++h) {
    if (hashes[h - 1] == kTextEnd || hashes[h] == kTextEnd) continue;
    const PairSlices slices = SlicesOf(hashes[h - 1], hashes[h]);
    column[slices.a * words] |= bit;
    column[slices.b * words] |= bit;
  }
}

absl::Status PairsBuilder::Write(const std::string& folder) const {
  CORNER_ASSIGN_OR_RETURN(FileWriter writer, StartFile(folder, documents_));
  CORNER_RETURN_IF_ERROR(writer.AppendArray(std::span<const uint64_t>(slices_)));
  return writer.Finish();
}

absl::StatusOr<Pairs> Pairs::Open(const std::string& folder) {
  Pairs pairs;
  CORNER_ASSIGN_OR_RETURN(pairs.file_, MappedFile::Open(folder + "/pairs.bin"));
  bool whole = pairs.file_.size() >= kHeaderBytes && pairs.file_.text().starts_with(kMagic);
  if (whole) {
    std::memcpy(&pairs.documents_, pairs.file_.data() + kMagic.size(), sizeof(uint32_t));
    whole = pairs.file_.size() ==
            kHeaderBytes + DocSet::WordsFor(pairs.documents_) * kPairSlices * sizeof(uint64_t);
  }
  if (!whole) {
    return Internal(Concat("The pairs file of ", folder, " is damaged."),
                    "Run corner ingest --rebuild: the ledger holds everything.");
  }
  return pairs;
}

std::span<const uint64_t> Pairs::Slice(uint32_t slice) const {
  const size_t words = DocSet::WordsFor(documents_);
  return file_.Array<uint64_t>(kHeaderBytes + slice * words * sizeof(uint64_t), words);
}

absl::Status MergePairs(const std::vector<std::string>& inputs, const std::string& folder) {
  std::vector<Pairs> parts;
  uint32_t documents = 0;
  for (const std::string& input : inputs) {
    CORNER_ASSIGN_OR_RETURN(parts.emplace_back(), Pairs::Open(input));
    documents += parts.back().documents();
  }
  CORNER_ASSIGN_OR_RETURN(FileWriter writer, StartFile(folder, documents));
  BitAppender bits(documents);
  for (uint32_t slice = 0; slice < kPairSlices; ++slice) {
    bits.Clear();
    for (const Pairs& part : parts) bits.Append(part.Slice(slice), part.documents());
    CORNER_RETURN_IF_ERROR(writer.AppendArray(bits.words()));
  }
  return writer.Finish();
}

}  // namespace corner::indexer
