// Reads the ledger's adverts again when the taxonomies are of another edition: occupation, fields,
// tasks, facets and the place, from the texts the ledger holds. No feed is fetched. In batches,
// each a run of its own that also says how far it came, so that a run that was killed goes on where
// it stopped. Called by ingest before anything is taken in, and by `corner taxonomy apply`.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "indexer/ledger/ledger.h"
#include "taxonomies/base/day.h"
#include "taxonomies/editions/taxonomy_set.h"

namespace corner::indexer {

struct RereadOptions {
  Day day;
  int workers = 2;
  size_t batch = 200;  // adverts a run
  std::function<void(int64_t looked_at)> progress;
  std::function<bool()> stop;  // asked between batches; what was done stays
};

struct RereadReport {
  bool needed = false;  // false: the ledger's adverts were read by this edition already
  bool resumed = false;
  int64_t looked_at = 0, changed = 0;  // in this call
  double seconds = 0;
};

// Afterwards every open and held advert says what the same feed would say if it came in now, except
// for what rests on fields of the record that the ledger does not keep apart: a place that was read
// from a postcode or declared coordinates keeps that source. Closed adverts stay as they were read.
// The same ledger and edition give the same adverts whatever `workers` and `batch` are.
// kCancelled: stopped before the end; the next call goes on.
absl::StatusOr<RereadReport> RereadLedger(
    const std::shared_ptr<const taxonomies::TaxonomySet>& taxonomies, Ledger* ledger,
    const RereadOptions& options);

// The place of a stored advert by another gazetteer. Pure.
void RereadPlace(const taxonomies::Gazetteer& gazetteer, Vacancy* vacancy);

}  // namespace corner::indexer
