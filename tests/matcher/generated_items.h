// Random clients held against random adverts, explained: what tests of sentences read thousands of.
// The adverts are those of random_vacancy.h with concepts, facets and sources of the vocabulary.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "matcher/shortlist.h"
#include "tests/support/random_profile.h"
#include "tests/support/random_vacancy.h"

namespace corner::testing {

class GeneratedItems {
 public:
  explicit GeneratedItems(uint64_t seed);

  // The next advert as one client reads it, with every rule it breaks; nothing is phrased yet. A
  // client reads several adverts before the next one comes.
  matcher::Standing Next();

 private:
  indexer::Vacancy NextVacancy();

  std::vector<std::string> concepts_, facets_;
  RandomVacancies vacancies_;
  std::unique_ptr<RandomProfiles> profiles_;
  std::unique_ptr<matcher::Similarity> similarity_;
  std::unique_ptr<taxonomies::TravelTimes> travel_times_;
  std::shared_ptr<const matcher::Profile> profile_;
  int64_t made_ = 0;
};

}  // namespace corner::testing
