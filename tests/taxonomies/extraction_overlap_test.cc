// How far mentions lie where others marked skills: SkillSpan (Zhang et al., NAACL 2022; spans of
// skills and of knowledge) and the tagged sentences of Green et al. (LREC 2022). Their spans name
// no concepts of ours and hold skills that our vocabulary leaves out, so these are figures to look
// at, not aims, and nothing is tuned on them.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "taxonomies/lexicon/extract.h"
#include "tests/support/shared_data.h"

namespace corner::taxonomies {
namespace {

using Span = std::pair<int32_t, int32_t>;  // half-open, bytes

struct Sentence {
  std::string text;
  std::vector<Span> skills;
  bool in_skill = false;  // the last token belongs to the last span

  // `tag`: 'B' begins a skill, 'I' goes on with it, 'O' is outside.
  void Token(std::string_view token, char tag) {
    if (!text.empty()) text += ' ';
    const auto from = static_cast<int32_t>(text.size());
    text += token;
    const auto to = static_cast<int32_t>(text.size());
    if (tag == 'B' || (tag == 'I' && !in_skill)) skills.emplace_back(from, to);
    if (tag == 'I' && in_skill) skills.back().second = to;
    in_skill = tag != 'O';
  }
};

struct Overlap {
  int skills = 0, skills_met = 0, mentions = 0, mentions_inside = 0;

  void Add(const Sentence& sentence) {
    std::vector<Span> found;
    for (const ResourceMention& mention : BuiltinExtractor().FromAdvert(sentence.text)) {
      found.emplace_back(mention.from, mention.to);
    }
    const auto meet = [](const Span& a, const Span& b) {
      return a.first < b.second && b.first < a.second;
    };
    for (const Span& skill : sentence.skills) {
      ++skills;
      skills_met += std::any_of(found.begin(), found.end(),
                                [&](const Span& span) { return meet(span, skill); });
    }
    for (const Span& span : found) {
      ++mentions;
      mentions_inside +=
          std::any_of(sentence.skills.begin(), sentence.skills.end(), [&](const Span& skill) {
            return skill.first <= span.first && span.second <= skill.second;
          });
    }
  }
  void Print(const char* name) const {
    std::printf(
        "%s: %d of %d marked spans overlap a mention (%.3f), %d of %d mentions lie inside "
        "(%.3f)\n",
        name, skills_met, skills, 1.0 * skills_met / skills, mentions_inside, mentions,
        1.0 * mentions_inside / mentions);
  }
};

TEST(ExtractionOverlap, SkillSpan) {
  CORNER_SKIP_WITHOUT_SHARED("data/eval/skillspan/test.json");
  std::ifstream in(corner::testing::SharedFolder() / "data/eval/skillspan/test.json");
  Overlap overlap;
  for (std::string line; std::getline(in, line);) {
    const auto document = JsonDocument::Parse(line);
    ASSERT_TRUE(document.ok());
    const auto tokens = document->root().member("tokens");
    const auto skill = document->root().member("tags_skill");
    const auto knowledge = document->root().member("tags_knowledge");
    Sentence sentence;
    for (size_t t = 0; t < tokens.size(); ++t) {
      char tag = skill.element(t).string().value_or("O").front();
      if (tag == 'O') tag = knowledge.element(t).string().value_or("O").front();
      sentence.Token(tokens.element(t).string().value_or(""), tag);
    }
    overlap.Add(sentence);
  }
  overlap.Print("SkillSpan test");
  EXPECT_GT(overlap.skills, 0);
  EXPECT_GT(overlap.mentions, 0);
}

TEST(ExtractionOverlap, Green2022) {
  CORNER_SKIP_WITHOUT_SHARED("data/eval/green2022_ner/testset.txt");
  std::ifstream in(corner::testing::SharedFolder() / "data/eval/green2022_ner/testset.txt");
  Overlap overlap;
  Sentence sentence;
  for (std::string line; std::getline(in, line);) {
    const auto cells = Split(TrimSpace(line), ' ');
    if (cells.size() != 2) {
      overlap.Add(std::exchange(sentence, {}));
      continue;
    }
    sentence.Token(cells[0], cells[1].ends_with("-Skill") ? cells[1].front() : 'O');
  }
  overlap.Add(sentence);
  overlap.Print("Green 2022 test");
  EXPECT_GT(overlap.skills, 0);
  EXPECT_GT(overlap.mentions, 0);
}

}  // namespace
}  // namespace corner::taxonomies
