#include "taxonomies/lexicon/section_cues.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/lexicon/word_set.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kMostHeadingWords = 9;
constexpr Section kSections[] = {Section::kDuties,   Section::kRequirements, Section::kBenefits,
                                 Section::kEquality, Section::kAbout,        Section::kApply};

std::optional<Section> SectionNamed(std::string_view name) {
  for (const Section section : kSections) {
    if (SectionName(section) == name) return section;
  }
  return std::nullopt;
}

bool SpeaksOfTheReader(std::string_view word) {
  constexpr WordSet kReader = {
      "you",       "your",        "youll",    "youre",     "seeking",    "seek",       "need",
      "require",   "requires",    "required", "expect",    "hiring",     "hire",       "someone",
      "candidate", "candidates",  "must",     "essential", "applicants", "recruiting", "recruit",
      "searching", "responsible", "want",     "person",    "join"};
  return kReader.contains(word);
}

bool EndsLikeASentence(std::string_view behind) {
  return behind.starts_with('.') || behind.starts_with(';') || behind.starts_with(',');
}

}  // namespace

absl::StatusOr<SectionCues> SectionCues::Parse(std::string_view table) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"section", "place", "words"}));
  constexpr std::string_view kPlaces[] = {"heading", "whole", "sentence", "opening"};
  SectionCues cues;
  absl::flat_hash_map<std::string, size_t> known;
  for (const TableRow& row : rows) {
    const auto section = SectionNamed(row.cells[0]);
    if (!section) return row.Wrong(Concat("“", row.cells[0], "” is no section"));
    const auto place = std::find(std::begin(kPlaces), std::end(kPlaces), row.cells[1]);
    if (place == std::end(kPlaces)) {
      return row.Wrong(Concat("“", row.cells[1], "” is no place of a cue"));
    }
    for (std::string_view words : Split(row.cells[2], '|')) {
      const size_t cue = known.try_emplace(FoldKey(words), cues.cues_.size()).first->second;
      if (cue == cues.cues_.size()) cues.cues_.emplace_back();
      auto& said = cues.cues_[cue].section[place - std::begin(kPlaces)];
      if (said && *said != *section) {
        return row.Wrong(Concat("“", words, "” is a cue of another section too"));
      }
      said = section;
      cues.matcher_.Add(words, static_cast<uint32_t>(cue));
    }
  }
  return cues;
}

std::optional<Section> SectionCues::OpenedBy(std::span<const Word> line, uint32_t first,
                                             Hits hits) const {
  uint32_t bare = 0;
  while (bare < line.size() && IsFiller(line[bare].folded)) ++bare;
  const PhraseHit& hit = hits.front();
  const bool whole = hit.first_word <= first + bare && hit.end_word == first + line.size();
  if (whole && cues_[hit.value].section[kWhole]) return cues_[hit.value].section[kWhole];
  for (const PhraseHit& other : hits) {
    if (cues_[other.value].section[kHeading]) return cues_[other.value].section[kHeading];
  }
  return std::nullopt;
}

std::optional<Section> SectionCues::SpokenOfIn(std::span<const Word> sentence, uint32_t first,
                                               Hits hits) const {
  std::optional<Section> work;
  for (const PhraseHit& hit : hits) {
    const auto& section = cues_[hit.value].section[kSentence];
    if (section && !IsAboutTheWork(*section)) return section;
    if (!work) work = section;
  }
  if (work || hits.front().first_word != first) return work;
  const auto& opening = cues_[hits.front().value].section[kOpening];
  bool to_reader = false;
  for (size_t w = 0; w < sentence.size() && !to_reader; ++w) {
    const std::string_view word = sentence[w].folded;
    // "looking for", "looking to hire"; not "looking after".
    const bool looks =
        word == "looking" && w + 1 < sentence.size() && sentence[w + 1].folded != "after";
    to_reader = looks || SpeaksOfTheReader(word);
  }
  return to_reader ? std::nullopt : opening;
}

std::vector<SectionCues::Finding> SectionCues::FindIn(std::string_view text,
                                                      std::span<const Word> words,
                                                      std::span<const Gap> gaps) const {
  const std::vector<PhraseHit> all = matcher_.Find(words, gaps);
  std::vector<Finding> findings;
  for (size_t h = 0; h < all.size();) {
    uint32_t first = all[h].first_word, end = all[h].end_word;
    while (first > 0 && gaps[first] != Gap::kBreak) --first;
    while (end < words.size() && gaps[end] != Gap::kBreak) ++end;
    const size_t next = static_cast<size_t>(
        std::find_if(all.begin() + static_cast<ptrdiff_t>(h), all.end(),
                     [&](const PhraseHit& hit) { return hit.first_word >= end; }) -
        all.begin());
    const Hits hits = Hits(all).subspan(h, next - h);
    const auto sentence = words.subspan(first, end - first);
    const std::string_view behind = text.substr(static_cast<size_t>(sentence.back().to));
    const bool line = sentence.size() <= kMostHeadingWords && !EndsLikeASentence(behind);
    if (const auto opened = line ? OpenedBy(sentence, first, hits) : std::nullopt) {
      findings.push_back({first, *opened, true});
    } else if (const auto spoken = SpokenOfIn(sentence, first, hits)) {
      findings.push_back({first, *spoken, false});
    }
    h = next;
  }
  return findings;
}

const SectionCues& BuiltinSectionCues() {
  static const SectionCues* const kBuiltin =
      BuiltinOrDie("section cues", SectionCues::Parse(SectionCuesTsv()));
  return *kBuiltin;
}

}  // namespace corner::taxonomies
