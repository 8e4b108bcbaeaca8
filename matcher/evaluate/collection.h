// The adverts that ranking systems are compared on: read once from a catalogue and kept in memory,
// which is meant for judged collections of some thousands. Immutable once read; safe from any
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/catalogue.h"
#include "matcher/evaluate/metrics.h"
#include "matcher/profile.h"
#include "matcher/similarity.h"
#include "taxonomies/base/day.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/places/travel_times.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::matcher {

// Everything a ranking system may use. All must outlive the collection.
struct CollectionWorld {
  const indexer::Catalogue* catalogue = nullptr;
  const Similarity* similarity = nullptr;
  const taxonomies::TravelTimes* travel_times = nullptr;
  // The words people use for concepts and fields.
  const taxonomies::Resources* resources = &taxonomies::BuiltinResources();
  const taxonomies::JobFields* fields = &taxonomies::BuiltinJobFields();
};

class Collection {
 public:
  // Errors are the catalogue's. `legal_rate_pence` as in MatchOptions. Keeps a snapshot: later
  // changes of the catalogue are not seen, except by a system that searches the catalogue itself.
  static absl::StatusOr<Collection> Read(const CollectionWorld& world, Day day,
                                         int32_t legal_rate_pence = 0);

  const CollectionWorld& world() const { return world_; }
  const indexer::MatchSnapshot& snapshot() const { return snapshot_; }
  Day day() const { return day_; }
  int32_t legal_rate_pence() const { return legal_rate_pence_; }
  // Open on the day, competitive and lawful; by id.
  const std::vector<indexer::Vacancy>& vacancies() const { return vacancies_; }
  // nullptr: not among them.
  const indexer::Vacancy* Find(std::string_view id) const;

  // Of the vacancies, those that break no rule for this client: musts, vetoes, "never", the law.
  // Every system but the plain search box ranks these, so that what is compared is the order.
  std::vector<const indexer::Vacancy*> PoolOf(std::shared_ptr<const Profile> profile) const;

 private:
  CollectionWorld world_;
  Day day_;
  int32_t legal_rate_pence_ = 0;
  indexer::MatchSnapshot snapshot_;
  std::vector<indexer::Vacancy> vacancies_;
};

// A vacancy with a number that orders it.
struct Scored {
  const indexer::Vacancy* vacancy = nullptr;
  double score = 0;
};

// The first `limit` by score, highest first; equal ones newest first, then by id. Of adverts of one
// opening only the first is listed, as in a shortlist.
RankedList Rank(std::vector<Scored> scored, size_t limit);

}  // namespace corner::matcher
