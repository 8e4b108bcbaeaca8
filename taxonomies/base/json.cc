#include "taxonomies/base/json.h"

#ifdef __SSE2__
#define RAPIDJSON_SSE2  // runs of a text sixteen bytes at a time; only parsing in place has it
#endif
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>

#include "taxonomies/base/json_numbers.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner {
namespace {

using Node = rapidjson::Value;

constexpr unsigned kStrict = rapidjson::kParseIterativeFlag |
                             rapidjson::kParseValidateEncodingFlag |
                             rapidjson::kParseFullPrecisionFlag;

const Node& AsNode(const void* node) { return *static_cast<const Node*>(node); }
std::string_view View(const Node& text) { return {text.GetString(), text.GetStringLength()}; }

// Brackets open at once, outside strings. Checked before the parser builds anything.
bool NestsDeeperThan(std::string_view text, int limit) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > limit) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

absl::Status CheckStrings(const Node& node);

absl::Status CheckMembers(const Node& node) {
  std::vector<std::string_view> names;
  names.reserve(node.MemberCount());
  for (const auto& member : node.GetObject()) {
    CORNER_RETURN_IF_ERROR(CheckStrings(member.name));
    CORNER_RETURN_IF_ERROR(CheckStrings(member.value));
    names.push_back(View(member.name));
  }
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return absl::OkStatus();
  return InvalidInput(
      Concat("the name \"", Utf8Prefix(*twice, 60), "\" stands twice in one object"));
}

// Escapes can produce what the parser's own UTF-8 check cannot see: lone surrogates and NUL.
absl::Status CheckStrings(const Node& node) {
  if (node.IsString()) {
    const std::string_view text = View(node);
    if (text.find('\0') != std::string_view::npos) {
      return InvalidInput("a text holds a NUL character");
    }
    if (!IsValidUtf8(text)) return InvalidInput("a text is not valid Unicode");
  } else if (node.IsArray()) {
    for (const Node& element : node.GetArray()) CORNER_RETURN_IF_ERROR(CheckStrings(element));
  } else if (node.IsObject()) {
    return CheckMembers(node);
  }
  return absl::OkStatus();
}

}  // namespace

struct JsonDocument::Store {
  std::string text;  // what `document` was parsed in, and points into
  rapidjson::Document document;
};

JsonDocument::JsonDocument(std::unique_ptr<Store> store) : store_(std::move(store)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

absl::StatusOr<JsonDocument> JsonDocument::Parse(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.max_bytes) {
    return TooLarge(
        Concat("the JSON text is ", text.size(), " bytes; the limit is ", limits.max_bytes));
  }
  if (text.find('\0') != std::string_view::npos) {
    return InvalidInput("the JSON text holds a NUL byte");
  }
  if (!IsValidUtf8(text)) return InvalidInput("the text is not valid UTF-8");
  if (NestsDeeperThan(text, limits.max_depth)) {
    return InvalidInput(Concat("the JSON nests deeper than ", limits.max_depth, " levels"));
  }
  const std::optional<std::string> mended = WithPlainNumbers(text);
  if (mended) text = *mended;
  auto store = std::make_unique<Store>();
  store->document.Parse<kStrict>(text.data(), text.size());
  if (store->document.HasParseError()) {
    return InvalidInput(Concat("the JSON breaks off or is wrong at byte ",
                               store->document.GetErrorOffset(), ": ",
                               rapidjson::GetParseError_En(store->document.GetParseError())));
  }
  CORNER_RETURN_IF_ERROR(CheckStrings(store->document));
  return JsonDocument(std::move(store));
}

absl::StatusOr<JsonDocument> JsonDocument::ParseOwn(std::string_view text) {
  // Parsing in place stops at a NUL, and reads up to the end of the sixteen bytes that hold the
  // end.
  constexpr size_t kReadAhead = 16;
  auto store = std::make_unique<Store>();
  store->text.reserve(text.size() + kReadAhead);
  store->text.assign(text).append(kReadAhead, '\0');
  const size_t nul = store->text.find('\0');
  if (nul < text.size()) {
    return Internal(Concat("A stored record is damaged at byte ", nul, "."));
  }
  store->document.ParseInsitu<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag>(
      store->text.data());
  if (store->document.HasParseError()) {
    return Internal(
        Concat("A stored record is damaged at byte ", store->document.GetErrorOffset(), "."));
  }
  return JsonDocument(std::move(store));
}

JsonValue JsonDocument::root() const {
  return JsonValue(static_cast<const Node*>(&store_->document));
}

bool JsonValue::is_null() const { return node_ != nullptr && AsNode(node_).IsNull(); }
bool JsonValue::is_object() const { return node_ != nullptr && AsNode(node_).IsObject(); }
bool JsonValue::is_array() const { return node_ != nullptr && AsNode(node_).IsArray(); }
bool JsonValue::is_string() const { return node_ != nullptr && AsNode(node_).IsString(); }
bool JsonValue::is_number() const { return node_ != nullptr && AsNode(node_).IsNumber(); }
bool JsonValue::is_bool() const { return node_ != nullptr && AsNode(node_).IsBool(); }

const char* JsonValue::type_name() const {
  if (is_object()) return "an object";
  if (is_array()) return "an array";
  if (is_string()) return "a string";
  if (is_number()) return "a number";
  if (is_bool()) return "true or false";
  return node_ == nullptr ? "missing" : "null";
}

std::optional<std::string_view> JsonValue::string() const {
  if (!is_string()) return std::nullopt;
  return View(AsNode(node_));
}

std::optional<int64_t> JsonValue::integer() const {
  if (node_ == nullptr) return std::nullopt;
  const Node& node = AsNode(node_);
  if (node.IsInt64()) return node.GetInt64();
  if (node.IsDouble() && std::abs(node.GetDouble()) < 9e15 &&
      std::floor(node.GetDouble()) == node.GetDouble()) {
    return static_cast<int64_t>(node.GetDouble());
  }
  return std::nullopt;
}

std::optional<double> JsonValue::number() const {
  if (!is_number()) return std::nullopt;
  const double value = AsNode(node_).GetDouble();
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<bool> JsonValue::boolean() const {
  if (!is_bool()) return std::nullopt;
  return AsNode(node_).GetBool();
}

std::optional<std::string> JsonValue::scalar_text() const {
  if (const auto text = string()) return std::string(*text);
  if (is_number() || is_bool()) return ToJson();
  return std::nullopt;
}

JsonValue JsonValue::member(std::string_view name) const {
  if (!is_object()) return {};
  const Node key(rapidjson::StringRef(name.data(), name.size()));
  const auto found = AsNode(node_).FindMember(key);
  if (found == AsNode(node_).MemberEnd()) return {};
  return JsonValue(&found->value);
}

size_t JsonValue::size() const {
  if (is_array()) return AsNode(node_).Size();
  return is_object() ? AsNode(node_).MemberCount() : 0;
}

JsonValue JsonValue::element(size_t index) const {
  if (!is_array() || index >= AsNode(node_).Size()) return {};
  return JsonValue(&AsNode(node_)[static_cast<rapidjson::SizeType>(index)]);
}

void JsonValue::ForEachMember(const std::function<void(std::string_view, JsonValue)>& visit) const {
  if (!is_object()) return;
  for (const auto& member : AsNode(node_).GetObject()) {
    visit(View(member.name), JsonValue(&member.value));
  }
}

std::string JsonValue::ToJson() const {
  if (node_ == nullptr) return "null";
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  AsNode(node_).Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

struct JsonWriter::Sink {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : sink_(std::make_unique<Sink>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::BeginObject() { return sink_->writer.StartObject(), *this; }
JsonWriter& JsonWriter::EndObject() { return sink_->writer.EndObject(), *this; }
JsonWriter& JsonWriter::BeginArray() { return sink_->writer.StartArray(), *this; }
JsonWriter& JsonWriter::EndArray() { return sink_->writer.EndArray(), *this; }
JsonWriter& JsonWriter::Key(std::string_view name) {
  return sink_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())), *this;
}
JsonWriter& JsonWriter::String(std::string_view value) {
  return sink_->writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size())), *this;
}
JsonWriter& JsonWriter::Integer(int64_t value) { return sink_->writer.Int64(value), *this; }
JsonWriter& JsonWriter::Decimal(double value, int places) {
  const double scale = std::pow(10.0, places);
  const double rounded = std::round(value * scale) / scale;
  sink_->writer.SetMaxDecimalPlaces(places);
  return sink_->writer.Double(rounded), *this;
}
JsonWriter& JsonWriter::Bool(bool value) { return sink_->writer.Bool(value), *this; }
JsonWriter& JsonWriter::Null() { return sink_->writer.Null(), *this; }
JsonWriter& JsonWriter::Raw(std::string_view json) {
  return sink_->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType), *this;
}

JsonWriter& JsonWriter::Field(std::string_view name, std::string_view value) {
  return Key(name).String(value);
}
JsonWriter& JsonWriter::Field(std::string_view name, const char* value) {
  return Key(name).String(value);
}
JsonWriter& JsonWriter::Field(std::string_view name, bool value) { return Key(name).Bool(value); }

std::string JsonWriter::Take() {
  std::string text(sink_->buffer.GetString(), sink_->buffer.GetSize());
  sink_ = std::make_unique<Sink>();
  return text;
}

}  // namespace corner
