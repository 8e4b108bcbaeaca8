// The body of an invented advert: sections of sentences up to a length in words.
// Immutable once made, safe from any thread.
#pragma once

#include <string>
#include <vector>

#include "benchmarks/corpus/jobs.h"
#include "benchmarks/corpus/sentence.h"

namespace corner::benchmarks {

inline constexpr int kFewestWords = 120;
inline constexpr int kMostWords = 600;

class DescriptionWriter {
 public:
  explicit DescriptionWriter(const Lexicon& lexicon);
  // Appends the text with line breaks already written as JSON's "\n". What is said about the
  // employer depends on `employer_seed` alone, so that its adverts share it.
  void Write(const JobField& field, const SlotValues& values, uint64_t employer_seed,
             Random& random, std::string* out) const;

 private:
  struct Page;  // one description while it is written
  void Duties(const JobField& field, Page& page) const;
  void Closing(Page& page, Random employer) const;

  const Lexicon& lexicon_;
  std::vector<Sentence> opening_, opening_place_, role_, facts_, about_you_, requirements_,
      benefits_, employer_, boilerplate_, schemes_, apply_;
};

}  // namespace corner::benchmarks
