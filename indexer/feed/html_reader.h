// Web pages as feeds: the adverts a page gives as JSON-LD (schema.org JobPosting) in its
// <script type="application/ld+json"> elements. Nothing else of the page is read. Made by OpenFeed;
// one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/feed/dialect.h"
#include "indexer/feed/reader.h"
#include "indexer/feed/window.h"

namespace corner::indexer {

inline constexpr size_t kMaxPageBytes = 16u << 20;

// What stands in one JSON-LD script of a page, and the line on which it begins.
struct PageScript {
  int64_t line = 0;
  std::string_view text;  // points into the page
};
// The JSON-LD scripts of `page` in order; those inside comments and other scripts are none.
// kInvalidArgument when the page ends inside one.
absl::StatusOr<std::vector<PageScript>> FindJsonLd(std::string_view page);

// `dialect` may be null: jobposting. kResourceExhausted for a page above kMaxPageBytes,
// kInvalidArgument for one without a JobPosting.
absl::StatusOr<std::unique_ptr<FeedReader>> MakeHtmlReader(std::unique_ptr<ByteWindow> window,
                                                           const Dialect* dialect,
                                                           const FeedOptions& options);

}  // namespace corner::indexer
