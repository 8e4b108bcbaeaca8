#include "indexer/feed/posting_builder.h"

#include <algorithm>
#include <tuple>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxSpellings = 4096;  // a feed with more names than this is looked up slowly

std::string_view JoinerOf(PostingField field) {
  return field == PostingField::kDescription ? "\n" : ", ";
}

}  // namespace

const NameTable::Entry* PostingBuilder::Find(std::string_view path) {
  const auto known = spellings_.find(ToAbsl(path));
  if (known != spellings_.end()) return known->second;
  const NameTable::Entry* entry = table_.Find(path);
  if (spellings_.size() < kMaxSpellings) spellings_.emplace(std::string(path), entry);
  return entry;
}

void PostingBuilder::Put(const NameTable::Entry& entry, std::string value) {
  const std::string_view trimmed = TrimSpace(value);
  if (trimmed.empty()) return;
  if (trimmed.size() != value.size()) value = std::string(trimmed);
  if (entry.aliases.size() == 1 && entry.aliases[0]->codes.empty()) {
    return Add(*entry.aliases[0], std::move(value));
  }
  for (const Alias* alias : entry.aliases) Add(*alias, std::string(CodedText(*alias, value)));
}

void PostingBuilder::PutList(const NameTable::Entry& entry,
                             const std::vector<std::string>& values) {
  for (const Alias* alias : entry.aliases) {
    std::vector<std::string> texts;
    for (const std::string& value : values) {
      const std::string_view text = CodedText(*alias, TrimSpace(value));
      if (!text.empty()) texts.emplace_back(text);
    }
    Add(*alias, Join(texts, ", "));
  }
}

void PostingBuilder::Add(const Alias& alias, std::string text) {
  if (alias.field == PostingField::kCount || text.empty()) return;
  pieces_.push_back({alias.field, alias.use, table_.Rank(&alias), std::move(text)});
}

void PostingBuilder::Clear() {
  pieces_.clear();
  unknown_.clear();
}

Posting PostingBuilder::Take(int64_t line, std::string raw) {
  std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
    const bool a_appends = a.use == Use::kAppend;
    const bool b_appends = b.use == Use::kAppend;
    return std::tie(a.field, a_appends, a.rank) < std::tie(b.field, b_appends, b.rank);
  });
  Posting posting;
  posting.line = line;
  posting.raw = std::move(raw);
  posting.unknown_members = std::move(unknown_);
  size_t rank = 0;  // of what the field holds
  for (Piece& piece : pieces_) {
    const std::string& held = posting.Get(piece.field);
    const bool listed = piece.use == Use::kList && piece.rank == rank;
    if (held.empty()) {
      posting.Set(piece.field, std::move(piece.text));
      rank = piece.rank;
    } else if (listed || (piece.use == Use::kAppend && held != piece.text)) {
      posting.Set(piece.field, Concat(held, JoinerOf(piece.field), piece.text));
    }
  }
  Clear();
  return posting;
}

}  // namespace corner::indexer
