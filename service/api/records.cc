// GET /api/v1/changes and /api/v1/employers: the ledger as others follow it.
#include "indexer/vacancy_json.h"
#include "service/api/handlers.h"
#include "service/api/replies.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using indexer::LedgerRow;

constexpr uint64_t kMaxChanges = 1000;
constexpr uint64_t kMaxSeq = uint64_t{1} << 62;

// What stays of a vacancy that can no longer be found.
void WriteTombstone(const indexer::Vacancy& vacancy, JsonWriter* json) {
  json->BeginObject().Field("id", vacancy.id);
  if (!vacancy.employer_name.empty()) json->Field("employer", vacancy.employer_name);
  json->Key("occupation").BeginArray();
  for (const indexer::Occupation& occupation : vacancy.occupation) {
    json->BeginObject().Field("scheme", occupation.scheme);
    json->Field("code", occupation.code).EndObject();
  }
  json->EndArray();
  if (vacancy.closes) json->Field("closes", vacancy.closes->Iso());
  json->EndObject();
}

void WriteChange(const LedgerRow& row, JsonWriter* json) {
  const bool gone = row.removed || row.vacancy.status != indexer::Status::kOpen;
  json->BeginObject().Field("seq", row.seq).Field("id", row.vacancy.id);
  json->Field("op", gone ? "removed" : "upsert");
  json->Key("vacancy");
  if (gone) {
    WriteTombstone(row.vacancy, json);
  } else {
    WriteVacancy(row.vacancy, json);
  }
  json->EndObject();
}

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

absl::StatusOr<http::Reply> ListChanges(const http::Request& request, const Services& services) {
  auto issues = UnknownNames(request, {"since", "limit"});
  const uint64_t since = NumberParam(request, "since", 0, kMaxSeq, 0, &issues);
  const uint64_t limit = NumberParam(request, "limit", 1, kMaxChanges, 100, &issues);
  if (!issues.empty()) return IssuesReply(request, issues);

  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  CORNER_ASSIGN_OR_RETURN(auto rows, ledger->Changes(since, limit + 1));
  const bool more = rows.size() > limit;
  if (more) rows.resize(limit);

  JsonWriter json;
  json.BeginObject().Key("changes").BeginArray();
  for (const LedgerRow& row : rows) WriteChange(row, &json);
  const uint64_t next_since = rows.empty() ? since : rows.back().seq;
  json.EndArray().Field("next_since", next_since).Field("more", more).EndObject();
  http::Reply reply = http::JsonReply(200, json.Take());
  if (more) AddNextLink(request, "since", std::to_string(next_since), &reply);
  return reply;
}

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
