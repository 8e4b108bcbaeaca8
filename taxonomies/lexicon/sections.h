// What the parts of an advert are about. Employers repeat the same paragraphs about themselves,
// equality, schemes and benefits under every advert; those say nothing about the work, so what is
// found in them is kept apart. Pure functions, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "taxonomies/base/words.h"
#include "taxonomies/lexicon/gaps.h"

namespace corner::taxonomies {

class SectionCues;

enum class Section : uint8_t {
  kDuties,        // what the person will do; also where nothing says otherwise
  kRequirements,  // what the employer asks for
  kBenefits,
  kEquality,  // equal opportunities, schemes, adjustments, safeguarding statements
  kAbout,     // the employer and the place
  kApply      // how to apply, closing dates, contacts
};

// "duties", "requirements", "benefits", "equality", "about", "apply".
std::string_view SectionName(Section section);
// The parts that say nothing about this work in particular.
inline bool IsBoilerplate(Section section) {
  return section == Section::kBenefits || section == Section::kEquality ||
         section == Section::kApply;
}
// The parts that say what the person does and brings. What an employer says of itself (kAbout) may
// tell what a working day there is like, but not what this job uses.
inline bool IsAboutTheWork(Section section) {
  return section == Section::kDuties || section == Section::kRequirements;
}

struct SectionSpan {
  Section section = Section::kDuties;
  int32_t from = 0, to = 0;  // half-open byte span in the text
};

// A text with its words and sections, read once for everyone who looks for something in it.
struct AdvertText {
  std::string_view text;
  std::vector<Word> words;
  std::vector<Gap> gaps;  // before each word
  std::vector<SectionSpan> sections;
};
AdvertText ReadAdvertText(std::string_view text);
AdvertText ReadAdvertText(std::string_view text, const SectionCues& cues);

// The whole text in sections, in order and without holes. A heading (a short line, or what stands
// before a colon) sets the section of what follows it; a sentence that speaks for itself stands in
// its own. `words` and `gaps` are the text's.
std::vector<SectionSpan> SectionsOf(std::string_view text, std::span<const Word> words,
                                    std::span<const Gap> gaps, const SectionCues& cues);

}  // namespace corner::taxonomies
