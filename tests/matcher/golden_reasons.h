// Typical reasons with the sentence each reader reads.
#pragma once

#include <string>
#include <vector>

#include "matcher/reason.h"

namespace corner::testing {

struct Golden {
  matcher::Reason reason;
  std::string client, specialist;
  std::string print = {};  // empty: as the client reads it
};

const std::vector<Golden>& GoldenReasons();

matcher::Reason MakeReason(std::string code, std::vector<matcher::ReasonValue> values,
                           std::string quote = {}, std::vector<std::string> evidence = {});

}  // namespace corner::testing
