#include "indexer/sources/page_walk.h"

#include <algorithm>

#include "indexer/sources/web_address.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using Way = Paging::Way;

absl::Status Changed(std::string_view what, int64_t before, int64_t now) {
  return FailedPrecondition(
      Concat("the number of ", what, " changed from ", before, " to ", now, " between two pages"),
      "Nothing of it was taken in; it is tried again later.");
}

absl::Status TooMany(int64_t most) {
  return TooLarge(Concat("has more than ", most, " pages"),
                  "Where that is right, raise “most_pages” of the source.");
}

}  // namespace

std::string PageWalk::PageAddress(int64_t number) const {
  std::string address = url_;
  if (!paging_.size_parameter.empty()) {
    address = WithParameter(address, paging_.size_parameter, Concat(paging_.page_size));
  }
  if (paging_.way != Way::kParameter) return address;
  return WithParameter(address, paging_.parameter, Concat(number));
}

std::string PageWalk::First() const { return PageAddress(paging_.first_page); }

absl::Status PageWalk::CheckTotals(const PageFacts& facts) {
  if (total_pages_ && facts.total_pages && *total_pages_ != *facts.total_pages) {
    return Changed("pages", *total_pages_, *facts.total_pages);
  }
  if (total_adverts_ && facts.total_adverts && *total_adverts_ != *facts.total_adverts) {
    return Changed("adverts", *total_adverts_, *facts.total_adverts);
  }
  if (facts.total_pages) total_pages_ = facts.total_pages;
  if (facts.total_adverts) total_adverts_ = facts.total_adverts;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> PageWalk::Next(
    const std::string& address, std::string_view body,
    const std::vector<std::string>& link_headers) {
  CORNER_ASSIGN_OR_RETURN(const PageFacts facts, LookAtPage(body));
  CORNER_RETURN_IF_ERROR(CheckTotals(facts));
  ++read_;
  empty_ = facts.empty;
  addresses_.push_back(address);
  const Hash128 content = HashOf(body);
  if (last_body_ && *last_body_ == content && !empty_) {
    return InvalidInput(Concat("pages ", read_ - 1, " and ", read_, " are the same"),
                        "Check how the source counts its pages.");
  }
  last_body_ = content;

  std::optional<std::string> next;
  if (paging_.way == Way::kParameter) {
    const bool more = total_pages_ ? read_ < *total_pages_ : !empty_;
    if (more) next = PageAddress(paging_.first_page + read_);
  } else {
    const auto link = paging_.way == Way::kLinkHeader ? NextOfLinks(link_headers) : facts.next;
    if (link) {
      CORNER_ASSIGN_OR_RETURN(next, NextAddress(address, *link));
    }
  }
  if (!next) return next;
  if (std::find(addresses_.begin(), addresses_.end(), *next) != addresses_.end()) {
    return InvalidInput("the pages lead in a circle", "Ask the sender how the pages are walked.");
  }
  if (read_ >= paging_.most_pages || (total_pages_ && *total_pages_ > paging_.most_pages)) {
    return TooMany(paging_.most_pages);
  }
  return next;
}

}  // namespace corner::indexer
