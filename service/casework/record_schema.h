// What the body of each kind of record may hold, as tables: the reader of what people send checks
// against them, and the API description is tested against them. A member that is not in the table
// is an error, so nothing arrives that nobody expected. Constant data, safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/base/json.h"

namespace corner::casework {

struct Member {
  enum class Type : uint8_t {
    kText,     // UTF-8 of 1 to `most` bytes
    kTexts,    // at most `most` texts of at most kMostText bytes
    kChoice,   // one of `choices`
    kChoices,  // some of `choices`, each once
    kNumber,   // a whole number of [low, most]
    kFlag,
    kDay,   // "2026-06-01"
    kRows,  // at most `most` objects of `members`
  };
  std::string_view name;
  Type type = Type::kText;
  bool needed = false;
  int64_t most = 0;
  int64_t low = 0;
  std::span<const std::string_view> choices = {};
  std::span<const Member> members = {};
};

inline constexpr int64_t kMostText = 2000;  // bytes

struct RecordIssue {
  std::string path;  // JSON pointer
  std::string sentence;
};

// The members of a kind's body; empty for kinds whose body has a reader of its own (profile,
// disclosure, reaction) and for unknown kinds.
std::span<const Member> MembersOf(std::string_view kind);

// Everything that is wrong with the body, at most 100 issues.
std::vector<RecordIssue> CheckMembers(JsonValue body, std::span<const Member> members);

}  // namespace corner::casework
