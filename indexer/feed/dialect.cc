#include "indexer/feed/dialect.h"

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/feed/dialect_tables.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

bool IsKept(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '@' || c == ':' ||
         c >= 0x80;
}

bool MayBeList(PostingField field) {
  using enum PostingField;
  return field == kPattern || field == kRequirements || field == kScheme || field == kCategory ||
         field == kContract || field == kWorkingTime;
}

}  // namespace

std::span<const Dialect> AllDialects() {
  static const std::array kAll = {kCornerDialect,  kVacanciesCsvDialect, kAdzunaDialect,
                                  kReedDialect,    kJobPostingDialect,   kApprenticeshipsDialect,
                                  kNhsJobsDialect, kNhsJobsOldDialect,   kFindAJobDialect,
                                  kIndeedDialect,  kRssDialect,          kAtomDialect,
                                  kPlainDialect};
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

std::string_view CodedText(const Alias& alias, std::string_view value) {
  if (alias.codes.empty() || value.size() > 40) return value;
  const std::string key = NameKey(value);
  const auto found = std::find_if(alias.codes.begin(), alias.codes.end(),
                                  [&](const CodeText& code) { return code.code == key; });
  return found == alias.codes.end() ? value : found->text;
}

NameTable::NameTable(const Dialect& dialect) : dialect_(dialect) {
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
  const Alias* own = own_.data();
  if (!own_.empty() && alias >= own && alias < own + own_.size()) return alias - own;
  return own_.size() + static_cast<size_t>(alias - dialect_.aliases.data());
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
    const size_t known = CountKnown(TableOf(dialect), paths);
    if (known <= most) continue;
    most = known;
    best = &dialect;
  }
  return *best;
}

const NameTable& TableOf(const Dialect& dialect) {
  using Tables = absl::flat_hash_map<std::string_view, std::unique_ptr<const NameTable>>;
  static const Tables* const kTables = [] {
    auto* tables = new Tables;
    for (const Dialect& each : AllDialects()) {
      tables->emplace(each.name, std::make_unique<NameTable>(each));
    }
    return tables;
  }();
  return *kTables->at(dialect.name);
}

}  // namespace corner::indexer
