// What every command shares: the data folder, the day, where words go and how a command ends.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "taxonomies/base/day.h"

namespace corner::cli {

enum ExitStatus { kDone = 0, kCouldNot = 1, kBadUsage = 2 };

struct Context {
  std::string data;  // the data folder
  Day day;
  bool json = false;
  std::ostream* out = nullptr;  // results
  std::ostream* err = nullptr;  // progress and errors
  bool terminal = false;        // `err` is a terminal: progress bars are welcome
};

// Prints the sentence and its hint; kCouldNot.
int Fail(const Context& context, const absl::Status& status);

}  // namespace corner::cli
