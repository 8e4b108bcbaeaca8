// A person's rights over their record: to take it with them, to see who has looked, to be
// forgotten. And equality monitoring, which lies apart from all of it.
#include "service/api/casework_handlers.h"
#include "service/api/casework_request.h"
#include "service/api/replies.h"
#include "service/casework/entry_json.h"
#include "service/casework/monitoring.h"
#include "service/casework/rights.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

constexpr uint64_t kMostLooks = 500, kUsualLooks = 100;

http::Reply Private(std::string json) {
  http::Reply reply = http::JsonReply(200, std::move(json));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

std::string LooksToJson(const std::vector<casework::AuditEntry>& entries, uint64_t limit) {
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const casework::AuditEntry& entry : entries) {
    json.BeginObject()
        .Field("number", entry.number)
        .Field("at", casework::TimeText(entry.at))
        .Field("account", entry.account)
        .Field("action", entry.action)
        .Field("purpose", entry.purpose)
        .Field("what", entry.detail)
        .EndObject();
  }
  json.EndArray();
  if (entries.size() == limit) json.Field("next", entries.back().number);
  json.EndObject();
  return json.Take();
}

absl::StatusOr<casework::MonitoringPlace> OwnMonitoring(const Desk& desk) {
  return casework::OwnMonitoring(desk.caller.actor, desk.services.monitoring,
                                 desk.services.pseudonym);
}

}  // namespace

absl::StatusOr<http::Reply> WhoLooked(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    std::vector<ParamIssue> issues = UnknownNames(desk.request, {"after", "limit"});
    const uint64_t after = NumberParam(desk.request, "after", 0, UINT64_MAX / 2, 0, &issues);
    const uint64_t limit = NumberParam(desk.request, "limit", 1, kMostLooks, kUsualLooks, &issues);
    if (!issues.empty()) return IssuesReply(desk.request, issues);
    CORNER_ASSIGN_OR_RETURN(const auto entries, desk.visit.WhoLooked(person, after, limit));
    return Private(LooksToJson(entries, limit));
  });
}

absl::StatusOr<http::Reply> ExportClient(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    std::vector<ParamIssue> issues = UnknownNames(desk.request, {"form"});
    const std::string_view form = desk.request.Query("form").value_or("json");
    if (form != "json" && form != "text") {
      issues.push_back({ParamIssue::Code::kUnknownValue,
                        "form",
                        "A record is given as json for programs or as text for reading.",
                        {"json", "text"}});
    }
    if (!issues.empty()) return IssuesReply(desk.request, issues);
    if (form == "text") {
      CORNER_ASSIGN_OR_RETURN(std::string text, casework::ExportReadable(&desk.visit, person));
      http::Reply reply = http::TextReply(200, text);
      reply.headers.emplace_back("Cache-Control", "no-store");
      return reply;
    }
    CORNER_ASSIGN_OR_RETURN(std::string json, casework::ExportRecord(&desk.visit, person));
    return Private(std::move(json));
  });
}

absl::StatusOr<http::Reply> EraseClient(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
    CORNER_ASSIGN_OR_RETURN(const auto client, desk.books.Read(casework::kind::kClient, person));
    if (client.version != version) return absl::AbortedError("");
    CORNER_RETURN_IF_ERROR(desk.visit.Erase(person));
    if (desk.services.monitoring != nullptr && desk.services.pseudonym != nullptr) {
      CORNER_RETURN_IF_ERROR(casework::ForgetMonitoring(
          desk.services.monitoring, desk.services.pseudonym("monitoring", person)));
    }
    http::Reply reply;
    reply.status = 204;
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
  });
}

absl::StatusOr<http::Reply> GetMonitoring(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const auto place, OwnMonitoring(desk));
    CORNER_ASSIGN_OR_RETURN(std::string answers, casework::ReadMonitoring(place));
    return Private(std::move(answers));
  });
}

absl::StatusOr<http::Reply> AnswerMonitoring(const http::Request& request,
                                             const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const auto place, OwnMonitoring(desk));
    CORNER_ASSIGN_OR_RETURN(const ContentSent sent, ReadContent(desk.request));
    casework::Written written;
    written.id = "monitoring";
    CORNER_ASSIGN_OR_RETURN(written.issues,
                            casework::WriteMonitoring(place, sent.content, desk.visit.now()));
    return WrittenReply(desk.request, written, /*is_new=*/false);
  });
}

}  // namespace corner::api
