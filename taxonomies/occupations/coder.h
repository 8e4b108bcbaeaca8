// Job title -> SOC 2020 unit groups, most likely first, each with how likely it is. First the title
// as the lexicon has it, then with its parts in another order or without words of rank, else the
// titles that share most of its words; a description's evidence can settle what the title leaves
// open. Deterministic, offline; one coder serves any number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "taxonomies/occupations/title_lexicon.h"

namespace corner::taxonomies {

struct CodedOccupation {
  SocCode code;
  // Of 1,000 titles coded so, about this many are right: fitted to job titles without a description
  // (coder.cc), so a description can make it a little too high or too low.
  int32_t per_mille = 0;
};

// How the best code was found, from surest to least sure.
enum class CodingBasis : uint8_t {
  kWholeTitle,   // the lexicon has these words in this order
  kSameWords,    // in another order
  kWithoutRank,  // without "senior", "bank", "trainee" …
  kMainPart,     // without what stands in brackets or behind a dash
  kNearest,      // titles that share words
  kNone          // no word of it is known
};

struct Coding {
  CodingBasis basis = CodingBasis::kNone;
  std::vector<CodedOccupation> best;  // at most `most`, likeliest first; may be empty
};

// What a description says for a unit group (0 = nothing, 1 = all it could), by index of
// TitleLexicon::units(); empty = no description.
using UnitEvidence = std::span<const float>;

class OccupationCoder {
 public:
  // `lexicon` must outlive the coder.
  explicit OccupationCoder(const TitleLexicon& lexicon) : lexicon_(lexicon) {}
  Coding Code(std::string_view title, UnitEvidence evidence = {}, size_t most = 5) const;

 private:
  const TitleLexicon& lexicon_;
};

// Coder over the titles that ship with the program.
const OccupationCoder& BuiltinCoder();

}  // namespace corner::taxonomies
