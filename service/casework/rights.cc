#include "service/casework/rights.h"

#include <algorithm>

#include "service/casework/entry_json.h"
#include "service/casework/kinds.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr int kSchema = 1;
constexpr size_t kMostAuditRows = 100'000;

// Proposed: an employment service's usual six years after support ends (Limitation Act 1980 s.5),
// less where nothing is gained by keeping. For each service's own information governance to settle.
constexpr Retention kSchedule[] = {
    {kind::kClient, 72, "to answer questions and claims about the support given"},
    {kind::kProfile, 72, "to answer questions and claims about the support given"},
    {kind::kAbout, 24, "to start again where you left off, if you come back"},
    {kind::kPlan, 72, "to answer questions and claims about the support given"},
    {kind::kDisclosure, 72, "to show what was agreed to be told, and to whom"},
    {kind::kTalk, 72, "to show what was agreed to be told, and to whom"},
    {kind::kDraftList, 3, "working notes"},
    {kind::kShortlist, 24, "to start again where you left off, if you come back"},
    {kind::kFound, 24, "to start again where you left off, if you come back"},
    {kind::kReaction, 24, "to start again where you left off, if you come back"},
    {kind::kCircle, 3, "other people's details are not kept longer than needed"},
    {kind::kSelfRating, 24, "to show whether support helped"},
    {kind::kWellness, 0, "yours alone: take it with you"},
    {kind::kProposal, 3, "working notes"},
    {kind::kRestriction, 72, "to show that your wish was kept"},
};

// The kinds of which the actor may read what is the person's.
std::vector<std::string_view> KindsToGive(const Actor& actor) {
  std::vector<std::string_view> kinds;
  for (const KindRule& rule : KindRules()) {
    if (ReachOf(actor.role, Action::kRead, rule.kind) != Reach::kNone) kinds.push_back(rule.kind);
  }
  return kinds;
}

absl::Status WriteKind(Visit* visit, std::string_view kind, std::string_view person,
                       JsonWriter* json) {
  CORNER_ASSIGN_OR_RETURN(const auto records, visit->List(kind, person));
  json->Key(kind).BeginArray();
  for (const Record& record : records) {
    CORNER_ASSIGN_OR_RETURN(const auto versions, visit->History(kind, record.id));
    for (const Record& version : versions) {
      CORNER_ASSIGN_OR_RETURN(const Entry entry, ReadBody(version));
      WriteEntry(entry, json);
    }
  }
  json->EndArray();
  return absl::OkStatus();
}

void WriteAudit(const std::vector<AuditEntry>& entries, JsonWriter* json) {
  json->Key("who_has_looked").BeginArray();
  for (const AuditEntry& entry : entries) {
    json->BeginObject()
        .Field("at", TimeText(entry.at))
        .Field("account", entry.account)
        .Field("action", entry.action)
        .Field("purpose", entry.purpose)
        .Field("what", entry.detail)
        .EndObject();
  }
  json->EndArray();
}

absl::Status ImportEntry(RecordTransaction* transaction, std::string_view kind, JsonValue entry,
                         std::string_view person, const NamedValues& tags, absl::Time now) {
  const auto id = entry.member("id").string();
  const JsonValue content = entry.member("content");
  if (!id || !content.valid()) {
    return InvalidInput(Concat("a record of kind ", kind, " has no id or content"),
                        "use the file as it was exported");
  }
  Record record;
  record.kind = kind;
  record.id = *id;
  record.person = person;
  const auto newest = transaction->Get(kind, *id);
  record.version = newest.ok() ? newest->version : 0;
  record.at = now;
  record.author = entry.member("typed_by").string().value_or("");
  SaidBy said_by = SaidBy::kOther;
  for (const SaidBy of : {SaidBy::kClient, SaidBy::kSpecialist}) {
    if (SaidByWord(of) == entry.member("said_by").string().value_or("")) said_by = of;
  }
  record.body =
      WriteBody(said_by, entry.member("confirmed").boolean().value_or(false), content.ToJson());
  record.tags = kind == kind::kClient ? tags : NamedValues{{"of", std::string(person)}};
  return transaction->Put(record, record.version).status();
}

}  // namespace

std::span<const Retention> RetentionSchedule() { return kSchedule; }

absl::StatusOr<std::string> ExportRecord(Visit* visit, std::string_view person) {
  JsonWriter json;
  json.BeginObject().Field("schema", kSchema).Field("person", person);
  json.Field("exported_at", TimeText(visit->now())).Key("records").BeginObject();
  for (const std::string_view kind : KindsToGive(visit->actor())) {
    CORNER_RETURN_IF_ERROR(WriteKind(visit, kind, person, &json));
  }
  json.EndObject();
  CORNER_ASSIGN_OR_RETURN(const auto audit, visit->WhoLooked(person, 0, kMostAuditRows));
  WriteAudit(audit, &json);
  json.EndObject();
  visit->Note("export", person, "whole record");
  return json.Take();
}

absl::StatusOr<Imported> ImportRecord(RecordTransaction* transaction, std::string_view json,
                                      const NamedValues& tags, absl::Time now) {
  CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::Parse(json));
  const JsonValue root = document.root();
  const auto person = root.member("person").string();
  if (root.member("schema").integer() != kSchema || !person ||
      !root.member("records").is_object()) {
    return InvalidInput("this is not an exported record", "use the file as it was exported");
  }
  if (transaction->Get(kind::kClient, *person).ok()) {
    return Error(absl::StatusCode::kAlreadyExists, "this person already has a record here",
                 "erase it first, if it should be replaced");
  }
  Imported imported{std::string(*person)};
  absl::Status status = absl::OkStatus();
  root.member("records").ForEachMember([&](std::string_view kind, JsonValue entries) {
    if (status.ok() && FindKind(kind) == nullptr) {
      status = InvalidInput(Concat("there is no kind of record called \"", kind, "\""));
    }
    for (size_t i = 0; status.ok() && i < entries.size(); ++i) {
      status = ImportEntry(transaction, kind, entries.element(i), *person, tags, now);
      ++imported.records;
    }
  });
  if (!status.ok()) return status;
  AuditEntry entry;
  entry.at = now;
  entry.account = "system";
  entry.action = "import";
  entry.person = *person;
  entry.purpose = PurposeWord(Purpose::kRights);
  entry.detail = Concat("whole record, ", imported.records, " versions");
  CORNER_RETURN_IF_ERROR(transaction->Append(std::move(entry)));
  return imported;
}

}  // namespace corner::casework
