// GET /api/v1/snapshot and /api/v1/changes: the open vacancies, and what became of them since, for
// those who keep a copy. Both are functions of the ledger alone and keep nothing about their
// reader.
#include <algorithm>

#include "indexer/vacancy_json.h"
#include "service/api/change_filter.h"
#include "service/api/handlers.h"
#include "service/api/replies.h"
#include "service/api/snapshot_cursor.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using indexer::ChangePage;
using indexer::LedgerRow;
using indexer::Vacancy;

constexpr uint64_t kMaxRows = 1000;
constexpr uint64_t kMaxSeq = uint64_t{1} << 62;
// Rows read for one page of a filtered snapshot; a page may be short, the walk goes on.
constexpr size_t kMostRead = 5000;
constexpr size_t kReadAtOnce = 500;
// A copy is only right when nothing between here and there answers with an old page.
constexpr std::string_view kAskAgain = "private, no-cache";

// What stays of a vacancy that can no longer be found, for counting what jobs there were. Of one
// that is held back nothing but its id, so that copies of it go.
void WriteTombstone(const Vacancy& vacancy, JsonWriter* json) {
  const bool held = vacancy.status == indexer::Status::kHeld;
  json->BeginObject().Field("id", vacancy.id);
  if (!held && !vacancy.employer_name.empty()) {
    json->Field("employer", vacancy.employer_name).Field("employer_key", vacancy.employer_key);
  }
  json->Key("occupation").BeginArray();
  for (const indexer::Occupation& occupation : vacancy.occupation) {
    if (held) break;
    json->BeginObject().Field("scheme", occupation.scheme);
    json->Field("code", occupation.code).EndObject();
  }
  json->EndArray().Key("fields").BeginArray();
  for (const std::string& field : vacancy.fields) {
    if (!held) json->String(field);
  }
  json->EndArray();
  if (!held && !vacancy.place.id.empty()) json->Field("place_id", vacancy.place.id);
  if (!held && vacancy.closes) json->Field("closes", vacancy.closes->Iso());
  json->EndObject();
}

// A vacancy outside the filter is told of as removed, whether it was inside before or not: only its
// reader knows, and to forget what one does not have does no harm.
void WriteChange(const LedgerRow& row, const ChangeFilter& filter, JsonWriter* json) {
  const bool there = row.vacancy.status == indexer::Status::kOpen && filter.Matches(row.vacancy);
  json->BeginObject().Field("seq", row.seq).Field("id", row.vacancy.id);
  json->Field("op", there ? "upsert" : "removed");
  json->Key("vacancy");
  if (there) {
    WriteVacancy(row.vacancy, json);
  } else {
    WriteTombstone(row.vacancy, json);
  }
  json->EndObject();
}

// Writes up to `limit` vacancies and moves the cursor behind the last row read.
absl::Status WriteOpen(const indexer::Ledger& ledger, const ChangeFilter& filter, size_t limit,
                       SnapshotCursor* at, JsonWriter* json) {
  size_t read = 0, written = 0;
  while (at->after < at->until && written < limit && read < kMostRead) {
    CORNER_ASSIGN_OR_RETURN(
        const ChangePage page,
        ledger.OpenRows(at->after, at->until, std::min(limit - written, kReadAtOnce)));
    for (const LedgerRow& row : page.rows) {
      if (!filter.Matches(row.vacancy)) continue;
      WriteVacancy(row.vacancy, json);
      ++written;
    }
    read += page.rows.size();
    at->after = page.reached;
  }
  return absl::OkStatus();
}

std::vector<ParamIssue> UnknownChangeNames(const http::Request& request, std::string_view from) {
  const auto& filter = kChangeFilterParams;
  return UnknownNames(request, {from, "limit", filter[0], filter[1], filter[2], filter[3]});
}

}  // namespace

absl::StatusOr<http::Reply> GetSnapshot(const http::Request& request, const Services& services) {
  auto issues = UnknownChangeNames(request, "after");
  const uint64_t limit = NumberParam(request, "limit", 1, kMaxRows, 100, &issues);
  const ChangeFilter filter = ChangeFilter::Read(request, services, &issues);
  const std::string_view after = TrimSpace(request.Query("after").value_or(""));
  const auto cursor = DecodeSnapshotCursor(after, filter.Printed());
  if (!after.empty() && !cursor) {
    issues.push_back({ParamIssue::Code::kBadValue,
                      "after",
                      "This marker does not belong to this snapshot; begin without it.",
                      {}});
  }
  if (!issues.empty()) return IssuesReply(request, issues);

  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  CORNER_ASSIGN_OR_RETURN(const uint64_t seq, ledger->Seq());
  SnapshotCursor at = cursor.value_or(SnapshotCursor{seq, 0});
  if (at.until > seq) {
    return FailedPrecondition("This snapshot was begun before the service was restored.",
                              "Begin a new one.");
  }
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  CORNER_RETURN_IF_ERROR(WriteOpen(*ledger, filter, limit, &at, &json));
  json.EndArray().Field("next_since", at.until);
  const bool more = at.after < at.until;
  if (more) json.Field("next", EncodeSnapshotCursor(at, filter.Printed()));
  http::Reply reply = http::JsonReply(200, json.EndObject().Take());
  if (more) AddNextLink(request, "after", EncodeSnapshotCursor(at, filter.Printed()), &reply);
  return WithEtag(request, std::move(reply), kAskAgain);
}

absl::StatusOr<http::Reply> ListChanges(const http::Request& request, const Services& services) {
  auto issues = UnknownChangeNames(request, "since");
  const uint64_t since = NumberParam(request, "since", 0, kMaxSeq, 0, &issues);
  const uint64_t limit = NumberParam(request, "limit", 1, kMaxRows, 100, &issues);
  const ChangeFilter filter = ChangeFilter::Read(request, services, &issues);
  if (!issues.empty()) return IssuesReply(request, issues);

  CORNER_ASSIGN_OR_RETURN(const auto ledger, services.ledger());
  CORNER_ASSIGN_OR_RETURN(const ChangePage page, ledger->Changes(since, limit));
  JsonWriter json;
  json.BeginObject().Key("changes").BeginArray();
  for (const LedgerRow& row : page.rows) WriteChange(row, filter, &json);
  json.EndArray().Field("next_since", page.reached).Field("more", page.more).EndObject();
  http::Reply reply = http::JsonReply(200, json.Take());
  if (page.more) AddNextLink(request, "since", std::to_string(page.reached), &reply);
  return WithEtag(request, std::move(reply), kAskAgain);
}

}  // namespace corner::api
