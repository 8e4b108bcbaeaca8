// Random but plausible profiles for tests and measurements: the same seed gives the same clients.
// What they want and bring is drawn from what random vacancies hold (random_vacancy.h), so that the
// two meet; every member of Profile is set in some of them and left unsaid in others. Always valid:
// nothing is said twice, ranges are in order, a must has its wish, and nobody vetoes what they
// seek. Nobody is real. One generator per thread.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/profile.h"
#include "taxonomies/base/day.h"

namespace corner::testing {

struct RandomProfileOptions {
  Day day = Day(20600);    // ramps begin around it
  int must_percent = 15;   // of the wishes that can be a must; vetoes and "never" too
  size_t vocabulary = 60;  // concepts and facets are of so many most frequent words
  // Drawn from instead, where not empty; each without repeats.
  std::vector<std::string> concepts, fields, facets, credentials;
};

class RandomProfiles {
 public:
  explicit RandomProfiles(uint64_t seed, RandomProfileOptions options = {});

  // The next client; keys count "client-1", "client-2", …
  matcher::Profile Next();

  // For tests that need more chance of the same kind.
  std::mt19937_64& random() { return random_; }
  int64_t Between(int64_t low, int64_t high);  // both included
  bool Chance(int percent);

 private:
  const std::string& OneOf(const std::vector<std::string>& list);
  // Up to `most` different ones, in a random order.
  std::vector<std::string> Some(const std::vector<std::string>& list, int64_t most);
  std::string Sentence();
  void SetAspirations(matcher::Profile* profile);
  void SetResources(matcher::Profile* profile);
  matcher::Evidence MakeEvidence();
  void SetFacets(matcher::Profile* profile);
  void SetTimes(matcher::Profile* profile);
  void SetHours(matcher::HoursWish* hours);
  void SetTravel(matcher::Profile* profile);
  void SetTerms(matcher::Profile* profile);
  void SetRules(matcher::Profile* profile);
  void SetVetoes(matcher::Profile* profile);

  RandomProfileOptions options_;
  std::vector<std::string> sectors_, employers_;
  std::mt19937_64 random_;
  int64_t next_ = 0;
};

}  // namespace corner::testing
