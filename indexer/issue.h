// What went wrong with one record of a feed, for the person who sent it. Data, not an error:
// the run goes on and reports every rejection at its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace corner::indexer {

// A record that was not taken in: the line (or the record's number in a format without lines) where
// it begins, one sentence why, and what to do about it.
struct Rejection {
  int64_t line = 0;
  std::string reason;
  std::string hint;
};

// A name of a feed that Corner has no meaning for. What stood under it is kept in the raw text.
struct UnknownMember {
  std::string name;
  int64_t count = 0;    // times it stood in the feed
  std::string nearest;  // the field it may be, by the look of its name; empty: none
  bool operator==(const UnknownMember&) const = default;
};
inline constexpr size_t kMostUnknownMembers = 50;  // listed in a report

}  // namespace corner::indexer
