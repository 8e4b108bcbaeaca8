// The naive truth about disclosure: for one output, exactly the planted markers that stand in it,
// worked out the slow way from the rules of docs/disclosure.md and from what was planted; nullopt
// where it is refused. Shares no code with service/disclosure.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "tests/service/disclosure/random_case.h"

namespace corner::testing {

std::optional<std::set<std::string>> NaiveMarkers(const RandomCase& one, const std::string& output,
                                                  bool to_listed);

}  // namespace corner::testing
