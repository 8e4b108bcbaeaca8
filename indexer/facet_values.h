// Which values a facet may be asked for, and what to say about one that does not exist: an unknown
// value is an error with suggestions, never an empty list. Used by every Catalogue. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "indexer/probe.h"

namespace corner::indexer {

// The job fields of docs/http-api.md, in browsing order.
const std::vector<std::string>& JobFields();

// True for values that mean something even when no vacancy shows them today: the names of the
// enumerations, scheme ids and levels, job fields, and "unknown".
bool IsLegalFacetValue(FacetField field, std::string_view value);

// kInvalidArgument: "There is no contract called “permanant”." with up to three near values of the
// legal ones and of `known` (the catalogue's own) as the hint.
absl::Status UnknownFacetValue(FacetField field, std::string_view value,
                               std::vector<std::string> known);

}  // namespace corner::indexer
