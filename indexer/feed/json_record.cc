#include "indexer/feed/json_record.h"

#include <algorithm>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int kLookDepth = 5;  // levels of the first object that decide the dialect

void ListPaths(JsonValue object, const std::string& prefix, int depth,
               std::vector<std::string>* paths) {
  object.ForEachMember([&](std::string_view name, JsonValue value) {
    std::string path = Concat(prefix, name);
    if (value.is_array() && value.element(0).is_object()) value = value.element(0);
    if (value.is_object() && depth > 1) ListPaths(value, path + ".", depth - 1, paths);
    paths->push_back(std::move(path));
  });
}

bool IsLeftOut(const NameTable::Entry& entry) {
  return !entry.aliases.empty() &&
         std::all_of(entry.aliases.begin(), entry.aliases.end(),
                     [](const Alias* alias) { return alias->field == PostingField::kCount; });
}

bool TakesList(const NameTable::Entry& entry) {
  return std::any_of(entry.aliases.begin(), entry.aliases.end(),
                     [](const Alias* alias) { return alias->use != Use::kText; });
}

// An object as JSON, without its private members.
void WriteWithoutPrivate(JsonValue value, const std::string& prefix, PostingBuilder* builder,
                         JsonWriter* json) {
  if (value.is_array()) {
    json->BeginArray();
    for (size_t i = 0; i < value.size(); ++i) {
      WriteWithoutPrivate(value.element(i), prefix, builder, json);
    }
    json->EndArray();
    return;
  }
  if (!value.is_object()) {
    json->Raw(value.ToJson());
    return;
  }
  json->BeginObject();
  value.ForEachMember([&](std::string_view name, JsonValue member) {
    const std::string path = Concat(prefix, name);
    const NameTable::Entry* entry = builder->Find(path);
    if (entry != nullptr && IsPrivate(*entry)) return;
    json->Key(name);
    WriteWithoutPrivate(member, path + ".", builder, json);
  });
  json->EndObject();
}

std::string WithoutPrivate(JsonValue object, PostingBuilder* builder) {
  JsonWriter json;
  WriteWithoutPrivate(object, "", builder, &json);
  return json.Take();
}

// Names the types a JSON-LD entry declares: "Organization" or "Thing, JobPosting".
std::string DeclaredTypes(JsonValue object) {
  const JsonValue type = object.member("@type");
  std::vector<std::string> names;
  if (const auto name = type.string()) names.emplace_back(*name);
  for (size_t i = 0; type.is_array() && i < type.size(); ++i) {
    if (const auto name = type.element(i).string()) names.emplace_back(*name);
  }
  return Join(names, ", ");
}

}  // namespace

JsonRecordReader::JsonRecordReader(const Dialect* dialect, const FeedOptions& options) {
  limits_.max_bytes = options.max_record_bytes;
  limits_.max_depth = options.max_depth;
  map_ = options.map;
  if (dialect != nullptr) builder_.emplace(TableOf(*dialect, map_));
}

FeedItem JsonRecordReader::Read(int64_t line, std::string_view text) {
  const auto document = JsonDocument::Parse(text, limits_);
  if (!document.ok()) {
    std::string hint = Hint(document.status());
    if (hint.empty()) hint = "Ask the sender to write this record again as valid JSON.";
    return Rejection{line, Sentence(document.status()), std::move(hint)};
  }
  return ReadValue(line, document->root(), std::string(text));
}

FeedItem JsonRecordReader::ReadValue(int64_t line, JsonValue object, std::string raw) {
  if (!object.is_object()) {
    return Rejection{line, Concat("the record is ", object.type_name(), ", not an object"),
                     "Write each advert as one JSON object, {…}."};
  }
  if (!builder_) {
    std::vector<std::string> paths;
    ListPaths(object, "", kLookDepth, &paths);
    builder_.emplace(TableOf(ChooseDialect(kJsonFamily, paths), map_));
  }
  builder_->Clear();
  private_ = false;
  if (builder_->dialect().name == "jobposting") {
    const std::string types = DeclaredTypes(object);
    if (!types.empty() && types.find("JobPosting") == std::string::npos) {
      return Rejection{line,
                       Concat("the entry is of type ", Utf8Prefix(types, 80), ", not JobPosting"),
                       "Only entries of type JobPosting are adverts."};
    }
  }
  if (!ReadMembers(object, "")) {
    return Rejection{line, fault_, "Ask the sender to give it as plain text."};
  }
  if (builder_->empty()) return NotAnAdvert(line, object);
  if (private_) raw = WithoutPrivate(object, &*builder_);
  return builder_->Take(line, std::move(raw));
}

bool JsonRecordReader::ReadMembers(JsonValue object, const std::string& prefix) {
  bool good = true;
  object.ForEachMember([&](std::string_view name, JsonValue value) {
    if (!good || value.is_null()) return;
    good = prefix.empty() ? ReadMember(name, value) : ReadMember(Concat(prefix, name), value);
  });
  return good;
}

bool JsonRecordReader::ReadMember(std::string_view path, JsonValue value) {
  const NameTable::Entry* entry = builder_->Find(path);
  if (entry == nullptr) {
    builder_->PutUnknown(path);
    return true;
  }
  if (IsPrivate(*entry)) {
    private_ = true;
    return true;
  }
  if (value.is_object() && entry->holds_names) return ReadMembers(value, Concat(path, "."));
  if (IsLeftOut(*entry)) return true;
  if (value.is_array()) return ReadArray(path, *entry, value);
  std::optional<std::string> text = value.scalar_text();
  if (text && entry->aliases.empty()) {
    builder_->PutUnknown(path);
    return true;
  }
  if (text) {
    builder_->Put(*entry, *std::move(text));
    return true;
  }
  fault_ = Concat("\"", Utf8Prefix(path, 80), "\" should be text, not ", value.type_name());
  return false;
}

bool JsonRecordReader::ReadArray(std::string_view path, const NameTable::Entry& entry,
                                 JsonValue array) {
  const JsonValue first = array.element(0);
  if (!first.valid() || first.is_null()) return true;
  if (entry.holds_names && first.is_object()) {
    if (array.size() > 1) builder_->PutUnknown(Concat(path, kAfterFirst));
    return ReadMember(path, first);
  }
  if (!TakesList(entry) && !(entry.holds_names && array.size() == 1)) {
    fault_ = Concat("\"", Utf8Prefix(path, 80), "\" should be text, not an array");
    return false;
  }
  std::vector<std::string> texts;
  for (size_t i = 0; i < array.size(); ++i) {
    const JsonValue element = array.element(i);
    if (element.is_null()) continue;
    std::optional<std::string> text = element.scalar_text();
    if (!text) {
      fault_ = Concat("\"", Utf8Prefix(path, 80), "\" should be a list of texts, but holds ",
                      element.type_name());
      return false;
    }
    texts.push_back(*std::move(text));
  }
  builder_->PutList(entry, texts);
  return true;
}

Rejection JsonRecordReader::NotAnAdvert(int64_t line, JsonValue object) const {
  std::vector<std::string> names;
  object.ForEachMember([&](std::string_view name, JsonValue) {
    if (names.size() < 8) names.emplace_back(Utf8Prefix(name, 40));
  });
  return {line,
          names.empty()
              ? "the record says nothing"
              : Concat("nothing in the record is part of an advert; it has: ", Join(names, ", ")),
          "Check the names, or choose the dialect of the feed."};
}

}  // namespace corner::indexer
