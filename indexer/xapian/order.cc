#include "indexer/xapian/order.h"

#include <charconv>
#include <optional>

#include "absl/strings/str_format.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

std::optional<uint64_t> ParseHex(std::string_view text) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

uint64_t QuestionHash(const Probe& probe) { return Hash64Of(ToString(probe)); }

std::string EncodeCursor(const Cursor& cursor) {
  const auto bits = [](int64_t value) { return static_cast<uint64_t>(value); };
  return absl::StrFormat("%x.%x.%x.%x.%x.%x.%x", cursor.generation, cursor.question,
                         bits(cursor.after.first), bits(cursor.after.second),
                         bits(cursor.after.third), cursor.after.id.high, cursor.after.id.low);
}

absl::StatusOr<Cursor> DecodeCursor(std::string_view text, uint64_t question) {
  const auto parts = Split(text, '.');
  uint64_t values[7] = {};
  bool whole = parts.size() == 7;
  for (size_t i = 0; whole && i < 7; ++i) {
    const auto value = ParseHex(parts[i]);
    whole = value.has_value();
    values[i] = value.value_or(0);
  }
  if (!whole) {
    return InvalidInput("This page marker is not one that Corner made.",
                        "Start again from the first page.");
  }
  if (values[1] != question) {
    return InvalidInput("This page marker belongs to another search.",
                        "Start again from the first page.");
  }
  return Cursor{values[0],
                values[1],
                {static_cast<int64_t>(values[2]),
                 static_cast<int64_t>(values[3]),
                 static_cast<int64_t>(values[4]),
                 {values[5], values[6]}}};
}

}  // namespace corner::indexer
