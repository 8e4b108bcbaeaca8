#include "indexer/ingest.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "indexer/enrich.h"
#include "indexer/ledger/source_book.h"
#include "indexer/normalise/normalise.h"
#include "indexer/normalise_pool.h"
#include "indexer/site_folder.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

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
  vacancy.group_first_seen = background.group_first_seen;
  auto reasons = Judge(vacancy, options.context, background.copies, options.day);
  const absl::StatusOr<Judged> judged =
      ledger->PutJudged(vacancy, item.raw, std::move(reasons), &item.signature);
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
  const Normaliser normaliser(*options.taxonomies->gazetteer, {source, options.day});
  const Enricher enricher(options.taxonomies);
  NormalisePool pool(reader, &normaliser, &enricher, options.workers);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(std::vector<NormalisedItem> items, pool.Next());
    if (items.empty()) return absl::OkStatus();
    if (options.stop && options.stop()) {
      return Error(absl::StatusCode::kCancelled, "stopped before the end; nothing of it was kept",
                   "Run it again.");
    }
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

// Closes what a complete feed no longer lists. When that is suspiciously much, it is written down
// and waits for a person.
absl::Status CloseMissing(Ledger* ledger, const IngestOptions& options, SourceReport* report) {
  CORNER_ASSIGN_OR_RETURN(const Ledger::Missing missing, ledger->NotSeen());
  const SourceBook book(*ledger);
  const auto gone = static_cast<int64_t>(missing.external_ids.size());
  if (static_cast<double>(gone) > options.most_closed * static_cast<double>(missing.open)) {
    report->unclosed = gone;
    report->held += gone;
    return book.Hold(report->source, options.day, missing.external_ids);
  }
  for (const std::string& id : missing.external_ids) {
    CORNER_RETURN_IF_ERROR(ledger->Close(id));
    ++report->closed;
  }
  return book.Hold(report->source, options.day, {});
}

// What this run has seen again no longer waits to be closed.
absl::Status KeepUnseenHeld(Ledger* ledger, const SourceReport& report) {
  const SourceBook book(*ledger);
  CORNER_ASSIGN_OR_RETURN(const auto held, book.Held(report.source));
  if (!held) return absl::OkStatus();
  CORNER_ASSIGN_OR_RETURN(const std::vector<std::string> waiting, book.HeldIds(report.source));
  CORNER_ASSIGN_OR_RETURN(const Ledger::Missing missing, ledger->NotSeen());
  const absl::flat_hash_set<std::string> unseen(missing.external_ids.begin(),
                                                missing.external_ids.end());
  std::vector<std::string> still;
  for (const std::string& id : waiting) {
    if (unseen.contains(id)) still.push_back(id);
  }
  return still == waiting ? absl::OkStatus() : book.Hold(report.source, held->day, still);
}

absl::Status UnclosedError(const SourceReport& report) {
  return FailedPrecondition(
      Concat("This complete feed would close ", report.unclosed, " adverts of ", report.source,
             ", which is more than a feed may close unasked; they stay open."),
      Concat(
          "Check that the feed is whole; its new and changed adverts were taken in. If it is, run "
          "corner sources release ",
          report.source, "."));
}

// Adds what a feed's names said to what the run's other files said.
void AddNames(FeedNames names, FeedOutcome* outcome) {
  std::vector<UnknownMember>& known = outcome->report.unknown_members;
  for (UnknownMember& member : names.unknown) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const UnknownMember& other) {
      return other.name == member.name;
    });
    if (same != known.end()) {
      same->count += member.count;
    } else if (known.size() < kMostUnknownMembers) {
      known.push_back(std::move(member));
    }
  }
  outcome->map_not_met = std::move(names.map_not_met);
}

// Names the file in rejections, where a run has several.
void NameFile(const std::string& path, size_t first, SourceReport* report) {
  const std::string name = fs::path(path).filename().string();
  for (size_t i = first; i < report->rejections.size(); ++i) {
    report->rejections[i].reason = Concat(name, ": ", report->rejections[i].reason);
  }
}

// All files as one run: everything or nothing.
absl::Status RunFeeds(const std::vector<std::string>& files, Ledger* ledger,
                      const IngestOptions& options,
                      const std::function<absl::Status(const SourceReport&)>& also,
                      FeedOutcome* outcome) {
  SourceReport* report = &outcome->report;
  bool begun = false;
  for (const std::string& file : files) {
    CORNER_ASSIGN_OR_RETURN(const std::unique_ptr<FeedReader> reader, OpenFeed(file, options.feed));
    if (!begun) CORNER_RETURN_IF_ERROR(ledger->BeginRun(report->source, options.day));
    begun = true;
    const size_t first = report->rejections.size();
    CORNER_RETURN_IF_ERROR(RecordAll(reader.get(), report->source, ledger, options, report));
    CORNER_ASSIGN_OR_RETURN(const auto copies,
                            ledger->LookAtCopiesAgain(options.context.trusted_agency));
    for (const HeldByCopy& copy : copies) NoteHeld(copy.id, copy.reasons, report);
    AddNames(reader->Names(), outcome);
    CORNER_RETURN_IF_ERROR(CloseRemoved(*reader, ledger, report));
    if (files.size() > 1) NameFile(file, first, report);
  }
  CORNER_RETURN_IF_ERROR(options.complete ? CloseMissing(ledger, options, report)
                                          : KeepUnseenHeld(ledger, *report));
  CORNER_RETURN_IF_ERROR(ledger->CloseExpired(options.day).status());
  CORNER_ASSIGN_OR_RETURN(report->grouped, ledger->Group());
  if (also) CORNER_RETURN_IF_ERROR(also(*report));
  return ledger->CommitRun(*report);
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

FeedOutcome IngestTogether(const std::string& path, const std::vector<std::string>& files,
                           Ledger* ledger, const IngestOptions& options,
                           const std::function<absl::Status(const SourceReport&)>& also) {
  FeedOutcome outcome;
  outcome.path = path;
  if (options.taxonomies == nullptr) {
    outcome.error = FailedPrecondition("a run needs the taxonomies in use");
    return outcome;
  }
  outcome.report.source = options.source.empty() ? SourceKeyOf(path) : options.source;
  outcome.error = RunFeeds(files, ledger, options, also, &outcome);
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

absl::StatusOr<RereadReport> PrepareTaxonomies(const std::string& data, Ledger* ledger,
                                               IngestOptions* options) {
  if (options->taxonomies == nullptr) {
    CORNER_ASSIGN_OR_RETURN(options->taxonomies, TaxonomiesInUse(data));
  }
  RereadOptions reread;
  reread.day = options->day;
  reread.workers = options->workers;
  reread.stop = options->stop;
  if (options->progress) {
    reread.progress = [&](int64_t done) { options->progress("reading again", done); };
  }
  return RereadLedger(options->taxonomies, ledger, reread);
}

namespace {

void TakeInAll(const std::vector<std::string>& feeds, Ledger* ledger, const IngestOptions& options,
               IngestReport* report) {
  for (const std::string& feed : feeds) {
    const auto files = FeedFiles(feed);
    if (!files.ok()) {
      FeedOutcome& outcome = report->feeds.emplace_back();
      outcome.path = feed;
      outcome.report.source = SourceKeyOf(feed);
      outcome.error = files.status();
      continue;
    }
    for (const std::string& file : *files) {
      report->feeds.push_back(IngestTogether(file, {file}, ledger, options, {}));
    }
  }
}

}  // namespace

absl::StatusOr<IngestReport> Ingest(const std::string& data, const std::vector<std::string>& feeds,
                                    const IngestOptions& given) {
  IngestOptions options = given;
  const auto start = std::chrono::steady_clock::now();
  std::error_code ignored;
  fs::create_directories(data, ignored);
  CORNER_ASSIGN_OR_RETURN(const std::unique_ptr<Ledger> ledger,
                          Ledger::Open(LedgerPath(data), Ledger::Mode::kWrite, options.wait));
  IngestReport report;
  CORNER_ASSIGN_OR_RETURN(report.reread, PrepareTaxonomies(data, ledger.get(), &options));
  TakeInAll(feeds, ledger.get(), options, &report);
  CORNER_RETURN_IF_ERROR(ledger->StopWriting());
  report.ingest_seconds = SecondsSince(start);

  const auto index_start = std::chrono::steady_clock::now();
  IndexOptions index = options.index;
  if (options.progress) {
    index.progress = [&](int64_t rows) { options.progress("indexing", rows); };
  }
  index.published = [&](const IndexReport& published) {
    report.index = published;
    report.index_seconds = SecondsSince(index_start);
    report.seconds = SecondsSince(start);
    if (options.searchable) options.searchable(report);
  };
  CORNER_ASSIGN_OR_RETURN(report.index, CatchUp(*ledger, IndexPath(data), index));
  return report;
}

}  // namespace corner::indexer
