#include "indexer/feed/field_map.h"

#include <algorithm>

#include "indexer/feed/bytes.h"
#include "indexer/feed/encoding.h"
#include "indexer/feed/near_names.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxMapBytes = 64u << 10;
constexpr size_t kMaxColumnBytes = 200;
constexpr std::string_view kIgnore = "ignore";
constexpr std::string_view kExample = "Write: their column = our field.";

// Our field of that name, by its own name or one the vacancies template uses ("reference").
std::optional<PostingField> FieldNamed(std::string_view name) {
  if (const auto field = PostingFieldFromName(name)) return field;
  for (const std::string_view dialect : {"corner", "vacancies_csv"}) {
    const NameTable::Entry* entry = TableOf(*FindDialect(dialect))->Find(name);
    if (entry == nullptr || entry->aliases.size() != 1) continue;
    const PostingField field = entry->aliases.front()->field;
    if (field != PostingField::kCount) return field;
  }
  return std::nullopt;
}

std::string AllFieldNames() {
  std::vector<std::string> names;
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    names.emplace_back(PostingFieldName(static_cast<PostingField>(i)));
  }
  return Join(names, ", ");
}

absl::Status NoSuchField(int64_t line, std::string_view field) {
  const std::vector<std::string> near = NearFieldNames(field);
  return InvalidInput(
      Concat("line ", line, ": there is no field \"", Utf8Prefix(field, 60), "\""),
      near.empty() ? Concat("The fields are ", AllFieldNames(), "; ignore leaves a column out.")
                   : Concat("Did you mean ", Join(near, " or "), "?"));
}

}  // namespace

absl::StatusOr<std::shared_ptr<const FieldMap>> FieldMap::Parse(std::string_view name,
                                                                std::string_view text) {
  const auto in_file = [&](const absl::Status& status) { return WithContext(status, name); };
  const std::optional<std::string> decoded = DecodeRow(text, LooksLikeCp1252(text));
  if (!decoded || decoded->find('\0') != std::string::npos) {
    return in_file(InvalidInput("the map is not text", "Save it as UTF-8 text."));
  }
  std::shared_ptr<FieldMap> map(new FieldMap);
  int64_t number = 0;
  for (const std::string_view line : Split(*decoded, '\n')) {
    const absl::Status added = map->AddLine(++number, TrimSpace(line));
    if (!added.ok()) return in_file(added);
  }
  if (map->lines_.empty()) return in_file(InvalidInput("the map names no column", kExample));
  for (const Line& line : map->lines_) {
    const bool first = std::none_of(map->aliases_.begin(), map->aliases_.end(),
                                    [&](const Alias& alias) { return alias.field == line.field; });
    const Use use = line.field == PostingField::kCount ? Use::kPrivate
                    : first                            ? Use::kList
                                                       : Use::kAppend;
    map->aliases_.push_back({line.column, line.field, use});
  }
  return std::shared_ptr<const FieldMap>(std::move(map));
}

absl::Status FieldMap::AddLine(int64_t number, std::string_view text) {
  if (text.empty() || text.front() == '#') return absl::OkStatus();
  const size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    return InvalidInput(Concat("line ", number, ": no \"=\" stands in it"), kExample);
  }
  const std::string_view column = TrimSpace(text.substr(0, equals));
  std::string_view field = text.substr(equals + 1);
  field = TrimSpace(field.substr(0, field.find('#')));
  if (NameKey(column).empty() || column.size() > kMaxColumnBytes) {
    return InvalidInput(Concat("line ", number, ": ",
                               column.size() > kMaxColumnBytes ? "the column's name is too long"
                                                               : "no column is named before the ="),
                        kExample);
  }
  if (field.empty()) {
    return InvalidInput(Concat("line ", number, ": no field is named after the ="), kExample);
  }
  Line line{number, std::string(column), PostingField::kCount};
  if (!EqualsIgnoreCase(field, kIgnore)) {
    const std::optional<PostingField> named = FieldNamed(AsciiLower(field));
    if (!named) return NoSuchField(number, field);
    line.field = *named;
  }
  for (const Line& other : lines_) {
    if (NameKey(other.column) != NameKey(line.column)) continue;
    const bool ignored = other.field == PostingField::kCount || line.field == PostingField::kCount;
    if (other.field != line.field && !ignored) continue;
    return InvalidInput(Concat("line ", number, ": the column \"", Utf8Prefix(column, 60),
                               "\" stands in line ", other.number, " already"),
                        "Give each column to a field once.");
  }
  lines_.push_back(std::move(line));
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const FieldMap>> FieldMap::Load(const std::string& path) {
  const absl::StatusOr<ReadBytes> file = FileBytes(path);
  if (!file.ok()) return WithContext(file.status(), path);
  const ReadBytes read = InUtf8(Limited(*file, kMaxMapBytes));
  std::string text;
  for (char piece[4096];;) {
    const absl::StatusOr<size_t> got = read(piece, sizeof piece);
    if (!got.ok()) return WithContext(got.status(), path);
    if (*got == 0) return Parse(path, text);
    text.append(piece, *got);
  }
}

}  // namespace corner::indexer
