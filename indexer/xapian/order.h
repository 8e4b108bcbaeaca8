// The order of results as plain integers, and the cursor that continues after one of them.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "taxonomies/base/hash.h"

namespace corner::indexer {

// Ascending: smaller comes first. What the three numbers mean depends on the sort (evaluate.cc).
struct OrderKey {
  int64_t first = 0, second = 0, third = 0;
  Hash128 id;
  auto operator<=>(const OrderKey&) const = default;
};

inline constexpr int64_t kLast = std::numeric_limits<int64_t>::max();  // unknown sorts last

// A place in one ordered list: which generation, which question, after which result.
struct Cursor {
  uint64_t generation = 0;
  uint64_t question = 0;  // hash of ToString(probe)
  OrderKey after;
};

std::string EncodeCursor(const Cursor& cursor);
// kInvalidArgument for a text that EncodeCursor did not make, or of another question.
absl::StatusOr<Cursor> DecodeCursor(std::string_view text, uint64_t question);
uint64_t QuestionHash(const Probe& probe);

}  // namespace corner::indexer
