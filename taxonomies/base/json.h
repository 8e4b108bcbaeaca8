// JSON at the edges: one strict reader for text no one here wrote, and one writer.
// The reader refuses what RapidJSON lets through: invalid UTF-8, NUL, duplicate names, deep
// nesting, trailing text. A document owns its values; cursors point into it. Not shared between
// threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/status/statusor.h"

namespace corner {

struct JsonLimits {
  size_t max_bytes = 64u << 20;
  int max_depth = 64;
};

// A value inside a document. Reading the wrong type gives nullopt, never an abort.
class JsonValue {
 public:
  JsonValue() = default;
  bool valid() const { return node_ != nullptr; }  // false: no such member
  bool is_null() const;
  bool is_object() const;
  bool is_array() const;
  bool is_string() const;
  bool is_number() const;
  bool is_bool() const;
  const char* type_name() const;  // "an object", "a number", …

  std::optional<std::string_view> string() const;
  std::optional<int64_t> integer() const;  // whole numbers only
  std::optional<double> number() const;    // finite numbers only
  std::optional<bool> boolean() const;
  // A string as it is, a number or boolean as its JSON text; nullopt for null, array, object.
  std::optional<std::string> scalar_text() const;

  JsonValue member(std::string_view name) const;
  size_t size() const;  // members or elements
  JsonValue element(size_t index) const;
  // Calls `visit` for each member in document order.
  void ForEachMember(const std::function<void(std::string_view, JsonValue)>& visit) const;
  std::string ToJson() const;

 private:
  friend class JsonDocument;
  explicit JsonValue(const void* node) : node_(node) {}
  const void* node_ = nullptr;
};

class JsonDocument {
 public:
  // The error says what is wrong and at which byte.
  static absl::StatusOr<JsonDocument> Parse(std::string_view text, const JsonLimits& limits = {});
  // For text that JsonWriter wrote: well-formed, but no check of names, depth or Unicode.
  static absl::StatusOr<JsonDocument> ParseOwn(std::string_view text);
  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;
  ~JsonDocument();
  JsonValue root() const;

 private:
  struct Store;
  explicit JsonDocument(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

// Writes JSON text in call order; strings must be valid UTF-8. `Key` is followed by one value.
class JsonWriter {
 public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();
  JsonWriter& Key(std::string_view name);
  JsonWriter& String(std::string_view value);
  JsonWriter& Integer(int64_t value);
  JsonWriter& Decimal(double value, int places);  // finite; at most `places` decimal places
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  JsonWriter& Raw(std::string_view json);  // a complete JSON value

  JsonWriter& Field(std::string_view name, std::string_view value);
  JsonWriter& Field(std::string_view name, const char* value);
  JsonWriter& Field(std::string_view name, bool value);
  template <typename Number>
  requires(std::is_integral_v<Number> &&
           !std::is_same_v<Number, bool>) JsonWriter& Field(std::string_view name, Number value) {
    return Key(name).Integer(static_cast<int64_t>(value));
  }

  std::string Take();  // the text written so far; the writer starts again

 private:
  struct Sink;
  std::unique_ptr<Sink> sink_;
};

}  // namespace corner
