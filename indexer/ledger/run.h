// One write run: a transaction with its prepared statements, what it has seen and the change number
// it has reached. Destroying it without a commit leaves the rollback to the connection's owner.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/ledger/employer_book.h"
#include "indexer/ledger/group_run.h"
#include "indexer/ledger/hold_book.h"
#include "indexer/ledger/ledger.h"
#include "indexer/ledger/sqlite.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/hash.h"

namespace corner::indexer {

class WriteRun {
 public:
  // Begins the transaction. `connection` must outlive the run.
  static absl::StatusOr<std::unique_ptr<WriteRun>> Begin(const Connection& connection,
                                                         std::string_view source, Day day);

  // As the functions of Ledger. kInvalidArgument and kNotFound leave the run as it was; after any
  // other error it must be rolled back.
  absl::StatusOr<Stored> Put(const Vacancy& vacancy, std::string_view raw,
                             const Signature* signature = nullptr);
  absl::StatusOr<Background> BackgroundOf(const Vacancy& vacancy);
  absl::StatusOr<Judged> PutJudged(const Vacancy& vacancy, std::string_view raw,
                                   std::vector<QualityReason> reasons,
                                   const Signature* signature = nullptr);
  absl::StatusOr<std::vector<HeldByCopy>> LookAtCopiesAgain(bool trusted_agency);
  absl::Status Decide(std::string_view id, const HoldDecision& decision);
  absl::Status Close(std::string_view external_id);
  absl::StatusOr<Ledger::Missing> NotSeen();
  absl::StatusOr<int64_t> CloseExpired(Day day);

  absl::StatusOr<int64_t> Group();
  absl::Status SplitGroup(std::string_view id, std::string_view from);
  absl::Status JoinGroups(std::string_view a, std::string_view b);

  // Stores what an advert says by another taxonomy edition; its standing and raw text stay.
  absl::StatusOr<Stored> Reread(const Vacancy& vacancy);
  absl::Status SetEdition(const EditionState& state);

  // Adds the run's line to the record of runs.
  absl::Status Record(const SourceReport& report);
  absl::Status Commit();

 private:
  struct KeyHash {
    size_t operator()(const Hash128& hash) const { return static_cast<size_t>(hash.low); }
  };
  // What is stored about a vacancy, apart from its texts.
  struct Row {
    uint64_t seq = 0;
    Status status = Status::kOpen;
    Day first_seen;
    Hash128 content;
    int64_t raw_row = 0;
    uint64_t text_group = 0;
    std::string group;  // as Standing
    Day group_first_seen;

    Standing standing() const { return {first_seen, status, group, group_first_seen}; }
  };

  explicit WriteRun(const Connection& connection) : connection_(connection) {}
  absl::Status Prepare();
  absl::StatusOr<std::optional<Row>> Find(std::string_view id);
  absl::Status CheckRepeat(const Vacancy& vacancy, const Hash128& content);
  // Fills in the row of the raw text.
  absl::Status Insert(const Vacancy& vacancy, Row* row, Day last_open, std::string_view json,
                      std::string_view raw);
  absl::Status Update(const Vacancy& vacancy, const Row& old, const Row& row, Day last_open,
                      std::string_view json, std::string_view raw);
  // Stores a vacancy that nobody or, with a verdict, the gate has looked at.
  absl::StatusOr<Stored> PutRow(const Vacancy& vacancy, std::string_view raw,
                                const HoldBook::Verdict* verdict, const Signature* signature,
                                Status* status);
  absl::StatusOr<Stored> KeepUnchanged(const Vacancy& vacancy, const Row& old, const Row& row);
  absl::StatusOr<Vacancy> StoredVacancy(const Row& row);
  absl::Status SetStatus(const std::string& id, const Row& row, Status status);
  absl::Status NoteForGroups(const Vacancy& vacancy, const Row& row, Day last_open, bool replaces,
                             const Signature* signature);
  // Signs every advert anew when their signatures are of another version.
  absl::Status SignAll();
  // False when the advert's group is that one already.
  absl::StatusOr<bool> SetGroup(const Grouping& grouping);

  const Connection& connection_;
  std::string source_, started_at_;
  Day day_;
  uint64_t seq_ = 0, stored_seq_ = 0;
  // Every id this run has put, with the content it came with.
  absl::flat_hash_map<Hash128, Hash128, KeyHash> seen_;
  // Adverts of this source whose text an advert of this run shares.
  std::set<std::string> copied_;
  EmployerBook employers_;
  HoldBook holds_;
  std::optional<GroupRun> groups_;
  Statement find_, insert_vacancy_, update_vacancy_, set_status_, set_text_group_, insert_raw_,
      update_raw_, insert_document_, delete_document_, read_document_, copies_of_, set_group_;
};

}  // namespace corner::indexer
