// Opening a feed whose bytes come from anywhere. OpenFeed and OpenFeedBytes are made of this; tests
// use it to hand out bytes in pieces.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/feed/bytes.h"
#include "indexer/feed/reader.h"

namespace corner::indexer {

// `name` stands in messages; its ending helps detection.
absl::StatusOr<std::unique_ptr<FeedReader>> OpenFeedFrom(std::string name, ReadBytes read,
                                                         const FeedOptions& options);

}  // namespace corner::indexer
