#include "indexer/ingest.h"
#include "indexer/xapian/index_writer.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using indexer::Ledger;
using indexer::LedgerRow;

absl::StatusOr<std::unique_ptr<Ledger>> OpenLedger(const Context& context, Ledger::Mode mode) {
  return Ledger::Open(indexer::LedgerPath(context.data), mode);
}

void WriteMember(const LedgerRow& row, JsonWriter* json) {
  const indexer::Vacancy& vacancy = row.vacancy;
  json->BeginObject().Field("id", vacancy.id).Field("title", vacancy.title);
  json->Field("employer", vacancy.employer_name).Field("place", vacancy.place.text);
  json->Field("source", vacancy.source).Field("external_id", vacancy.external_id);
  json->Field("status", Name(vacancy.status)).Field("first_seen", vacancy.first_seen.Iso());
  json->EndObject();
}

std::string GroupToJson(const std::vector<LedgerRow>& rows,
                        const std::vector<indexer::GroupReason>& reasons) {
  JsonWriter json;
  const indexer::Vacancy& founder = rows.front().vacancy;
  json.BeginObject().Field("group", GroupOf(founder)).Field("size", rows.size());
  json.Field("first_seen", founder.group_first_seen.value_or(founder.first_seen).Iso());
  json.Key("adverts").BeginArray();
  for (const LedgerRow& row : rows) WriteMember(row, &json);
  json.EndArray().Key("reasons").BeginArray();
  for (const indexer::GroupReason& reason : reasons) {
    json.BeginObject().Field("a", reason.low).Field("b", reason.high);
    json.Field("verdict", reason.verdict);
    if (reason.day) {
      json.Field("day", reason.day->Iso());
    } else {
      json.Field("evidence", reason.evidence).Field("strength", reason.strength);
    }
    json.EndObject();
  }
  return json.EndArray().EndObject().Take();
}

std::string ReasonSentence(const indexer::GroupReason& reason) {
  const std::string pair = Concat(reason.low, " and ", reason.high);
  if (reason.verdict == "together")
    return Concat(pair, ": joined by a person on ", reason.day->Iso());
  if (reason.verdict == "apart")
    return Concat(pair, ": set apart by a person on ", reason.day->Iso());
  if (reason.verdict == "differs") return Concat(pair, ": a stated fact sets them apart");
  if (reason.evidence == "equal_text") return Concat(pair, ": the same text");
  if (reason.evidence == "equal_job_text") return Concat(pair, ": the same text about the job");
  if (reason.evidence == "equal_short_text") {
    return Concat(pair, ": the same short text, title, employer and place");
  }
  return Concat(pair, ": ", reason.strength / 10, " % of the text about the job is the same");
}

void PrintGroup(const Context& context, const std::vector<LedgerRow>& rows,
                const std::vector<indexer::GroupReason>& reasons) {
  for (const LedgerRow& row : rows) {
    const indexer::Vacancy& vacancy = row.vacancy;
    *context.out << vacancy.id << "  " << vacancy.title << " · " << vacancy.employer_name << " · "
                 << vacancy.place.text << " · " << vacancy.source << " " << vacancy.external_id
                 << " · " << Name(vacancy.status) << ", first seen " << vacancy.first_seen.Iso()
                 << "\n";
  }
  if (rows.size() == 1) *context.out << "This advert stands alone.\n";
  for (const auto& reason : reasons) *context.out << "  " << ReasonSentence(reason) << "\n";
}

int PrintGroupOf(const Context& context, const Ledger& ledger, const std::string& id) {
  const auto rows = ledger.GroupOf(id);
  if (!rows.ok()) return Fail(context, rows.status());
  const auto reasons = ledger.GroupReasons(id);
  if (!reasons.ok()) return Fail(context, reasons.status());
  if (context.json) {
    *context.out << GroupToJson(*rows, *reasons) << "\n";
  } else {
    PrintGroup(context, *rows, *reasons);
  }
  return kDone;
}

// A decision, then the index, then the group as it is now.
int Decide(const Context& context, const std::string& id,
           const std::function<absl::Status(Ledger*)>& decide) {
  const auto ledger = OpenLedger(context, Ledger::Mode::kWrite);
  if (!ledger.ok()) return Fail(context, ledger.status());
  if (const absl::Status decided = decide(ledger->get()); !decided.ok()) {
    return Fail(context, decided);
  }
  const auto index = indexer::CatchUp(**ledger, indexer::IndexPath(context.data), {});
  if (!index.ok()) return Fail(context, index.status());
  return PrintGroupOf(context, **ledger, id);
}

}  // namespace

int ListGroups(const Context& context, const GroupsArgs& args) {
  const auto ledger = OpenLedger(context, Ledger::Mode::kRead);
  if (!ledger.ok()) return Fail(context, ledger.status());
  const auto counts = (*ledger)->CountGroups();
  if (!counts.ok()) return Fail(context, counts.status());
  const auto groups = (*ledger)->Groups(args.after, static_cast<size_t>(args.limit));
  if (!groups.ok()) return Fail(context, groups.status());
  const bool more = groups->size() == static_cast<size_t>(args.limit);
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("groups", counts->groups).Field("adverts", counts->adverts);
    json.Field("decisions", counts->decisions).Key("items").BeginArray();
    for (const auto& group : *groups) {
      json.BeginObject().Field("id", group.id).Field("title", group.title);
      json.Field("employer", group.employer).Field("first_seen", group.first_seen.Iso());
      json.Field("size", group.adverts).Field("open", group.open);
      json.Field("sources", group.sources).EndObject();
    }
    json.EndArray();
    if (more) json.Field("next", groups->back().id);
    *context.out << json.EndObject().Take() << "\n";
    return kDone;
  }
  *context.out << counts->groups << (counts->groups == 1 ? " group" : " groups") << " of "
               << counts->adverts << " adverts\n";
  for (const auto& group : *groups) {
    *context.out << group.id << "  " << group.title << " · " << group.employer << " · "
                 << group.adverts << " adverts (" << group.open << " open), " << group.sources
                 << (group.sources == 1 ? " source" : " sources") << ", first seen "
                 << group.first_seen.Iso() << "\n";
  }
  if (more) *context.out << "More: add --after " << groups->back().id << "\n";
  return kDone;
}

int ShowGroup(const Context& context, const GroupsArgs& args) {
  const auto ledger = OpenLedger(context, Ledger::Mode::kRead);
  if (!ledger.ok()) return Fail(context, ledger.status());
  return PrintGroupOf(context, **ledger, args.id);
}

int SplitGroup(const Context& context, const GroupsArgs& args) {
  return Decide(context, args.id, [&](Ledger* ledger) {
    return ledger->SplitGroup(args.id, args.other, context.day);
  });
}

int JoinGroups(const Context& context, const GroupsArgs& args) {
  return Decide(context, args.id, [&](Ledger* ledger) {
    return ledger->JoinGroups(args.id, args.other, context.day);
  });
}

}  // namespace corner::cli
