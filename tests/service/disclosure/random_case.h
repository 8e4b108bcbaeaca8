// Random clients with a random plan for one employer, in whose private fields nonsense markers are
// planted: words that stand nowhere else, so that finding one in what an employer reads tells where
// it came from. Shared by the tests of service/disclosure. The same seed gives the same clients.
// One generator a thread.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/disclosure/calendar_entry.h"
#include "service/disclosure/letters.h"
#include "service/disclosure/policy.h"

namespace corner::testing {

inline int64_t PropertyPlans() {
  const char* plans = std::getenv("CORNER_PROPERTY_PAIRS");
  return plans == nullptr ? 2000 : std::atoll(plans);
}

// A sentence of the client's and what was put into it on purpose.
struct PlantedText {
  std::string marker;
  bool exclusion = false, service = false, health = false, name = false;
};

struct RandomCase {
  explicit RandomCase(disclosure::JobFacts job) : facts{.job = std::move(job)} {}
  disclosure::PolicyFacts facts;
  disclosure::Addressee listed, stranger;  // among the recipients, and not
  disclosure::Meeting meeting;
  std::vector<disclosure::HoursStep> steps;
  // What stands where, by marker. Markers that are in none of these are nowhere to be found.
  std::vector<PlantedText> words, evidence, credentials;  // evidence: shared, of usable strengths
  std::string name_first, name_last, reach, specialist, address, plain_address, service_first,
      service_last, title, employer_name, listed_name, place;
  std::set<std::string> markers;  // all of them
};

class RandomCases {
 public:
  explicit RandomCases(uint64_t seed) : random_(seed) {}
  RandomCase Next();
  int Below(int count) { return static_cast<int>(random_() % static_cast<uint64_t>(count)); }
  bool Chance(int percent) { return Below(100) < percent; }

 private:
  std::string Marker(RandomCase* one);  // a new nonsense word of ten letters
  std::string Mixed(const std::string& word);
  PlantedText Plant(RandomCase* one, std::string* text);
  void SetNames(RandomCase* one);
  void SetPlan(RandomCase* one, casework::DisclosurePlan* plan);
  void SetProfile(RandomCase* one);

  std::mt19937_64 random_;
  uint64_t next_ = 0;
  std::vector<std::string> exclusions_;  // of the case being made
};

// What an employer would get, one entry an output; no text where it is refused.
struct Output {
  std::string name;
  std::optional<std::string> text;  // subject, file name and body; calendar lines unfolded
  std::string refusal;
  bool operator==(const Output&) const = default;
};
std::vector<Output> AllOutputs(const RandomCase& one, const disclosure::Addressee& to);

// The markers that stand in a text, in any case.
std::set<std::string> MarkersIn(const RandomCase& one, std::string_view text);

}  // namespace corner::testing
