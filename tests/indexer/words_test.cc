#include "indexer/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Folded(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : WordsOf(text)) words.push_back(word.folded);
  return words;
}

TEST(Words, AreRunsOfLettersAndDigits) {
  EXPECT_THAT(Folded("Chef (part-time), £12.50!"), ElementsAre("chef", "part", "time", "12", "50"));
  EXPECT_THAT(Folded(""), IsEmpty());
  EXPECT_THAT(Folded("-- … £ '’"), IsEmpty());
}

TEST(Words, AreFolded) {
  EXPECT_THAT(Folded("CAFÉ Straße Ébène ﬁne Llŷn"),
              ElementsAre("cafe", "strasse", "ebene", "fine", "llyn"));
  EXPECT_THAT(Folded("cafe\u0301"), ElementsAre("cafe"));
}

TEST(Words, ApostrophesInsideAreDropped) {
  EXPECT_THAT(Folded("children's children’s 'quoted' o'clock rock’n’roll"),
              ElementsAre("childrens", "childrens", "quoted", "oclock", "rocknroll"));
}

TEST(Words, ProgrammingLanguagesStayWhole) {
  EXPECT_THAT(Folded("C++, C# and F#; a+b, ab++"),
              ElementsAre("c++", "c#", "and", "f#", "a", "b", "ab"));
}

TEST(Words, LongWordsAreCutOnACharacter) {
  EXPECT_EQ(Folded(std::string(300, 'x')), std::vector<std::string>{std::string(64, 'x')});
  std::string wide;
  for (int i = 0; i < 60; ++i) wide += "語";
  const auto words = Folded(wide);
  ASSERT_EQ(words.size(), 1u);
  EXPECT_TRUE(IsValidUtf8(words[0]));
  EXPECT_LE(words[0].size(), kMaxWordBytes);
}

TEST(Words, SpansCoverTheWordAsWritten) {
  const std::string text = "– Children’s Café, C++";
  std::vector<std::string> written;
  for (const Word& word : WordsOf(text)) {
    written.push_back(text.substr(word.from, word.to - word.from));
  }
  EXPECT_THAT(written, ElementsAre("Children’s", "Café", "C++"));
}

TEST(Words, StopWordsAreFunctionWords) {
  for (const char* word : {"a", "and", "for", "of", "the", "with", "yours"}) {
    EXPECT_TRUE(IsStopWord(word)) << word;
  }
  for (const char* word : {"chef", "", "care", "night", "The"}) EXPECT_FALSE(IsStopWord(word));
}

TEST(Stemmer, JoinsTheFormsOfAWord) {
  const Stemmer stemmer;
  EXPECT_EQ(stemmer.Stem("drivers"), stemmer.Stem("driver"));
  EXPECT_EQ(stemmer.Stem("cleaning"), stemmer.Stem("cleans"));
  EXPECT_NE(stemmer.Stem("chef"), stemmer.Stem("chief"));
  EXPECT_EQ(stemmer.Stem("3d"), "3d");
  EXPECT_EQ(stemmer.Stem("c++"), "c++");
}

// The snippet maker stems only words that begin like the stem it looks for.
TEST(Stemmer, KeepsTheFirstByte) {
  const Stemmer stemmer;
  std::mt19937 random(3);
  const std::vector<std::string> known = {"skies", "dying", "lying", "tying",  "idly",  "gently",
                                          "ugly",  "early", "only",  "singly", "youth", "yes"};
  for (const std::string& word : known) EXPECT_EQ(stemmer.Stem(word).front(), word.front()) << word;
  for (int round = 0; round < 20000; ++round) {
    std::string word(1 + random() % 12, 'a');
    for (char& c : word) c = "aeiouystldnrgch"[random() % 15];
    ASSERT_FALSE(stemmer.Stem(word).empty()) << word;
    ASSERT_EQ(stemmer.Stem(word).front(), word.front()) << word;
  }
}

TEST(WordsProperty, SpansAreInOrderAndWordsFoldOnlyOnce) {
  std::mt19937 random(4);
  const std::vector<std::string> pieces = {"a",    "Z", "9", "é",    "ß",  "’",      "'",
                                           "-",    " ", "#", "+",    "語", "\u0301", "ʼ",
                                           "\xFF", "ﬁ", "½", "🙂", "C",  "ŉ"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
    int32_t last = 0;
    for (const Word& word : WordsOf(text)) {
      ASSERT_LE(last, word.from);
      ASSERT_LT(word.from, word.to);
      last = word.to;
      ASSERT_FALSE(word.folded.empty());
      const std::vector<Word> again = WordsOf(word.folded);
      ASSERT_EQ(again.size(), 1u) << text;
      ASSERT_EQ(again[0].folded, word.folded) << text;
    }
    ASSERT_LE(static_cast<size_t>(last), text.size());
  }
}

}  // namespace
}  // namespace corner::indexer
