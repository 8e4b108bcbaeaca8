// One request of one person with the records, for one purpose: the only way to them. It checks each
// access against the table of kinds.h, remembers whose record was touched, and writes the audit
// rows (one a person a request) in the transaction of the request itself: what is not audited was
// not read. Belongs to one thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/actor.h"
#include "service/casework/kinds.h"
#include "service/casework/record_store.h"

namespace corner::casework {

struct VisitOptions {
  Actor actor;
  Purpose purpose = Purpose::kSupport;
  std::string request;  // the request's id
  absl::Time now;
};

class Visit {
 public:
  static absl::StatusOr<std::unique_ptr<Visit>> Begin(RecordStore* store, VisitOptions options);

  const Actor& actor() const { return options_.actor; }
  absl::Time now() const { return options_.now; }

  // As RecordTransaction. kNotFound also where the actor's walls hide the person: nobody learns
  // whether a record exists that is not theirs to see. kPermissionDenied: the person is theirs, but
  // this kind or action is not; one plain sentence says so.
  absl::StatusOr<Record> Get(std::string_view kind, std::string_view id);
  absl::StatusOr<std::vector<Record>> List(std::string_view kind, std::string_view person);
  absl::StatusOr<std::vector<Record>> History(std::string_view kind, std::string_view id);
  // Whether a Put of that kind about that person would be let through.
  absl::Status MayWrite(std::string_view kind, std::string_view person) {
    return Check(Action::kWrite, kind, person);
  }
  absl::StatusOr<uint64_t> Put(Record record, uint64_t expected_version);
  absl::Status Remove(std::string_view kind, std::string_view id, uint64_t expected_version);
  // The client records the actor reaches, by id; without those whose people asked for a pause.
  absl::StatusOr<std::vector<Record>> Clients();
  // How many the last Clients() left out for a pause.
  size_t paused() const { return paused_; }
  // Takes everything of a person away: their own wish, or the service manager's for their rights.
  absl::Status Erase(std::string_view person);
  // The audit rows about one person: the client's own, a team lead's or manager's for their people.
  absl::StatusOr<std::vector<AuditEntry>> WhoLooked(std::string_view person, uint64_t after,
                                                    size_t limit);

  // The reply kept under that key within the last 24 hours, and keeping one: for requests that are
  // sent twice. It lasts with the commit and goes with the person this visit wrote about.
  absl::StatusOr<std::optional<std::string>> Recall(std::string_view key);
  absl::Status KeepReply(std::string_view key, std::string_view reply);

  // Adds a row of its own: "export", "disclose", "release", "sign_in".
  void Note(std::string_view action, std::string_view person, std::string_view detail);

  // Writes the audit rows and makes all of it last. Readings count only after it: a handler that
  // has read must commit before it answers.
  absl::Status Commit();

 private:
  struct Touch {
    bool wrote = false;
    std::string detail;
  };
  struct Wall {
    bool within = false;  // the actor may come to this person at all
    bool paused = false;  // the person asked staff to stop
  };
  Visit(std::unique_ptr<RecordTransaction> transaction, VisitOptions options);
  absl::Status Check(Action action, std::string_view kind, std::string_view person);
  absl::Status CheckWalls(const Record& record, uint64_t expected_version);
  absl::StatusOr<const Wall*> WallOf(std::string_view person);
  void Remember(Action action, const Record& record);

  std::unique_ptr<RecordTransaction> transaction_;
  VisitOptions options_;
  std::map<std::string, Touch, std::less<>> touched_;
  std::map<std::string, Wall, std::less<>> walls_;
  std::vector<AuditEntry> notes_;
  size_t paused_ = 0;
};

}  // namespace corner::casework
