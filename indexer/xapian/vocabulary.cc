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
std::vector<uint32_t> SharedHashes(const std::vector<VocabularyWord>& words) {
  std::vector<uint32_t> hashes;
  hashes.reserve(words.size());
  for (const VocabularyWord& word : words) hashes.push_back(WordHash(word.word));
  std::sort(hashes.begin(), hashes.end());
  std::vector<uint32_t> shared;
  for (size_t i = 1; i < hashes.size(); ++i) {
    if (hashes[i] == hashes[i - 1] && (shared.empty() || shared.back() != hashes[i])) {
      shared.push_back(hashes[i]);
    }
  }
  return shared;
}

struct StemmedWord {
  std::string stem, word;
  uint32_t documents;
};

std::vector<StemmedWord> ByStem(std::vector<VocabularyWord> words) {
  const Stemmer stemmer;
  std::vector<StemmedWord> entries;
  entries.reserve(words.size());
  for (VocabularyWord& word : words) {
    std::string stem = stemmer.Stem(word.word);
    entries.push_back({std::move(stem), std::move(word.word), word.documents});
  }
  std::sort(entries.begin(), entries.end(), [](const StemmedWord& a, const StemmedWord& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.word < b.word;
  });
  return entries;
}

// For every entry, how many documents hold any word of its stem.
std::vector<uint32_t> DocumentsOfStems(const std::vector<StemmedWord>& entries,
                                       const CountAny& count_any) {
  std::vector<uint32_t> documents;
  documents.reserve(entries.size());
  std::vector<std::string> forms;
  for (size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    forms.clear();
    for (end = begin; end < entries.size() && entries[end].stem == entries[begin].stem; ++end) {
      forms.push_back(entries[end].word);
    }
    documents.resize(end, forms.size() == 1 ? entries[begin].documents : count_any(forms));
  }
  return documents;
}

}  // namespace

absl::Status WriteVocabulary(std::vector<VocabularyWord> words, const CountAny& count_any,
                             const std::string& folder) {
  const std::vector<uint32_t> shared = SharedHashes(words);
  const std::vector<StemmedWord> entries = ByStem(std::move(words));
  CORNER_ASSIGN_OR_RETURN(FileWriter text, FileWriter::Create(folder + "/vocabulary.txt"));
  std::vector<uint32_t> index = {static_cast<uint32_t>(entries.size())};
  for (const StemmedWord& entry : entries) {
    index.push_back(static_cast<uint32_t>(text.bytes()));
    CORNER_RETURN_IF_ERROR(text.Append(Concat(entry.stem, "\t", entry.word, "\n")));
  }
  CORNER_RETURN_IF_ERROR(text.Finish());
  const std::vector<uint32_t> documents = DocumentsOfStems(entries, count_any);
  index.insert(index.end(), documents.begin(), documents.end());
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
  const bool whole = !index.empty() && index[0] <= (index.size() - 1) / 2 &&
                     (index[0] == 0 || (index[index[0]] < text.size() && text.back() == '\n')) &&
                     std::is_sorted(index.begin() + 1, index.begin() + 1 + index[0]);
  if (!whole) {
    return Internal(Concat("The vocabulary of ", folder, " is damaged."),
                    "Run corner ingest --rebuild: the ledger holds everything.");
  }
  vocabulary.offsets_ = index.subspan(1, index[0]);
  vocabulary.documents_ = index.subspan(1 + index[0], index[0]);
  const auto shared = index.subspan(1 + 2 * size_t{index[0]});
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

Vocabulary::Forms Vocabulary::FormsOf(std::string_view stem) const {
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
  Forms forms;
  for (; low < offsets_.size() && At(low).stem == stem; ++low) {
    forms.words.push_back(At(low).word);
    forms.documents = documents_[low];
  }
  return forms;
}

}  // namespace corner::indexer
