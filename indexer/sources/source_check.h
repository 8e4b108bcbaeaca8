// What a source's settings must promise together, and the web address they give. Used by the source
// list and the fetcher; pure functions.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "indexer/sources/source.h"

namespace corner::indexer {

// kInvalidArgument with a sentence and a hint.
absl::Status CheckSource(const Source& source);
// An https address without user name, fragment, blank or anything that is not ASCII.
absl::Status CheckAddress(std::string_view url);
// "https://jobs.example/feed": the address without its query, for people to read.
std::string ShownAddress(std::string_view url);

}  // namespace corner::indexer
