// libFuzzer: any bytes as JSON. A document is refused with a sentence or walked to its last value;
// every getter answers on every type, and what is written of it reads back the same.
#include "taxonomies/base/json.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "taxonomies/base/status.h"
#include "tests/fuzz/require.h"

namespace {

using corner::JsonDocument;
using corner::JsonLimits;
using corner::JsonValue;
using corner::JsonWriter;
using corner::fuzz::Require;
using corner::fuzz::RequireText;

constexpr JsonLimits kLimits = {1 << 20, 16};

// Every getter, whatever the type; what it gives fits the type.
void CheckValue(JsonValue value) {
  Require(value.valid() && value.type_name()[0] != '\0');
  const int types = value.is_null() + value.is_object() + value.is_array() + value.is_string() +
                    value.is_number() + value.is_bool();
  Require(types == 1);
  Require(value.string().has_value() == value.is_string());
  Require(value.boolean().has_value() == value.is_bool());
  Require(!value.integer() || value.is_number());
  Require(!value.number() || (value.is_number() && std::isfinite(*value.number())));
  if (value.string()) RequireText(*value.string());
  if (value.scalar_text()) RequireText(*value.scalar_text());
  Require(!value.member("no such member, surely").valid());
  Require(!value.element(value.size()).valid());
}

void Walk(JsonValue value, int depth) {
  Require(depth <= kLimits.max_depth);
  CheckValue(value);
  if (value.is_array()) {
    for (size_t i = 0; i < value.size(); ++i) Walk(value.element(i), depth + 1);
  }
  if (!value.is_object()) return;
  std::set<std::string> names;
  value.ForEachMember([&](std::string_view name, JsonValue member) {
    RequireText(name);
    Require(names.insert(std::string(name)).second);
    Require(value.member(name).valid());
    Walk(member, depth + 1);
  });
  Require(names.size() == value.size());
}

void Write(JsonValue value, JsonWriter* json) {
  if (value.is_object()) {
    json->BeginObject();
    value.ForEachMember([&](std::string_view name, JsonValue member) {
      json->Key(name);
      Write(member, json);
    });
    json->EndObject();
  } else if (value.is_array()) {
    json->BeginArray();
    for (size_t i = 0; i < value.size(); ++i) Write(value.element(i), json);
    json->EndArray();
  } else if (value.is_string()) {
    json->String(*value.string());
  } else if (value.integer()) {
    json->Integer(*value.integer());
  } else {
    json->Raw(value.ToJson());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = JsonDocument::Parse(text, kLimits);
  if (!document.ok()) {
    const std::string sentence = corner::Sentence(document.status());
    Require(!sentence.empty());
    RequireText(sentence);
    return 0;
  }
  Walk(document->root(), 0);
  const std::string printed = document->root().ToJson();
  const auto again = JsonDocument::Parse(printed, kLimits);
  Require(again.ok() && again->root().ToJson() == printed);
  const auto own = JsonDocument::ParseOwn(printed);
  Require(own.ok() && own->root().ToJson() == printed);
  JsonWriter writer;
  Write(document->root(), &writer);
  Require(JsonDocument::Parse(writer.Take(), kLimits).ok());
  return 0;
}
