// Where a source's secret comes from. It lives in memory only while its source is fetched.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "indexer/sources/source.h"

namespace corner::indexer {

// The secret that the source names: an environment variable, or the first line of a file – a bare
// name lies in $CREDENTIALS_DIRECTORY. Empty when the source has none. Errors name the place, never
// what it holds.
absl::StatusOr<std::string> SecretOf(const Source& source);

}  // namespace corner::indexer
