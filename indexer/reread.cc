#include "indexer/reread.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "indexer/enrich.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/place_parser.h"

namespace corner::indexer {
namespace {

using taxonomies::PlaceMatch;
using taxonomies::PlacePrecision;

constexpr std::string_view kPlaceFact = "place";

auto PlaceFactOf(std::vector<FactSource>* facts) {
  return std::find_if(facts->begin(), facts->end(),
                      [](const FactSource& fact) { return fact.name == kPlaceFact; });
}

absl::StatusOr<Vacancy> ReadAgain(const StoredRow& row, const Enricher& enricher,
                                  const taxonomies::Gazetteer& gazetteer) {
  auto vacancy = VacancyFromStoredJson(row.json);
  if (!vacancy.ok()) {
    return Internal(
        Concat("the ledger's row ", row.seq, " cannot be read: ", Sentence(vacancy.status())),
        "restore the ledger from a backup");
  }
  RereadPlace(gazetteer, &*vacancy);
  enricher.Enrich(&*vacancy);
  return vacancy;
}

// Every row, on several threads, in the order of the rows.
absl::StatusOr<std::vector<Vacancy>> ReadAllAgain(const std::vector<StoredRow>& rows,
                                                  const Enricher& enricher,
                                                  const taxonomies::Gazetteer& gazetteer,
                                                  int workers) {
  std::vector<absl::StatusOr<Vacancy>> read(rows.size());
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < rows.size(); i = next++) {
      read[i] = ReadAgain(rows[i], enricher, gazetteer);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < workers; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  std::vector<Vacancy> vacancies;
  for (absl::StatusOr<Vacancy>& one : read) {
    if (!one.ok()) return one.status();
    vacancies.push_back(*std::move(one));
  }
  return vacancies;
}

}  // namespace

void RereadPlace(const taxonomies::Gazetteer& gazetteer, Vacancy* vacancy) {
  PlaceMatch& place = vacancy->place;
  const auto fact = PlaceFactOf(&vacancy->facts);
  const std::string source = fact == vacancy->facts.end() ? "" : fact->source;
  if (source == "field:latitude" || place.precision == PlacePrecision::kSite) return;
  const std::string words = place.text;
  if (source == "field:postcode") {
    const taxonomies::Place* const known = gazetteer.FindById(place.id);
    if (known == nullptr) return;
    place = taxonomies::MatchOf(*known, words);
  } else {
    if (words.empty()) return;
    auto parsed = taxonomies::ParsePlace(gazetteer, words);
    place = parsed.best ? *std::move(parsed.best) : PlaceMatch{};
    place.text = words;
  }
  if (fact != vacancy->facts.end() && place.precision == PlacePrecision::kNone) {
    vacancy->facts.erase(fact);
  } else if (fact != vacancy->facts.end()) {
    fact->value = place.name;
  } else if (place.precision != PlacePrecision::kNone) {
    vacancy->facts.push_back({std::string(kPlaceFact), place.name, "field:location", 0, 0});
  }
}

absl::StatusOr<RereadReport> RereadLedger(
    const std::shared_ptr<const taxonomies::TaxonomySet>& taxonomies, Ledger* ledger,
    const RereadOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const std::string edition = taxonomies->edition.id();
  RereadReport report;
  CORNER_ASSIGN_OR_RETURN(EditionState state, ledger->Edition());
  if (state.target.empty() && state.current == edition) return report;
  report.needed = true;
  report.resumed = state.target == edition && !state.reached.empty();
  if (!report.resumed) state.reached.clear();
  state.target = edition;
  const Enricher enricher(taxonomies);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const std::vector<StoredRow> rows,
                            ledger->NotClosedAfter(state.reached, options.batch));
    if (rows.empty()) break;
    CORNER_ASSIGN_OR_RETURN(const std::vector<Vacancy> vacancies,
                            ReadAllAgain(rows, enricher, *taxonomies->gazetteer, options.workers));
    state.reached = rows.back().id;
    CORNER_ASSIGN_OR_RETURN(const int64_t changed,
                            ledger->StoreReread(vacancies, state, options.day));
    report.changed += changed;
    report.looked_at += static_cast<int64_t>(rows.size());
    if (options.progress) options.progress(report.looked_at);
    if (options.stop && options.stop()) {
      return Error(absl::StatusCode::kCancelled,
                   "stopped while adverts were being read again; what was done is kept",
                   "Run it again: it goes on where it stopped.");
    }
  }
  CORNER_RETURN_IF_ERROR(ledger->StoreReread({}, {edition, "", ""}, options.day).status());
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace corner::indexer
