// What a job title says once noise is taken away, so that spellings of one title meet: "Kitchen
// Porter – Leeds (Ref: 81338)" and "KITCHEN PORTER, part time" have one key. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corner::indexer {

struct TitleFacts {
  // Folded words that say which role it is, sorted, each once. Words of rank, grade and subject
  // stay; place, employer, working time, hours, pay, reference and advertising words do not.
  std::vector<std::string> words;
  std::string reference;  // "81338" of "(Ref: 81338)"; empty = none
  bool part_time = false, full_time = false;
};

// `place` and `employer` are the advert's own words for them; both may be empty.
TitleFacts ReadTitle(std::string_view title, std::string_view place, std::string_view employer);

// One key for all titles with the same words; 0 when no word is left.
uint64_t TitleKey(const TitleFacts& facts);

}  // namespace corner::indexer
