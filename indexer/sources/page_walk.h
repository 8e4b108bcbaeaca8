// Which page comes next, and whether the pages still tell one story. Knows no network, so that
// tests can walk invented pages. One object a walk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/sources/page_facts.h"
#include "indexer/sources/source.h"
#include "taxonomies/base/hash.h"

namespace corner::indexer {

class PageWalk {
 public:
  PageWalk(Paging paging, std::string url) : paging_(std::move(paging)), url_(std::move(url)) {}

  // Address of the first page.
  std::string First() const;
  // The page after the one just read from `address`; nullopt: that was the last one. An error: the
  // pages changed while they were walked, lead in a circle or are too many.
  absl::StatusOr<std::optional<std::string>> Next(const std::string& address, std::string_view body,
                                                  const std::vector<std::string>& link_headers);
  // Whether the page just read holds adverts.
  bool empty_page() const { return empty_; }
  // How many adverts the pages say there are.
  std::optional<int64_t> total_adverts() const { return total_adverts_; }

 private:
  std::string PageAddress(int64_t number) const;
  absl::Status CheckTotals(const PageFacts& facts);

  Paging paging_;
  std::string url_;
  int64_t read_ = 0;  // pages
  bool empty_ = false;
  std::optional<int64_t> total_pages_, total_adverts_;
  std::vector<std::string> addresses_;
  std::optional<Hash128> last_body_;
};

}  // namespace corner::indexer
