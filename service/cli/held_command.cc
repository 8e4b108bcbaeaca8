// corner held list|show|release|keep: the adverts that wait for a person.
#include <filesystem>

#include "indexer/ingest.h"
#include "service/api/held_json.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using indexer::HeldAdvert;
using indexer::HoldDecision;
using indexer::Ledger;

absl::StatusOr<std::unique_ptr<Ledger>> OpenLedger(const Context& context, Ledger::Mode mode) {
  if (!std::filesystem::exists(indexer::LedgerPath(context.data))) {
    return NotFound(Concat("There is no Corner data in ", context.data, "."),
                    "Run corner init or corner ingest, or name the folder with --data.");
  }
  return Ledger::Open(indexer::LedgerPath(context.data), mode);
}

void Print(const HeldAdvert& advert, std::ostream* out) {
  const indexer::Vacancy& vacancy = advert.vacancy;
  *out << vacancy.title << " – "
       << (vacancy.employer_name.empty() ? "no employer named" : vacancy.employer_name) << " ("
       << vacancy.source << ")\n";
  for (const indexer::QualityReason& reason : advert.record.reasons) {
    *out << "  " << (reason.rule->holds ? "" : "also: ") << Name(reason.rule->code) << ": "
         << reason.rule->sentence;
    if (!reason.value.empty()) *out << " (" << CollapseSpace(reason.value) << ")";
    *out << "\n";
  }
  if (advert.record.decision) {
    *out << "  " << (advert.record.decision_is_past ? "Before it changed, " : "")
         << api::DecisionText(*advert.record.decision) << "\n";
  }
  *out << "  " << vacancy.id << "\n";
}

absl::Status List(const Context& context, const HeldArgs& args) {
  if (!args.code.empty() && !indexer::QualityCodeFromName(args.code)) {
    std::vector<std::string> names;
    for (const auto code : indexer::kAllQualityCodes) names.emplace_back(Name(code));
    return InvalidInput(Concat("There is no reason “", args.code, "”."),
                        Concat("The reasons are ", Join(names, ", "), "."));
  }
  CORNER_ASSIGN_OR_RETURN(const auto ledger, OpenLedger(context, Ledger::Mode::kRead));
  CORNER_ASSIGN_OR_RETURN(auto adverts, ledger->Held(args.code, args.after, args.limit + 1));
  const bool more = adverts.size() > args.limit;
  if (more) adverts.pop_back();
  CORNER_ASSIGN_OR_RETURN(const auto by_code, ledger->HeldByCode());
  CORNER_ASSIGN_OR_RETURN(const indexer::LedgerCounts counts, ledger->Counts());
  if (context.json) {
    *context.out << api::HeldListToJson(adverts, by_code, counts.held, more) << "\n";
    return absl::OkStatus();
  }
  *context.out << counts.held << (counts.held == 1 ? " advert is held" : " adverts are held")
               << " for a person.\n";
  for (const auto& [code, count] : by_code) {
    *context.out << "  " << count << " " << code << "\n";
  }
  for (const HeldAdvert& advert : adverts) {
    *context.out << "\n";
    Print(advert, context.out);
  }
  if (more) *context.out << "\nMore: add --after " << adverts.back().vacancy.id << "\n";
  return absl::OkStatus();
}

absl::Status ShowOne(const Context& context, const HeldArgs& args) {
  CORNER_ASSIGN_OR_RETURN(const auto ledger, OpenLedger(context, Ledger::Mode::kRead));
  HeldAdvert advert;
  CORNER_ASSIGN_OR_RETURN(indexer::LedgerRow row, ledger->Find(args.id));
  advert.vacancy = std::move(row.vacancy);
  CORNER_ASSIGN_OR_RETURN(advert.record, ledger->HoldOf(args.id));
  if (context.json) {
    JsonWriter json;
    api::WriteHeld(advert, &json);
    *context.out << json.Take() << "\n";
    return absl::OkStatus();
  }
  Print(advert, context.out);
  *context.out << "  It is " << Name(advert.vacancy.status) << ".\n\n"
               << advert.vacancy.description_text << "\n";
  return absl::OkStatus();
}

absl::Status Decide(const Context& context, const HeldArgs& args, HoldDecision::Kind kind) {
  uint64_t searchable = 0;
  {
    CORNER_ASSIGN_OR_RETURN(const auto ledger, OpenLedger(context, Ledger::Mode::kWrite));
    CORNER_RETURN_IF_ERROR(ledger->Decide(args.id, {kind, args.by, args.why, context.day}));
    CORNER_ASSIGN_OR_RETURN(const indexer::IndexReport index,
                            indexer::CatchUp(*ledger, indexer::IndexPath(context.data), {}));
    searchable = static_cast<uint64_t>(index.live);
  }
  if (context.json) return ShowOne(context, args);
  *context.out << args.id
               << (kind == HoldDecision::Kind::kReleased ? " is released." : " stays held.") << " "
               << searchable << " adverts can be searched now.\n";
  return absl::OkStatus();
}

}  // namespace

int Held(const Context& context, const HeldArgs& args) {
  absl::Status status;
  switch (args.action) {
    case HeldArgs::Action::kList:
      status = List(context, args);
      break;
    case HeldArgs::Action::kShow:
      status = ShowOne(context, args);
      break;
    case HeldArgs::Action::kRelease:
      status = Decide(context, args, HoldDecision::Kind::kReleased);
      break;
    case HeldArgs::Action::kKeep:
      status = Decide(context, args, HoldDecision::Kind::kKept);
      break;
  }
  return status.ok() ? kDone : Fail(context, status);
}

}  // namespace corner::cli
