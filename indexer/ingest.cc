#include "indexer/ingest.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <utility>

#include "indexer/normalise/normalise.h"
#include "indexer/normalise_pool.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;

constexpr size_t kRejectionsListed = 1000, kHoldsListed = 100;

double SecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void Reject(Rejection rejection, SourceReport* report) {
  ++report->rejected;
  if (report->rejections.size() < kRejectionsListed) {
    report->rejections.push_back(std::move(rejection));
  }
}

// Counts an advert that is held, with the first reason that holds it.
void NoteHeld(const std::string& id, const std::vector<QualityReason>& reasons,
              SourceReport* report) {
  ++report->held;
  if (report->holds.size() == kHoldsListed) return;
  HeldNote note{id, "", ""};
  for (const QualityReason& reason : reasons) {
    if (!reason.rule->holds) continue;
    note.code = Name(reason.rule->code);
    note.reason = reason.rule->sentence;
    break;
  }
  report->holds.push_back(std::move(note));
}

// Records one item in the open run, looked at by the quality gate. An error is the ledger's, not
// the item's.
absl::Status Record(NormalisedItem item, Ledger* ledger, const IngestOptions& options,
                    SourceReport* report) {
  ++report->lines;
  if (auto* rejection = std::get_if<Rejection>(&item.result)) {
    Reject(std::move(*rejection), report);
    return absl::OkStatus();
  }
  Vacancy& vacancy = std::get<Vacancy>(item.result);
  CORNER_ASSIGN_OR_RETURN(const Background background, ledger->BackgroundOf(vacancy));
  vacancy.first_seen = background.first_seen;
  auto reasons = Judge(vacancy, options.context, background.copies, options.day);
  const absl::StatusOr<Judged> judged = ledger->PutJudged(vacancy, item.raw, std::move(reasons));
  if (absl::IsInvalidArgument(judged.status())) {
    Reject({item.line, Sentence(judged.status()), Hint(judged.status())}, report);
    return absl::OkStatus();
  }
  if (!judged.ok()) return judged.status();
  if (judged->status == Status::kHeld) NoteHeld(vacancy.id, judged->reasons, report);
  if (judged->stored == Stored::kUnchanged) {
    ++report->unchanged;
    return absl::OkStatus();
  }
  ++report->accepted;
  if (LastOpenDay(vacancy) < options.day) ++report->closed;
  return absl::OkStatus();
}

absl::Status RecordAll(FeedReader* reader, const std::string& source, Ledger* ledger,
                       const IngestOptions& options, SourceReport* report) {
  const Normaliser normaliser(taxonomies::Builtin(), {source, options.day});
  NormalisePool pool(reader, &normaliser, options.workers);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(std::vector<NormalisedItem> items, pool.Next());
    if (items.empty()) return absl::OkStatus();
    for (NormalisedItem& item : items) {
      CORNER_RETURN_IF_ERROR(Record(std::move(item), ledger, options, report));
    }
    if (options.progress) options.progress("reading", report->lines);
  }
}

// Closes what the feed says is gone; a removal of something not open changes nothing.
absl::Status CloseRemoved(const FeedReader& reader, Ledger* ledger, SourceReport* report) {
  for (const std::string& id : reader.RemovedIds()) {
    const absl::Status closed = ledger->Close(id);
    if (closed.ok()) {
      ++report->closed;
    } else if (!absl::IsNotFound(closed)) {
      return closed;
    }
  }
  return absl::OkStatus();
}

// Closes what a complete feed no longer lists, unless that is suspiciously much.
absl::Status CloseMissing(Ledger* ledger, const IngestOptions& options, SourceReport* report) {
  CORNER_ASSIGN_OR_RETURN(const Ledger::Missing missing, ledger->NotSeen());
  const auto gone = static_cast<int64_t>(missing.external_ids.size());
  if (static_cast<double>(gone) > options.most_closed * static_cast<double>(missing.open)) {
    report->unclosed = gone;
    report->held += gone;
    return absl::OkStatus();
  }
  for (const std::string& id : missing.external_ids) {
    CORNER_RETURN_IF_ERROR(ledger->Close(id));
    ++report->closed;
  }
  return absl::OkStatus();
}

absl::Status UnclosedError(const SourceReport& report) {
  return FailedPrecondition(
      Concat("This complete feed would close ", report.unclosed, " adverts of ", report.source,
             ", which is more than a feed may close unasked; they stay open."),
      "Check that the feed is whole. Its new and changed adverts were taken in.");
}

// One feed as one run: everything or nothing.
absl::Status RunFeed(const std::string& path, Ledger* ledger, const IngestOptions& options,
                     SourceReport* report) {
  CORNER_ASSIGN_OR_RETURN(const std::unique_ptr<FeedReader> reader, OpenFeed(path, options.feed));
  CORNER_RETURN_IF_ERROR(ledger->BeginRun(report->source, options.day));
  CORNER_RETURN_IF_ERROR(RecordAll(reader.get(), report->source, ledger, options, report));
  CORNER_ASSIGN_OR_RETURN(const auto copies,
                          ledger->LookAtCopiesAgain(options.context.trusted_agency));
  for (const HeldByCopy& copy : copies) NoteHeld(copy.id, copy.reasons, report);
  CORNER_RETURN_IF_ERROR(CloseRemoved(*reader, ledger, report));
  if (options.complete) CORNER_RETURN_IF_ERROR(CloseMissing(ledger, options, report));
  CORNER_RETURN_IF_ERROR(ledger->CloseExpired(options.day).status());
  return ledger->CommitRun(*report);
}

FeedOutcome TakeIn(const std::string& path, Ledger* ledger, const IngestOptions& options) {
  FeedOutcome outcome;
  outcome.path = path;
  outcome.report.source = options.source.empty() ? SourceKeyOf(path) : options.source;
  outcome.error = RunFeed(path, ledger, options, &outcome.report);
  if (!outcome.error.ok()) {
    ledger->AbandonRun();
    const std::string source = outcome.report.source;
    outcome.report = {};
    outcome.report.source = source;
  } else if (outcome.report.unclosed > 0) {
    outcome.error = UnclosedError(outcome.report);
  }
  return outcome;
}

}  // namespace

std::string LedgerPath(std::string_view data) { return Concat(data, "/ledger.sqlite"); }
std::string IndexPath(std::string_view data) { return Concat(data, "/index"); }

std::string SourceKeyOf(std::string_view path) {
  if (path == "-") return "standard-input";
  fs::path name = fs::path(path).filename();
  if (name.extension() == ".gz") name = name.stem();
  return name.stem().string();
}

absl::StatusOr<IngestReport> Ingest(const std::string& data, const std::vector<std::string>& feeds,
                                    const IngestOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  std::error_code ignored;
  fs::create_directories(data, ignored);
  CORNER_ASSIGN_OR_RETURN(const std::unique_ptr<Ledger> ledger,
                          Ledger::Open(LedgerPath(data), Ledger::Mode::kWrite));
  IngestReport report;
  for (const std::string& feed : feeds) {
    const auto files = FeedFiles(feed);
    if (!files.ok()) {
      FeedOutcome& outcome = report.feeds.emplace_back();
      outcome.path = feed;
      outcome.report.source = SourceKeyOf(feed);
      outcome.error = files.status();
      continue;
    }
    for (const std::string& file : *files) {
      report.feeds.push_back(TakeIn(file, ledger.get(), options));
    }
  }
  report.ingest_seconds = SecondsSince(start);
  const auto index_start = std::chrono::steady_clock::now();
  IndexOptions index = options.index;
  if (options.progress) {
    index.progress = [&](int64_t rows) { options.progress("indexing", rows); };
  }
  CORNER_ASSIGN_OR_RETURN(report.index, CatchUp(*ledger, IndexPath(data), index));
  report.index_seconds = SecondsSince(index_start);
  report.seconds = SecondsSince(start);
  return report;
}

}  // namespace corner::indexer
