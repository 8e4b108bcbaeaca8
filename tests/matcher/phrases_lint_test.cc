// The linter finds each banned term as a whole word and nothing else, and no phrase, label or scale
// word of ours holds one.
#include <gtest/gtest.h>

#include <string>

#include "matcher/phrases/labels.h"
#include "matcher/phrases/lint.h"
#include "matcher/phrases/phrase_book.h"
#include "matcher/phrases/plain_words.h"
#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::matcher {
namespace {

std::string Findings(std::string_view text) {
  std::string all;
  for (const BannedTerm* term : Lint(text)) all.append(term->term).append(";");
  return all;
}

TEST(Lint, FindsEveryTermAsAWholeWord) {
  for (const BannedTerm& term : BannedTerms()) {
    EXPECT_FALSE(term.reason.empty()) << term.term;
    const auto found = [&](std::string_view text) {
      for (const BannedTerm* one : Lint(text)) {
        if (one == &term) return true;
      }
      return false;
    };
    EXPECT_TRUE(found(Concat("The client ", term.term, " x."))) << term.term;
    EXPECT_TRUE(found(Concat("x, ", term.term, "."))) << term.term;
    EXPECT_TRUE(found(term.term)) << term.term;
    EXPECT_FALSE(found(Concat("x", term.term, " y"))) << term.term;
    EXPECT_FALSE(found(Concat("y ", term.term, "x"))) << term.term;
    EXPECT_FALSE(found(Concat("They said: “I ", term.term, " it”."))) << term.term;
  }
}

TEST(Lint, IsNotBlindToCaseMarksAndHyphens) {
  EXPECT_EQ(Findings("She is not JOB-READY."), "job ready;");
  EXPECT_EQ(Findings("They can’t do it."), "can t;");
  EXPECT_EQ(Findings("A gap, a barrier; despite that."), "barrier;despite;gap;");
  EXPECT_EQ(Findings("Failsafe gapless Lackington."), "");
}

TEST(Lint, OnlyAClosedQuotationIsExempt) {
  EXPECT_EQ(Findings("You said “I suffer from nothing” and that is that."), "");
  EXPECT_EQ(Findings("You said “I suffer from nothing and that is that."), "suffer;");
  EXPECT_EQ(Findings("“One” suffers “two”."), "suffers;");
  // Terms do not run across a quotation.
  EXPECT_EQ(Findings("job “very” ready"), "");
}

TEST(Lint, NoPhraseOfAnyTableHoldsATerm) {
  for (const PhraseTable& table : BuiltinPhrases().tables()) {
    for (const PhraseRow& row : table.rows) {
      for (const std::string_view text : {row.client, row.specialist, row.print}) {
        EXPECT_EQ(Findings(text), "") << row.code << ": " << text;
        // Stricter than for sentences, which may name a field of work.
        EXPECT_EQ(Concat(" ", FoldKey(text)).find(" health"), std::string::npos) << text;
      }
    }
  }
}

TEST(Lint, NoNameThatFillsASlotHoldsATerm) {
  const Labels& labels = BuiltinLabels();
  for (const taxonomies::Resource& resource : taxonomies::BuiltinResources().all()) {
    const std::string words = labels.Concept(resource.id);
    EXPECT_EQ(Findings(words), "") << resource.id;
    if (!resource.sensitive()) continue;
    // What somebody lived through is theirs to name.
    EXPECT_EQ(words, "using their own experience of life") << resource.id;
  }
  for (const taxonomies::JobField& field : taxonomies::BuiltinJobFields().all()) {
    EXPECT_EQ(Findings(labels.Field(field.id)), "");
  }
  for (const taxonomies::ContextFacet& facet : taxonomies::BuiltinContext().facets()) {
    EXPECT_EQ(Findings(Concat(facet.name, ". ", facet.one, ". ", facet.three, ". ", facet.five)),
              "");
  }
}

}  // namespace
}  // namespace corner::matcher
