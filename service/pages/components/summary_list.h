// Facts with their names, each row with its actions. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/components/card.h"

namespace corner::pages {

struct SummaryList {
  struct Row {
    Content key = {};
    Content value = {};
    std::vector<Link> actions = {};  // give each hidden words: "Change" needs "your name"
  };
  std::vector<Row> rows = {};
  bool border = true;
};
SafeHtml Render(const SummaryList& list);

// The value of a fact that may be missing: the value with a small line about its source, or "Not
// stated", which is worth asking about where an employer can answer.
struct FactValue {
  std::vector<std::string> values = {};  // one a line; none: not stated
  std::string note = {};                 // "from the advert's text"; may be empty
  bool worth_asking = false;
};
SafeHtml Render(const FactValue& fact);

}  // namespace corner::pages
