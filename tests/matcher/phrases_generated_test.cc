// Ten thousand explanations of random clients and adverts, read for what must hold of every one.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "matcher/phrases/codes.h"
#include "matcher/phrases/lint.h"
#include "matcher/phrases/phrases.h"
#include "taxonomies/base/text.h"
#include "tests/matcher/generated_items.h"

namespace corner::matcher {
namespace {

using corner::testing::GeneratedItems;

constexpr int kExplanations = 10'000;
constexpr size_t kMostWords = 25;
constexpr size_t kMostWordsWithNames = 30;  // names of work and of times are longer than one word

std::vector<const Reason*> ReasonsOf(const Standing& standing) {
  std::vector<const Reason*> all;
  for (const auto* list :
       {&standing.item.reasons, &standing.item.way_in, &standing.item.ask, &standing.rules}) {
    for (const Reason& reason : *list) all.push_back(&reason);
  }
  return all;
}

std::vector<std::string> TextsOf(const Standing& standing) {
  std::vector<std::string> texts = {standing.item.next_step};
  for (const Reason* reason : ReasonsOf(standing)) texts.push_back(reason->text);
  return texts;
}

// Empty when the text reads as it should; else what is amiss.
std::string Amiss(const std::string& text) {
  if (!IsValidUtf8(text)) return "is not UTF-8";
  if (text.find("  ") != std::string::npos) return "has two spaces";
  if (text.starts_with(' ') || text.ends_with(' ')) return "has a space at an end";
  if (text.empty() || (text.back() != '.' && text.back() != '?')) return "does not end";
  const std::string own = WithoutQuotations(text);
  if (own.find_first_of("{}[]_\n") != std::string::npos) return "has a slot or an id left";
  for (const char* loose : {" .", " ,", " ?", " :", "..", ": .", "““", "””", "()", "yes"}) {
    if (own.find(loose) != std::string::npos) return Concat("has ", loose);
  }
  if (!Lint(text).empty()) {
    return Concat("says ", Lint(text)[0]->term, ", which ", Lint(text)[0]->reason);
  }
  return {};
}

size_t LongestSentence(const std::string& text) {
  size_t most = 0, words = 0;
  const std::string own = WithoutQuotations(text);
  for (std::string_view word : Split(own, ' ')) {
    ++words;
    most = std::max(most, words);
    if (word.ends_with('.') || word.ends_with('?')) words = 0;
  }
  return most;
}

class GeneratedExplanations : public ::testing::TestWithParam<Audience> {};

TEST_P(GeneratedExplanations, ReadWell) {
  GeneratedItems items(20260601);
  PhraseOptions options;
  options.audience = GetParam();
  size_t longest = 0;
  for (int i = 0; i < kExplanations; ++i) {
    Standing standing = items.Next();
    PhraseAll(&standing, options);
    for (const std::string& text : TextsOf(standing)) {
      ASSERT_EQ(Amiss(text), "") << "explanation " << i << ": " << text;
      ASSERT_LE(LongestSentence(text), kMostWordsWithNames) << text;
      longest = std::max(longest, LongestSentence(text));
    }
  }
  EXPECT_GT(longest, kMostWords / 2);  // something was read
  RecordProperty("longest", static_cast<int>(longest));
}

TEST_P(GeneratedExplanations, SpeakToTheirReader) {
  GeneratedItems items(7);
  PhraseOptions options;
  options.audience = GetParam();
  for (int i = 0; i < 500; ++i) {
    Standing standing = items.Next();
    PhraseAll(&standing, options);
    for (const std::string& text : TextsOf(standing)) {
      const std::string own = Concat(" ", FoldKey(WithoutQuotations(text)), " ");
      const std::string key = ReplaceAll(own, " on your feet ", " ");  // the name of a facet
      if (GetParam() == Audience::kSpecialist) {
        EXPECT_EQ(key.find(" you said "), std::string::npos) << text;
        EXPECT_EQ(key.find(" your "), std::string::npos) << text;
      } else {
        EXPECT_EQ(key.find(" they said "), std::string::npos) << text;
        EXPECT_EQ(key.find(" they asked "), std::string::npos) << text;
      }
      if (GetParam() != Audience::kPrint) continue;
      EXPECT_EQ(key.find(" click "), std::string::npos) << text;
      EXPECT_EQ(key.find(" today "), std::string::npos) << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Audiences, GeneratedExplanations, ::testing::ValuesIn(kAllAudiences));

// Both ways: nothing is produced that the list of codes does not name, and each code of the list is
// produced.
TEST(GeneratedCodes, AreThoseOfTheList) {
  std::set<std::string> produced;
  for (const uint64_t seed : {11, 12}) {
    GeneratedItems items(seed);
    for (int i = 0; i < kExplanations / 2; ++i) {
      const Standing standing = items.Next();
      for (const Reason* reason : ReasonsOf(standing)) produced.insert(reason->code);
    }
  }
  const std::vector<std::string> codes = ReasonCodes();
  EXPECT_EQ(produced, std::set<std::string>(codes.begin(), codes.end()));
}

// What a client or an advert said stands in the sentence letter for letter (spaces apart).
TEST(GeneratedQuotes, StandAsTheyAre) {
  GeneratedItems items(5);
  int quotes = 0;
  for (int i = 0; i < 1000; ++i) {
    const Standing standing = items.Next();
    for (const Reason& reason : standing.item.reasons) {
      const std::string text = Phrase(reason, Audience::kClient, BuiltinLabels());
      for (size_t e = 0; e < std::min<size_t>(2, reason.evidence_text.size()); ++e) {
        EXPECT_NE(text.find(CollapseSpace(reason.evidence_text[e])), std::string::npos) << text;
        ++quotes;
      }
      const bool from_advert =
          reason.code.starts_with("resource.") || reason.code.starts_with("aspiration.interest");
      if (!from_advert || reason.quote.empty()) continue;
      EXPECT_NE(text.find(CollapseSpace(reason.quote)), std::string::npos) << text;
      ++quotes;
    }
  }
  EXPECT_GT(quotes, 500);
}

// The phrases themselves keep to the length; what fills a slot is counted as one word.
TEST(PhraseTable, SentencesAreShort) {
  for (const PhraseRow& row : EnglishPhrases()) {
    for (const std::string_view text : {row.client, row.specialist, row.print}) {
      EXPECT_LE(LongestSentence(std::string(text)), kMostWords) << row.code << ": " << text;
    }
  }
}

}  // namespace
}  // namespace corner::matcher
