// What went wrong with one record of a feed, for the person who sent it. Data, not an error:
// the run goes on and reports every rejection at its end.
#pragma once

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

}  // namespace corner::indexer
