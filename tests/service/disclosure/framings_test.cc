#include "service/disclosure/framings.h"

#include <gtest/gtest.h>

#include <set>

#include "matcher/phrases/lint.h"
#include "service/disclosure/screen.h"

namespace corner::disclosure {
namespace {

TEST(Framings, AreShortSentencesThatSpeakOfAPersonKindly) {
  std::set<std::string_view> ids;
  for (const Framing& framing : Framings()) {
    EXPECT_TRUE(ids.insert(framing.id).second);
    EXPECT_EQ(CleanSentence(framing.words), framing.words);
    EXPECT_LT(framing.words.size(), 80u);
    for (const auto* term : matcher::Lint(framing.words)) {
      // The one word for health that employers are most often told, and the client's to choose.
      EXPECT_EQ(term->term, "condition") << framing.words;
    }
  }
  EXPECT_GE(ids.size(), 10u);
}

}  // namespace
}  // namespace corner::disclosure
