// One vacancy in a list of results. Pure.
#pragma once

#include "indexer/catalogue.h"
#include "service/pages/html.h"
#include "taxonomies/base/day.h"

namespace corner::pages {

struct ResultCard {
  const indexer::Hit* hit = nullptr;  // outlives the call
  Day today;
  bool near_asked = false;  // the search names a place, so an unknown distance is said
};
SafeHtml Render(const ResultCard& card);

// The snippet with the words found marked; spans that do not fit the text are left out.
SafeHtml MarkedSnippet(const indexer::Hit& hit);

}  // namespace corner::pages
