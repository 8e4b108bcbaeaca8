#include <filesystem>
#include <utility>

#include "absl/time/clock.h"
#include "indexer/sources/source_check.h"
#include "indexer/sources/source_list.h"
#include "indexer/sources/watch.h"
#include "indexer/xapian/index_writer.h"
#include "service/cli/commands.h"
#include "service/cli/sources_report.h"
#include "service/http/signals.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using indexer::Source;
using indexer::SourceRun;

constexpr absl::Duration kPatience = absl::Seconds(20);

absl::StatusOr<Source> SourceToAdd(const SourcesArgs& args) {
  Source source = args.source;
  source.key = args.keys.front();
  if (!args.schedule.empty()) {
    CORNER_ASSIGN_OR_RETURN(source.schedule, indexer::Schedule::Parse(args.schedule));
  }
  if (!source.paging.parameter.empty()) source.paging.way = indexer::Paging::Way::kParameter;
  if (args.next == "header") source.paging.way = indexer::Paging::Way::kLinkHeader;
  if (args.next == "body") source.paging.way = indexer::Paging::Way::kBodyLink;
  if (!args.next.empty() && !source.paging.parameter.empty()) {
    return InvalidInput("A source has one way to find its next page.",
                        "Give --page-parameter or --next.");
  }
  CORNER_RETURN_IF_ERROR(indexer::CheckSource(source));
  return source;
}

absl::Status ChangeList(const Context& context, const absl::StatusOr<std::string>& changed) {
  if (!changed.ok()) return WithContext(changed.status(), indexer::SourceListPath(context.data));
  return indexer::WriteSourceListText(context.data, *changed);
}

// {key, …} or a line of words.
int Say(const Context& context, const std::string& key, std::string_view change,
        std::string_view words) {
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("key", std::string_view(key)).Field("change", change).EndObject();
    *context.out << json.Take() << "\n";
  } else {
    *context.out << words << "\n";
  }
  return kDone;
}

int SetPaused(const Context& context, const SourcesArgs& args, bool paused) {
  const std::string& key = args.keys.front();
  const auto text = indexer::ReadSourceListText(context.data);
  if (!text.ok()) return Fail(context, text.status());
  const auto changed = indexer::WithPaused(*text, key, paused);
  if (absl::IsNotFound(changed.status())) return Fail(context, changed.status());
  if (const absl::Status done = ChangeList(context, changed); !done.ok()) {
    return Fail(context, done);
  }
  return paused ? Say(context, key, "paused", Concat(key, " is paused: it keeps what it has."))
                : Say(context, key, "resumed", Concat(key, " is fetched again when it is due."));
}

// The sources named, or all that are not paused.
absl::StatusOr<std::vector<Source>> SourcesToRun(const Context& context, const SourcesArgs& args) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Source> all, indexer::ReadSourceList(context.data));
  std::vector<Source> wanted;
  for (const std::string& key : args.keys) {
    const Source* source = indexer::FindSource(all, key);
    if (source == nullptr) {
      return NotFound(Concat("There is no source ", Utf8Prefix(key, 64), "."),
                      "corner sources list names those there are.");
    }
    if (indexer::FindSource(wanted, key) == nullptr) wanted.push_back(*source);
  }
  if (!args.keys.empty()) return wanted;
  for (const Source& source : all) {
    if (!source.paused) wanted.push_back(source);
  }
  if (!wanted.empty()) return wanted;
  return FailedPrecondition("There is no source to run.",
                            "corner sources add KEY --url URL adds one.");
}

indexer::WatchOptions OptionsFor(const Context& context, const SourcesArgs& args,
                                 http::StopSignals* signals) {
  indexer::WatchOptions options;
  options.ingest.workers = options.ingest.index.workers = args.workers;
  options.fetch = args.fetch;
  options.now = [] { return absl::Now(); };
  options.day = [day = context.day] { return day; };
  options.wait = [signals](absl::Duration time) {
    return signals->WaitFor(absl::ToChronoMilliseconds(time)) != 0;
  };
  options.trouble = [context](const absl::Status& status) { (void)Fail(context, status); };
  return options;
}

void PrintRuns(const Context& context, const std::vector<SourceRun>& runs) {
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Key("sources").BeginArray();
    for (const SourceRun& run : runs) WriteRun(run, &json);
    *context.out << json.EndArray().EndObject().Take() << "\n";
    return;
  }
  for (const SourceRun& run : runs) {
    if (run.error.ok()) *context.out << RunInWords(run) << "\n";
  }
}

}  // namespace

int AddSource(const Context& context, const SourcesArgs& args) {
  const auto source = SourceToAdd(args);
  if (!source.ok()) return Fail(context, source.status());
  std::error_code ignored;
  std::filesystem::create_directories(context.data, ignored);
  const auto text = indexer::ReadSourceListText(context.data);
  if (!text.ok()) return Fail(context, text.status());
  const auto changed = indexer::WithSource(*text, *source);
  if (changed.status().code() == absl::StatusCode::kFailedPrecondition) {
    return Fail(context, changed.status());
  }
  if (const absl::Status done = ChangeList(context, changed); !done.ok()) {
    return Fail(context, done);
  }
  return Say(context, source->key, "added",
             Concat(source->key, " is in ", indexer::SourceListPath(context.data),
                    ". Try it: corner sources run ", source->key));
}

int PauseSource(const Context& context, const SourcesArgs& args) {
  return SetPaused(context, args, true);
}

int ResumeSource(const Context& context, const SourcesArgs& args) {
  return SetPaused(context, args, false);
}

int RunSources(const Context& context, const SourcesArgs& args) {
  const auto sources = SourcesToRun(context, args);
  if (!sources.ok()) return Fail(context, sources.status());
  http::StopSignals signals;
  const auto runs = indexer::RunOnce(context.data, *sources, OptionsFor(context, args, &signals));
  if (!runs.ok()) return Fail(context, runs.status());
  PrintRuns(context, *runs);
  int status = runs->size() == sources->size() ? kDone : kCouldNot;
  for (const SourceRun& run : *runs) {
    if (!run.error.ok()) status = Fail(context, WithContext(run.error, run.key));
    if (run.report.rejected > 0) status = kCouldNot;
  }
  return status;
}

int ReleaseSource(const Context& context, const SourcesArgs& args) {
  const std::string& key = args.keys.front();
  const auto ledger = indexer::OpenForWriting(context.data, kPatience);
  if (!ledger.ok()) return Fail(context, ledger.status());
  const auto released = indexer::ReleaseHeld(key, context.day, ledger->get());
  if (!released.ok()) return Fail(context, released.status());
  const auto index = indexer::CatchUp(**ledger, indexer::IndexPath(context.data), {});
  if (!index.ok()) return Fail(context, index.status());
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("key", std::string_view(key)).Field("change", "released");
    json.Field("closed", released->closed).Field("closed_before", released->closed_before);
    *context.out << json.Field("searchable", index->live).EndObject().Take() << "\n";
    return kDone;
  }
  *context.out << key << ": closed " << released->closed
               << (released->closed == 1 ? " advert" : " adverts");
  if (released->closed_before > 0) {
    *context.out << "; " << released->closed_before << " were closed before";
  }
  *context.out << ".\n";
  return kDone;
}

}  // namespace corner::cli
