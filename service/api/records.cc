// GET /api/v1/employers.
#include "service/api/handlers.h"
#include "service/api/replies.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

void WriteEmployer(const indexer::Employer& employer, JsonWriter* json) {
  json->BeginObject().Field("id", employer.id).Field("key", employer.key);
  json->Field("name", employer.name);
  json->Key("names").BeginArray();
  for (const std::string& name : employer.names) json->String(name);
  json->EndArray();
  if (!employer.sector.empty()) json->Field("sector", employer.sector);
  json->Key("schemes").BeginArray();
  for (const indexer::Scheme& scheme : employer.schemes) {
    json->BeginObject().Field("id", scheme.id);
    if (!scheme.level.empty()) json->Field("level", scheme.level);
    json->EndObject();
  }
  json->EndArray().Field("open_vacancies", employer.open_vacancies).EndObject();
}

}  // namespace

absl::StatusOr<http::Reply> ListEmployers(const http::Request& request, const Services& services) {
  auto issues = UnknownNames(request, {"q", "after", "limit"});
  const uint64_t limit = NumberParam(request, "limit", 1, 100, 20, &issues);
  const std::string_view text = TrimSpace(request.Query("q").value_or(""));
  const std::string_view after = request.Query("after").value_or("");
  if (text.size() > 200) {
    issues.push_back({ParamIssue::Code::kBadValue, "q", "This name is too long.", {}});
  }
  if (!issues.empty()) return IssuesReply(request, issues);

  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  CORNER_ASSIGN_OR_RETURN(auto employers, ledger->Employers(text, after, limit + 1));
  const bool more = employers.size() > limit;
  if (more) employers.resize(limit);

  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const indexer::Employer& employer : employers) WriteEmployer(employer, &json);
  json.EndArray();
  if (more) json.Field("next", employers.back().key);
  json.EndObject();
  http::Reply reply = http::JsonReply(200, json.Take());
  if (more) AddNextLink(request, "after", employers.back().key, &reply);
  return WithEtag(request, std::move(reply), "private, max-age=60");
}

}  // namespace corner::api
