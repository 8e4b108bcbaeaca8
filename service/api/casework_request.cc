#include "service/api/casework_request.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "matcher/profile_words.h"
#include "service/api/replay.h"
#include "service/casework/entry_json.h"
#include "service/casework/ids.h"
#include "service/http/problem.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using casework::Purpose;
using casework::Role;

constexpr Section kSections[] = {
    {"profile", casework::kind::kProfile},
    {"about", casework::kind::kAbout},
    {"plan", casework::kind::kPlan},
    {"wellness", casework::kind::kWellness},
    {"reactions", casework::kind::kReaction},
    {"pause", casework::kind::kRestriction},
    {"disclosure-plans", casework::kind::kDisclosure},
    {"talks", casework::kind::kTalk},
    {"drafts", casework::kind::kDraftList},
    {"shortlists", casework::kind::kShortlist},
    {"found-lists", casework::kind::kFound},
    {"circle", casework::kind::kCircle},
    {"self-ratings", casework::kind::kSelfRating},
    {"proposals", casework::kind::kProposal},
};

absl::StatusOr<Purpose> PurposeOf(const http::Request& request, Role role) {
  const std::string_view word = request.Header("X-Purpose");
  if (word.empty()) return UsualPurpose(role);
  const auto purpose = casework::PurposeFrom(word);
  if (!purpose) {
    return InvalidInput("X-Purpose names no purpose there is",
                        "use own_record, support, cover, supervision or rights");
  }
  return *purpose;
}

http::Reply Private(int status, std::string json) {
  http::Reply reply = http::JsonReply(status, std::move(json));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

void AddVersion(uint64_t version, http::Reply* reply) {
  reply->headers.emplace_back("ETag", Concat("\"v", version, "\""));
}

http::Reply StatusReply(const http::Request& request, int status, std::string_view sentence,
                        std::string_view hint) {
  http::Problem problem;
  problem.status = status;
  problem.detail = sentence;
  problem.hint = hint;
  problem.instance = request.request_id;
  return http::ProblemReply(problem);
}

// What the visit says, as the HTTP of records has it: someone else's write in between is 412.
absl::StatusOr<http::Reply> Answered(const http::Request& request,
                                     absl::StatusOr<http::Reply> reply) {
  if (absl::IsAborted(reply.status()) && request.path.starts_with("/api/")) {
    return StatusReply(request, 412, "somebody changed this since you read it",
                       "read it again, then send your change with the new version");
  }
  return reply;
}

bool SaysVersion(const http::Request& request) {
  return !request.Header("If-Match").empty() || request.Header("If-None-Match") == "*";
}

}  // namespace

Purpose UsualPurpose(Role role) {
  switch (role) {
    case Role::kClient:
      return Purpose::kOwnRecord;
    case Role::kSpecialist:
      return Purpose::kSupport;
    case Role::kTeamLead:
      return Purpose::kSupervision;
    case Role::kManager:
      return Purpose::kRights;
    case Role::kJobDeveloper:
    case Role::kAdministrator:
      return Purpose::kAdministration;
  }
  return Purpose::kAdministration;
}

absl::StatusOr<http::Reply> AtDesk(const http::Request& request, const Services& services,
                                   const DeskWork& work, Needs needs) {
  if (services.records == nullptr || services.caller == nullptr) {
    return Unavailable("this Corner keeps no records about people",
                       "start it with a site key: see docs/operations.md");
  }
  CORNER_ASSIGN_OR_RETURN(const Caller caller, services.caller(request));
  CORNER_ASSIGN_OR_RETURN(const Purpose purpose, PurposeOf(request, caller.actor.role));
  const bool based = request.method == "PUT" || request.method == "DELETE";
  if ((based || needs == Needs::kVersion) && !SaysVersion(request)) {
    return StatusReply(
        request, 428, "a change must say which version it is based on",
        "send If-Match with the ETag you read, or If-None-Match: * for something new");
  }
  CORNER_ASSIGN_OR_RETURN(
      const auto visit,
      casework::Visit::Begin(services.records,
                             {caller.actor, purpose, request.request_id, absl::Now()}));
  CORNER_ASSIGN_OR_RETURN(const Replay replay, Replay::Find(visit.get(), request));
  if (replay.reply()) return *replay.reply();
  casework::Books books(visit.get(), &matcher::BuiltinProfileWords());
  Desk desk{request, services, caller, *visit, books};
  CORNER_ASSIGN_OR_RETURN(http::Reply reply, Answered(request, work(desk)));
  if (reply.status >= 400) return reply;
  CORNER_RETURN_IF_ERROR(replay.Keep(visit.get(), reply));
  CORNER_RETURN_IF_ERROR(visit->Commit());
  return reply;
}

absl::StatusOr<uint64_t> BasedOn(const http::Request& request) {
  if (request.Header("If-None-Match") == "*") return 0;
  std::string_view tag = request.Header("If-Match");
  uint64_t version = 0;
  if (tag.starts_with("\"v") && tag.ends_with("\"") && tag.size() > 3) {
    tag = tag.substr(2, tag.size() - 3);
    const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), version);
    if (error == std::errc() && end == tag.data() + tag.size() && version > 0) return version;
  }
  return InvalidInput("If-Match is not a version of a record", "send the ETag as you read it");
}

absl::StatusOr<Section> SectionOf(const http::Request& request) {
  const std::string_view word = request.PathParam("section");
  for (const Section& section : kSections) {
    if (section.word == word) return section;
  }
  return NotFound("a record has no such part", "the API description lists the parts there are");
}

absl::StatusOr<std::string> PersonOf(const http::Request& request) {
  const std::string_view id = request.PathParam("id");
  if (!casework::IsId(id, casework::kPersonLetter)) {
    return NotFound("there is no such record among those you can see",
                    "look it up in your own list");
  }
  return std::string(id);
}

http::Reply EntryReply(int status, const casework::Entry& entry) {
  JsonWriter json;
  WriteEntry(entry, &json);
  http::Reply reply = Private(status, json.Take());
  AddVersion(entry.version, &reply);
  return reply;
}

http::Reply EntriesReply(const std::vector<casework::Entry>& entries) {
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const casework::Entry& entry : entries) WriteEntry(entry, &json);
  json.EndArray().EndObject();
  return Private(200, json.Take());
}

http::Reply WrittenReply(const http::Request& request, const casework::Written& written,
                         bool is_new) {
  if (!written.issues.empty()) {
    http::Problem problem;
    problem.status = 422;
    problem.detail = "some of what was sent cannot be kept";
    problem.hint = "mend what is listed and send it again";
    problem.instance = request.request_id;
    for (const casework::RecordIssue& issue : written.issues) {
      problem.errors.push_back({Concat("/content", issue.path), "bad_value", issue.sentence});
    }
    return http::ProblemReply(problem);
  }
  JsonWriter json;
  json.BeginObject()
      .Field("id", written.id)
      .Field("version", written.version)
      .Field("proposed", written.proposed)
      .EndObject();
  http::Reply reply = Private(written.proposed ? 202 : is_new ? 201 : 200, json.Take());
  if (!written.proposed) AddVersion(written.version, &reply);
  return reply;
}

http::Reply VersionReply(uint64_t version) {
  JsonWriter json;
  json.BeginObject().Field("version", version).EndObject();
  http::Reply reply = Private(200, json.Take());
  AddVersion(version, &reply);
  return reply;
}

absl::StatusOr<ContentSent> ReadContent(const http::Request& request) {
  CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::Parse(request.body));
  const JsonValue root = document.root();
  ContentSent sent;
  bool known = root.is_object();
  root.ForEachMember(
      [&](std::string_view name, JsonValue) { known &= name == "said_by" || name == "content"; });
  const JsonValue content = root.member("content");
  const JsonValue said_by = root.member("said_by");
  if (!known || !content.is_object() || (said_by.valid() && !said_by.is_string())) {
    return InvalidInput("the body is not what this needs",
                        R"(send {"said_by": "client", "content": {…}})");
  }
  if (said_by.valid()) {
    known = false;
    for (const auto of :
         {casework::SaidBy::kClient, casework::SaidBy::kSpecialist, casework::SaidBy::kOther}) {
      if (SaidByWord(of) != *said_by.string()) continue;
      sent.said_by = of;
      known = true;
    }
    if (!known) {
      return InvalidInput("said_by names nobody there is", "use client, specialist or other");
    }
  }
  sent.content = content.ToJson();
  return sent;
}

}  // namespace corner::api
