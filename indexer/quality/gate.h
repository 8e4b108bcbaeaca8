// The quality gate: what a person should look at before an advert reaches someone who searches for
// work. It rests on what the advert says, what the ledger knows and the day; never on the reader.
// Called by ingest for every advert; the ledger's hold book turns reasons into held adverts.
// Pure: the same advert, context and day give the same reasons, on any thread.
#pragma once

#include <optional>
#include <vector>

#include "indexer/quality/copies.h"
#include "indexer/quality/reason.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

// What is known about the feed an advert came with.
struct SourceContext {
  // An agency that the people who run this service know: a missing employer only marks, and its
  // texts may also stand elsewhere under the employer's name.
  bool trusted_agency = false;
};

// The reasons in the order of the table of rules; empty for most adverts. `vacancy.first_seen`
// and `group_first_seen` must be the ledger's first sightings of it and of its group.
std::vector<QualityReason> Judge(const Vacancy& vacancy, const SourceContext& source,
                                 const KnownCopies& copies, Day day);

}  // namespace corner::indexer
