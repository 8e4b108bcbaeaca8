// The JSON family of feed readers: lines, and documents (an array, a list inside an object, a
// record alone). Made by OpenFeed; one thread.
#pragma once

#include <memory>

#include "indexer/feed/dialect.h"
#include "indexer/feed/reader.h"
#include "indexer/feed/window.h"

namespace corner::indexer {

// `dialect` may be null: the first record decides.
std::unique_ptr<FeedReader> MakeJsonLinesReader(std::unique_ptr<ByteWindow> window,
                                                const Dialect* dialect, const FeedOptions& options);
std::unique_ptr<FeedReader> MakeJsonReader(std::unique_ptr<ByteWindow> window,
                                           const Dialect* dialect, const FeedOptions& options);

}  // namespace corner::indexer
