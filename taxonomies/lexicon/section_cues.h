// The words by which the parts of an advert are known. Built once from a table; immutable, safe
// from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "taxonomies/lexicon/phrase_matcher.h"
#include "taxonomies/lexicon/sections.h"

namespace corner::taxonomies {

class SectionCues {
 public:
  // A table with the columns section, place and words. kInvalidArgument names the line.
  static absl::StatusOr<SectionCues> Parse(std::string_view table);

  // The section of every sentence that opens a part or speaks for itself, by the sentence's first
  // word: sentences run from one kBreak to the next.
  struct Finding {
    uint32_t first_word = 0;
    Section section = Section::kDuties;
    bool heading = false;  // what follows stands in the section too
  };
  std::vector<Finding> FindIn(std::string_view text, std::span<const Word> words,
                              std::span<const Gap> gaps) const;

 private:
  enum Place : uint8_t { kHeading, kWhole, kSentence, kOpening };
  // What one wording says, by place.
  struct Cue {
    std::optional<Section> section[4];
  };
  using Hits = std::span<const PhraseHit>;
  std::optional<Section> OpenedBy(std::span<const Word> line, uint32_t first, Hits hits) const;
  std::optional<Section> SpokenOfIn(std::span<const Word> sentence, uint32_t first,
                                    Hits hits) const;

  PhraseMatcher matcher_;
  std::vector<Cue> cues_;
};

const SectionCues& BuiltinSectionCues();

}  // namespace corner::taxonomies
