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

absl::StatusOr<std::unique_ptr<Ledger>> Ledger::Open(const std::string& path, Mode mode) {
  auto impl = std::make_unique<Impl>();
  if (mode == Mode::kWrite) {
    CORNER_ASSIGN_OR_RETURN(impl->lock, FileLock::Take(path + ".lock"));
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

absl::StatusOr<Stored> Ledger::Put(const Vacancy& vacancy, std::string_view raw) {
  if (!impl_->run) return NoRun();
  auto stored = impl_->run->Put(vacancy, raw);
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
                                         std::vector<QualityReason> reasons) {
  if (!impl_->run) return NoRun();
  auto judged = impl_->run->PutJudged(vacancy, raw, std::move(reasons));
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

}  // namespace corner::indexer
