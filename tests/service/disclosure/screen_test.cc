// What counts as mentioning something: whole words, folded.
#include "service/disclosure/screen.h"

#include <gtest/gtest.h>

#include "service/disclosure/employer_text.h"
#include "service/disclosure/health_words.h"
#include "service/disclosure/packet_row.h"
#include "taxonomies/base/text.h"
#include "tests/support/status_matchers.h"

namespace corner::disclosure {
namespace {

TEST(Screen, LooksForWholeWordsWhateverTheirDress) {
  const PhraseScreen screen({"hear voices", "café"});
  for (const char* text :
       {"I hear voices.", "HEAR   VOICES", "hear\nvoices", "hear, voices", "“hear” voices",
        "at the Cafe", "CAFÉ!", "cafe\u0301", "he\u00ADar vo\u200Bices"}) {
    EXPECT_TRUE(screen.Finds(text)) << text;
  }
  for (const char* text :
       {"", "I hear many voices", "hear voicesx", "voices hear", "cafeteria", "overhear voices"}) {
    EXPECT_FALSE(screen.Finds(text)) << text;
  }
}

TEST(Screen, LooksInsideWordsWhereNoSpacesAreWritten) {
  EXPECT_TRUE(PhraseScreen({"精神"}).Finds("私の精神科の話"));
}

TEST(Screen, RatherSaysNothingThanMissAPhraseItCannotLookFor) {
  EXPECT_TRUE(PhraseScreen({"…"}).Finds("anything"));
  EXPECT_FALSE(PhraseScreen(std::vector<std::string>()).Finds("anything"));
}

TEST(Screen, LooksIntoAddresses) {
  const PhraseScreen screen({"Northfield Works", "NW"});
  for (const char* text : {"jo@northfieldworks.example", "northfield-works.example/x",
                           "https://x.example/NorthfieldWorks", "jo@nw.example"}) {
    EXPECT_TRUE(screen.FindsInAddress(text)) << text;
  }
  EXPECT_FALSE(screen.FindsInAddress("jo@knworth.example"));
}

TEST(Screen, PrintsOneCleanLine) {
  EXPECT_EQ(CleanLine(" a\tb\r\nc\x01 d\u202Ee "), "a b c de");
  EXPECT_EQ(CleanLine("a\xFF"), "a\uFFFD");
  EXPECT_EQ(CleanSentence("I like quiet"), "I like quiet.");
  for (const char* ended : {"Yes.", "Really?", "Good!", "so…", "“quiet”", ""}) {
    EXPECT_EQ(CleanSentence(ended), ended);
  }
}

TEST(HealthWords, AreFoldedAndFindThemselves) {
  for (const std::string_view words : HealthWords()) {
    const std::string_view plain = words.ends_with('*') ? words.substr(0, words.size() - 1) : words;
    EXPECT_EQ(FoldKey(plain), plain);
    EXPECT_TRUE(NamesHealth(Concat("I ", plain, " x"))) << words;
  }
}

TEST(HealthWords, LeaveOrdinaryWorkAlone) {
  for (const char* text :
       {"diagnosed faults in lorries", "ward clerk at the general hospital", "cancer charity shop",
        "gave medication in a care home", "psychology A level", "pressure washing", "first aid",
        "pipe fitting", "Esalen Street", "in patients' gardens", "recovered broken phones"}) {
    EXPECT_FALSE(NamesHealth(text)) << text;
  }
  for (const char* text : {"Schizophrenia", "MENTAL-HEALTH day", "I was sectioned",
                           "peer supporter", "disabled people's choir", "dépression"}) {
    EXPECT_TRUE(NamesHealth(text)) << text;
  }
}

}  // namespace
}  // namespace corner::disclosure
