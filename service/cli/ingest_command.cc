#include <algorithm>
#include <cstdio>

#include "absl/strings/str_format.h"
#include "indexer/feed/field_map.h"
#include "indexer/ingest.h"
#include "indexer/ledger/report_json.h"
#include "service/cli/commands.h"
#include "service/cli/progress.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using indexer::FeedOutcome;
using indexer::IngestReport;
using indexer::SourceReport;

void WriteOutcome(const FeedOutcome& outcome, JsonWriter* json) {
  const SourceReport& report = outcome.report;
  json->BeginObject()
      .Field("source", std::string_view(report.source))
      .Field("feed", std::string_view(outcome.path))
      .Field("lines", report.lines)
      .Field("accepted", report.accepted)
      .Field("unchanged", report.unchanged)
      .Field("closed", report.closed)
      .Field("rejected", report.rejected)
      .Field("held", report.held)
      .Field("unclosed", report.unclosed)
      .Field("grouped", report.grouped);
  json->Key("rejections").BeginArray();
  for (const indexer::Rejection& rejection : report.rejections) {
    json->BeginObject()
        .Field("line", rejection.line)
        .Field("reason", std::string_view(rejection.reason))
        .Field("hint", std::string_view(rejection.hint))
        .EndObject();
  }
  json->EndArray().Key("holds").BeginArray();
  for (const indexer::HeldNote& held : report.holds) {
    json->BeginObject()
        .Field("id", std::string_view(held.id))
        .Field("code", std::string_view(held.code))
        .Field("reason", std::string_view(held.reason))
        .EndObject();
  }
  json->EndArray();
  indexer::WriteUnknownMembers(report.unknown_members, json);
  json->Key("map_not_met").BeginArray();
  for (const std::string& name : outcome.map_not_met) json->String(name);
  json->EndArray();
  if (!outcome.error.ok()) {
    json->Field("error", std::string_view(Sentence(outcome.error)))
        .Field("hint", std::string_view(Hint(outcome.error)));
  }
  json->EndObject();
}

std::string ToJson(const IngestReport& report) {
  JsonWriter json;
  json.BeginObject().Key("sources").BeginArray();
  for (const FeedOutcome& outcome : report.feeds) WriteOutcome(outcome, &json);
  json.EndArray();
  json.Key("seconds").Decimal(report.seconds, 3);
  json.Key("ingest_seconds").Decimal(report.ingest_seconds, 3);
  json.Key("index_seconds").Decimal(report.index_seconds, 3);
  json.Key("merge_seconds").Decimal(report.index.merge_seconds, 3);
  json.Field("read_again", report.reread.looked_at);
  json.Field("generation", report.index.generation)
      .Field("seq", report.index.seq)
      .Field("searchable", report.index.live);
  return json.EndObject().Take();
}

std::string Adverts(int64_t count) { return Concat(count, count == 1 ? " advert" : " adverts"); }

// One sentence about the first thing that went wrong with a feed; empty when nothing did.
std::string Complaint(const FeedOutcome& outcome) {
  if (!outcome.error.ok()) {
    const std::string sentence = Sentence(outcome.error);
    const bool named = sentence.find(outcome.path) != std::string::npos;
    return named ? sentence : Concat(outcome.path, ": ", sentence);
  }
  if (outcome.report.rejected == 0) return "";
  const indexer::Rejection& first = outcome.report.rejections.front();
  const int64_t taken = outcome.report.accepted + outcome.report.unchanged;
  std::string_view reason = first.reason;
  while (reason.ends_with('.')) reason.remove_suffix(1);
  const int64_t more = outcome.report.rejected - 1;
  std::string rest = ".";
  if (taken == 1) rest = ". The other advert is in.";
  if (taken > 1) rest = Concat(". The other ", Adverts(taken), " are in.");
  return Concat(outcome.path, ", line ", first.line, ": ", reason,
                more > 0 ? Concat(" (and ", more, " more)") : "", rest);
}

// The names a feed has that Corner does not know, in one sentence; empty when there are none.
std::string UnknownNames(const std::vector<indexer::UnknownMember>& members) {
  constexpr size_t kShown = 8;
  std::vector<std::string> shown;
  for (const indexer::UnknownMember& member : members) {
    if (shown.size() == kShown) break;
    shown.push_back(Concat("\"", member.name, "\" (", member.count,
                           member.nearest.empty() ? "" : ", perhaps ", member.nearest, ")"));
  }
  if (shown.empty()) return "";
  if (members.size() > kShown) shown.push_back(Concat(members.size() - kShown, " more"));
  return Concat("names not understood and kept in the raw text only: ", Join(shown, ", "),
                ". A map file says what they mean (--map).");
}

void Summarise(const Context& context, const IngestReport& report) {
  if (report.reread.looked_at > 0) {
    *context.out << "The taxonomies are of another edition: " << Adverts(report.reread.looked_at)
                 << " read again, " << report.reread.changed << " of them changed.\n";
  }
  for (const FeedOutcome& outcome : report.feeds) {
    const SourceReport& source = outcome.report;
    if (!outcome.error.ok() && source.lines == 0) continue;
    *context.out << source.source << ": read " << Adverts(source.lines) << " – " << source.accepted
                 << " new or changed, " << source.unchanged << " unchanged, " << source.closed
                 << " closed, " << source.rejected << " not taken in";
    if (const int64_t held = source.held - source.unclosed; held > 0) {
      *context.out << ", " << held << " held for a person (corner held list)";
    }
    *context.out << "\n";
    const std::string unknown = UnknownNames(source.unknown_members);
    if (!unknown.empty()) *context.out << source.source << ": " << unknown << "\n";
    if (outcome.map_not_met.empty()) continue;
    *context.out << source.source << ": the map names what this feed does not have: "
                 << Join(outcome.map_not_met, ", ") << "\n";
  }
  *context.out << Adverts(report.index.live) << " can be searched now ("
               << absl::StrFormat("%.1f", report.seconds) << " s)." << std::endl;
}

// A script gets its turn without a word; a person wants to know why nothing happens.
void SayWaiting(const Context& context, double seconds) {
  if (!context.terminal) return;
  *context.err << "corner: another corner process is writing to this data folder; waiting for it, "
               << absl::StrFormat("%.0f", seconds) << " seconds at most." << std::endl;
}

}  // namespace

int Ingest(const Context& context, const IngestArgs& args) {
  indexer::IngestOptions options;
  options.source = args.source;
  options.day = context.day;
  options.complete = args.complete;
  options.context.trusted_agency = args.agency;
  options.feed.format = args.format;
  options.feed.dialect = args.dialect;
  if (!args.map.empty()) {
    auto map = indexer::FieldMap::Load(args.map);
    if (!map.ok()) return Fail(context, map.status());
    options.feed.map = *std::move(map);
  }
  options.workers = args.workers;
  options.index.workers = args.workers;
  options.index.rebuild = args.rebuild;
  Progress progress(context);
  options.progress = [&](std::string_view stage, int64_t records) {
    progress.Show(stage, records);
  };
  options.wait = {args.wait_seconds, [&] { SayWaiting(context, args.wait_seconds); }};
  options.index.wait = options.wait;
  options.searchable = [&](const IngestReport& report) {
    progress.Clear();
    if (context.json) {
      *context.out << ToJson(report) << std::endl;
    } else {
      Summarise(context, report);
    }
  };
  const auto report = indexer::Ingest(context.data, args.feeds, options);
  progress.Clear();
  if (!report.ok()) return Fail(context, report.status());
  int status = kDone;
  if (!report->index.merge_error.ok()) status = Fail(context, report->index.merge_error);
  for (const FeedOutcome& outcome : report->feeds) {
    const std::string complaint = Complaint(outcome);
    if (complaint.empty()) continue;
    status = kCouldNot;
    *context.err << "corner: " << complaint << "\n";
    const std::string hint =
        !outcome.error.ok() ? Hint(outcome.error) : outcome.report.rejections.front().hint;
    if (!hint.empty()) *context.err << "  " << hint << "\n";
  }
  return status;
}

}  // namespace corner::cli
