// How many points a clause is worth to a vacancy: Okapi BM25 over three weighted texts, in whole
// points so that equal adverts tie on every machine. Called by every Catalogue, which must agree to
// the point. Pure functions, safe from any thread.
//
// S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
// Foundations and Trends in Information Retrieval 3(4), 2009; weighted fields as in its
// section 3.6.
#pragma once

#include <cmath>
#include <cstdint>

namespace corner::indexer {

// What one occurrence weighs, by the text it stands in.
inline constexpr int64_t kTitleWeight = 5;
inline constexpr int64_t kEmployerWeight = 3;
inline constexpr int64_t kDescriptionWeight = 1;

inline constexpr double kSaturation = 1.2;        // k1
inline constexpr double kLengthInfluence = 0.75;  // b

// Words of title, employer and description of an average vacancy; 1 when there are no words.
inline double AverageLength(int64_t total_words, int64_t vacancies) {
  if (total_words <= 0 || vacancies <= 0) return 1.0;
  return static_cast<double>(total_words) / static_cast<double>(vacancies);
}

// What one clause is worth to any vacancy: `vacancies` in the catalogue, of which `matching` meet
// it.
class ClauseWorth {
 public:
  ClauseWorth(int64_t vacancies, int64_t matching, double average_length)
      : idf_(std::log(1.0 + (static_cast<double>(vacancies - matching) + 0.5) /
                                (static_cast<double>(matching) + 0.5))),
        average_length_(average_length) {}

  // `weighted` occurrences in a vacancy `length` words long. Zero occurrences are worth nothing.
  int64_t Points(int64_t weighted, int64_t length) const {
    if (weighted <= 0) return 0;
    const double f = static_cast<double>(weighted);
    const double relative = static_cast<double>(length) / average_length_;
    const double norm = kSaturation * ((1.0 - kLengthInfluence) + kLengthInfluence * relative);
    // Never negative, so adding a half and cutting rounds to the nearest.
    return static_cast<int64_t>(1000.0 * idf_ * (f * (kSaturation + 1.0) / (f + norm)) + 0.5);
  }

 private:
  double idf_;
  double average_length_;
};

// The same for a single vacancy.
inline int64_t ClausePoints(int64_t vacancies, int64_t matching, int64_t weighted, int64_t length,
                            double average_length) {
  return ClauseWorth(vacancies, matching, average_length).Points(weighted, length);
}

}  // namespace corner::indexer
