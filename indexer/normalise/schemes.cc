#include "indexer/normalise/schemes.h"

#include <algorithm>
#include <string>

namespace corner::indexer {
namespace {

enum Tag { kConfident, kMindful, kInterview };

constexpr Phrase kPhrases[] = {{"disability confident", kConfident},
                               {"disability_confident", kConfident},
                               {"mindful employer", kMindful},
                               {"mindful_employer", kMindful},
                               {"interview_offer", kInterview},
                               {"guaranteed interview", kInterview},
                               {"guarantee an interview", kInterview},
                               {"guarantee interviews", kInterview},
                               {"interview guarantee", kInterview},
                               {"offer an interview to", kInterview},
                               {"offer of an interview", kInterview},
                               {"guaranteed an interview", kInterview},
                               {"offer a guaranteed interview", kInterview},
                               {"guaranteed interview scheme", kInterview},
                               {"two ticks", kInterview},
                               {"positive about disabled people", kInterview},
                               {"offer interview*", kInterview}};

// How near a level word must stand to the name of the scheme, in bytes.
constexpr int32_t kLevelReach = 40;

int LevelRank(std::string_view level) {
  return level == "leader" ? 3 : level == "employer" ? 2 : level == "committed" ? 1 : 0;
}

std::string LevelNear(const ScannedText& text, const PhraseHit& hit) {
  static constexpr Phrase kLevels[] = {{"committed", 1}, {"level 1", 1},   {"employer", 2},
                                       {"level 2", 2},   {"leader", 3},    {"level 3", 3},
                                       {"level one", 1}, {"level two", 2}, {"level three", 3},
                                       {"leaders", 3},   {"employers", 2}, {"leader*", 3}};
  static const PhraseTable table(kLevels);
  // Directly after the name first ("Disability Confident Leader"), then near it.
  const int32_t end = text.ClauseEnd(hit.to, kLevelReach);
  int32_t rank = 0;
  for (const PhraseHit& level : table.FindIn(text, hit.to, end)) {
    const std::string_view word = text.lower().substr(level.from, level.to - level.from);
    const bool plain = word.starts_with("employer") || word == "committed";
    if (plain && level.from - hit.to > 3) continue;  // "… scheme. As an employer we"
    rank = std::max(rank, level.tag);
  }
  if (rank == 0) {
    const int32_t begin = text.ClauseStart(hit.from, kLevelReach);
    for (const PhraseHit& level : table.FindIn(text, begin, hit.from)) {
      if (text.lower().substr(level.from, 5) == "level") rank = level.tag;
    }
  }
  return rank == 3 ? "leader" : rank == 2 ? "employer" : rank == 1 ? "committed" : "";
}

void Scan(const ScannedText& text, bool spans, std::vector<SchemeReading>* found) {
  static const PhraseTable table(kPhrases);
  for (const PhraseHit& hit : table.FindAll(text)) {
    if (text.NegatedBefore(hit.from)) continue;
    SchemeReading reading;
    reading.scheme.id = hit.tag == kConfident ? "disability_confident"
                        : hit.tag == kMindful ? "mindful_employer"
                                              : "interview_offer";
    if (hit.tag == kConfident) reading.scheme.level = LevelNear(text, hit);
    if (spans) reading.from = hit.from, reading.to = hit.to;
    const auto same = std::find_if(found->begin(), found->end(), [&](const SchemeReading& other) {
      return other.scheme.id == reading.scheme.id;
    });
    if (same == found->end()) {
      found->push_back(std::move(reading));
    } else if (LevelRank(reading.scheme.level) > LevelRank(same->scheme.level)) {
      same->scheme.level = reading.scheme.level;
    }
  }
}

}  // namespace

std::vector<SchemeReading> ReadSchemes(std::string_view declared, const ScannedText& title,
                                       const ScannedText& description) {
  std::vector<SchemeReading> found;
  const std::string kept(declared);
  Scan(ScannedText(kept), false, &found);
  Scan(title, false, &found);
  Scan(description, true, &found);
  return found;
}

}  // namespace corner::indexer
