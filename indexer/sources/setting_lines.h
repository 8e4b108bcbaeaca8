// The lines of a settings file in the part of TOML that the source list uses: [section], and
// `name = value` with texts, whole numbers, true and false. Used by source_list.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"

namespace corner::indexer {

using SettingValue = std::variant<std::string, int64_t, bool>;

struct SettingLine {
  int number = 0;  // from 1
  std::string name;
  SettingValue value;
};

struct SettingSection {
  int number = 0;  // line of its header
  std::string name;
  std::vector<SettingLine> settings;
};

// kInvalidArgument: "line 7: …". Names of sections and of settings within one are unique.
absl::StatusOr<std::vector<SettingSection>> ParseSettings(std::string_view text);
// A text as a quoted value.
std::string QuotedSetting(std::string_view text);
// Letters, digits, - and _, at most 64 of them, the first a letter or digit.
bool IsSettingName(std::string_view name);

}  // namespace corner::indexer
