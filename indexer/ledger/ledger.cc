#include "indexer/ledger/ledger.h"

#include <utility>

#include "indexer/ledger/ledger_impl.h"
#include "indexer/ledger/schema.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

absl::Status NoRun() { return FailedPrecondition("no run is open on this ledger"); }

// Errors that concern one advert; the run goes on after them.
bool RunGoesOn(const absl::Status& status) {
  return status.ok() || status.code() == absl::StatusCode::kInvalidArgument ||
         status.code() == absl::StatusCode::kNotFound;
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::~Ledger() { AbandonRun(); }

absl::StatusOr<std::unique_ptr<Ledger>> Ledger::Open(const std::string& path, Mode mode,
                                                     const LockWait& wait) {
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  if (mode == Mode::kWrite) {
    CORNER_ASSIGN_OR_RETURN(impl->lock, FileLock::Take(path + ".lock", wait));
    CORNER_ASSIGN_OR_RETURN(impl->writer, Connection::Open(path, Connection::Access::kWrite));
    CORNER_RETURN_IF_ERROR(MigrateLedger(*impl->writer));
  }
  CORNER_ASSIGN_OR_RETURN(impl->reader, Connection::Open(path, Connection::Access::kRead));
  CORNER_RETURN_IF_ERROR(CheckLedgerVersion(*impl->reader));
  return std::unique_ptr<Ledger>(new Ledger(std::move(impl)));
}

absl::Status Ledger::BeginRun(std::string_view source, Day day) {
  if (!impl_->writer) return FailedPrecondition("this ledger was opened for reading only");
  if (impl_->run) return FailedPrecondition("another run is open on this ledger");
  CORNER_ASSIGN_OR_RETURN(impl_->run, WriteRun::Begin(*impl_->writer, source, day));
  return absl::OkStatus();
}

absl::StatusOr<Stored> Ledger::Put(const Vacancy& vacancy, std::string_view raw,
                                   const Signature* signature) {
  if (!impl_->run) return NoRun();
  auto stored = impl_->run->Put(vacancy, raw, signature);
  if (!RunGoesOn(stored.status())) AbandonRun();
  return stored;
}

absl::StatusOr<Background> Ledger::BackgroundOf(const Vacancy& vacancy) {
  if (!impl_->run) return NoRun();
  auto background = impl_->run->BackgroundOf(vacancy);
  if (!background.ok()) AbandonRun();
  return background;
}

absl::StatusOr<Judged> Ledger::PutJudged(const Vacancy& vacancy, std::string_view raw,
                                         std::vector<QualityReason> reasons,
                                         const Signature* signature) {
  if (!impl_->run) return NoRun();
  auto judged = impl_->run->PutJudged(vacancy, raw, std::move(reasons), signature);
  if (!RunGoesOn(judged.status())) AbandonRun();
  return judged;
}

absl::StatusOr<std::vector<HeldByCopy>> Ledger::LookAtCopiesAgain(bool trusted_agency) {
  if (!impl_->run) return NoRun();
  auto held = impl_->run->LookAtCopiesAgain(trusted_agency);
  if (!held.ok()) AbandonRun();
  return held;
}

absl::Status Ledger::Close(std::string_view external_id) {
  if (!impl_->run) return NoRun();
  const absl::Status status = impl_->run->Close(external_id);
  if (!RunGoesOn(status)) AbandonRun();
  return status;
}

absl::StatusOr<Ledger::Missing> Ledger::NotSeen() {
  if (!impl_->run) return NoRun();
  auto missing = impl_->run->NotSeen();
  if (!missing.ok()) AbandonRun();
  return missing;
}

absl::StatusOr<int64_t> Ledger::CloseExpired(Day day) {
  const bool alone = impl_->run == nullptr;
  if (alone) CORNER_RETURN_IF_ERROR(BeginRun("", day));
  auto closed = impl_->run->CloseExpired(day);
  if (closed.ok() && alone) {
    if (const absl::Status status = impl_->run->Commit(); !status.ok()) closed = status;
    if (closed.ok()) impl_->run.reset();
  }
  if (!closed.ok()) AbandonRun();
  return closed;
}

absl::StatusOr<int64_t> Ledger::Group() {
  if (!impl_->run) return NoRun();
  auto changed = impl_->run->Group();
  if (!changed.ok()) AbandonRun();
  return changed;
}

absl::Status Ledger::InOwnRun(Day day, const std::function<absl::Status(WriteRun*)>& change) {
  CORNER_RETURN_IF_ERROR(BeginRun("", day));
  absl::Status status = change(impl_->run.get());
  if (status.ok()) status = impl_->run->Commit();
  if (status.ok()) {
    impl_->run.reset();
  } else {
    AbandonRun();
  }
  return status;
}

absl::Status Ledger::SplitGroup(std::string_view id, std::string_view from, Day day) {
  return InOwnRun(day, [&](WriteRun* run) { return run->SplitGroup(id, from); });
}

absl::Status Ledger::JoinGroups(std::string_view a, std::string_view b, Day day) {
  return InOwnRun(day, [&](WriteRun* run) { return run->JoinGroups(a, b); });
}

absl::Status Ledger::CommitRun(const SourceReport& report) {
  if (!impl_->run) return NoRun();
  absl::Status status = impl_->run->Record(report);
  if (status.ok()) status = impl_->run->Commit();
  if (!status.ok()) {
    AbandonRun();
    return status;
  }
  impl_->run.reset();
  return absl::OkStatus();
}

void Ledger::AbandonRun() {
  if (!impl_->run) return;
  impl_->run.reset();
  // After a full disk SQLite may have rolled back by itself; then this says so and does no harm.
  (void)impl_->writer->Execute("ROLLBACK");
}

absl::Status Ledger::StopWriting() {
  AbandonRun();
  // SQLite writes the log back when the last connection is closed, unless that one only reads.
  impl_->reader.reset();
  impl_->writer.reset();
  impl_->lock.reset();
  CORNER_ASSIGN_OR_RETURN(impl_->reader, Connection::Open(impl_->path, Connection::Access::kRead));
  return absl::OkStatus();
}

}  // namespace corner::indexer
