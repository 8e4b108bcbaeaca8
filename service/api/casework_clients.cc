// People: the list an actor has, taking someone on, who supports them.
#include "service/api/casework_handlers.h"
#include "service/api/casework_request.h"
#include "service/casework/ids.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

struct NewClient {
  std::string team, content;
};

absl::StatusOr<NewClient> ReadNewClient(const http::Request& request) {
  CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::Parse(request.body));
  const JsonValue root = document.root();
  bool known = root.is_object();
  root.ForEachMember(
      [&](std::string_view name, JsonValue) { known &= name == "team" || name == "content"; });
  const auto team = root.member("team").string();
  if (!known || !team || !casework::IsId(*team, casework::kTeamLetter) ||
      !root.member("content").is_object()) {
    return InvalidInput("the body is not what this needs",
                        R"(send {"team": "t…", "content": {"name": …}})");
  }
  return NewClient{std::string(*team), root.member("content").ToJson()};
}

}  // namespace

absl::StatusOr<http::Reply> ListClients(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const auto records, desk.visit.Clients());
    std::vector<casework::Entry> entries;
    for (const casework::Record& record : records) {
      CORNER_ASSIGN_OR_RETURN(casework::Entry entry, casework::ReadBody(record));
      entries.push_back(std::move(entry));
    }
    return EntriesReply(entries);
  });
}

absl::StatusOr<http::Reply> TakeOnClient(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const NewClient sent, ReadNewClient(desk.request));
    CORNER_ASSIGN_OR_RETURN(const auto written, desk.books.TakeOn(sent.content, sent.team));
    http::Reply reply = WrittenReply(desk.request, written, /*is_new=*/true);
    if (written.issues.empty()) {
      reply.headers.emplace_back("Location", Concat("/api/v1/clients/", written.id));
    }
    return reply;
  });
}

absl::StatusOr<http::Reply> GetClient(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const auto entry, desk.books.Read(casework::kind::kClient, person));
    return EntryReply(200, entry);
  });
}

absl::StatusOr<http::Reply> PutClient(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const ContentSent sent, ReadContent(desk.request));
    CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
    casework::Draft draft{
        std::string(casework::kind::kClient), person, person, sent.content, sent.said_by, version};
    CORNER_ASSIGN_OR_RETURN(const auto written, desk.books.Write(draft));
    return WrittenReply(desk.request, written, /*is_new=*/false);
  });
}

absl::StatusOr<http::Reply> AssignClient(const http::Request& request, const Services& services) {
  return AtDesk(request, services, [](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_ASSIGN_OR_RETURN(const std::string person, PersonOf(desk.request));
    CORNER_ASSIGN_OR_RETURN(const uint64_t version, BasedOn(desk.request));
    CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::Parse(desk.request.body));
    const JsonValue root = document.root();
    const auto specialist = root.member("specialist").string();
    const auto cover = root.member("cover").string().value_or("");
    const auto team = root.member("team").string();
    if (!specialist || !casework::IsId(*specialist, casework::kAccountLetter) || !team ||
        !casework::IsId(*team, casework::kTeamLetter) ||
        (!cover.empty() && !casework::IsId(cover, casework::kAccountLetter))) {
      return InvalidInput("the body is not what this needs",
                          R"(send {"specialist": "a…", "team": "t…"} and, if someone stands in, )"
                          R"("cover": "a…")");
    }
    CORNER_ASSIGN_OR_RETURN(const uint64_t now,
                            desk.books.Assign(person, *specialist, cover, *team, version));
    return VersionReply(now);
  });
}

}  // namespace corner::api
