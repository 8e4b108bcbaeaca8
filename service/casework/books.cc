#include "service/casework/books.h"

#include <algorithm>
#include <array>
#include <utility>

#include "matcher/profile_json.h"
#include "matcher/reactions_json.h"
#include "service/casework/access.h"
#include "service/casework/disclosure_plan.h"
#include "service/casework/ids.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr std::array kSingleKinds = {kind::kClient,     kind::kProfile,  kind::kAbout,
                                     kind::kPlan,       kind::kWellness, kind::kReaction,
                                     kind::kRestriction};
// What the client says about themselves: their last word stands until they change it.
constexpr std::array kClientsOwnWords = {kind::kProfile, kind::kAbout, kind::kPlan,
                                         kind::kDisclosure};

absl::Status OnlyTheClient() {
  return Error(absl::StatusCode::kPermissionDenied, "only the person themselves can do this",
               "ask them to sign in and look at it");
}

absl::Status SomebodyWrote() {
  return Error(absl::StatusCode::kAborted, "somebody changed this since you read it",
               "read it again, then make your change");
}

absl::Status OnlyStaff() {
  return Error(absl::StatusCode::kPermissionDenied, "a specialist does this, in their own name");
}

template <size_t kCount>
bool Holds(const std::array<std::string_view, kCount>& kinds, std::string_view kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::vector<RecordIssue> IssuesFrom(const std::vector<matcher::ProfileIssue>& found) {
  std::vector<RecordIssue> issues;
  for (const matcher::ProfileIssue& issue : found) {
    issues.push_back({issue.path, issue.hint.empty() ? issue.sentence
                                                     : Concat(issue.sentence, "; ", issue.hint)});
  }
  return issues;
}

// "/words/3: This is too long." as a place and a sentence.
RecordIssue IssueFrom(std::string_view sentence) {
  const size_t colon = sentence.find(": ");
  if (!sentence.starts_with("/") || colon == std::string_view::npos) {
    return {"", std::string(sentence)};
  }
  return {std::string(sentence.substr(0, colon)), std::string(sentence.substr(colon + 2))};
}

NamedValues TagsFor(std::string_view person) { return {{"of", std::string(person)}}; }

}  // namespace

bool IsSingle(std::string_view kind) { return Holds(kSingleKinds, kind); }

absl::StatusOr<Entry> Books::Read(std::string_view kind, std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const Record record, visit_.Get(kind, id));
  return ReadBody(record);
}

absl::StatusOr<std::vector<Entry>> Books::List(std::string_view kind, std::string_view person) {
  CORNER_ASSIGN_OR_RETURN(const auto records, visit_.List(kind, person));
  std::vector<Entry> entries;
  for (const Record& record : records) {
    CORNER_ASSIGN_OR_RETURN(Entry entry, ReadBody(record));
    entries.push_back(std::move(entry));
  }
  return entries;
}

absl::StatusOr<std::vector<Entry>> Books::History(std::string_view kind, std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const auto records, visit_.History(kind, id));
  std::vector<Entry> entries;
  for (const Record& record : records) {
    CORNER_ASSIGN_OR_RETURN(Entry entry, ReadBody(record));
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<RecordIssue> Books::Check(const Draft& draft) const {
  const auto document = JsonDocument::Parse(draft.content);
  if (!document.ok()) return {{"", Sentence(document.status())}};
  if (draft.kind == kind::kProfile) {
    return IssuesFrom(matcher::ReadProfile(draft.content, words_).issues);
  }
  if (draft.kind == kind::kReaction) {
    return IssuesFrom(matcher::ReadReactions(draft.content, words_).issues);
  }
  if (draft.kind == kind::kDisclosure) {
    const auto plan = ReadDisclosurePlan(draft.content);
    if (!plan.ok()) return {IssueFrom(Sentence(plan.status()))};
    if (plan->person != draft.person) return {{"/person", "the plan is another person's"}};
    return {};
  }
  return CheckMembers(document->root(), MembersOf(draft.kind));
}

absl::StatusOr<uint64_t> Books::Store(const Draft& draft, std::string id, bool confirmed,
                                      NamedValues tags) {
  Record record;
  record.kind = draft.kind;
  record.id = std::move(id);
  record.person = draft.person;
  record.body = WriteBody(draft.said_by, confirmed, draft.content);
  record.tags = std::move(tags);
  return visit_.Put(std::move(record), draft.expected_version);
}

absl::StatusOr<Written> Books::Propose(const Draft& draft, uint64_t base_version) {
  JsonWriter content;
  content.BeginObject()
      .Field("of", draft.kind)
      .Field("id", draft.id)
      .Field("base", base_version)
      .Key("content")
      .Raw(draft.content)
      .EndObject();
  Draft proposal{std::string(kind::kProposal), draft.person, NewId(kRecordLetter), content.Take(),
                 draft.said_by};
  CORNER_ASSIGN_OR_RETURN(const uint64_t version,
                          Store(proposal, proposal.id, false, TagsFor(draft.person)));
  return Written{proposal.id, version, /*proposed=*/true, {}};
}

absl::StatusOr<Written> Books::Write(const Draft& draft) {
  if (FindKind(draft.kind) == nullptr || draft.kind == kind::kProposal) {
    return NotFound(Concat("there is no part of a record called \"", draft.kind, "\""));
  }
  if (draft.kind == kind::kShortlist) {
    return Error(absl::StatusCode::kPermissionDenied,
                 "a list reaches a person by being released, in a name",
                 "make a draft, and release it");
  }
  CORNER_RETURN_IF_ERROR(visit_.MayWrite(draft.kind, draft.person));
  Written written;
  written.issues = Check(draft);
  if (!written.issues.empty()) return written;
  const bool client = !visit_.actor().IsStaff();
  Draft own = draft;
  if (client) own.said_by = SaidBy::kClient;
  if (own.id.empty()) own.id = IsSingle(own.kind) ? own.person : NewId(kRecordLetter);
  NamedValues tags = TagsFor(own.person);
  if (own.expected_version > 0) {
    CORNER_ASSIGN_OR_RETURN(const Record record, visit_.Get(own.kind, own.id));
    CORNER_ASSIGN_OR_RETURN(const Entry current, ReadBody(record));
    if (current.person != own.person) {
      return NotFound("there is no such record among those you can see");
    }
    if (current.version != own.expected_version) return SomebodyWrote();
    if (!client && current.confirmed && Holds(kClientsOwnWords, own.kind)) {
      return Propose(own, current.version);
    }
    tags = record.tags;
  } else if (own.kind == kind::kDisclosure) {
    CORNER_RETURN_IF_ERROR(CheckOnlyPlan(own));
  } else if (own.kind == kind::kClient) {
    return NotFound("a new person is taken on, not written",
                    "POST them to the list of people you support");
  }
  CORNER_ASSIGN_OR_RETURN(written.version, Store(own, own.id, client, std::move(tags)));
  written.id = own.id;
  return written;
}

// A person has one plan for an employer: of two, nobody could say which holds.
absl::Status Books::CheckOnlyPlan(const Draft& draft) {
  CORNER_ASSIGN_OR_RETURN(const DisclosurePlan plan, ReadDisclosurePlan(draft.content));
  CORNER_ASSIGN_OR_RETURN(const auto entries, List(kind::kDisclosure, draft.person));
  for (const Entry& entry : entries) {
    CORNER_ASSIGN_OR_RETURN(const DisclosurePlan other, ReadDisclosurePlan(entry.content));
    if (other.employer == plan.employer) {
      return Error(absl::StatusCode::kAlreadyExists, "there is a plan for this employer already",
                   "open it and change it");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Written> Books::TakeOn(std::string_view content, std::string_view team) {
  if (!visit_.actor().IsStaff()) return OnlyStaff();
  const std::string person = NewId(kPersonLetter);
  Draft draft{std::string(kind::kClient), person, person, std::string(content),
              SaidBy::kSpecialist};
  Written written;
  written.issues = Check(draft);
  if (!written.issues.empty()) return written;
  NamedValues tags = {{std::string(tag::kService), "all"},
                      {std::string(tag::kTeam), std::string(team)}};
  if (visit_.actor().role == Role::kSpecialist) {
    tags.emplace_back(tag::kSpecialist, visit_.actor().account);
  }
  CORNER_ASSIGN_OR_RETURN(written.version, Store(draft, person, false, std::move(tags)));
  written.id = person;
  return written;
}

absl::StatusOr<uint64_t> Books::Assign(std::string_view person, std::string_view specialist,
                                       std::string_view cover, std::string_view team,
                                       uint64_t expected_version) {
  CORNER_ASSIGN_OR_RETURN(Record record, visit_.Get(kind::kClient, person));
  record.tags = {{std::string(tag::kService), "all"}};
  for (const auto& [name, value] :
       {std::pair(tag::kTeam, team), std::pair(tag::kSpecialist, specialist),
        std::pair(tag::kCover, cover)}) {
    if (!value.empty()) record.tags.emplace_back(name, value);
  }
  return visit_.Put(std::move(record), expected_version);
}

absl::StatusOr<uint64_t> Books::Confirm(std::string_view kind, std::string_view id,
                                        uint64_t expected_version) {
  if (visit_.actor().IsStaff()) return OnlyTheClient();
  CORNER_ASSIGN_OR_RETURN(Record record, visit_.Get(kind, id));
  CORNER_ASSIGN_OR_RETURN(const Entry entry, ReadBody(record));
  record.body = WriteBody(entry.said_by, true, entry.content);
  return visit_.Put(std::move(record), expected_version);
}

absl::StatusOr<Written> Books::Accept(std::string_view proposal) {
  if (visit_.actor().IsStaff()) return OnlyTheClient();
  CORNER_ASSIGN_OR_RETURN(const Entry entry, Read(kind::kProposal, proposal));
  CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::Parse(entry.content));
  const JsonValue root = document.root();
  Draft draft;
  draft.kind = root.member("of").string().value_or("");
  draft.id = root.member("id").string().value_or("");
  draft.person = entry.person;
  draft.expected_version = static_cast<uint64_t>(root.member("base").integer().value_or(0));
  draft.content = root.member("content").ToJson();
  CORNER_ASSIGN_OR_RETURN(Written written, Write(draft));
  if (written.issues.empty()) {
    CORNER_RETURN_IF_ERROR(visit_.Remove(kind::kProposal, proposal, entry.version));
  }
  return written;
}

absl::StatusOr<Written> Books::Release(std::string_view draft, std::string_view actor_name,
                                       uint64_t expected_version) {
  if (!visit_.actor().IsStaff()) return OnlyStaff();
  CORNER_ASSIGN_OR_RETURN(const Entry entry, Read(kind::kDraftList, draft));
  CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::Parse(entry.content));
  JsonWriter content;
  content.BeginObject();
  document.root().ForEachMember([&](std::string_view name, JsonValue value) {
    if (!name.starts_with("released_")) content.Key(name).Raw(value.ToJson());
  });
  content.Field("released_by", visit_.actor().account).Field("released_name", actor_name);
  content.EndObject();
  const Draft list{std::string(kind::kShortlist), entry.person, std::string(draft), content.Take(),
                   entry.said_by};
  Written written;
  written.id = list.id;
  CORNER_RETURN_IF_ERROR(visit_.Remove(kind::kDraftList, draft, expected_version));
  CORNER_ASSIGN_OR_RETURN(written.version, Store(list, list.id, false, TagsFor(list.person)));
  visit_.Note("release", entry.person, Concat("shortlist ", list.id));
  return written;
}

absl::StatusOr<uint64_t> Books::Withdraw(std::string_view disclosure, uint64_t expected_version) {
  CORNER_ASSIGN_OR_RETURN(Record record, visit_.Get(kind::kDisclosure, disclosure));
  CORNER_ASSIGN_OR_RETURN(const Entry entry, ReadBody(record));
  CORNER_ASSIGN_OR_RETURN(DisclosurePlan plan, ReadDisclosurePlan(entry.content));
  if (!plan.withdrawn || *plan.withdrawn > visit_.now()) plan.withdrawn = visit_.now();
  // Taken back by the client, it is the client's word from then on.
  const bool confirmed = entry.confirmed || !visit_.actor().IsStaff();
  record.body = WriteBody(entry.said_by, confirmed, WriteDisclosurePlan(plan));
  visit_.Note("withdraw", entry.person, Concat("disclosure ", disclosure));
  return visit_.Put(std::move(record), expected_version);
}

}  // namespace corner::casework
