#include "indexer/feed/posting_builder.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_set.h"
#include "indexer/feed/field_map.h"
#include "indexer/feed/near_names.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxSpellings = 4096;  // names beyond this are looked up slowly and not counted
constexpr size_t kMaxNameBytes = 80;    // of a name in a report

bool IsPlain(const Alias& alias) {
  return alias.codes.empty() && alias.says.empty() && alias.word == 0;
}

std::string_view JoinerOf(PostingField field) {
  return field == PostingField::kDescription ? "\n" : ", ";
}

}  // namespace

const NameTable::Entry* PostingBuilder::Find(std::string_view path) {
  const auto known = spellings_.find(ToAbsl(path));
  if (known != spellings_.end()) return known->second;
  const NameTable::Entry* entry = table_->Find(path);
  if (spellings_.size() < kMaxSpellings) spellings_.emplace(std::string(path), entry);
  return entry;
}

void PostingBuilder::Put(const NameTable::Entry& entry, std::string value) {
  const std::string_view trimmed = TrimSpace(value);
  if (trimmed.empty()) return;
  if (trimmed.size() != value.size()) value = std::string(trimmed);
  if (entry.aliases.size() == 1 && IsPlain(*entry.aliases[0])) {
    return Add(*entry.aliases[0], std::move(value));
  }
  for (const Alias* alias : entry.aliases) Add(*alias, TextOf(*alias, value));
}

void PostingBuilder::PutList(const NameTable::Entry& entry,
                             const std::vector<std::string>& values) {
  for (const Alias* alias : entry.aliases) {
    std::vector<std::string> texts;
    for (const std::string& value : values) {
      std::string text = TextOf(*alias, TrimSpace(value));
      if (!text.empty()) texts.push_back(std::move(text));
    }
    Add(*alias, Join(texts, ", "));
  }
}

void PostingBuilder::Add(const Alias& alias, std::string text) {
  if (alias.field == PostingField::kCount || text.empty()) return;
  pieces_.push_back({&alias, table_->Rank(&alias), std::move(text)});
}

void PostingBuilder::Count(std::string_view name) {
  const auto known = counts_.find(ToAbsl(name));
  if (known != counts_.end()) {
    ++known->second;
  } else if (counts_.size() < kMaxSpellings) {
    counts_.emplace(std::string(name), 1);
  }
}

void PostingBuilder::Clear() {
  pieces_.clear();
  unknown_.clear();
}

Posting PostingBuilder::Take(int64_t line, std::string raw) {
  std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
    const bool a_appends = a.alias->use == Use::kAppend;
    const bool b_appends = b.alias->use == Use::kAppend;
    return std::tie(a.alias->field, a_appends, a.rank) <
           std::tie(b.alias->field, b_appends, b.rank);
  });
  Posting posting;
  posting.line = line;
  posting.raw = std::move(raw);
  for (const std::string& name : unknown_) Count(name);
  posting.unknown_members = std::move(unknown_);
  size_t rank = 0;  // of what the field holds
  for (Piece& piece : pieces_) {
    const PostingField field = piece.alias->field;
    const Use use = piece.alias->use;
    const std::string& held = posting.Get(field);
    if (held.empty()) {
      posting.Set(field, std::move(piece.text));
      rank = piece.rank;
    } else if ((use == Use::kList && piece.rank == rank) ||
               (use == Use::kAppend && held != piece.text)) {
      posting.Set(field, Concat(held, JoinerOf(field), piece.text));
    } else if (use == Use::kText && piece.rank == rank) {
      Count(Concat(piece.alias->path, kAfterFirst));
    }
  }
  Clear();
  return posting;
}

FeedNames PostingBuilder::Names() const {
  FeedNames names;
  for (const auto& [name, count] : counts_) names.unknown.push_back({name, count, ""});
  std::sort(names.unknown.begin(), names.unknown.end(), [](const auto& a, const auto& b) {
    return std::tie(b.count, a.name) < std::tie(a.count, b.name);
  });
  if (names.unknown.size() > kMostUnknownMembers) names.unknown.resize(kMostUnknownMembers);
  for (UnknownMember& member : names.unknown) {
    if (member.name.ends_with(kAfterFirst)) continue;
    if (const auto near = NearField(member.name)) member.nearest = PostingFieldName(*near);
    member.name = std::string(Utf8Prefix(member.name, kMaxNameBytes));
  }
  if (table_->map() == nullptr || spellings_.size() == kMaxSpellings) return names;
  absl::flat_hash_set<const NameTable::Entry*> met;
  for (const auto& [spelling, entry] : spellings_) met.insert(entry);
  for (const Alias& alias : table_->map()->aliases()) {
    if (!met.contains(table_->Find(alias.path))) names.map_not_met.emplace_back(alias.path);
  }
  return names;
}

}  // namespace corner::indexer
