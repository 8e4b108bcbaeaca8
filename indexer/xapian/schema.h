// The index schema as data: what a segment's Xapian database and its columns hold.
// docs/index-format.md describes the same tables; a test keeps both alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace corner::indexer {

// Raised whenever a change below makes old segments unreadable; the ledger rebuilds them.
inline constexpr int kIndexSchemaVersion = 4;

struct TermField {
  std::string_view name, prefix, holds, example;
};

// A word's term is the folded word itself (indexer/words.h). Xapian's convention keeps capital
// letters for prefixes, and folded words have none.
inline constexpr std::array<TermField, 4> kTermFields = {{
    {"word", "", "a word of any text; wdf = 5 x title + 3 x employer + description", "porter"},
    {"title word", "S", "a word of the title; wdf = times it stands there", "Sporter"},
    {"employer word", "A", "a word of the employer's name; wdf = times it stands there", "Atern"},
    {"id", "Q", "the vacancy's id; one document each", "Qv0123456789abcdefghjkmnpqrs"},
}};
inline constexpr std::string_view kTitlePrefix = kTermFields[1].prefix;
inline constexpr std::string_view kEmployerPrefix = kTermFields[2].prefix;
inline constexpr std::string_view kIdPrefix = kTermFields[3].prefix;

// Fixed-width facts beside the database, one array a column, document d at element d - 1.
enum class Column : uint8_t {
  kIdHigh,
  kIdLow,
  kSeq,
  kGroup,
  kText,
  kHourly,
  kAnnual,
  kLat,
  kLon,
  kOpenUntil,
  kPosted,
  kPostedStated,
  kCloses,
  kLength,
  kTagsEnd,
  kHoursMin,
  kHoursMax,
  kStart,
  kBits,
  kCount
};
inline constexpr size_t kColumnCount = static_cast<size_t>(Column::kCount);

struct ColumnSpec {
  Column column;
  std::string_view name;
  size_t bytes;
  std::string_view holds;
};

inline constexpr std::array<ColumnSpec, kColumnCount> kColumns = {{
    {Column::kIdHigh, "id_high", 8, "upper half of the id's 128 bits"},
    {Column::kIdLow, "id_low", 8, "lower half"},
    {Column::kSeq, "seq", 8, "the ledger's change number of the row"},
    {Column::kGroup, "group", 8, "lower half of the id of the group's founder; own id when alone"},
    {Column::kText, "text", 8, "hash of the folded text: same-text adverts share it"},
    {Column::kHourly, "hourly", 8, "lowest hourly pay in pence; -1 = not stated"},
    {Column::kAnnual, "annual", 8, "lowest yearly pay in pence; -1 = not stated"},
    {Column::kLat, "lat", 8, "latitude in degrees (double)"},
    {Column::kLon, "lon", 8, "longitude in degrees (double)"},
    {Column::kOpenUntil, "open_until", 4, "last day on which it may be found, days since 1970"},
    {Column::kPosted, "posted", 4,
     "day from which its age counts: posted or first seen, or its group was"},
    {Column::kPostedStated, "posted_stated", 4, "day posted; INT32_MIN = not stated"},
    {Column::kCloses, "closes", 4, "closing day; INT32_MIN = not stated"},
    {Column::kLength, "length", 4, "words of title, employer and description"},
    {Column::kTagsEnd, "tags_end", 4, "where this document's tags end in tags.bin"},
    {Column::kHoursMin, "hours_min", 2, "weekly hours x 100; 65535 = not stated"},
    {Column::kHoursMax, "hours_max", 2, "weekly hours x 100; 65535 = not stated"},
    {Column::kStart, "start", 2, "start of the day in minutes; -1 = not stated"},
    {Column::kBits, "bits", 1,
     "1 = competitive and lawful, 2 = near a place can be answered, 4 = in a group of several"},
}};

consteval bool ColumnsAreInOrder() {
  for (size_t i = 0; i < kColumnCount; ++i) {
    if (static_cast<size_t>(kColumns[i].column) != i) return false;
    if (i > 0 && kColumns[i].bytes > kColumns[i - 1].bytes) return false;  // keeps arrays aligned
  }
  return true;
}
static_assert(ColumnsAreInOrder(), "kColumns must follow Column, widest first");

inline constexpr uint8_t kBitOffered = 1;
inline constexpr uint8_t kBitPlaced = 2;
inline constexpr uint8_t kBitGrouped = 4;
inline constexpr uint16_t kHoursNotStated = 65535;
inline constexpr int32_t kMostHours = 16800;  // hours of a week x 100

}  // namespace corner::indexer
