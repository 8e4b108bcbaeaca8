// The CSV and TSV family of feed readers. Made by OpenFeed; one thread.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "indexer/feed/dialect.h"
#include "indexer/feed/reader.h"
#include "indexer/feed/window.h"

namespace corner::indexer {

// Reads the header. `dialect` may be null: the header decides, and the delimiter (comma, semicolon
// or tab) with it. kInvalidArgument when no column is a title or a column stands twice.
absl::StatusOr<std::unique_ptr<FeedReader>> MakeCsvReader(std::unique_ptr<ByteWindow> window,
                                                          bool tabs, const Dialect* dialect,
                                                          const FeedOptions& options);

}  // namespace corner::indexer
