// taxonomy status, show: which tables words are read by.
#include <algorithm>
#include <filesystem>

#include "indexer/ingest.h"
#include "indexer/site_folder.h"
#include "indexer/xapian/manifest.h"
#include "service/api/probe_params.h"
#include "service/cli/commands.h"
#include "service/cli/site_kind.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

namespace fs = std::filesystem;

using indexer::Ledger;
using taxonomies::SiteKind;
using taxonomies::SiteTables;
using taxonomies::TaxonomySet;

struct Standing {
  SiteTables site;
  std::shared_ptr<const TaxonomySet> set;
  std::string ledger, index;  // editions; empty = none yet
  bool apply = false;         // adverts have to be read again
};

absl::StatusOr<Standing> StandingOf(const Context& context) {
  Standing standing;
  CORNER_ASSIGN_OR_RETURN(standing.site, indexer::ReadSiteTables(context.data));
  CORNER_ASSIGN_OR_RETURN(standing.set, indexer::TaxonomiesInUse(context.data));
  if (!fs::exists(indexer::LedgerPath(context.data))) return standing;
  CORNER_ASSIGN_OR_RETURN(const auto ledger,
                          Ledger::Open(indexer::LedgerPath(context.data), Ledger::Mode::kRead));
  CORNER_ASSIGN_OR_RETURN(const indexer::EditionState state, ledger->Edition());
  CORNER_ASSIGN_OR_RETURN(const indexer::LedgerCounts counts, ledger->Counts());
  standing.ledger = indexer::EditionText(state);
  standing.apply = standing.ledger != standing.set->edition.id() && counts.open + counts.held > 0;
  const std::string index = indexer::IndexPath(context.data);
  const auto current = indexer::CurrentGeneration(index);
  if (!current.ok()) return standing;
  CORNER_ASSIGN_OR_RETURN(const indexer::Manifest manifest, indexer::ReadManifest(index, *current));
  standing.index = manifest.edition;
  return standing;
}

int64_t RowsOf(const std::string& table) {
  return std::max<int64_t>(0, std::count(table.begin(), table.end(), '\n') - 1);
}

std::string StandingJson(const Standing& standing) {
  JsonWriter json;
  json.BeginObject()
      .Field("edition", std::string_view(standing.set->edition.id()))
      .Field("ledger_edition", std::string_view(standing.ledger))
      .Field("index_edition", std::string_view(standing.index))
      .Field("apply", standing.apply);
  json.Key("tables").BeginArray();
  for (const taxonomies::SiteKindInfo& info : taxonomies::SiteKinds()) {
    json.BeginObject().Field("kind", info.name).Field("loaded", standing.site.Has(info.kind));
    json.Field("rows", RowsOf(standing.site.Of(info.kind))).Field("adds", info.adds).EndObject();
  }
  return json.EndArray().EndObject().Take();
}

// The table of a kind: the site's, else the shipped one where there is one of its form.
absl::StatusOr<std::string> TableToShow(const Context& context, SiteKind kind) {
  CORNER_ASSIGN_OR_RETURN(const SiteTables site, indexer::ReadSiteTables(context.data));
  if (site.Has(kind)) return site.Of(kind);
  const taxonomies::TableTexts shipped = taxonomies::ShippedTexts();
  if (kind == SiteKind::kSoc2020) return std::string(shipped.occupations);
  if (kind == SiteKind::kSoc2020Index) return std::string(shipped.job_titles);
  return NotFound(Concat("No table ", taxonomies::InfoOf(kind).name, " is loaded."),
                  Concat("It is read from ", taxonomies::InfoOf(kind).files, "."));
}

size_t CodeColumn(const std::vector<std::string_view>& columns) {
  const auto code = std::find(columns.begin(), columns.end(), "code");
  return code == columns.end() ? 0 : static_cast<size_t>(code - columns.begin());
}

void PrintRow(const Context& context, const std::vector<std::string_view>& columns,
              const std::vector<std::string_view>& cells) {
  if (!context.json) {
    *context.out << Join({cells.begin(), cells.end()}, "\t") << "\n";
    return;
  }
  JsonWriter json;
  json.BeginObject();
  for (size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
    json.Field(columns[i], cells[i]);
  }
  *context.out << json.EndObject().Take() << "\n";
}

absl::Status NoSuchCode(SiteKind kind, const std::string& code,
                        const std::vector<std::string_view>& codes) {
  const std::vector<std::string> near = api::ClosestNames(code, codes);
  return NotFound(Concat("The table ", taxonomies::InfoOf(kind).name, " has no code “",
                         Utf8Prefix(code, 60), "”."),
                  near.empty() ? "" : Concat("Did you mean ", Join(near, " or "), "?"));
}

}  // namespace

absl::StatusOr<SiteKind> SiteKindOf(std::string_view name) {
  if (const auto kind = taxonomies::SiteKindFromName(name)) return *kind;
  std::vector<std::string> names;
  for (const taxonomies::SiteKindInfo& info : taxonomies::SiteKinds())
    names.emplace_back(info.name);
  return InvalidInput(Concat("There is no kind of table called “", Utf8Prefix(name, 60), "”."),
                      Concat("The kinds are ", Join(names, ", "), "."));
}

int TaxonomyStatus(const Context& context) {
  const auto standing = StandingOf(context);
  if (!standing.ok()) return Fail(context, standing.status());
  if (context.json) {
    *context.out << StandingJson(*standing) << "\n";
    return kDone;
  }
  *context.out << "Taxonomies in use: " << standing->set->edition.id() << "\n";
  for (const taxonomies::SiteKindInfo& info : taxonomies::SiteKinds()) {
    if (!standing->site.Has(info.kind)) continue;
    *context.out << "  " << info.name << ": " << RowsOf(standing->site.Of(info.kind)) << " rows. "
                 << info.adds << "\n";
  }
  const std::string& ledger = standing->ledger;
  *context.out << "Adverts were read by: " << (ledger.empty() ? "not known" : ledger)
               << "\nThe index was published for: "
               << (standing->index.empty() ? "not known" : standing->index) << "\n";
  if (standing->apply) {
    *context.out << "Next: corner taxonomy apply reads the adverts again; the next corner ingest "
                    "does so too.\n";
  }
  return kDone;
}

int ShowTaxonomy(const Context& context, const TaxonomyArgs& args) {
  const auto kind = SiteKindOf(args.kind);
  if (!kind.ok()) return Fail(context, kind.status());
  const auto table = TableToShow(context, *kind);
  if (!table.ok()) return Fail(context, table.status());
  std::vector<std::string_view> columns, codes;
  int64_t shown = 0;
  for (std::string_view line : Split(*table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = Split(line, '\t');
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    const std::string_view code = cells[std::min(CodeColumn(columns), cells.size() - 1)];
    if (codes.empty() || codes.back() != code) codes.push_back(code);
    if (!args.code.empty() && code != args.code) continue;
    PrintRow(context, columns, cells);
    ++shown;
  }
  return shown > 0 ? kDone : Fail(context, NoSuchCode(*kind, args.code, codes));
}

}  // namespace corner::cli
