// The kind of table a command line names. A pure function.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "taxonomies/editions/site_tables.h"

namespace corner::cli {

// kInvalidArgument: no such kind; the hint lists those there are.
absl::StatusOr<taxonomies::SiteKind> SiteKindOf(std::string_view name);

}  // namespace corner::cli
