#include "tests/service/api/schema_check.h"

#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using Lines = std::vector<std::string>;

void Append(Lines more, Lines* lines) { lines->insert(lines->end(), more.begin(), more.end()); }

JsonValue Resolve(const JsonValue& description, std::string_view reference) {
  JsonValue at = description;
  for (const std::string_view part : Split(reference.substr(2), '/')) at = at.member(part);
  return at;
}

bool HasType(std::string_view type, const JsonValue& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.integer().has_value();
  if (type == "number") return value.number().has_value();
  return type == "boolean" && value.is_bool();
}

Lines ObjectMisfits(const JsonValue& description, const JsonValue& schema, const JsonValue& value,
                    const std::string& path) {
  Lines lines;
  const JsonValue required = schema.member("required");
  for (size_t i = 0; i < required.size(); ++i) {
    const std::string name(*required.element(i).string());
    if (!value.member(name).valid()) lines.push_back(path + "." + name + " is missing");
  }
  const JsonValue further = schema.member("additionalProperties");
  value.ForEachMember([&](std::string_view name, JsonValue member) {
    const std::string below = Concat(path, ".", name);
    const JsonValue property = schema.member("properties").member(name);
    if (property.valid()) {
      Append(Misfits(description, property, member, below), &lines);
    } else if (further.is_object()) {
      Append(Misfits(description, further, member, below), &lines);
    } else if (further.valid() && further.boolean() == false) {
      lines.push_back(below + " is not described");
    }
  });
  return lines;
}

}  // namespace

Lines Misfits(const JsonValue& description, const JsonValue& schema, const JsonValue& value,
              const std::string& path) {
  if (!schema.valid()) return {path + " has no schema"};
  if (const auto reference = schema.member("$ref").string()) {
    return Misfits(description, Resolve(description, *reference), value, path);
  }
  if (const JsonValue choices = schema.member("oneOf"); choices.valid()) {
    int fitting = 0;
    Lines lines;
    for (size_t i = 0; i < choices.size(); ++i) {
      const Lines misfits = Misfits(description, choices.element(i), value, path);
      if (misfits.empty()) ++fitting;
      Append(misfits, &lines);
    }
    if (fitting == 1) return {};
    if (lines.empty()) lines.push_back(path + " fits more than one schema");
    return lines;
  }
  if (const auto type = schema.member("type").string(); type && !HasType(*type, value)) {
    return {Concat(path, " is ", value.type_name(), ", not ", *type)};
  }
  if (const JsonValue choices = schema.member("enum"); choices.valid()) {
    bool found = false;
    for (size_t i = 0; i < choices.size(); ++i) {
      found = found || choices.element(i).string() == value.string();
    }
    if (!found) return {Concat(path, " is not one of the choices: ", value.ToJson())};
  }
  if (value.is_object()) return ObjectMisfits(description, schema, value, path);
  Lines lines;
  if (value.is_array() && schema.member("items").valid()) {
    for (size_t i = 0; i < value.size(); ++i) {
      Append(
          Misfits(description, schema.member("items"), value.element(i), Concat(path, "[", i, "]")),
          &lines);
    }
  }
  return lines;
}

}  // namespace corner::testing
