// GET /api/v1/held: the adverts that wait for a person, with their reasons. Releasing one is done
// on the command line.
#include "service/api/handlers.h"
#include "service/api/held_json.h"
#include "service/api/replies.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {

absl::StatusOr<HeldPage> FindHeld(const http::Request& request, const Services& services,
                                  std::vector<ParamIssue>* issues) {
  *issues = UnknownNames(request, {"code", "after", "limit"});
  HeldPage page;
  const uint64_t limit = NumberParam(request, "limit", 1, 100, 20, issues);
  page.code = TrimSpace(request.Query("code").value_or(""));
  if (!page.code.empty() && !indexer::QualityCodeFromName(page.code)) {
    std::vector<std::string_view> names;
    for (const indexer::QualityCode code : indexer::kAllQualityCodes) names.push_back(Name(code));
    issues->push_back({ParamIssue::Code::kUnknownValue, "code",
                       Concat("There is no reason “", Utf8Prefix(page.code, 60), "”."),
                       ClosestNames(page.code, names)});
  }
  if (!issues->empty()) return page;

  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  CORNER_ASSIGN_OR_RETURN(page.adverts,
                          ledger->Held(page.code, request.Query("after").value_or(""), limit + 1));
  page.more = page.adverts.size() > limit;
  if (page.more) page.adverts.pop_back();
  CORNER_ASSIGN_OR_RETURN(page.by_code, ledger->HeldByCode());
  CORNER_ASSIGN_OR_RETURN(const indexer::LedgerCounts counts, ledger->Counts());
  page.total = counts.held;
  return page;
}

absl::StatusOr<http::Reply> ListHeld(const http::Request& request, const Services& services) {
  std::vector<ParamIssue> issues;
  CORNER_ASSIGN_OR_RETURN(const HeldPage page, FindHeld(request, services, &issues));
  if (!issues.empty()) return IssuesReply(request, issues);
  http::Reply reply =
      http::JsonReply(200, HeldListToJson(page.adverts, page.by_code, page.total, page.more));
  if (page.more) AddNextLink(request, "after", page.adverts.back().vacancy.id, &reply);
  return WithEtag(request, std::move(reply), "no-store");
}

}  // namespace corner::api
