// taxonomy load, unload, apply: a site's own tables, and reading the adverts again by them.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/str_format.h"
#include "indexer/ingest.h"
#include "indexer/site_folder.h"
#include "service/cli/commands.h"
#include "service/cli/progress.h"
#include "service/cli/site_kind.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"

namespace corner::cli {
namespace {

namespace fs = std::filesystem;

using indexer::Ledger;
using taxonomies::MergeReport;
using taxonomies::OfficialFile;
using taxonomies::OfficialTable;
using taxonomies::SiteKind;
using taxonomies::SiteTables;
using taxonomies::TaxonomySet;

constexpr uintmax_t kMostFileBytes = uintmax_t{1} << 30;

// Keeps other writers out while tables change: a run sees one edition from beginning to end.
absl::StatusOr<std::unique_ptr<Ledger>> LockedLedger(const Context& context) {
  std::error_code failed;
  fs::create_directories(context.data, failed);
  return Ledger::Open(indexer::LedgerPath(context.data), Ledger::Mode::kWrite,
                      {.seconds = 600, .waiting = {}});
}

absl::StatusOr<OfficialFile> ReadOfficialFile(const std::string& path) {
  std::error_code failed;
  const uintmax_t bytes = fs::file_size(path, failed);
  std::ifstream in(path, std::ios::binary);
  if (failed || !in) {
    return NotFound(Concat("The file ", path, " cannot be read."), "Check the path.");
  }
  if (bytes > kMostFileBytes) {
    return TooLarge(Concat("The file ", path, " is larger than 1 GB."),
                    "Give the parts its publisher offers; several files are read as one.");
  }
  OfficialFile file{path, std::string(std::istreambuf_iterator<char>(in), {})};
  if (in.bad()) return Unavailable(Concat("The file ", path, " could not be read to its end."));
  return file;
}

// The effects worth a word, in words.
std::vector<std::string> EffectsOf(SiteKind kind, const MergeReport& merged) {
  switch (kind) {
    case SiteKind::kSoc2020:
    case SiteKind::kOnet:
      return {};
    case SiteKind::kSoc2020Index:
      return {Concat(merged.titles_added, " job titles are new, ", merged.titles_replaced,
                     " shipped ones are coded by the index")};
    case SiteKind::kEsco:
      return {Concat(merged.skills_linked, " skills belong to a resource of ours and bring ",
                     merged.wordings_added, " advert wordings (", merged.wordings_passed_over,
                     " were single words or known)")};
    case SiteKind::kPostcodes:
      return {Concat(merged.districts_moved, " postcode districts are where the file says, ",
                     merged.districts_added, " are new")};
    case SiteKind::kAuthorities:
      return {Concat(merged.authorities_known, " authorities were known by name, ",
                     merged.authorities_added, " are new")};
  }
  return {};
}

struct Loaded {
  OfficialTable table;
  std::shared_ptr<const TaxonomySet> set;
  bool changed = false;
};

// Everything is read and the whole set loaded before the one rename that puts the table in place.
absl::StatusOr<Loaded> LoadTable(const Context& context, SiteKind kind,
                                 const std::vector<std::string>& paths) {
  CORNER_ASSIGN_OR_RETURN(const auto ledger, LockedLedger(context));
  CORNER_ASSIGN_OR_RETURN(SiteTables site, indexer::ReadSiteTables(context.data));
  const std::string before = site.Of(kind);
  site.Set(kind, "");
  CORNER_ASSIGN_OR_RETURN(const auto in_use, taxonomies::LoadTaxonomies(site));
  std::vector<OfficialFile> files;
  for (const std::string& path : paths) {
    CORNER_ASSIGN_OR_RETURN(files.emplace_back(), ReadOfficialFile(path));
  }
  Loaded loaded;
  CORNER_ASSIGN_OR_RETURN(
      loaded.table, taxonomies::ReadOfficial(
                        kind, files, {in_use->classification.get(), in_use->gazetteer.get()}));
  files.clear();
  site.Set(kind, loaded.table.text);
  absl::StatusOr<std::shared_ptr<const TaxonomySet>> set = taxonomies::LoadTaxonomies(site);
  if (!set.ok()) {
    return WithContext(Error(set.status().code(), Sentence(set.status()),
                             "Nothing was changed. The tables in use need what this file lacks."),
                       paths.front());
  }
  loaded.set = *std::move(set);
  loaded.changed = before != loaded.table.text;
  if (!loaded.changed) return loaded;
  CORNER_RETURN_IF_ERROR(indexer::StoreSiteTable(context.data, kind, loaded.table.text));
  return loaded;
}

}  // namespace

int LoadTaxonomy(const Context& context, const TaxonomyArgs& args) {
  const auto kind = SiteKindOf(args.kind);
  if (!kind.ok()) return Fail(context, kind.status());
  const auto loaded = LoadTable(context, *kind, args.files);
  if (!loaded.ok()) return Fail(context, loaded.status());
  const std::vector<std::string> effects = EffectsOf(*kind, loaded->set->merged);
  if (context.json) {
    JsonWriter json;
    json.BeginObject()
        .Field("kind", std::string_view(args.kind))
        .Field("taken", loaded->table.taken)
        .Field("changed", loaded->changed)
        .Field("edition", std::string_view(loaded->set->edition.id()));
    json.Key("passed_over").BeginArray();
    for (const auto& [why, count] : loaded->table.passed_over) {
      json.BeginObject().Field("why", std::string_view(why)).Field("rows", count).EndObject();
    }
    json.EndArray().Key("effects").BeginArray();
    for (const std::string& effect : effects) json.String(effect);
    *context.out << json.EndArray().EndObject().Take() << "\n";
    return kDone;
  }
  *context.out << "Read " << loaded->table.taken << " rows.";
  for (const auto& [why, count] : loaded->table.passed_over) {
    *context.out << " Passed over: " << count << " (" << why << ").";
  }
  *context.out << "\n" << taxonomies::InfoOf(*kind).adds << "\n";
  for (const std::string& effect : effects) *context.out << effect << ".\n";
  *context.out << (loaded->changed ? "Taxonomies in use now: " : "Nothing changed; in use: ")
               << loaded->set->edition.id() << "\n";
  if (loaded->changed) *context.out << "Next: corner taxonomy apply\n";
  return kDone;
}

int UnloadTaxonomy(const Context& context, const TaxonomyArgs& args) {
  const auto kind = SiteKindOf(args.kind);
  if (!kind.ok()) return Fail(context, kind.status());
  if (!fs::exists(indexer::SiteTablePath(context.data, *kind))) {
    return Fail(context, NotFound(Concat("No table ", args.kind, " is loaded."),
                                  "corner taxonomy status lists what is."));
  }
  const auto ledger = LockedLedger(context);
  if (!ledger.ok()) return Fail(context, ledger.status());
  const absl::Status removed = indexer::RemoveSiteTable(context.data, *kind);
  if (!removed.ok()) return Fail(context, removed);
  const auto site = indexer::ReadSiteTables(context.data);
  if (!site.ok()) return Fail(context, site.status());
  const std::string edition = taxonomies::EditionOf(*site).id();
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("kind", std::string_view(args.kind));
    *context.out << json.Field("edition", std::string_view(edition)).EndObject().Take() << "\n";
  } else {
    *context.out << "The table " << args.kind << " is out. Taxonomies in use now: " << edition
                 << "\nNext: corner taxonomy apply\n";
  }
  return kDone;
}

int ApplyTaxonomy(const Context& context, const TaxonomyArgs& args) {
  auto ledger = LockedLedger(context);
  if (!ledger.ok()) return Fail(context, ledger.status());
  Progress progress(context);
  indexer::IngestOptions options;
  options.day = context.day;
  options.workers = options.index.workers = args.workers;
  options.progress = [&](std::string_view stage, int64_t done) { progress.Show(stage, done); };
  options.index.progress = [&](int64_t rows) { progress.Show("indexing", rows); };
  const auto reread = indexer::PrepareTaxonomies(context.data, ledger->get(), &options);
  if (!reread.ok()) return Fail(context, reread.status());
  if (const absl::Status stopped = (*ledger)->StopWriting(); !stopped.ok()) {
    return Fail(context, stopped);
  }
  const auto index = indexer::CatchUp(**ledger, indexer::IndexPath(context.data), options.index);
  progress.Clear();
  if (!index.ok()) return Fail(context, index.status());
  const std::string edition = options.taxonomies->edition.id();
  if (context.json) {
    JsonWriter json;
    json.BeginObject()
        .Field("edition", std::string_view(edition))
        .Field("needed", reread->needed)
        .Field("resumed", reread->resumed)
        .Field("looked_at", reread->looked_at)
        .Field("changed", reread->changed)
        .Field("generation", index->generation);
    json.Key("seconds").Decimal(reread->seconds, 3);
    *context.out << json.EndObject().Take() << "\n";
  } else if (!reread->needed) {
    *context.out << "The adverts were read by " << edition << " already.\n";
  } else {
    *context.out << absl::StrFormat("Read %d adverts again by %s: %d changed (%.1f s).\n",
                                    reread->looked_at, edition, reread->changed, reread->seconds);
  }
  return kDone;
}

}  // namespace corner::cli
