// Profiles as text, for tests of the reader: files of the repository, and a JSON value with one
// place changed.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "tests/support/paths.h"

namespace corner::testing {

inline std::string SourceText(std::string_view relative) {
  std::ifstream file(std::filesystem::path(SourceDir()) / relative);
  EXPECT_TRUE(file) << relative;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The first block of JSON in docs/profile.md, which sets every member.
inline std::string DocumentedProfile() {
  const std::string page = SourceText("docs/profile.md");
  constexpr std::string_view kOpen = "```json\n";
  const size_t from = page.find(kOpen) + kOpen.size();
  return page.substr(from, page.find("```", from) - from);
}

// The value with what stands at `pointer` replaced by `json`, added at the end of its object when
// there is none, or taken out when `json` is empty.
inline std::string WithChange(const JsonValue& value, std::string_view pointer,
                              std::string_view json) {
  if (pointer.empty()) return std::string(json);
  const size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string_view token = pointer.substr(1, end - 1), rest = pointer.substr(end);
  JsonWriter writer;
  if (value.is_array()) {
    writer.BeginArray();
    for (size_t i = 0; i < value.size(); ++i) {
      const bool here = token == std::to_string(i);
      if (here && rest.empty() && json.empty()) continue;
      writer.Raw(here ? WithChange(value.element(i), rest, json) : value.element(i).ToJson());
    }
    return writer.EndArray().Take();
  }
  writer.BeginObject();
  bool found = false;
  value.ForEachMember([&](std::string_view name, JsonValue member) {
    const bool here = name == token;
    found = found || here;
    if (here && rest.empty() && json.empty()) return;
    writer.Key(name).Raw(here ? WithChange(member, rest, json) : member.ToJson());
  });
  if (!found && !json.empty()) writer.Key(token).Raw(json);
  return writer.EndObject().Take();
}

inline std::string WithChange(std::string_view profile, std::string_view pointer,
                              std::string_view json) {
  const auto document = JsonDocument::Parse(profile);
  EXPECT_TRUE(document.ok()) << profile;
  return document.ok() ? WithChange(document->root(), pointer, json) : std::string();
}

}  // namespace corner::testing
