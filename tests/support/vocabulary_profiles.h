// Random valid profiles for tests: the same seed gives the same ones, and every member of Profile
// is set in some of them and left unsaid in others. Ids are of the shipped vocabulary. Nobody in
// them is real. One generator per thread.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "matcher/profile.h"

namespace corner::testing {

class VocabularyProfiles {
 public:
  explicit VocabularyProfiles(uint64_t seed) : random_(seed) {}
  matcher::Profile Next();

  int Between(int low, int high);  // both included
  bool Chance(int percent);

 private:
  std::string Text();
  std::string Pick(const std::vector<std::string>& from);
  std::vector<std::string> Some(const std::vector<std::string>& from, int most);
  matcher::Evidence OneEvidence();
  void SetWork(matcher::Profile* profile);
  void SetFacets(matcher::Profile* profile);
  void SetHours(matcher::Profile* profile);
  void SetTimes(matcher::Profile* profile);
  void SetTravel(matcher::Profile* profile);
  void SetRules(matcher::Profile* profile);

  std::mt19937_64 random_;
  int next_ = 0;
};

// Every member of a profile in words, one a line: what two profiles are compared by.
std::string InFull(const matcher::Profile& profile);

}  // namespace corner::testing
