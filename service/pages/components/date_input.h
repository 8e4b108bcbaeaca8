// A date one knows by heart, in three boxes: day, month, year. The values go back as they were
// written, so a wrong date can be mended. Pure.
#pragma once

#include <string>

#include "service/pages/components/form_group.h"

namespace corner::pages {

struct DateInput {
  Label legend = {};
  std::string id = {};  // the boxes are id-day, id-month, id-year
  Content hint = {};
  Content error = {};
  std::string name_prefix = {};  // "start" gives "start[day]"; empty: "day"
  std::string day = {}, month = {}, year = {};
};
SafeHtml Render(const DateInput& date);

}  // namespace corner::pages
