// Job title -> SOC 2020 unit groups, most likely first, each with how likely it is. First the title
// as the lexicon has it, then with its parts in another order or without words of rank, else the
// titles that share most of its words; a description's evidence can settle what the title leaves
// open. Deterministic, offline; one coder serves any number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "taxonomies/occupations/nearest_titles.h"
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

// What a title alone says of every unit it may belong to.
struct TitleLook {
  CodingBasis basis = CodingBasis::kNone;
  std::vector<UnitScore> scores;  // in order of the unit; empty: no word is known
};

class OccupationCoder {
 public:
  // `lexicon` must outlive the coder.
  explicit OccupationCoder(const TitleLexicon& lexicon) : lexicon_(lexicon), nearest_(lexicon) {}
  Coding Code(std::string_view title, UnitEvidence evidence = {}, size_t most = 5) const;

  // In two steps, for those who ask for the description only where the title leaves something open:
  // Code(title, evidence) is Code(Look(title), evidence), and what SurenessOf(Look(title)) says is
  // the first likelihood of Code(title), 0 when that is empty.
  TitleLook Look(std::string_view title) const;
  int32_t SurenessOf(const TitleLook& look) const;
  Coding Code(TitleLook look, UnitEvidence evidence = {}, size_t most = 5) const;

 private:
  const TitleLexicon& lexicon_;
  NearestTitles nearest_;
};

// Coder over the titles that ship with the program.
const OccupationCoder& BuiltinCoder();

}  // namespace corner::taxonomies
