// The XML family of feed readers. Made by OpenFeed; one thread.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "indexer/feed/dialect.h"
#include "indexer/feed/reader.h"
#include "indexer/feed/window.h"

namespace corner::indexer {

// An XML document is held in memory as a whole and may be this large.
inline constexpr size_t kMaxXmlBytes = 256u << 20;

// Reads the document. `dialect` may be null: the first record decides.
absl::StatusOr<std::unique_ptr<FeedReader>> MakeXmlReader(std::unique_ptr<ByteWindow> window,
                                                          const Dialect* dialect,
                                                          const FeedOptions& options);

}  // namespace corner::indexer
