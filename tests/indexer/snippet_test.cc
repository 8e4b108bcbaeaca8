#include "indexer/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "indexer/query.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Snippet SnippetFor(std::string_view text, std::string_view query) {
  static const Stemmer stemmer;
  const auto parsed = ParseQuery(query);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return MakeSnippet(text, parsed.ok() ? parsed->clauses : std::vector<Clause>(), stemmer);
}

std::vector<std::string> Marked(const Snippet& snippet) {
  std::vector<std::string> words;
  for (const Highlight& mark : snippet.highlights) {
    words.push_back(snippet.text.substr(mark.from, mark.to - mark.from));
  }
  return words;
}

std::string Filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i)
    text.append(i % 3 == 0 ? "plain " : i % 3 == 1 ? "filler " : "so ");
  return text;
}

TEST(Snippet, ShortTextStaysWhole) {
  const Snippet snippet = SnippetFor("We need drivers for our café.", "driver cafe");
  EXPECT_EQ(snippet.text, "We need drivers for our café.");
  EXPECT_THAT(Marked(snippet), ElementsAre("drivers", "café"));
}

TEST(Snippet, BeginsWhereNothingIsFound) {
  const std::string text = "  Opening words. " + Filler(200);
  for (const char* query : {"", "zebra", "-plain", "title:plain"}) {
    const Snippet snippet = SnippetFor(text, query);
    EXPECT_TRUE(snippet.text.starts_with("Opening words.")) << query;
    EXPECT_TRUE(snippet.text.ends_with("…"));
    EXPECT_THAT(snippet.highlights, IsEmpty());
  }
}

TEST(Snippet, ShowsWhereMostPartsMeet) {
  const std::string text = "A chef. " + Filler(90) + "A chef who drives at night. " + Filler(90);
  const Snippet snippet = SnippetFor(text, "chef driving \"at night\"");
  EXPECT_TRUE(snippet.text.starts_with("…"));
  EXPECT_TRUE(snippet.text.ends_with("…"));
  EXPECT_THAT(snippet.text, HasSubstr("A chef who drives at night."));
  EXPECT_THAT(Marked(snippet), ElementsAre("chef", "drives", "at", "night"));
}

TEST(Snippet, MarksOnlyWholePhrasesAndExactWords) {
  EXPECT_THAT(Marked(SnippetFor("Night work. At night. Nightly.", "\"at night\"")),
              ElementsAre("At", "night"));
  EXPECT_THAT(Marked(SnippetFor("Drivers drive. A driver.", "\"driver\"")), ElementsAre("driver"));
  EXPECT_THAT(Marked(SnippetFor("Nurse, nursing, nut", "nurs*")), ElementsAre("Nurse", "nursing"));
}

TEST(Snippet, IsLongEnoughAtTheEndOfTheText) {
  const Snippet snippet = SnippetFor(Filler(200) + "the last word is chef", "chef");
  EXPECT_GE(snippet.text.size(), 160u);
  EXPECT_TRUE(snippet.text.ends_with("the last word is chef"));
  EXPECT_THAT(Marked(snippet), ElementsAre("chef"));
}

TEST(SnippetProperty, IsAValidPieceOfTheTextWithValidSpans) {
  const std::vector<std::string> pieces = {"chef ",
                                           "driver",
                                           " ",
                                           "café ",
                                           "night ",
                                           "at ",
                                           "\n",
                                           "日本語",
                                           "-",
                                           "🙂",
                                           ". ",
                                           "C++ ",
                                           "plain words here ",
                                           "drivers’ "};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t n = random() % 120; n > 0; --n) text += pieces[random() % pieces.size()];
    const Snippet snippet = SnippetFor(text, "chef driver* \"at night\" cafe \"c++\" -plain");
    ASSERT_TRUE(IsValidUtf8(snippet.text));
    std::string_view core = snippet.text;
    if (core.starts_with("…") && !text.starts_with("…")) core.remove_prefix(3);
    if (core.ends_with("…")) core.remove_suffix(3);
    ASSERT_NE(text.find(core), std::string::npos) << text;
    ASSERT_LE(core.size(), kSnippetBytes);
    if (text.size() < kSnippetBytes) {
      ASSERT_EQ(core, TrimSpace(text));
    }
    int32_t last = 0;
    for (const Highlight& mark : snippet.highlights) {
      ASSERT_LE(last, mark.from);
      ASSERT_LT(mark.from, mark.to);
      ASSERT_LE(static_cast<size_t>(mark.to), snippet.text.size());
      ASSERT_EQ(WordsOf(snippet.text.substr(mark.from, mark.to - mark.from)).size(), 1u);
      last = mark.to;
    }
  }
}

}  // namespace
}  // namespace corner::indexer
