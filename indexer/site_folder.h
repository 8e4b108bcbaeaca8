// A site's own taxonomy tables in the data folder: DATA/taxonomies/KIND.tsv. Read by everything
// that needs the taxonomies in use; changed by `corner taxonomy` alone, under the ledger's lock, so
// that a run of an ingest sees one edition from beginning to end.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "taxonomies/editions/taxonomy_set.h"

namespace corner::indexer {

std::string SiteTablePath(std::string_view data, taxonomies::SiteKind kind);

// The tables that are there; none is no error.
absl::StatusOr<taxonomies::SiteTables> ReadSiteTables(const std::string& data);

// Puts a table in place, by a temporary file and a rename; readers see the old or the new one.
absl::Status StoreSiteTable(const std::string& data, taxonomies::SiteKind kind,
                            std::string_view text);
// kNotFound when there is none.
absl::Status RemoveSiteTable(const std::string& data, taxonomies::SiteKind kind);

// The taxonomies in use. The last set loaded is kept while it is the one in use, so that a program
// that goes on asking loads each edition once. Thread-safe.
absl::StatusOr<std::shared_ptr<const taxonomies::TaxonomySet>> TaxonomiesInUse(
    const std::string& data);
// Their places alone.
absl::StatusOr<std::shared_ptr<const taxonomies::Gazetteer>> GazetteerInUse(
    const std::string& data);

}  // namespace corner::indexer
