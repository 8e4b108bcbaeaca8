// What handlers of the API and the pages are given besides the request. Filled by main before the
// server starts and only read afterwards; every function may be called from several threads at
// once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/catalogue.h"
#include "indexer/ledger/ledger.h"
#include "service/casework/actor.h"
#include "service/casework/record_store.h"
#include "service/http/message.h"
#include "taxonomies/base/day.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::accounts {
class Accounts;  // service/accounts/accounts.h
}

namespace corner::api {

class TaxonomyLookup;  // service/api/taxonomy_lookup.h

// Who sent a request, as their session says.
struct Caller {
  casework::Actor actor;
  std::string name;        // as colleagues and clients know them
  std::string csrf_token;  // for the forms of their pages
};

// How far the published index is behind the ledger, in change numbers.
struct Progress {
  uint64_t ledger_seq = 0;
  uint64_t index_seq = 0;
};

struct Services {
  // The catalogue of the newest published generation. kUnavailable: nothing published yet.
  std::function<absl::StatusOr<std::shared_ptr<const indexer::Catalogue>>()> catalogue;
  // A reading connection for the calling thread alone until the pointer is dropped; a pool takes
  // it back in the pointer's deleter.
  std::function<absl::StatusOr<std::shared_ptr<const indexer::Ledger>>()> ledger;
  // Must outlive every request.
  const taxonomies::Gazetteer* gazetteer = nullptr;
  // The taxonomies with their typeahead, made when first asked for.
  std::function<absl::StatusOr<std::shared_ptr<const TaxonomyLookup>>()> taxonomies;
  std::function<Day()> today;
  // Who may sign in; nullptr: this Corner keeps no accounts. Must outlive every request.
  accounts::Accounts* accounts = nullptr;

  // The casework records; nullptr: this Corner keeps none, and says so. Must outlive every request.
  casework::RecordStore* records = nullptr;
  // Equality monitoring: a store of its own that no other handler reads.
  casework::RecordStore* monitoring = nullptr;
  // Whose request this is. kUnauthenticated: nobody's; kPermissionDenied: a session that this
  // request may not use (another site sent it). Checks both for every method.
  std::function<absl::StatusOr<Caller>(const http::Request&)> caller;
  // An exact, keyed and one-way name for a person in another store.
  std::function<std::string(std::string_view use, std::string_view person)> pseudonym;

  // For /readyz.
  std::function<absl::StatusOr<Progress>()> progress;
  uint64_t max_lag = 1000;  // changes not yet searchable beyond which the service is not ready
  // Further reasons for not being ready (a full disk, a stop under way), one sentence each; may be
  // left empty.
  std::function<std::vector<std::string>()> not_ready;
};

}  // namespace corner::api
