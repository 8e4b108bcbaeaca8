#include "indexer/sources/run_source.h"

#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <utility>

#include "absl/time/clock.h"
#include "indexer/feed/field_map.h"
#include "indexer/feed/reader.h"
#include "indexer/sources/source_check.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;

// What tells that a file changed under its reader.
struct FileMark {
  int64_t size = 0, seconds = 0, nanoseconds = 0;
  bool operator==(const FileMark&) const = default;
};

absl::StatusOr<std::vector<FileMark>> MarksOf(const std::vector<std::string>& files) {
  std::vector<FileMark> marks;
  for (const std::string& file : files) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) {
      return NotFound(Concat(file, ": there is no such file"), "Check the path.");
    }
    // A pipe could keep everything else waiting.
    if (!S_ISREG(about.st_mode)) {
      return InvalidInput(Concat(file, ": is not a plain file"), "Give a file or a folder.");
    }
    marks.push_back({about.st_size, about.st_mtim.tv_sec, about.st_mtim.tv_nsec});
  }
  return marks;
}

std::string FeedName(const Source& source) {
  return source.url.empty() ? source.path : ShownAddress(source.url);
}

// Feeds that were fetched have names of ours, which mean nothing to a person.
absl::Status WithoutOurNames(const absl::Status& error, const GotFeed& got) {
  if (error.ok() || !got.temporary) return error;
  std::string sentence = Sentence(error);
  for (const std::string& file : got.files) {
    sentence = ReplaceAll(sentence, Concat(file, ": "), got.files.size() == 1 ? "" : "one page: ");
  }
  return Error(error.code(), sentence, Hint(error));
}

// `path` as it stands, else inside the data folder.
std::string InData(const std::string& data, const fs::path& path) {
  return path.is_absolute() ? path.string() : (fs::path(data) / path).string();
}

absl::StatusOr<IngestOptions> OptionsFor(const std::string& data, const Source& source,
                                         IngestOptions ingest) {
  ingest.source = source.key;
  ingest.complete = source.complete;
  ingest.feed.format = source.format;
  ingest.feed.dialect = source.dialect;
  if (!source.map.empty()) {
    CORNER_ASSIGN_OR_RETURN(ingest.feed.map, FieldMap::Load(InData(data, source.map)));
  }
  return ingest;
}

// A map that cannot be read is the run's error: nothing of the feed is taken in.
FeedOutcome IngestFeed(const std::string& data, const Source& source, const GotFeed& got,
                       Ledger* ledger, IngestOptions ingest,
                       const std::function<absl::Status(const SourceReport&)>& also) {
  auto options = OptionsFor(data, source, std::move(ingest));
  if (options.ok()) return IngestTogether(FeedName(source), got.files, ledger, *options, also);
  FeedOutcome outcome;
  outcome.path = FeedName(source);
  outcome.report.source = source.key;
  outcome.error = options.status();
  return outcome;
}

// The state after the try; `report` is null when nothing was read.
SourceState StateAfter(const Source& source, const GotFeed& got, const absl::Status& outcome,
                       const SourceReport* report, SourceState state) {
  NoteTry(got.tried, outcome, &state);
  state.next_due = NextTry(source.schedule, got.tried, state.failures, got.retry_after);
  if (report == nullptr) return state;
  state.etag = got.etag;
  state.last_modified = got.last_modified;
  state.validated_for = ValidityOf(source);
  state.lines = report->lines;
  state.rejected = report->rejected;
  return state;
}

}  // namespace

std::string ValidityOf(const Source& source) {
  return Concat(source.url, " ", source.format, " ", source.dialect, " ", source.map, " ",
                source.complete ? "complete" : "");
}

absl::StatusOr<std::unique_ptr<Ledger>> OpenForWriting(const std::string& data,
                                                       absl::Duration patience) {
  const absl::Time end = absl::Now() + patience;
  while (true) {
    auto ledger = Ledger::Open(LedgerPath(data), Ledger::Mode::kWrite);
    if (!absl::IsUnavailable(ledger.status()) || absl::Now() >= end) return ledger;
    absl::SleepFor(absl::Milliseconds(100));
  }
}

GotFeed GetFiles(const std::string& data, const Source& source, absl::Time now) {
  GotFeed got;
  got.tried = now;
  auto files = FeedFiles(InData(data, source.path));
  got.error = files.ok() ? MarksOf(*files).status() : files.status();
  if (got.error.ok()) got.files = *std::move(files);
  return got;
}

absl::StatusOr<SourceRun> TakeIn(const std::string& data, const Source& source, const GotFeed& got,
                                 Ledger* ledger, IngestOptions ingest) {
  CORNER_RETURN_IF_ERROR(PrepareTaxonomies(data, ledger, &ingest).status());
  const SourceBook book(*ledger);
  CORNER_ASSIGN_OR_RETURN(const SourceState before, book.Find(source.key));
  SourceRun run;
  run.key = source.key;
  run.tried = got.tried;
  run.nothing_new = got.nothing_new;
  run.report.source = source.key;
  run.error = got.error;
  if (!got.error.ok() || got.nothing_new) {
    CORNER_RETURN_IF_ERROR(book.Save(StateAfter(source, got, got.error, nullptr, before)));
    if (got.nothing_new) CORNER_RETURN_IF_ERROR(ledger->CloseExpired(ingest.day).status());
    return run;
  }
  const auto marks = MarksOf(got.files);
  const auto also = [&](const SourceReport& report) -> absl::Status {
    CORNER_RETURN_IF_ERROR(marks.status());
    CORNER_ASSIGN_OR_RETURN(const std::vector<FileMark> after, MarksOf(got.files));
    if (after != *marks) {
      return FailedPrecondition("the feed was still being written while it was read",
                                "It is read again at the next try.");
    }
    if (source.complete && report.lines < got.stated_adverts) {
      return FailedPrecondition(Concat("the feed says it has ", got.stated_adverts,
                                       " adverts, and its pages hold ", report.lines),
                                "Nothing of it was taken in; it is tried again later.");
    }
    return book.Save(StateAfter(source, got, absl::OkStatus(), &report, before));
  };
  FeedOutcome outcome = IngestFeed(data, source, got, ledger, std::move(ingest), also);
  run.report = std::move(outcome.report);
  run.error = WithoutOurNames(outcome.error, got);
  const bool kept = outcome.error.ok() || run.report.unclosed > 0;
  if (!kept && !absl::IsCancelled(outcome.error)) {
    CORNER_RETURN_IF_ERROR(book.Save(StateAfter(source, got, run.error, nullptr, before)));
  }
  return run;
}

absl::StatusOr<Released> ReleaseHeld(std::string_view source, Day day, Ledger* ledger) {
  const SourceBook book(*ledger);
  CORNER_ASSIGN_OR_RETURN(const std::vector<std::string> ids, book.HeldIds(source));
  if (ids.empty()) {
    return FailedPrecondition(Concat("No closings of ", Utf8Prefix(source, 64), " are held."),
                              "corner sources list says what waits for a person.");
  }
  Released released;
  CORNER_RETURN_IF_ERROR(ledger->BeginRun(source, day));
  for (const std::string& id : ids) {
    const absl::Status closed = ledger->Close(id);
    if (!closed.ok() && !absl::IsNotFound(closed)) return closed;
    ++(closed.ok() ? released.closed : released.closed_before);
  }
  if (const absl::Status cleared = book.Hold(source, day, {}); !cleared.ok()) {
    ledger->AbandonRun();
    return cleared;
  }
  SourceReport report;
  report.source = source;
  report.closed = released.closed;
  CORNER_RETURN_IF_ERROR(ledger->CommitRun(report));
  return released;
}

}  // namespace corner::indexer
