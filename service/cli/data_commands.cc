#include <filesystem>

#include "indexer/ingest.h"
#include "indexer/site_folder.h"
#include "indexer/xapian/index_catalogue.h"
#include "indexer/xapian/verify.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using indexer::Ledger;

absl::StatusOr<std::unique_ptr<Ledger>> OpenLedger(const Context& context) {
  if (!std::filesystem::exists(indexer::LedgerPath(context.data))) {
    return NotFound(Concat("There is no Corner data in ", context.data, "."),
                    "Run corner init or corner ingest, or name the folder with --data.");
  }
  return Ledger::Open(indexer::LedgerPath(context.data), Ledger::Mode::kRead);
}

}  // namespace

int Init(const Context& context) {
  std::error_code error;
  std::filesystem::create_directories(context.data, error);
  if (error) {
    return Fail(context, Unavailable(Concat("Could not make the folder ", context.data, ": ",
                                            error.message(), ".")));
  }
  const auto ledger = Ledger::Open(indexer::LedgerPath(context.data), Ledger::Mode::kWrite);
  if (!ledger.ok()) return Fail(context, ledger.status());
  const auto index = indexer::CatchUp(**ledger, indexer::IndexPath(context.data), {});
  if (!index.ok()) return Fail(context, index.status());
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("data", std::string_view(context.data));
    json.Field("generation", index->generation).EndObject();
    *context.out << json.Take() << "\n";
  } else {
    *context.out << "The data folder " << context.data << " is ready. Next: corner ingest FEED\n";
  }
  return kDone;
}

int Verify(const Context& context) {
  const auto ledger = OpenLedger(context);
  if (!ledger.ok()) return Fail(context, ledger.status());
  const auto report = indexer::Verify(**ledger, indexer::IndexPath(context.data));
  if (!report.ok()) return Fail(context, report.status());
  if (context.json) {
    JsonWriter json;
    json.BeginObject()
        .Field("ledger", report->ledger_open)
        .Field("index", report->index_live)
        .Field("ledger_seq", report->ledger_seq)
        .Field("index_seq", report->index_seq)
        .Field("ledger_edition", std::string_view(report->ledger_edition))
        .Field("index_edition", std::string_view(report->index_edition))
        .Field("equal", report->equal);
    json.Key("differences").BeginArray();
    for (const std::string& difference : report->differences) json.String(difference);
    *context.out << json.EndArray().EndObject().Take() << "\n";
  } else if (report->equal) {
    *context.out << "The ledger and the index agree: " << report->ledger_open
                 << " open vacancies, change " << report->ledger_seq
                 << (report->index_edition.empty() ? "" : ", taxonomies ") << report->index_edition
                 << ".\n";
  }
  if (report->equal) return kDone;
  const bool behind =
      report->index_seq < report->ledger_seq || report->index_edition != report->ledger_edition;
  return Fail(context,
              Internal(report->differences.front(),
                       behind ? "Run corner ingest: it brings the index up to date."
                              : "Run corner ingest --rebuild: the ledger holds everything."));
}

int Status(const Context& context) {
  const auto ledger = OpenLedger(context);
  if (!ledger.ok()) return Fail(context, ledger.status());
  const auto counts = (*ledger)->Counts();
  if (!counts.ok()) return Fail(context, counts.status());
  const auto catalogue = indexer::IndexCatalogue::Open(indexer::IndexPath(context.data));
  if (!catalogue.ok()) return Fail(context, catalogue.status());
  const auto generation = (*catalogue)->Current();
  const indexer::Manifest manifest =
      generation.ok() ? (*generation)->manifest() : indexer::Manifest{};
  const auto edition = (*ledger)->Edition();
  if (!edition.ok()) return Fail(context, edition.status());
  const auto site = indexer::ReadSiteTables(context.data);
  if (!site.ok()) return Fail(context, site.status());
  const std::string in_use = taxonomies::EditionOf(*site).id();
  const std::string read_by = indexer::EditionText(*edition);
  const uint64_t lag = counts->seq - std::min(counts->seq, manifest.seq);
  if (context.json) {
    JsonWriter json;
    json.BeginObject()
        .Field("vacancies", counts->vacancies)
        .Field("open", counts->open)
        .Field("closed", counts->closed)
        .Field("held", counts->held)
        .Field("employers", counts->employers)
        .Field("generation", manifest.generation)
        .Field("edition", std::string_view(manifest.edition))
        .Field("ledger_edition", std::string_view(read_by))
        .Field("edition_in_use", std::string_view(in_use))
        .Field("schema", manifest.schema)
        .Field("segments", manifest.segments.size())
        .Field("searchable", manifest.live())
        .Field("seq", counts->seq)
        .Field("index_seq", manifest.seq)
        .Field("lag", lag)
        .EndObject();
    *context.out << json.Take() << "\n";
    return kDone;
  }
  *context.out << "Vacancies: " << counts->open << " open, " << counts->closed << " closed, "
               << counts->held << " held for a person; " << counts->employers << " employers.\n"
               << "Index: generation " << manifest.generation << ", " << manifest.live()
               << " vacancies can be searched; "
               << (lag == 0 ? std::string("it is up to date") : Concat(lag, " changes behind"))
               << ".\n"
               << "Taxonomies: " << in_use
               << (read_by == in_use ? "" : "; the adverts were read by ")
               << (read_by == in_use ? std::string()
                   : read_by.empty() ? std::string("an edition that is not known")
                                     : read_by)
               << ".\n";
  if (read_by != in_use && counts->open + counts->held > 0) {
    *context.out << "Next: corner taxonomy apply (the next corner ingest does it too).\n";
  }
  return kDone;
}

}  // namespace corner::cli
