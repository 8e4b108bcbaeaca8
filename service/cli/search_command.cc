#include "absl/strings/str_format.h"
#include "indexer/ingest.h"
#include "indexer/site_folder.h"
#include "indexer/vacancy_json.h"
#include "indexer/xapian/index_catalogue.h"
#include "service/api/held_json.h"
#include "service/api/probe_params.h"
#include "service/api/search_json.h"
#include "service/api/wording.h"
#include "service/cli/commands.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::cli {
namespace {

void PrintHits(const Context& context, const indexer::SearchResult& result) {
  for (const indexer::Hit& hit : result.hits) {
    const indexer::Vacancy& vacancy = hit.vacancy;
    *context.out << "\n" << vacancy.title << "\n  ";
    if (!vacancy.employer_name.empty()) *context.out << vacancy.employer_name << " · ";
    *context.out << (vacancy.place.text.empty() ? "place not stated" : vacancy.place.text) << " · "
                 << api::PayText(vacancy.pay) << "\n";
    if (!hit.snippet.empty()) *context.out << "  " << CollapseSpace(hit.snippet) << "\n";
    *context.out << "  " << vacancy.id << "\n";
  }
}

// The index does not hold what the ledger holds back: says so, with the reasons. OK when the advert
// is not held or the ledger does not know it.
absl::Status WhyHeld(const Context& context, const std::string& id) {
  using indexer::Ledger;
  const auto ledger = Ledger::Open(indexer::LedgerPath(context.data), Ledger::Mode::kRead);
  if (!ledger.ok()) return absl::OkStatus();
  const auto row = (*ledger)->Find(id);
  if (!row.ok() || row->vacancy.status != indexer::Status::kHeld) return absl::OkStatus();
  CORNER_ASSIGN_OR_RETURN(const indexer::HoldRecord record, (*ledger)->HoldOf(id));
  return FailedPrecondition(api::HeldSentence(record),
                            Concat("corner held show ", id, " shows it with all reasons."));
}

}  // namespace

int Search(const Context& context, const SearchArgs& args) {
  const auto catalogue = indexer::IndexCatalogue::Open(indexer::IndexPath(context.data));
  if (!catalogue.ok()) return Fail(context, catalogue.status());
  const auto gazetteer = indexer::GazetteerInUse(context.data);
  if (!gazetteer.ok()) return Fail(context, gazetteer.status());
  const api::ReadProbe asked = api::ReadSearchParams(args.params, {gazetteer->get(), context.day});
  if (const absl::Status status = api::AsStatus(asked.issues); !status.ok()) {
    return Fail(context, status);
  }
  const auto result = (*catalogue)->Search(asked.probe);
  if (!result.ok()) return Fail(context, result.status());
  const auto mended = api::DidYouMean(**catalogue, asked, *result);
  if (!mended.ok()) return Fail(context, mended.status());
  if (context.json) {
    *context.out << api::SearchResultToJson(asked, *result, *mended) << "\n";
    return kDone;
  }
  *context.out << result->total << (result->total == 1 ? " vacancy" : " vacancies");
  if (!asked.understood.empty()) *context.out << " for " << Join(asked.understood, "; ");
  *context.out << "\n";
  if (!mended->empty()) *context.out << "Did you mean “" << *mended << "”?\n";
  PrintHits(context, *result);
  if (!result->next.empty()) *context.out << "\nMore: add --after " << result->next << "\n";
  return kDone;
}

int Show(const Context& context, const std::string& id) {
  const auto catalogue = indexer::IndexCatalogue::Open(indexer::IndexPath(context.data));
  if (!catalogue.ok()) return Fail(context, catalogue.status());
  const auto vacancy = (*catalogue)->Find(id);
  if (!vacancy.ok()) {
    const absl::Status held = WhyHeld(context, id);
    return Fail(context, held.ok() ? vacancy.status() : held);
  }
  if (context.json) {
    *context.out << indexer::VacancyToJson(*vacancy) << "\n";
    return kDone;
  }
  *context.out << vacancy->title << "\n" << vacancy->employer_name << "\n";
  for (const indexer::FactSource& fact : vacancy->facts) {
    *context.out << "  " << fact.name << ": " << fact.value << "  (" << fact.source << ")\n";
  }
  *context.out << "\n" << vacancy->description_text << "\n";
  return kDone;
}

}  // namespace corner::cli
