// Random but plausible vacancies for tests and measurements: the same seed gives the same adverts.
// Words follow a Zipf-like law, places lie in the United Kingdom, some adverts share their text,
// and every member of Vacancy is set in some of them and left unstated in others. Nothing is real.
// One generator per thread.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/vacancy.h"

namespace corner::testing {

struct RandomVacancyOptions {
  std::string source = "random";
  Day day = Day(20600);         // first sighting; closing dates lie around it
  int words = 160;              // of a description, on average
  int shared_text_percent = 8;  // adverts that repeat an earlier advert's title and description
};

class RandomVacancies {
 public:
  explicit RandomVacancies(uint64_t seed, RandomVacancyOptions options = {});

  // The next advert; external ids count "1", "2", …
  indexer::Vacancy Next();
  // Another advert under the given external id, as a sender changes one.
  indexer::Vacancy WithExternalId(const std::string& external_id);

  // For tests that need more chance of the same kind.
  std::mt19937_64& random() { return random_; }
  int64_t Between(int64_t low, int64_t high);  // both included
  bool Chance(int percent);
  // The vocabulary's word of that rank; rank 0 is the most frequent.
  static std::string WordAt(size_t rank);
  static constexpr size_t kVocabulary = 20000;

  // What adverts are drawn from, for makers of what should meet them. Employers are the words of
  // these ranks, tasks "task:" and facets "pace:" with any word.
  struct Town {
    std::string_view name;
    double lat, lon;
  };
  static std::span<const Town> Towns();
  static std::span<const std::string_view> Sectors();
  static std::span<const std::string_view> Fields();
  static std::span<const std::string_view> RequirementKinds();
  static constexpr size_t kFirstEmployer = 100, kLastEmployer = 600;

 private:
  struct Text {
    std::string title, html, plain;
  };

  std::string Word();
  Text MakeText();
  void SetText(indexer::Vacancy* vacancy);
  void SetEmployer(indexer::Vacancy* vacancy);
  void SetPlace(indexer::Vacancy* vacancy);
  void SetPay(indexer::Vacancy* vacancy);
  void SetTerms(indexer::Vacancy* vacancy);
  void SetMeanings(indexer::Vacancy* vacancy);
  // A span of one word of the description.
  indexer::Span WordSpan(const std::string& plain);

  RandomVacancyOptions options_;
  std::mt19937_64 random_;
  int64_t next_ = 0;
  std::vector<Text> shared_;
};

}  // namespace corner::testing
