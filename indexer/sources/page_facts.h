// What one page of a feed says about the walk it belongs to: how many pages and adverts there are,
// where the next page is, how many adverts it holds itself. Used by the walk; pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace corner::indexer {

struct PageFacts {
  std::optional<int64_t> total_pages, total_adverts;
  std::optional<std::string> next;  // a link in the body
  bool empty = false;               // it holds no adverts
};

// Looks into a page's bytes (unpacked). JSON: total_pages, totalPages, … and next at the top or in
// meta, links, pagination, paging, page; XML: the elements of these names. Other formats say
// nothing about pages. kInvalidArgument for a page that is not well-formed.
absl::StatusOr<PageFacts> LookAtPage(std::string_view body);

// The target of rel="next" in RFC 8288 Link headers; nullopt: there is none.
std::optional<std::string> NextOfLinks(const std::vector<std::string>& headers);

}  // namespace corner::indexer
