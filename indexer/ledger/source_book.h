// What the ledger keeps about each source: how its last tries went, what its server said about
// unchanged feeds, and the closings that wait for a person. Written by ingest and by the sources'
// runs, read by `corner sources list`. Used on the ledger's thread; the ledger must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "indexer/ledger/ledger.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

// A failing source is shown as such once more than this many of its last kBudgetTries failed.
inline constexpr int kBudgetTries = 20, kBudgetFailures = 4;

struct SourceState {
  std::string key;
  absl::Time last_try = absl::InfinitePast();   // InfinitePast: never
  absl::Time last_good = absl::InfinitePast();  // taken in, or nothing new
  absl::Time next_due = absl::InfinitePast();
  std::string last_error, last_hint;  // empty: the last try went well
  int failures = 0;                   // in a row
  uint32_t history = 0;  // the last kBudgetTries tries, the newest in the lowest bit; 1 = failed
  int tries = 0;         // how many of these bits count
  // What the server said about its feed, and the settings it was read with (ValidityOf).
  std::string etag, last_modified, validated_for;
  int64_t lines = 0, rejected = 0;  // of the last good run that read something

  int failed_tries() const;  // of the last kBudgetTries
  int budget_left() const;   // failures that may still come, at least 0
};

// Notes the outcome of one try: moves the counts, the history and `last_error`. An OK status makes
// `last_good` the time of the try.
void NoteTry(absl::Time tried, const absl::Status& outcome, SourceState* state);

// Closings of a complete run that a person has to agree to.
struct HeldClosings {
  std::string source;
  Day day;              // of the run
  int64_t adverts = 0;  // how many wait
};

class SourceBook {
 public:
  explicit SourceBook(const Ledger& ledger) : impl_(*ledger.impl_) {}

  // A source of which nothing is known has a state with its key only.
  absl::StatusOr<SourceState> Find(std::string_view key) const;
  absl::StatusOr<std::vector<SourceState>> All() const;       // by key
  absl::StatusOr<std::vector<HeldClosings>> AllHeld() const;  // by source
  absl::StatusOr<std::optional<HeldClosings>> Held(std::string_view source) const;
  absl::StatusOr<std::vector<std::string>> HeldIds(std::string_view source) const;  // sorted

  // Both belong to the run that is open, and are kept only with it; without one they stand alone.
  absl::Status Save(const SourceState& state) const;
  // Replaces what is held of the source; no ids: nothing is held.
  absl::Status Hold(std::string_view source, Day day, const std::vector<std::string>& ids) const;

 private:
  const Ledger::Impl& impl_;
};

}  // namespace corner::indexer
