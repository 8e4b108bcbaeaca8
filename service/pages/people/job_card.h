// One job on somebody's list: what it is, why it could suit them, what is worth asking, how to
// reach it. Pure.
#pragma once

#include <string>

#include "matcher/shortlist.h"
#include "service/pages/html.h"
#include "taxonomies/base/day.h"

namespace corner::pages {

struct JobCard {
  const matcher::MatchItem* item = nullptr;  // phrased
  Day today;
  bool to_client = true;  // "you", else "them"
  std::string note = {};  // what the specialist wrote about it
  SafeHtml choice = {};   // a box to tick, a form to answer; below everything
  int level = 2;          // of the heading
};
SafeHtml Render(const JobCard& card);

// "Strong fit", "Good fit", "Worth a look": words for where a job stands, never its number.
std::string FitWords(const matcher::MatchItem& item, int32_t floor, int32_t earnable);

}  // namespace corner::pages
