// Whether a wording stands for something else than what the person does or brings: a name of a job,
// a department or an employer, other people's roles, the subject of a degree. Used by the
// extractor. Pure functions over the words of a text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "taxonomies/base/words.h"
#include "taxonomies/lexicon/denial.h"
#include "taxonomies/lexicon/gaps.h"

namespace corner::taxonomies {

// A hit among the words of a text: [first, end) inside its clause.
struct MentionPlace {
  std::string_view text;
  std::span<const Word> words;
  std::span<const Gap> gaps;
  Clause clause;
  uint32_t first = 0, end = 0;
};

// "As a delivery driver, you …", "reports to the warehouse supervisor", "our catering company",
// "with the customer support team", "National Audit Office".
bool IsPartOfAName(const MentionPlace& place);

// "coordinate with the delivery drivers", "our security officers are …"; not "looking for
// experienced welders".
bool IsOtherPeople(const MentionPlace& place);

// "a degree in graphic design", "marketing, journalism or a related field".
bool IsSubjectOfADegree(const MentionPlace& place);

}  // namespace corner::taxonomies
