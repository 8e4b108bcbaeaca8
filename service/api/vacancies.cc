// GET /api/v1/vacancies and /api/v1/vacancies/{id}.
#include "indexer/vacancy_json.h"
#include "service/api/handlers.h"
#include "service/api/held_json.h"
#include "service/api/probe_params.h"
#include "service/api/replies.h"
#include "service/api/search_json.h"
#include "service/api/wording.h"
#include "service/http/problem.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

constexpr std::string_view kShortPrivate = "private, max-age=60";

std::string AdvertsToJson(const std::vector<indexer::Vacancy>& adverts) {
  JsonWriter json;
  json.BeginArray();
  for (const indexer::Vacancy& advert : adverts) {
    json.BeginObject().Field("id", advert.id).Field("title", advert.title);
    if (!advert.employer_name.empty()) json.Field("employer", advert.employer_name);
    json.Field("source", advert.source);
    if (!advert.row_source.empty()) json.Field("row_source", advert.row_source);
    if (!advert.url.empty()) json.Field("url", advert.url);
    if (advert.closes) json.Field("closes", advert.closes->Iso());
    json.Field("first_seen", advert.first_seen.Iso()).EndObject();
  }
  return json.EndArray().Take();
}

// The problem document of a held advert: every reason that holds it, by code.
absl::StatusOr<http::Reply> HeldReply(const http::Request& request, const Services& services,
                                      const absl::Status& why) {
  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  CORNER_ASSIGN_OR_RETURN(const auto record, ledger->HoldOf(request.PathParam("id")));
  http::Problem problem = http::ProblemOf(why, request.request_id);
  for (const indexer::QualityReason& reason : record.reasons) {
    if (!reason.rule->holds) continue;
    problem.errors.push_back(
        {reason.source, std::string(Name(reason.rule->code)), std::string(reason.rule->sentence)});
  }
  return http::ProblemReply(problem);
}

}  // namespace

absl::StatusOr<http::Reply> ListVacancies(const http::Request& request, const Services& services) {
  const ReadProbe asked = ReadSearchParams(request.query, {services.gazetteer, services.today()});
  if (!asked.issues.empty()) return IssuesReply(request, asked.issues);

  CORNER_ASSIGN_OR_RETURN(const auto catalogue, services.catalogue());
  const auto result = catalogue->Search(asked.probe);
  if (result.status().code() == absl::StatusCode::kInvalidArgument) {
    return IssuesReply(request, {IssueOf(result.status(), asked.probe)});
  }
  if (!result.ok()) return result.status();
  CORNER_ASSIGN_OR_RETURN(const std::string better, DidYouMean(*catalogue, asked, *result));

  http::Reply reply = http::JsonReply(200, SearchResultToJson(asked, *result, better));
  if (!result->next.empty()) AddNextLink(request, "after", result->next, &reply);
  return WithEtag(request, std::move(reply), kShortPrivate);
}

absl::StatusOr<indexer::LedgerRow> FindOpenVacancy(const Services& services, std::string_view id) {
  const Day today = services.today();
  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  auto row = ledger->Find(id);
  if (!row.ok()) {
    if (row.status().code() != absl::StatusCode::kNotFound) return row.status();
    return NotFound("We have no job with this address.",
                    "It may have closed. Search again to find jobs that are open now.");
  }
  const indexer::Vacancy& vacancy = row->vacancy;
  constexpr std::string_view kSearchAgain = "Search again to find jobs that are open now.";
  if (vacancy.status == indexer::Status::kHeld) {
    CORNER_ASSIGN_OR_RETURN(const indexer::HoldRecord record, ledger->HoldOf(id));
    return Error(absl::StatusCode::kPermissionDenied, HeldSentence(record), kSearchAgain);
  }
  if (row->removed || LastOpenDay(vacancy) < today) {
    return FailedPrecondition(vacancy.closes && *vacancy.closes < today
                                  ? Concat("This job ", ClosesText(vacancy.closes, today), ".")
                                  : std::string("This job is no longer open."),
                              kSearchAgain);
  }
  return row;
}

absl::StatusOr<std::vector<indexer::Vacancy>> FindOtherAdverts(const Services& services,
                                                               const indexer::Vacancy& vacancy) {
  std::vector<indexer::Vacancy> others;
  if (vacancy.group.empty()) return others;
  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  CORNER_ASSIGN_OR_RETURN(auto members, ledger->GroupOf(vacancy.id));
  const Day today = services.today();
  for (indexer::LedgerRow& member : members) {
    const bool shown =
        member.vacancy.status == indexer::Status::kOpen && LastOpenDay(member.vacancy) >= today;
    if (shown && member.vacancy.id != vacancy.id) others.push_back(std::move(member.vacancy));
  }
  return others;
}

absl::StatusOr<http::Reply> GetVacancy(const http::Request& request, const Services& services) {
  const auto issues = UnknownNames(request, {});
  if (!issues.empty()) return IssuesReply(request, issues);
  const auto row = FindOpenVacancy(services, request.PathParam("id"));
  if (absl::IsPermissionDenied(row.status())) return HeldReply(request, services, row.status());
  if (!row.ok()) return row.status();
  CORNER_ASSIGN_OR_RETURN(const auto others, FindOtherAdverts(services, row->vacancy));
  std::string json = VacancyToJson(row->vacancy);
  if (!others.empty()) {
    json.pop_back();
    json.append(Concat(",\"also_advertised\":", AdvertsToJson(others), "}"));
  }
  return WithEtag(request, http::JsonReply(200, std::move(json)), kShortPrivate);
}

}  // namespace corner::api
