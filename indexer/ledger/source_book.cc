#include "indexer/ledger/source_book.h"

#include <algorithm>
#include <bit>

#include "indexer/ledger/ledger_impl.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr uint32_t kHistoryMask = (uint32_t{1} << kBudgetTries) - 1;

constexpr char kColumns[] =
    "key, last_try, last_good, next_due, last_error, last_hint, failures, history, tries, etag,"
    " last_modified, validated_for, lines, rejected";

// Seconds since 1970; 0 stands for never and the largest number for no moment at all.
int64_t SecondsOf(absl::Time time) {
  if (time == absl::InfinitePast()) return 0;
  if (time == absl::InfiniteFuture()) return INT64_MAX;
  return absl::ToUnixSeconds(time);
}

absl::Time TimeOf(int64_t seconds) {
  if (seconds == 0) return absl::InfinitePast();
  if (seconds == INT64_MAX) return absl::InfiniteFuture();
  return absl::FromUnixSeconds(seconds);
}

SourceState StateOf(const Statement& row) {
  SourceState state;
  state.key = row.Text(0);
  state.last_try = TimeOf(row.Integer(1));
  state.last_good = TimeOf(row.Integer(2));
  state.next_due = TimeOf(row.Integer(3));
  state.last_error = row.Text(4);
  state.last_hint = row.Text(5);
  state.failures = static_cast<int>(row.Integer(6));
  state.history = static_cast<uint32_t>(row.Integer(7));
  state.tries = static_cast<int>(row.Integer(8));
  state.etag = row.Text(9);
  state.last_modified = row.Text(10);
  state.validated_for = row.Text(11);
  state.lines = row.Integer(12);
  state.rejected = row.Integer(13);
  return state;
}

HeldClosings HeldOf(const Statement& row) {
  return {std::string(row.Text(0)), Day(static_cast<int32_t>(row.Integer(1))), row.Integer(2)};
}

constexpr char kSelectHeld[] =
    "SELECT r.source, r.day, (SELECT count(*) FROM held_closings c WHERE c.source = r.source)"
    " FROM held_runs r";

absl::Status ReadOnly() { return FailedPrecondition("this ledger was opened for reading only"); }

}  // namespace

int SourceState::failed_tries() const { return std::popcount(history & kHistoryMask); }
int SourceState::budget_left() const { return std::max(0, kBudgetFailures - failed_tries()); }

void NoteTry(absl::Time tried, const absl::Status& outcome, SourceState* state) {
  state->last_try = tried;
  state->history = ((state->history << 1) | (outcome.ok() ? 0 : 1)) & kHistoryMask;
  state->tries = std::min(state->tries + 1, kBudgetTries);
  state->failures = outcome.ok() ? 0 : state->failures + 1;
  state->last_error = outcome.ok() ? "" : Sentence(outcome);
  state->last_hint = outcome.ok() ? "" : Hint(outcome);
  if (outcome.ok()) state->last_good = tried;
}

absl::StatusOr<SourceState> SourceBook::Find(std::string_view key) const {
  CORNER_ASSIGN_OR_RETURN(
      Statement find,
      impl_.reader->Prepare(Concat("SELECT ", kColumns, " FROM sources WHERE key = ?1")));
  CORNER_ASSIGN_OR_RETURN(const bool found, find.With(key).Step());
  if (found) return StateOf(find);
  SourceState state;
  state.key = key;
  return state;
}

absl::StatusOr<std::vector<SourceState>> SourceBook::All() const {
  CORNER_ASSIGN_OR_RETURN(Statement find, impl_.reader->Prepare(Concat(
                                              "SELECT ", kColumns, " FROM sources ORDER BY key")));
  std::vector<SourceState> states;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return states;
    states.push_back(StateOf(find));
  }
}

absl::StatusOr<std::vector<HeldClosings>> SourceBook::AllHeld() const {
  CORNER_ASSIGN_OR_RETURN(Statement find,
                          impl_.reader->Prepare(Concat(kSelectHeld, " ORDER BY r.source")));
  std::vector<HeldClosings> held;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return held;
    held.push_back(HeldOf(find));
  }
}

absl::StatusOr<std::optional<HeldClosings>> SourceBook::Held(std::string_view source) const {
  CORNER_ASSIGN_OR_RETURN(Statement find,
                          impl_.reader->Prepare(Concat(kSelectHeld, " WHERE r.source = ?1")));
  CORNER_ASSIGN_OR_RETURN(const bool found, find.With(source).Step());
  if (!found) return std::optional<HeldClosings>();
  return std::optional<HeldClosings>(HeldOf(find));
}

absl::StatusOr<std::vector<std::string>> SourceBook::HeldIds(std::string_view source) const {
  CORNER_ASSIGN_OR_RETURN(Statement find,
                          impl_.reader->Prepare("SELECT external_id FROM held_closings"
                                                " WHERE source = ?1 ORDER BY external_id"));
  find.With(source);
  std::vector<std::string> ids;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return ids;
    ids.emplace_back(find.Text(0));
  }
}

absl::Status SourceBook::Save(const SourceState& state) const {
  if (!impl_.writer) return ReadOnly();
  CORNER_ASSIGN_OR_RETURN(
      Statement save,
      impl_.writer->Prepare(Concat("INSERT OR REPLACE INTO sources(", kColumns,
                                   ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                                   " ?13, ?14)")));
  return save
      .With(state.key, SecondsOf(state.last_try), SecondsOf(state.last_good),
            SecondsOf(state.next_due), state.last_error, state.last_hint, state.failures,
            state.history, state.tries, state.etag, state.last_modified, state.validated_for,
            state.lines, state.rejected)
      .Run();
}

absl::Status SourceBook::Hold(std::string_view source, Day day,
                              const std::vector<std::string>& ids) const {
  if (!impl_.writer) return ReadOnly();
  CORNER_ASSIGN_OR_RETURN(Statement clear,
                          impl_.writer->Prepare("DELETE FROM held_runs WHERE source = ?1"));
  CORNER_RETURN_IF_ERROR(clear.With(source).Run());
  if (ids.empty()) return absl::OkStatus();
  CORNER_ASSIGN_OR_RETURN(
      Statement run, impl_.writer->Prepare("INSERT INTO held_runs(source, day) VALUES(?1, ?2)"));
  CORNER_RETURN_IF_ERROR(run.With(source, day.days()).Run());
  CORNER_ASSIGN_OR_RETURN(Statement add,
                          impl_.writer->Prepare("INSERT OR IGNORE INTO held_closings(source,"
                                                " external_id) VALUES(?1, ?2)"));
  for (const std::string& id : ids) CORNER_RETURN_IF_ERROR(add.With(source, id).Run());
  return absl::OkStatus();
}

}  // namespace corner::indexer
