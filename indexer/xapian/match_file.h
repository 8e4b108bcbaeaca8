// A segment's match table on disk: match.bin holds its arrays, match.tsv the words they number.
#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/match_table.h"

namespace corner::indexer {

absl::Status WriteMatchTable(const MatchTable& table, const std::string& folder);
// kInternal: the files are damaged or do not belong together.
absl::StatusOr<std::shared_ptr<const MatchTable>> OpenMatchTable(const std::string& folder);

}  // namespace corner::indexer
