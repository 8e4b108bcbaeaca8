#include "absl/time/clock.h"
#include "indexer/sources/source_list.h"
#include "indexer/sources/standing.h"
#include "indexer/sources/watch.h"
#include "service/cli/commands.h"
#include "service/cli/sources_report.h"
#include "service/http/signals.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"

namespace corner::cli {
namespace {

// One line a run, for people or programs, written out at once.
void Log(const Context& context, const indexer::SourceRun& run) {
  if (context.json) {
    JsonWriter json;
    WriteRun(run, &json);
    *context.out << json.Take() << std::endl;
  } else {
    *context.out << indexer::TimeForPrograms(absl::Now()) << " " << RunInWords(run) << std::endl;
  }
}

}  // namespace

int Watch(const Context& context, const WatchArgs& args) {
  http::StopSignals signals;
  const bool fixed_day = context.day != Day::Today();
  indexer::WatchOptions options;
  options.ingest.workers = options.ingest.index.workers = args.workers;
  options.fetch = args.fetch;
  options.now = [] { return absl::Now(); };
  options.day = [&] { return fixed_day ? context.day : Day::Today(); };
  options.wait = [&](absl::Duration time) {
    return signals.WaitFor(absl::ToChronoMilliseconds(time)) != 0;
  };
  options.ran = [&](const indexer::SourceRun& run) { Log(context, run); };
  options.trouble = [&](const absl::Status& status) { (void)Fail(context, status); };
  if (!context.json) {
    *context.out << "Corner watches the sources of " << indexer::SourceListPath(context.data)
                 << std::endl;
  }
  if (const absl::Status ended = indexer::Watch(context.data, options); !ended.ok()) {
    return Fail(context, ended);
  }
  *context.err << "corner: stopped watching." << std::endl;
  return kDone;
}

}  // namespace corner::cli
