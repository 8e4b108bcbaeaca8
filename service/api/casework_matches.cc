// A shortlist for a person's stored profile, with what they said about jobs before and what they
// chose to tell each employer. The client may ask at any time; with keep=true the list is kept as
// one they found themselves.
#include <utility>

#include "service/api/casework_handlers.h"
#include "service/api/casework_request.h"
#include "service/api/replies.h"
#include "service/api/stored_match.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

absl::Status KeepFound(Desk& desk, const std::string& person, const matcher::Shortlist& list) {
  const casework::Draft draft{std::string(casework::kind::kFound), person, "", FoundList(list),
                              casework::SaidBy::kClient,           0};
  CORNER_ASSIGN_OR_RETURN(const auto written, desk.books.Write(draft));
  return written.issues.empty()
             ? absl::OkStatus()
             : Internal(Concat("a found list is not of its form: ", written.issues[0].sentence));
}

}  // namespace

absl::StatusOr<http::Reply> MatchClient(const http::Request& request, const Services& services) {
  std::vector<ParamIssue> issues =
      UnknownNames(request, {"for", "limit", "offset", "why", "set_aside", "after", "keep"});
  MatchAsk ask;
  const bool keep = request.Query("keep").value_or("") == "true";
  StoredWishes stored;
  std::string person;
  // The records are let go before the matching begins: it needs no lock and takes longer.
  const auto read = AtDesk(request, services, [&](Desk& desk) -> absl::StatusOr<http::Reply> {
    ask = ReadMatchAsk(request, services, &issues);
    if (!issues.empty()) return IssuesReply(request, issues);
    CORNER_ASSIGN_OR_RETURN(person, PersonOf(request));
    CORNER_ASSIGN_OR_RETURN(stored, ReadWishes(&desk.books, person));
    return http::Reply{};
  });
  if (!read.ok() || read->status >= 400) return read;

  CORNER_ASSIGN_OR_RETURN(const MatchAnswer answer, MatchWishes(services, ask, stored));
  if (!keep || !answer.list) return MatchReply(ask, answer);
  return AtDesk(request, services, [&](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_RETURN_IF_ERROR(KeepFound(desk, person, *answer.list));
    return MatchReply(ask, answer);
  });
}

}  // namespace corner::api
