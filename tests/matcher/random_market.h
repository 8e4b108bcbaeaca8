// A few random adverts and random clients that meet, with a plain way to rank: what the laws of
// matching (docs/matching-model.md) are tested on. CORNER_PROPERTY_PAIRS sizes the tests.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "matcher/scan.h"
#include "matcher/shortlist.h"
#include "matcher/spread.h"
#include "tests/support/memory_catalogue.h"
#include "tests/support/random_profile.h"
#include "tests/support/random_vacancy.h"

namespace corner::testing {

inline int64_t PropertyPairs() {
  const char* pairs = std::getenv("CORNER_PROPERTY_PAIRS");
  return pairs == nullptr ? 2000 : std::atoll(pairs);
}

// Concepts c and c + 1 of the random vocabulary are near by 600; every tenth is sensitive.
class ChainSimilarity : public matcher::Similarity {
 public:
  std::vector<matcher::RelatedConcept> Near(std::string_view concept_id) const override;
  bool IsSensitive(std::string_view concept_id) const override;
};

class RandomMarket {
 public:
  static constexpr int32_t kLegalRate = 1271;
  explicit RandomMarket(uint64_t seed, int adverts = 30);

  const std::vector<indexer::Vacancy>& vacancies() const { return vacancies_; }
  std::vector<indexer::Vacancy>& vacancies() { return vacancies_; }
  matcher::Profile NextClient() { return profiles_.Next(); }
  RandomProfiles& chance() { return profiles_; }
  Day day() const { return day_; }
  const matcher::MatchWorld& world();  // over vacancies() as they are now
  matcher::MatchOptions options() const;

  struct Ranked {
    std::vector<std::string> order;      // after spread, everything not set aside
    std::map<std::string, int32_t> fit;  // of everything open, set aside or not
    std::map<std::string, std::vector<std::string>> broken;  // rules, where any
    std::map<std::string, int32_t> aspiration;               // points of field and interests
    std::set<std::string> beyond;
    int32_t floor = 0;
    bool operator==(const Ranked&) const = default;
  };
  // One by one from the vacancies, without the index; the order by Spread.
  Ranked Rank(const matcher::Profile& profile, const matcher::DisclosureUses& uses = {});

 private:
  Day day_{20600};
  std::vector<indexer::Vacancy> vacancies_;
  RandomProfiles profiles_;
  ChainSimilarity similarity_;
  std::unique_ptr<taxonomies::TravelTimes> travel_times_;
  std::unique_ptr<MemoryCatalogue> catalogue_;
  matcher::MatchWorld world_;
};

}  // namespace corner::testing
