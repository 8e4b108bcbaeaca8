// Facts with their names, and a small line under each that says where it was read. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/html.h"

namespace corner::pages {

struct SummaryRow {
  std::string name;
  std::vector<std::string> values;  // none: "Not stated"
  std::string note;                 // "from the advert's text"; may be empty
  bool worth_asking = false;        // said when there is no value
};
SafeHtml RenderSummary(const std::vector<SummaryRow>& rows);

}  // namespace corner::pages
