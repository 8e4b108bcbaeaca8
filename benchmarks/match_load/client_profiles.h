// Invented clients for measuring the matcher: homes in towns of the gazetteer by their size, job
// fields, interests and resources drawn from what the work of those fields uses. The same seed
// gives the same clients. Nobody is real.
#pragma once

#include <cstdint>
#include <memory>
#include <random>

#include "matcher/profile.h"

namespace corner::benchmarks {

enum class TravelRule : uint8_t { kMust, kPrefer, kNone };

class ClientProfiles {
 public:
  ClientProfiles(uint64_t seed, TravelRule travel) : random_(seed), travel_(travel) {}
  std::shared_ptr<const matcher::Profile> Next();

 private:
  size_t Below(size_t count) {
    return std::uniform_int_distribution<size_t>(0, count - 1)(random_);
  }
  void SetWork(matcher::Profile* profile);
  void SetHome(matcher::Profile* profile);
  void SetWeek(matcher::Profile* profile);

  std::mt19937_64 random_;
  TravelRule travel_;
  int next_ = 0;
};

}  // namespace corner::benchmarks
