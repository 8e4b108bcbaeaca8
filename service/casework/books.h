// The books: what is written about a person, with who said it and whether the person confirmed it.
// One form for every kind; what a kind may hold is checked here. Where the client has spoken last,
// a staff edit waits as a proposal until the client takes it (INV-16). All access goes through the
// visit, which holds the walls and the audit. Belongs to the visit's thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "matcher/profile_words.h"
#include "service/casework/record_schema.h"
#include "service/casework/visit.h"

namespace corner::casework {

enum class SaidBy : uint8_t { kClient, kSpecialist, kOther };
std::string_view SaidByWord(SaidBy said_by);

struct Entry {
  std::string kind, id, person;
  uint64_t version = 0;
  absl::Time at;
  std::string author;  // the account that typed it
  SaidBy said_by = SaidBy::kSpecialist;
  bool confirmed = false;  // the client wrote it or looked at it and said yes
  std::string content;     // JSON of the kind's members
};

struct Draft {
  std::string kind;
  std::string person;
  std::string id;  // empty: a new record of a kind of which there can be several
  std::string content;
  SaidBy said_by = SaidBy::kSpecialist;  // of a client's own writing it is always the client
  uint64_t expected_version = 0;         // 0: new
};

struct Written {
  std::string id;
  uint64_t version = 0;
  bool proposed = false;            // it waits for the client: `id` is the proposal's
  std::vector<RecordIssue> issues;  // with any, nothing was written
};

class Books {
 public:
  // `words` (matcher::BuiltinProfileWords or those of the edition in use) must outlive it.
  Books(Visit* visit, const matcher::ProfileWords* words) : visit_(*visit), words_(*words) {}

  absl::StatusOr<Entry> Read(std::string_view kind, std::string_view id);
  absl::StatusOr<std::vector<Entry>> List(std::string_view kind, std::string_view person);
  absl::StatusOr<std::vector<Entry>> History(std::string_view kind, std::string_view id);
  absl::StatusOr<Written> Write(const Draft& draft);

  // A new person, taken on by the actor for one of their teams. `content`: members of "client".
  absl::StatusOr<Written> TakeOn(std::string_view content, std::string_view team);
  // Who supports the person from now on; empty `cover`: nobody stands in.
  absl::StatusOr<uint64_t> Assign(std::string_view person, std::string_view specialist,
                                  std::string_view cover, std::string_view team,
                                  uint64_t expected_version);

  // The client says yes to what was written for them.
  absl::StatusOr<uint64_t> Confirm(std::string_view kind, std::string_view id,
                                   uint64_t expected_version);
  // The client takes a proposal over; kAborted when the record has changed since it was made.
  absl::StatusOr<Written> Accept(std::string_view proposal);

  // Sends a draft list to its client, in the actor's own name. Nothing else ever does.
  absl::StatusOr<Written> Release(std::string_view draft, std::string_view actor_name,
                                  uint64_t expected_version);
  // A plan tells nothing from now on, whoever of the two says so.
  absl::StatusOr<uint64_t> Withdraw(std::string_view disclosure, uint64_t expected_version);

 private:
  absl::StatusOr<uint64_t> Store(const Draft& draft, std::string id, bool confirmed,
                                 NamedValues tags);
  absl::StatusOr<Written> Propose(const Draft& draft, uint64_t base_version);
  std::vector<RecordIssue> Check(const Draft& draft) const;
  absl::Status CheckOnlyPlan(const Draft& draft);

  Visit& visit_;
  const matcher::ProfileWords& words_;
};

// Kinds of which each person has one; its record's id is the person's.
bool IsSingle(std::string_view kind);

// The record's body and back; kDataLoss for a body that no book wrote.
std::string WriteBody(SaidBy said_by, bool confirmed, std::string_view content);
absl::StatusOr<Entry> ReadBody(const Record& record);

}  // namespace corner::casework
