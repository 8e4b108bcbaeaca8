// Pay, hours, pattern and contract as feeds write them. Immutable, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus/random.h"
#include "benchmarks/corpus/weighted.h"

namespace corner::benchmarks {

struct Terms {
  std::string pay, hours, pattern, contract, working_time;
};

class TermWords {
 public:
  TermWords();
  Terms Draw(Random& random) const;
  // A title as feeds decorate it: "Senior …", "… (Evenings)".
  std::string Decorate(std::string_view title, Random& random) const;

 private:
  struct Choice {
    std::vector<std::string_view> lines;
    Weighted law;
    std::string_view Draw(Random& random) const { return lines[law.Draw(random)]; }
  };
  static Choice ChoiceOf(std::string_view section, double exponent);

  Choice pay_, hours_, pattern_, contract_, working_time_;
  std::vector<std::string_view> prefixes_, suffixes_;
};

}  // namespace corner::benchmarks
