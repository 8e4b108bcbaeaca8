#include "service/cli/sources_report.h"

#include "indexer/ledger/report_json.h"
#include "indexer/sources/standing.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

std::string_view OutcomeOf(const indexer::SourceRun& run) {
  if (run.report.unclosed > 0) return "held";
  if (!run.error.ok()) return "failed";
  return run.nothing_new ? "nothing_new" : "taken_in";
}

}  // namespace

std::string RunInWords(const indexer::SourceRun& run) {
  const indexer::SourceReport& report = run.report;
  if (run.nothing_new) return Concat(run.key, ": nothing new");
  std::string words = Concat(run.key, ": ");
  if (report.lines > 0) {
    words += Concat("read ", report.lines, report.lines == 1 ? " advert" : " adverts", " – ",
                    report.accepted, " new or changed, ", report.unchanged, " unchanged, ",
                    report.closed, " closed, ", report.rejected, " not taken in");
  }
  if (run.error.ok()) return words;
  return Concat(words, report.lines > 0 ? ". " : "", CollapseSpace(Sentence(run.error)));
}

void WriteRun(const indexer::SourceRun& run, JsonWriter* json) {
  json->BeginObject().Field("key", run.key).Field("outcome", OutcomeOf(run));
  json->Field("tried", indexer::TimeForPrograms(run.tried));
  json->Key("report");
  indexer::WriteReport(run.report, json);
  if (!run.error.ok()) {
    json->Field("error", Sentence(run.error)).Field("hint", Hint(run.error));
  }
  json->EndObject();
}

}  // namespace corner::cli
