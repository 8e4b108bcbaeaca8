#include "indexer/feed/dialect.h"

#include <algorithm>
#include <array>
#include <functional>

#include "indexer/feed/dialect_tables.h"
#include "indexer/feed/field_map.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxCodes = 200;  // bytes; a longer value is text and not codes

bool IsKept(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '@' || c == ':' ||
         c >= 0x80;
}

bool MayBeList(PostingField field) {
  using enum PostingField;
  return field == kPattern || field == kRequirements || field == kScheme || field == kCategory ||
         field == kContract || field == kWorkingTime;
}

std::string_view CodedText(const Alias& alias, std::string_view value) {
  const std::string key = NameKey(value);
  for (const CodeText& code : alias.codes) {
    if (code.code == key || code.code == "*") return code.text;
  }
  return value;
}

// The n-th word of `text`, counted from 1; commas part words as blanks do.
std::string_view WordOf(std::string_view text, int n) {
  constexpr std::string_view kBetween = " \t\r\n,";
  for (size_t at = text.find_first_not_of(kBetween); at != std::string_view::npos;
       at = text.find_first_not_of(kBetween, at)) {
    const size_t end = std::min(text.find_first_of(kBetween, at), text.size());
    if (--n == 0) return text.substr(at, end - at);
    at = end;
  }
  return {};
}

}  // namespace

std::span<const Dialect> AllDialects() {
  static const std::array kAll = {kCornerDialect,   kVacanciesCsvDialect, kAdzunaDialect,
                                  kReedDialect,     kJobPostingDialect,   kApprenticeshipsDialect,
                                  kTeachingDialect, kNhsJobsDialect,      kNhsJobsOldDialect,
                                  kFindAJobDialect, kVacancyRssDialect,   kIndeedDialect,
                                  kRssDialect,      kAtomDialect,         kPlainDialect};
  return kAll;
}

const Dialect* FindDialect(std::string_view name) {
  for (const Dialect& dialect : AllDialects()) {
    if (dialect.name == name) return &dialect;
  }
  return nullptr;
}

std::string DialectNames(uint8_t families) {
  std::vector<std::string> names;
  for (const Dialect& dialect : AllDialects()) {
    if ((dialect.families & families) != 0) names.emplace_back(dialect.name);
  }
  return Join(names, ", ");
}

std::string NameKey(std::string_view path) {
  std::string key = AsciiLower(path);
  std::erase_if(key, [](char c) { return !IsKept(static_cast<unsigned char>(c)); });
  while (key.ends_with('.') || key.ends_with(':')) key.pop_back();
  return key;
}

std::string TextOf(const Alias& alias, std::string_view value) {
  if (!alias.says.empty()) return std::string(alias.says);
  if (alias.word > 0) return std::string(WordOf(value, alias.word));
  if (alias.codes.empty() || value.size() > kMaxCodes) return std::string(value);
  if (alias.use != Use::kList || value.find(',') == std::string_view::npos) {
    return std::string(CodedText(alias, value));
  }
  std::vector<std::string> texts;
  for (const std::string_view part : Split(value, ',')) {
    const std::string_view text = CodedText(alias, TrimSpace(part));
    if (!text.empty()) texts.emplace_back(text);
  }
  return Join(texts, ", ");
}

NameTable::NameTable(const Dialect& dialect, std::shared_ptr<const FieldMap> map)
    : dialect_(dialect), map_(std::move(map)) {
  if (dialect.own_names) {
    own_.reserve(kPostingFieldCount);
    for (size_t i = 0; i < kPostingFieldCount; ++i) {
      const auto field = static_cast<PostingField>(i);
      own_.push_back(
          {PostingFieldName(field), field, MayBeList(field) ? Use::kList : Use::kText, {}});
    }
  }
  for (const Alias& alias : own_) Add(alias);
  for (const Alias& alias : dialect.aliases) Add(alias);
  if (map_ == nullptr) return;
  // A name of the map stands for what the map says and no longer for what the dialect does.
  for (const Alias& alias : map_->aliases()) entries_[NameKey(alias.path)].aliases.clear();
  for (const Alias& alias : map_->aliases()) Add(alias);
}

void NameTable::Add(const Alias& alias) {
  const std::string key = NameKey(alias.path);
  Entry& entry = entries_[key];
  const bool twice = std::any_of(entry.aliases.begin(), entry.aliases.end(),
                                 [&](const Alias* other) { return other->field == alias.field; });
  if (!twice) entry.aliases.push_back(&alias);
  for (size_t end = key.find_first_of(".@", 1); end != std::string::npos;
       end = key.find_first_of(".@", end + 1)) {
    entries_[key.substr(0, end)].holds_names = true;
  }
}

const NameTable::Entry* NameTable::Find(std::string_view path) const {
  const auto found = entries_.find(NameKey(path));
  return found == entries_.end() ? nullptr : &found->second;
}

size_t NameTable::Rank(const Alias* alias) const {
  size_t before = 0;
  const auto in = [&](std::span<const Alias> aliases) {
    const std::less<> less;
    if (!less(alias, aliases.data()) && less(alias, aliases.data() + aliases.size())) return true;
    before += aliases.size();
    return false;
  };
  std::span<const Alias> first;
  if (map_ != nullptr) first = map_->aliases();
  for (const std::span<const Alias> aliases : {first, std::span<const Alias>(own_)}) {
    if (in(aliases)) return before + static_cast<size_t>(alias - aliases.data());
  }
  return before + static_cast<size_t>(alias - dialect_.aliases.data());
}

size_t CountKnown(const NameTable& table, std::span<const std::string> paths) {
  return std::count_if(paths.begin(), paths.end(), [&](const std::string& path) {
    const NameTable::Entry* entry = table.Find(path);
    return entry != nullptr && !entry->aliases.empty();
  });
}

const Dialect& ChooseDialect(Family family, std::span<const std::string> paths) {
  const Dialect* best = &kPlainDialect;
  size_t most = 0;
  for (const Dialect& dialect : AllDialects()) {
    if ((dialect.families & family) == 0) continue;
    const auto is_marker = [&](const std::string& path) { return path == dialect.marker; };
    if (std::any_of(paths.begin(), paths.end(), is_marker)) return dialect;
    const size_t known = CountKnown(*TableOf(dialect), paths);
    if (known <= most) continue;
    most = known;
    best = &dialect;
  }
  return *best;
}

std::shared_ptr<const NameTable> TableOf(const Dialect& dialect,
                                         std::shared_ptr<const FieldMap> map) {
  using Tables = absl::flat_hash_map<std::string_view, std::shared_ptr<const NameTable>>;
  static const Tables* const kTables = [] {
    auto* tables = new Tables;
    for (const Dialect& each : AllDialects()) {
      tables->emplace(each.name, std::make_shared<NameTable>(each));
    }
    return tables;
  }();
  if (map != nullptr) return std::make_shared<NameTable>(dialect, std::move(map));
  return kTables->at(dialect.name);
}

}  // namespace corner::indexer
