#include "indexer/xapian/vocabulary.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/words.h"
#include "indexer/xapian/forward.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Hashes that two or more of the words share.
std::vector<uint32_t> SharedHashes(const std::vector<std::string>& words) {
  std::vector<uint32_t> hashes;
  hashes.reserve(words.size());
  for (const std::string& word : words) hashes.push_back(WordHash(word));
  std::sort(hashes.begin(), hashes.end());
  std::vector<uint32_t> shared;
  for (size_t i = 1; i < hashes.size(); ++i) {
    if (hashes[i] == hashes[i - 1] && (shared.empty() || shared.back() != hashes[i])) {
      shared.push_back(hashes[i]);
    }
  }
  return shared;
}

}  // namespace

absl::Status WriteVocabulary(std::vector<std::string> words, const std::string& folder) {
  const std::vector<uint32_t> shared = SharedHashes(words);
  const Stemmer stemmer;
  std::vector<std::pair<std::string, std::string>> entries;
  entries.reserve(words.size());
  for (std::string& word : words) {
    std::string stem = stemmer.Stem(word);
    entries.emplace_back(std::move(stem), std::move(word));
  }
  std::sort(entries.begin(), entries.end());
  CORNER_ASSIGN_OR_RETURN(FileWriter text, FileWriter::Create(folder + "/vocabulary.txt"));
  std::vector<uint32_t> index = {static_cast<uint32_t>(entries.size())};
  for (const auto& [stem, word] : entries) {
    index.push_back(static_cast<uint32_t>(text.bytes()));
    CORNER_RETURN_IF_ERROR(text.Append(Concat(stem, "\t", word, "\n")));
  }
  CORNER_RETURN_IF_ERROR(text.Finish());
  index.insert(index.end(), shared.begin(), shared.end());
  CORNER_ASSIGN_OR_RETURN(FileWriter offsets, FileWriter::Create(folder + "/vocabulary.idx"));
  CORNER_RETURN_IF_ERROR(offsets.AppendArray(std::span<const uint32_t>(index)));
  return offsets.Finish();
}

absl::StatusOr<Vocabulary> Vocabulary::Open(const std::string& folder) {
  Vocabulary vocabulary;
  CORNER_ASSIGN_OR_RETURN(vocabulary.text_, MappedFile::Open(folder + "/vocabulary.txt"));
  CORNER_ASSIGN_OR_RETURN(vocabulary.index_, MappedFile::Open(folder + "/vocabulary.idx"));
  const auto index =
      vocabulary.index_.Array<uint32_t>(0, vocabulary.index_.size() / sizeof(uint32_t));
  const std::string_view text = vocabulary.text_.text();
  const bool whole = !index.empty() && index[0] <= index.size() - 1 &&
                     (index[0] == 0 || (index[index[0]] < text.size() && text.back() == '\n'));
  if (!whole) {
    return Internal(Concat("The vocabulary of ", folder, " is damaged."),
                    "Run corner ingest --rebuild: the ledger holds everything.");
  }
  vocabulary.offsets_ = index.subspan(1, index[0]);
  const auto shared = index.subspan(1 + index[0]);
  vocabulary.shared_hashes_.insert(shared.begin(), shared.end());
  return vocabulary;
}

Vocabulary::Entry Vocabulary::At(size_t i) const {
  const std::string_view text = text_.text();
  const size_t begin = offsets_[i];
  const size_t tab = text.find('\t', begin);
  const size_t end = text.find('\n', tab);
  return {text.substr(begin, tab - begin), text.substr(tab + 1, end - tab - 1)};
}

std::string_view Vocabulary::Word(size_t i) const { return At(i).word; }

std::vector<std::string_view> Vocabulary::WordsWithStem(std::string_view stem) const {
  size_t low = 0;
  size_t high = offsets_.size();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (At(middle).stem < stem) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  std::vector<std::string_view> words;
  for (; low < offsets_.size() && At(low).stem == stem; ++low) words.push_back(At(low).word);
  return words;
}

}  // namespace corner::indexer
