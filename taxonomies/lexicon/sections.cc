#include "taxonomies/lexicon/sections.h"

#include <algorithm>
#include <utility>

#include "taxonomies/lexicon/section_cues.h"

namespace corner::taxonomies {
namespace {

void Append(Section section, int32_t from, int32_t to, std::vector<SectionSpan>* spans) {
  if (from == to) return;
  if (!spans->empty() && spans->back().section == section) {
    spans->back().to = to;
  } else {
    spans->push_back({section, from, to});
  }
}

}  // namespace

std::string_view SectionName(Section section) {
  switch (section) {
    case Section::kDuties:
      return "duties";
    case Section::kRequirements:
      return "requirements";
    case Section::kBenefits:
      return "benefits";
    case Section::kEquality:
      return "equality";
    case Section::kAbout:
      return "about";
    case Section::kApply:
      return "apply";
  }
  return "duties";
}

std::vector<SectionSpan> SectionsOf(std::string_view text, std::span<const Word> words,
                                    std::span<const Gap> gaps, const SectionCues& cues) {
  std::vector<SectionSpan> spans;
  Section current = Section::kDuties;
  int32_t at = 0;  // what follows it has no section yet
  const auto start_of = [&](size_t word) {
    return word == words.size() ? static_cast<int32_t>(text.size()) : words[word].from;
  };
  for (const SectionCues::Finding& finding : cues.FindIn(text, words, gaps)) {
    const int32_t from = finding.first_word == 0 ? 0 : start_of(finding.first_word);
    Append(current, at, from, &spans);
    size_t end = finding.first_word + 1;
    while (end < words.size() && gaps[end] != Gap::kBreak) ++end;
    if (finding.heading) current = finding.section;
    Append(finding.section, from, at = start_of(end), &spans);
  }
  Append(current, at, static_cast<int32_t>(text.size()), &spans);
  return spans;
}

AdvertText ReadAdvertText(std::string_view text, const SectionCues& cues) {
  AdvertText read{text, AdvertWordsOf(text), {}, {}};
  read.gaps = GapsOf(text, read.words);
  read.sections = SectionsOf(text, read.words, read.gaps, cues);
  return read;
}

AdvertText ReadAdvertText(std::string_view text) {
  return ReadAdvertText(text, BuiltinSectionCues());
}

}  // namespace corner::taxonomies
