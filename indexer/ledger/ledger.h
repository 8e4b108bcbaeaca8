// The record of every vacancy and employer, by change number. The ledger is the truth; the index
// follows it and can be rebuilt from it at any time. SQLite (WAL, synchronous=FULL): one writer at
// a time, any number of readers. One Ledger object per thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/deduplicate/signature.h"
#include "indexer/employer.h"
#include "indexer/issue.h"
#include "indexer/ledger/edition_state.h"
#include "indexer/ledger/file_lock.h"
#include "indexer/ledger/hold.h"
#include "indexer/quality/copies.h"
#include "indexer/quality/reason.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

struct LedgerRow {
  uint64_t seq = 0;  // change number of the row's last change
  Vacancy vacancy;
  bool removed = false;  // closed: a tombstone, no longer found, kept for statistics
  std::string json;      // the stored wire form
};

// A part of the change stream, in the order of change numbers.
struct ChangePage {
  std::vector<LedgerRow> rows;
  // Whoever has taken in this page has heard of every change up to this number.
  uint64_t reached = 0;
  bool more = false;  // there are changes after `reached`
};

// A row as it is stored, for those who do not need its values.
struct StoredRow {
  uint64_t seq = 0;
  std::string id;
  bool findable = false;  // open: belongs in the index
  std::string json;
};

// What one run of one source did. `accepted` counts new and changed rows, `closed` those of them
// past their closing date plus those a complete run or a removal list closed. `held` counts what
// waits for a person: adverts of this run that are held now, new or not, and `unclosed`, the
// closings of a complete run that were too many.
struct SourceReport {
  std::string source;
  int64_t lines = 0, accepted = 0, unchanged = 0, closed = 0, rejected = 0, held = 0, unclosed = 0;
  int64_t grouped = 0;                         // adverts whose group changed
  std::vector<Rejection> rejections;           // the first 1,000; `rejected` counts all
  std::vector<HeldNote> holds;                 // the first 100 held adverts
  std::vector<UnknownMember> unknown_members;  // the most frequent kMostUnknownMembers
};

struct LedgerCounts {
  int64_t vacancies = 0, open = 0, closed = 0, held = 0, employers = 0;
  uint64_t seq = 0;
};

// A group of two or more adverts of one opening.
struct GroupSummary {
  std::string id;  // the founder's
  std::string title, employer;
  Day first_seen;
  int64_t adverts = 0, open = 0, sources = 0;
};

struct GroupCounts {
  int64_t groups = 0, adverts = 0;  // groups of two or more, and adverts in them
  int64_t decisions = 0;
};

// Why two adverts are, or are not, in one group.
struct GroupReason {
  std::string low, high;
  std::string verdict;     // "duplicate", "differs"; a person's: "together", "apart"
  std::string evidence;    // of a finding
  int32_t strength = 0;    // of a finding, per mille
  std::optional<Day> day;  // of a decision
};

class Ledger {
 public:
  enum class Mode { kRead, kWrite };
  // kWrite creates the file and migrates it, and waits for another writer as `wait` says.
  // kUnavailable: another process is still writing, disk full.
  static absl::StatusOr<std::unique_ptr<Ledger>> Open(const std::string& path, Mode mode,
                                                      const LockWait& wait = {});
  ~Ledger();

  // A run is one transaction: all of it or, after Abandon or a crash, nothing.
  absl::Status BeginRun(std::string_view source, Day day);
  // Inserts or updates by id. The row's first sighting is kept; equal content changes nothing.
  // `raw` is the record as received; `signature` the vacancy's, where it is made already.
  absl::StatusOr<Stored> Put(const Vacancy& vacancy, std::string_view raw,
                             const Signature* signature = nullptr);
  // What the ledger knows that the quality gate asks for, the open run included.
  absl::StatusOr<Background> BackgroundOf(const Vacancy& vacancy);
  // As Put, with what the gate found: an advert with a reason that holds is held instead of open,
  // unless a person released this wording, and an advert a person kept stays held.
  absl::StatusOr<Judged> PutJudged(const Vacancy& vacancy, std::string_view raw,
                                   std::vector<QualityReason> reasons,
                                   const Signature* signature = nullptr);
  // At the end of a feed: judges the copies of a text among this source's adverts once more, now
  // that all are there, so that their order in the feed does not matter. Gives those now held.
  absl::StatusOr<std::vector<HeldByCopy>> LookAtCopiesAgain(bool trusted_agency);
  // Closes a vacancy of this run's source. kNotFound when there is none open under that id.
  absl::Status Close(std::string_view external_id);
  // For a complete feed: vacancies of this source, open or held, that the run has not seen, and how
  // many of those the source had. Closing them is the caller's decision.
  struct Missing {
    int64_t open = 0;
    std::vector<std::string> external_ids;
  };
  absl::StatusOr<Missing> NotSeen();
  // Closes every open or held vacancy of any source whose last open day is before `day`; returns
  // how many.
  absl::StatusOr<int64_t> CloseExpired(Day day);
  // Finds duplicates and re-posts of what this run put, and gives every advert whose group changed
  // a change number; returns how many. docs/grouping.md says what a group is.
  absl::StatusOr<int64_t> Group();
  absl::Status CommitRun(const SourceReport& report);
  void AbandonRun();
  // Lets the next writer in, the log written back if nobody reads; from now on this object only
  // reads. An open run is abandoned. After an error the object is of no use.
  absl::Status StopWriting();

  // A person's word on a held advert, as a run of its own. Released, it is open again (closed when
  // its time has passed). kNotFound: no such vacancy; kFailedPrecondition: it is not held;
  // kInvalidArgument: no name or no reason given.
  absl::Status Decide(std::string_view id, const HoldDecision& decision);
  // Held adverts by id, after `after`; `code` empty = all.
  absl::StatusOr<std::vector<HeldAdvert>> Held(std::string_view code, std::string_view after,
                                               size_t limit) const;
  // How many held adverts have each reason code that holds; codes without any are left out.
  absl::StatusOr<std::vector<std::pair<std::string, int64_t>>> HeldByCode() const;
  // What the gate and people said about one advert, held or not; empty when nothing.
  absl::StatusOr<HoldRecord> HoldOf(std::string_view id) const;

  // A person's decisions, each a run of its own; they outlast every later run. An advert is named
  // by its id. kNotFound: no such advert; kFailedPrecondition: nothing to split.
  // Takes the advert out of its group; `from` (any advert of that group) may be empty.
  absl::Status SplitGroup(std::string_view id, std::string_view from, Day day);
  absl::Status JoinGroups(std::string_view a, std::string_view b, Day day);

  // By which taxonomy edition open and held adverts were read.
  absl::StatusOr<EditionState> Edition() const;
  // Open and held adverts by id, after `id`.
  absl::StatusOr<std::vector<StoredRow>> NotClosedAfter(std::string_view id, size_t limit) const;
  // Stores adverts that were read again, their groups and how far the reading has come, as one run
  // of its own; returns how many changed. Status, first sighting and raw text stay.
  absl::StatusOr<int64_t> StoreReread(const std::vector<Vacancy>& vacancies,
                                      const EditionState& state, Day day);

  // Runs `body` with every read in it on one committed state, whatever is written meanwhile. While
  // it runs the ledger's log cannot be shortened. Not to be nested.
  absl::Status InOneState(const std::function<absl::Status()>& body) const;
  // The last change number given.
  absl::StatusOr<uint64_t> Seq() const;

  // The next `limit` rows after `since`, removed and held ones included, without those that came in
  // held and have never been open. kFailedPrecondition: the ledger has not got that far (it was
  // restored from a backup).
  absl::StatusOr<ChangePage> Changes(uint64_t since, size_t limit) const;
  // The next `limit` open rows with after < seq <= until: the state at `until`, as far as it has
  // not changed since. Changes after `until` tell the rest.
  absl::StatusOr<ChangePage> OpenRows(uint64_t after, uint64_t until, size_t limit) const;
  // Calls `visit` for each row with since < seq <= until, in seq order; stops on its error.
  absl::Status ForEachChange(uint64_t since, uint64_t until,
                             const std::function<absl::Status(LedgerRow&&)>& visit) const;
  absl::Status ForEachStored(uint64_t since, uint64_t until,
                             const std::function<absl::Status(StoredRow&&)>& visit) const;
  absl::StatusOr<LedgerRow> Find(std::string_view id) const;  // kNotFound
  // The record as it was last received.
  absl::StatusOr<std::string> RawText(std::string_view id) const;  // kNotFound
  absl::StatusOr<LedgerCounts> Counts() const;
  // Every id that the index must hold, with its seq, sorted by id.
  absl::StatusOr<std::vector<std::pair<std::string, uint64_t>>> OpenIds() const;
  // Every advert of the id's group, closed ones too: the founder, then by id. One row for an advert
  // that stands alone. kNotFound.
  absl::StatusOr<std::vector<LedgerRow>> GroupOf(std::string_view id) const;
  // Groups by founder's id after `after`, at most `limit`.
  absl::StatusOr<std::vector<GroupSummary>> Groups(std::string_view after, size_t limit) const;
  absl::StatusOr<GroupCounts> CountGroups() const;
  // Links and decisions between adverts of the id's group, and decisions that keep others out.
  absl::StatusOr<std::vector<GroupReason>> GroupReasons(std::string_view id) const;
  // Employers whose key or name begins with or contains `text` (all when empty), by key; `after`
  // is the last key of the page before.
  absl::StatusOr<std::vector<Employer>> Employers(std::string_view text, std::string_view after,
                                                  size_t limit) const;
  // Reports of past runs, newest first.
  struct Run {
    int64_t number = 0;
    std::string source, finished_at;
    SourceReport report;
  };
  absl::StatusOr<std::vector<Run>> Runs(size_t limit) const;
  // SQLite's own integrity check, and the ledger's invariants.
  absl::Status Check() const;

 private:
  friend struct LedgerTestPeer;
  friend class SourceBook;
  struct Impl;
  absl::Status InOwnRun(Day day, const std::function<absl::Status(class WriteRun*)>& change);
  explicit Ledger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace corner::indexer
