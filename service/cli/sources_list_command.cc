#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "absl/time/clock.h"
#include "indexer/ingest.h"
#include "indexer/sources/source_check.h"
#include "indexer/sources/source_list.h"
#include "indexer/sources/standing.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using indexer::HeldClosings;
using indexer::Source;
using indexer::SourceState;

// One line of the list. A source that is not listed is there for its held closings.
struct Row {
  std::optional<Source> source;
  SourceState state;
  std::optional<HeldClosings> held;
};

absl::StatusOr<std::vector<Row>> RowsOf(const std::string& data) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Source> sources, indexer::ReadSourceList(data));
  std::map<std::string, Row> others;  // known to the ledger only
  std::vector<Row> rows;
  for (const Source& source : sources) {
    Row& row = rows.emplace_back();
    row.source = source;
    row.state.key = source.key;
  }
  std::error_code ignored;
  if (!std::filesystem::exists(indexer::LedgerPath(data), ignored)) return rows;
  CORNER_ASSIGN_OR_RETURN(const auto ledger, indexer::Ledger::Open(indexer::LedgerPath(data),
                                                                   indexer::Ledger::Mode::kRead));
  const indexer::SourceBook book(*ledger);
  for (Row& row : rows) {
    CORNER_ASSIGN_OR_RETURN(row.state, book.Find(row.source->key));
    CORNER_ASSIGN_OR_RETURN(row.held, book.Held(row.source->key));
  }
  CORNER_ASSIGN_OR_RETURN(const std::vector<HeldClosings> all_held, book.AllHeld());
  for (const HeldClosings& held : all_held) {
    if (indexer::FindSource(sources, held.source) != nullptr) continue;
    Row& row = rows.emplace_back();
    row.state.key = held.source;
    row.held = held;
  }
  return rows;
}

void WriteRow(const Row& row, absl::Time now, JsonWriter* json) {
  const SourceState& state = row.state;
  const auto time = [&](std::string_view name, absl::Time moment) {
    const std::string text = indexer::TimeForPrograms(moment);
    json->Key(name);
    text.empty() ? json->Null() : json->String(text);
  };
  json->BeginObject().Field("key", std::string_view(state.key));
  json->Field("listed", row.source.has_value());
  if (row.source) {
    const Source& source = *row.source;
    const bool web = !source.url.empty();
    json->Field(web ? "url" : "path",
                std::string_view(web ? indexer::ShownAddress(source.url) : source.path));
    json->Field("schedule", std::string_view(source.schedule.Text()));
    json->Field("complete", source.complete).Field("paused", source.paused);
    json->Field("standing", indexer::Name(indexer::StandingOf(source, state, now)));
    json->Field("words", std::string_view(indexer::StandingInWords(source, state, now)));
    time("next_due", indexer::NextDue(source, state));
  }
  time("last_try", state.last_try);
  time("last_good", state.last_good);
  json->Field("lines", state.lines).Field("rejected", state.rejected);
  json->Key("last_error");
  state.last_error.empty() ? json->Null() : json->String(state.last_error);
  json->Field("hint", std::string_view(state.last_hint)).Field("failures", state.failures);
  json->Key("error_budget").BeginObject();
  json->Field("tries", state.tries).Field("failed", state.failed_tries());
  json->Field("left", state.budget_left()).EndObject();
  json->Key("held");
  if (row.held) {
    json->BeginObject().Field("adverts", row.held->adverts);
    json->Field("day", std::string_view(row.held->day.Iso())).EndObject();
  } else {
    json->Null();
  }
  json->EndObject();
}

void Print(const Row& row, absl::Time now, std::ostream* out) {
  const SourceState& state = row.state;
  *out << state.key << ": "
       << (row.source ? indexer::StandingInWords(*row.source, state, now)
                      : std::string("not in the list of sources"))
       << ".\n";
  if (const std::string trouble = indexer::TroubleInWords(state, now); !trouble.empty()) {
    *out << "  " << CollapseSpace(trouble) << (trouble.ends_with('.') ? "" : ".") << "\n";
    if (!state.last_hint.empty()) *out << "  " << state.last_hint << "\n";
  }
  if (row.held) {
    *out << "  Held since the run of " << row.held->day.Spoken() << ": closing "
         << row.held->adverts << (row.held->adverts == 1 ? " advert" : " adverts")
         << ", more than a feed may close unasked. If they are really gone: corner sources release "
         << state.key << "\n";
  }
}

}  // namespace

int ListSources(const Context& context) {
  const auto rows = RowsOf(context.data);
  if (!rows.ok()) return Fail(context, rows.status());
  const absl::Time now = absl::Now();
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Key("sources").BeginArray();
    for (const Row& row : *rows) WriteRow(row, now, &json);
    *context.out << json.EndArray().EndObject().Take() << "\n";
    return kDone;
  }
  if (rows->empty()) {
    *context.out << "There are no sources yet. corner sources add KEY --url URL adds one.\n";
  }
  for (const Row& row : *rows) Print(row, now, context.out);
  return kDone;
}

}  // namespace corner::cli
