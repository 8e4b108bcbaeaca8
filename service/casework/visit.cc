#include "service/casework/visit.h"

#include <algorithm>
#include <utility>

#include "service/casework/access.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr size_t kMostDetail = 1000;  // bytes of an audit row's detail
constexpr std::string_view kMore = " and more";
// Not in the table of kinds, so that no request can read it by name.
constexpr std::string_view kReplyKind = "kept_reply";
constexpr absl::Duration kReplyLife = absl::Hours(24);

absl::Status NotTheirs() {
  return NotFound("there is no such record among those you can see", "look it up in your own list");
}

absl::Status NotForRole(Action action) {
  return Error(absl::StatusCode::kPermissionDenied,
               action == Action::kRead ? "your role does not see this part of a record"
                                       : "your role cannot change this part of a record",
               "ask the person, or their specialist");
}

}  // namespace

Visit::Visit(std::unique_ptr<RecordTransaction> transaction, VisitOptions options)
    : transaction_(std::move(transaction)), options_(std::move(options)) {}

absl::StatusOr<std::unique_ptr<Visit>> Visit::Begin(RecordStore* store, VisitOptions options) {
  if (!MayName(options.actor.role, options.purpose)) {
    return Error(absl::StatusCode::kPermissionDenied,
                 Concat("your role does not open records for the purpose \"",
                        PurposeWord(options.purpose), "\""),
                 "name the purpose you have");
  }
  CORNER_ASSIGN_OR_RETURN(auto transaction, store->BeginWrite());
  return std::unique_ptr<Visit>(new Visit(std::move(transaction), std::move(options)));
}

absl::StatusOr<const Visit::Wall*> Visit::WallOf(std::string_view person) {
  if (const auto known = walls_.find(person); known != walls_.end()) return &known->second;
  Wall wall;
  if (options_.actor.role == Role::kClient) {
    wall.within = options_.actor.person == person;
  }
  const auto client = transaction_->Get(kind::kClient, person);
  if (absl::IsNotFound(client.status())) {
    wall.within = false;
  } else if (!client.ok()) {
    return client.status();
  } else if (options_.actor.IsStaff()) {
    wall.within = IsWithin(options_.actor, options_.purpose, client->tags);
  }
  // The service manager answers for the person's rights; everybody else at the service waits.
  if (wall.within && options_.actor.IsStaff() && options_.actor.role != Role::kManager) {
    CORNER_ASSIGN_OR_RETURN(const auto restrictions,
                            transaction_->List(kind::kRestriction, person));
    wall.paused = !restrictions.empty();
  }
  return &walls_.emplace(person, wall).first->second;
}

absl::Status Visit::Check(Action action, std::string_view kind, std::string_view person) {
  const Reach reach = ReachOf(options_.actor.role, action, kind);
  if (reach == Reach::kNone) return NotForRole(action);
  CORNER_ASSIGN_OR_RETURN(const Wall* const wall, WallOf(person));
  if (!wall->within) return NotTheirs();
  if (wall->paused) {
    return Error(absl::StatusCode::kPermissionDenied,
                 "this person asked for a pause on the use of their record",
                 "talk with them: they can end the pause at any time");
  }
  return absl::OkStatus();
}

void Visit::Remember(Action action, const Record& record) {
  Touch& touch = touched_[record.person];
  touch.wrote |= action != Action::kRead;
  if (touch.detail.size() > kMostDetail) {
    if (!touch.detail.ends_with(kMore)) touch.detail += kMore;
    return;
  }
  if (!touch.detail.empty()) touch.detail += ", ";
  touch.detail += Concat(action == Action::kRead    ? ""
                         : action == Action::kWrite ? "wrote "
                                                    : "removed ",
                         record.kind);
  if (record.id != record.person) touch.detail += Concat(" ", record.id);
  if (record.version > 0) touch.detail += Concat("@", std::to_string(record.version));
}

absl::StatusOr<Record> Visit::Get(std::string_view kind, std::string_view id) {
  if (ReachOf(options_.actor.role, Action::kRead, kind) == Reach::kNone) {
    return NotForRole(Action::kRead);
  }
  auto record = transaction_->Get(kind, id);
  if (absl::IsNotFound(record.status())) return NotTheirs();
  if (!record.ok()) return record;
  CORNER_RETURN_IF_ERROR(Check(Action::kRead, kind, record->person));
  Remember(Action::kRead, *record);
  return record;
}

absl::StatusOr<std::vector<Record>> Visit::List(std::string_view kind, std::string_view person) {
  CORNER_RETURN_IF_ERROR(Check(Action::kRead, kind, person));
  CORNER_ASSIGN_OR_RETURN(std::vector<Record> records, transaction_->List(kind, person));
  for (const Record& record : records) Remember(Action::kRead, record);
  return records;
}

absl::StatusOr<std::vector<Record>> Visit::History(std::string_view kind, std::string_view id) {
  CORNER_RETURN_IF_ERROR(Get(kind, id).status());
  return transaction_->History(kind, id);
}

// The names of the walls themselves: only who may move them writes them.
absl::Status Visit::CheckWalls(const Record& record, uint64_t expected_version) {
  NamedValues before;
  if (expected_version > 0) {
    CORNER_ASSIGN_OR_RETURN(const Record old, transaction_->Get(record.kind, record.id));
    before = old.tags;
  }
  return MayMoveWalls(options_.actor, before, record.tags)
             ? absl::OkStatus()
             : Error(absl::StatusCode::kPermissionDenied,
                     "only a team lead changes who supports a person, inside their own teams",
                     "ask your team lead");
}

absl::StatusOr<uint64_t> Visit::Put(Record record, uint64_t expected_version) {
  const bool new_client = record.kind == kind::kClient && expected_version == 0;
  if (new_client) {
    if (!options_.actor.IsStaff() ||
        ReachOf(options_.actor.role, Action::kWrite, record.kind) == Reach::kNone) {
      return NotForRole(Action::kWrite);
    }
  } else {
    CORNER_RETURN_IF_ERROR(Check(Action::kWrite, record.kind, record.person));
    if (expected_version > 0) {
      const auto old = transaction_->Get(record.kind, record.id);
      if (absl::IsNotFound(old.status()) || (old.ok() && old->person != record.person)) {
        return NotTheirs();
      }
      CORNER_RETURN_IF_ERROR(old.status());
    }
  }
  if (record.kind == kind::kClient) {
    CORNER_RETURN_IF_ERROR(CheckWalls(record, expected_version));
    walls_.erase(record.person);
  }
  if (record.kind == kind::kRestriction) walls_.erase(record.person);
  record.author = options_.actor.account;
  record.at = options_.now;
  CORNER_ASSIGN_OR_RETURN(record.version, transaction_->Put(record, expected_version));
  Remember(Action::kWrite, record);
  return record.version;
}

absl::Status Visit::Remove(std::string_view kind, std::string_view id, uint64_t expected_version) {
  auto record = transaction_->Get(kind, id);
  if (absl::IsNotFound(record.status())) return NotTheirs();
  CORNER_RETURN_IF_ERROR(record.status());
  CORNER_RETURN_IF_ERROR(Check(Action::kRemove, kind, record->person));
  CORNER_RETURN_IF_ERROR(transaction_->Remove(kind, id, expected_version));
  walls_.erase(record->person);
  Remember(Action::kRemove, *record);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Record>> Visit::Clients() {
  paused_ = 0;
  std::vector<Record> clients;
  for (const auto& [tag, value] : ClientTagsOf(options_.actor, options_.purpose)) {
    CORNER_ASSIGN_OR_RETURN(auto found, transaction_->FindByTag(kind::kClient, tag, value));
    for (Record& record : found) clients.push_back(std::move(record));
  }
  if (options_.actor.role == Role::kClient) {
    CORNER_ASSIGN_OR_RETURN(Record own, transaction_->Get(kind::kClient, options_.actor.person));
    clients.push_back(std::move(own));
  }
  std::sort(clients.begin(), clients.end(),
            [](const Record& a, const Record& b) { return a.id < b.id; });
  clients.erase(std::unique(clients.begin(), clients.end(),
                            [](const Record& a, const Record& b) { return a.id == b.id; }),
                clients.end());
  std::vector<Record> open;
  for (Record& record : clients) {
    CORNER_ASSIGN_OR_RETURN(const Wall* const wall, WallOf(record.person));
    if (wall->paused) {
      ++paused_;
      continue;
    }
    Remember(Action::kRead, record);
    open.push_back(std::move(record));
  }
  return open;
}

absl::Status Visit::Erase(std::string_view person) {
  const bool own = options_.actor.role == Role::kClient && options_.actor.person == person;
  const bool manager =
      options_.actor.role == Role::kManager && options_.purpose == Purpose::kRights;
  if (!own && !manager) {
    return Error(absl::StatusCode::kPermissionDenied,
                 "only the person or the service manager can erase a record",
                 "ask the service manager");
  }
  CORNER_ASSIGN_OR_RETURN(const Wall* const wall, WallOf(person));
  if (!wall->within) return NotTheirs();
  CORNER_RETURN_IF_ERROR(transaction_->Erase(person));
  walls_.clear();
  touched_.erase(std::string(person));
  Note("erase", person, "");
  return absl::OkStatus();
}

absl::StatusOr<std::vector<AuditEntry>> Visit::WhoLooked(std::string_view person, uint64_t after,
                                                         size_t limit) {
  CORNER_RETURN_IF_ERROR(Check(Action::kRead, kind::kClient, person));
  Touch& touch = touched_[std::string(person)];
  touch.detail += touch.detail.empty() ? "audit" : ", audit";
  return transaction_->Audit(person, after, limit);
}

absl::StatusOr<std::optional<std::string>> Visit::Recall(std::string_view key) {
  auto record = transaction_->Get(kReplyKind, key);
  if (absl::IsNotFound(record.status())) return std::nullopt;
  CORNER_RETURN_IF_ERROR(record.status());
  if (record->at + kReplyLife < options_.now) return std::nullopt;
  return std::move(record->body);
}

absl::Status Visit::KeepReply(std::string_view key, std::string_view reply) {
  Record record;
  record.kind = kReplyKind;
  record.id = key;
  record.person = "site";
  for (const auto& [person, touch] : touched_) {
    if (touch.wrote) record.person = person;
  }
  record.at = options_.now;
  record.author = options_.actor.account;
  record.body = reply;
  record.tags = {{"day", absl::FormatTime("%Y-%m-%d", options_.now, absl::UTCTimeZone())}};
  const auto old = transaction_->Get(kReplyKind, key);
  if (old.ok()) CORNER_RETURN_IF_ERROR(transaction_->Remove(kReplyKind, key, old->version));
  return transaction_->Put(record, 0).status();
}

void Visit::Note(std::string_view action, std::string_view person, std::string_view detail) {
  AuditEntry entry;
  entry.action = action;
  entry.person = person;
  entry.detail = detail;
  notes_.push_back(std::move(entry));
}

absl::Status Visit::Commit() {
  for (auto& [person, touch] : touched_) {
    AuditEntry entry;
    entry.action = touch.wrote ? "write" : "read";
    entry.person = person;
    entry.detail = std::move(touch.detail);
    notes_.push_back(std::move(entry));
  }
  for (AuditEntry& entry : notes_) {
    entry.at = options_.now;
    entry.account = options_.actor.account;
    entry.session = options_.actor.session;
    entry.purpose = PurposeWord(options_.purpose);
    entry.request = options_.request;
    CORNER_RETURN_IF_ERROR(transaction_->Append(std::move(entry)));
  }
  notes_.clear();
  touched_.clear();
  return transaction_->Commit();
}

}  // namespace corner::casework
