// A search result's wire form (docs/http-api.md), written for the API and `corner search --json`.
// Pure functions, safe from any thread.
#pragma once

#include <string>

#include "indexer/catalogue.h"
#include "service/api/probe_params.h"

namespace corner::api {

// `did_you_mean` may be empty.
std::string SearchResultToJson(const ReadProbe& asked, const indexer::SearchResult& result,
                               std::string_view did_you_mean);

// The words of the search with misspelt ones replaced by words the catalogue knows; empty when
// there is nothing to mend. Looks only when no advert has all the words.
absl::StatusOr<std::string> DidYouMean(const indexer::Catalogue& catalogue, const ReadProbe& asked,
                                       const indexer::SearchResult& result);

}  // namespace corner::api
