// From the parameters of a search to the form that shows them again. Internal to the search page.
// Pure functions.
#pragma once

#include "indexer/catalogue.h"
#include "service/api/probe_params.h"
#include "service/http/message.h"
#include "service/pages/components/error_summary.h"
#include "service/pages/search_form.h"

namespace corner::pages {

// `result` may be null, when the search could not be made.
SearchForm FormOf(const http::Request& request, const api::ReadProbe& asked,
                  const indexer::SearchResult* result);
FilterList FiltersOf(const http::Request& request, const api::ReadProbe& asked,
                     const indexer::SearchResult& result);
ErrorSummary ErrorsOf(const api::ReadProbe& asked);

}  // namespace corner::pages
