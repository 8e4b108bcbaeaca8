#include "indexer/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "indexer/words.h"
#include "taxonomies/base/text.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

// A clause as somebody would type it.
std::string Typed(const Clause& clause) {
  static constexpr std::string_view kOccurs[] = {"", "+", "-"};
  static constexpr std::string_view kWheres[] = {"", "title:", "employer:"};
  const std::string mark = clause.exact ? "\"" : "";
  return Concat(kOccurs[static_cast<int>(clause.occur)], kWheres[static_cast<int>(clause.where)],
                mark, Join(clause.words, " "), mark, clause.prefix ? "*" : "");
}

std::vector<std::string> ClausesOf(std::string_view text) {
  const auto query = ParseQuery(text);
  EXPECT_THAT(query, IsOk()) << text;
  std::vector<std::string> clauses;
  if (!query.ok()) return clauses;
  for (const Clause& clause : query->clauses) clauses.push_back(Typed(clause));
  return clauses;
}

std::vector<std::string> UnderstoodOf(std::string_view text) {
  const auto query = ParseQuery(text);
  EXPECT_THAT(query, IsOk()) << text;
  return query.ok() ? query->understood : std::vector<std::string>();
}

TEST(Query, WordsArePartsOfTheirOwn) {
  EXPECT_THAT(ClausesOf("Kitchen porter"), ElementsAre("kitchen", "porter"));
  EXPECT_THAT(ClausesOf("  chef,\tcook;waiter\n"), ElementsAre("chef", "cook", "waiter"));
  EXPECT_THAT(ClausesOf("Café C++ c# children’s"), ElementsAre("cafe", "c++", "c#", "childrens"));
  EXPECT_THAT(ClausesOf(""), IsEmpty());
  EXPECT_THAT(ClausesOf(" \t\n"), IsEmpty());
}

TEST(Query, QuotationMarksAskForExactWords) {
  EXPECT_THAT(ClausesOf("\"Front of House\""), ElementsAre("\"front of house\""));
  EXPECT_THAT(ClausesOf("“front of house”"), ElementsAre("\"front of house\""));
  EXPECT_THAT(ClausesOf("„front of house“ «chef»"), ElementsAre("\"front of house\"", "\"chef\""));
  EXPECT_THAT(ClausesOf("chef\"night shift\"waiter"),
              ElementsAre("chef", "\"night shift\"", "waiter"));
  EXPECT_THAT(ClausesOf("\"nurs*\""), ElementsAre("\"nurs\""));
}

TEST(Query, SignsDemandAndForbid) {
  EXPECT_THAT(ClausesOf("+driver -night −weekend"), ElementsAre("+driver", "-night", "-weekend"));
  EXPECT_THAT(ClausesOf("-\"night shift\" +title:chef -employer:\"tern tide\""),
              ElementsAre("-\"night shift\"", "+title:chef", "-employer:\"tern tide\""));
  EXPECT_THAT(ClausesOf("+c++ -nurs*"), ElementsAre("+c++", "-nurs*"));
  EXPECT_THAT(ClausesOf("chef NOT night"), ElementsAre("chef", "-night"));
  EXPECT_THAT(ClausesOf("chef – leeds"), ElementsAre("chef", "leeds"));
}

TEST(Query, FieldsChooseAText) {
  EXPECT_THAT(
      ClausesOf("title:chef Title:\"care assistant\" company:Tern employer:tide*"),
      ElementsAre("title:chef", "title:\"care assistant\"", "employer:tern", "employer:tide*"));
  EXPECT_THAT(ClausesOf("title:part-time"), ElementsAre("title:\"part time\""));
}

TEST(Query, ColonsThatNameNoFieldStandBetweenWords) {
  EXPECT_THAT(ClausesOf("10:30"), ElementsAre("\"10 30\""));
  EXPECT_THAT(ClausesOf("http://tern.example"), ElementsAre("\"http tern example\""));
  EXPECT_THAT(ClausesOf("Note: chef"), ElementsAre("note", "chef"));
  EXPECT_THAT(ClausesOf("title: chef"), ElementsAre("title", "chef"));
}

TEST(Query, CompoundsArePhrases) {
  EXPECT_THAT(ClausesOf("part-time"), ElementsAre("\"part time\""));
  EXPECT_THAT(ClausesOf("R&D kitchen/bar node.js"),
              ElementsAre("\"r d\"", "\"kitchen bar\"", "\"node js\""));
  EXPECT_THAT(ClausesOf("+part‑time -full-time"), ElementsAre("+\"part time\"", "-\"full time\""));
  EXPECT_THAT(ClausesOf("(chef-cook)waiter"), ElementsAre("\"chef cook\"", "waiter"));
}

TEST(Query, RepeatsCountOnce) {
  EXPECT_THAT(ClausesOf("chef Chef CHEF +chef"), ElementsAre("chef", "+chef"));
  EXPECT_THAT(ClausesOf("part-time \"part time\""), ElementsAre("\"part time\""));
}

TEST(Query, StopWordsGoUnlessNothingElseIsThere) {
  EXPECT_THAT(ClausesOf("a chef and the waiter"), ElementsAre("chef", "waiter"));
  EXPECT_THAT(UnderstoodOf("the chef"),
              ElementsAre("any form of chef", "left out: “the”, which is in most adverts"));
  EXPECT_THAT(ClausesOf("the"), ElementsAre("the"));
  EXPECT_THAT(ClausesOf("the -chef"), ElementsAre("the", "-chef"));
  EXPECT_THAT(ClausesOf("\"it\" support title:it +it"),
              ElementsAre("\"it\"", "support", "title:it", "+it"));
}

TEST(Query, CapitalAndOrAreLeftOutAloud) {
  EXPECT_THAT(ClausesOf("chef AND waiter OR cook"), ElementsAre("chef", "waiter", "cook"));
  EXPECT_THAT(UnderstoodOf("chef OR cook").back(), HasSubstr("left out: “OR”"));
}

TEST(Query, EveryClauseIsSaidInWords) {
  EXPECT_THAT(UnderstoodOf("chef nurs* \"front of house\" +title:driver -employer:\"tern\""),
              ElementsAre("any form of chef", "words that begin with nurs",
                          "exactly “front of house”", "must have any form of driver in the title",
                          "without exactly “tern” in the employer’s name"));
}

TEST(Query, UnreadableInputIsAnErrorWithAHint) {
  const std::pair<const char*, const char*> cases[] = {{"\"front of house", "not closed"},
                                                       {"chef -", "no word after the sign"},
                                                       {"+", "no word after the sign"},
                                                       {"--", "no word after the sign"},
                                                       {"n*", "cannot be read"},
                                                       {"*", "cannot be read"},
                                                       {"n*rse", "cannot be read"},
                                                       {"*nurse", "cannot be read"},
                                                       {"part-tim*", "cannot be read"},
                                                       {"\"\"", "no words between"},
                                                       {"\"...\"", "no words between"},
                                                       {"title:-", "no word in"},
                                                       {"NOT", "NOT has no word"},
                                                       {"NOT -chef", "NOT and a sign"},
                                                       {"?!", "no word to look for"},
                                                       {"AND", "no word to look for"},
                                                       {"foo:bar", "no field called “foo”"},
                                                       {"near:leeds", "cannot be looked for"}};
  for (const auto& [text, sentence] : cases) {
    const auto query = ParseQuery(text);
    EXPECT_THAT(query, FailsWith(kInvalid, sentence)) << text;
    EXPECT_FALSE(Hint(query.status()).empty()) << text;
  }
  EXPECT_EQ(Hint(ParseQuery("town:leeds").status()), "Use near=… for places.");
  EXPECT_EQ(Hint(ParseQuery("tilte:chef").status()), "Did you mean title:?");
  EXPECT_THAT(Hint(ParseQuery("foo:bar").status()), HasSubstr("title: and employer:"));
}

TEST(Query, LimitsAreSaid) {
  EXPECT_THAT(ParseQuery(std::string(kMaxQueryBytes + 1, 'a')), FailsWith(kInvalid, "longer than"));
  EXPECT_THAT(ParseQuery(std::string(kMaxQueryBytes, 'a')), IsOk());
  std::string many;
  for (size_t i = 0; i < kMaxClauses; ++i) many.append(Concat("w", i, " "));
  EXPECT_THAT(ParseQuery(many), IsOk());
  EXPECT_THAT(ParseQuery(many + "more"), FailsWith(kInvalid, "40 is the most"));
}

// What every answer must hold, whatever was typed.
void ExpectSound(const std::string& text) {
  const auto query = ParseQuery(text);
  if (!query.ok()) {
    EXPECT_EQ(query.status().code(), kInvalid);
    EXPECT_TRUE(IsValidUtf8(Sentence(query.status())));
    EXPECT_FALSE(Hint(query.status()).empty());
    return;
  }
  EXPECT_LE(query->clauses.size(), kMaxClauses);
  EXPECT_GE(query->understood.size(), query->clauses.size());
  std::string printed;
  for (const Clause& clause : query->clauses) {
    ASSERT_FALSE(clause.words.empty());
    EXPECT_TRUE(!clause.prefix || clause.words.size() == 1);
    for (const std::string& word : clause.words) {
      EXPECT_TRUE(!word.empty() && word.size() <= kMaxWordBytes);
      const std::vector<Word> again = WordsOf(word);
      ASSERT_EQ(again.size(), 1u) << word;
      EXPECT_EQ(again[0].folded, word);
    }
    printed.append(Typed(clause) + " ");
  }
  if (printed.size() > kMaxQueryBytes) return;
  const auto again = ParseQuery(printed);
  ASSERT_THAT(again, IsOk()) << printed;
  ASSERT_EQ(again->clauses.size(), query->clauses.size()) << printed;
  for (size_t i = 0; i < again->clauses.size(); ++i) {
    EXPECT_EQ(Typed(again->clauses[i]), Typed(query->clauses[i]));
  }
}

TEST(QueryProperty, RandomBytesAreReadOrRefused) {
  std::mt19937 random(1);
  for (int round = 0; round < 4000; ++round) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = static_cast<char>(random());
    ExpectSound(text);
  }
}

TEST(QueryProperty, RandomPiecesAreReadAndPrintBack) {
  const std::vector<std::string> pieces = {
      "chef",  "Café", "part-time", "\"",  "“",  "”",         "+",     "-",    "−",        "–",
      "*",     ":",    "title:",    "the", "of", " ",         "  ",    "\n",   "NOT",      "AND",
      "OR",    "c++",  "f#",        "’",   "'",  "ß",         "ﬁ",     "½",    "日本語",   "é",
      "10:30", "/",    "&",         "(",   ")",  "employer:", "nurs*", "\xFF", "\xE2\x80", "İ"};
  std::mt19937 random(2);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t n = random() % 14; n > 0; --n) text += pieces[random() % pieces.size()];
    ExpectSound(text);
    if (HasFailure()) FAIL() << "for the query: " << text;
  }
}

}  // namespace
}  // namespace corner::indexer
