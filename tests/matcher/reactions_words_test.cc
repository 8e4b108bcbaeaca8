// Files and sentences of reactions and cards: read strictly, written back, told plainly; and the
// examples of docs/reactions-and-cards.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "matcher/cards_json.h"
#include "matcher/phrases/card_words.h"
#include "matcher/phrases/lint.h"
#include "matcher/phrases/step_words.h"
#include "matcher/profile_words.h"
#include "matcher/reactions_json.h"
#include "matcher/resource_similarity.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/resources/vocabulary.h"
#include "tests/support/profile_text.h"
#include "tests/support/random_reactions.h"
#include "tests/support/vocabulary_profiles.h"

namespace corner::matcher {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Day kToday = *Day::FromCivil(2026, 6, 10);

testing::RandomReactions Makers(uint64_t seed) {
  std::vector<std::string> facets;
  for (const auto& one : taxonomies::BuiltinContext().facets()) facets.push_back(one.id);
  return testing::RandomReactions(seed,
                                  {"grow_vegetables", "keep_bees", "cleaning", "peer_support"},
                                  facets, {"retail", "catering", "driving"});
}

std::vector<std::string> Issues(std::string_view json) {
  std::vector<std::string> issues;
  for (const ProfileIssue& issue : ReadReactions(json, BuiltinProfileWords()).issues) {
    issues.push_back(Concat(issue.path, ": ", issue.sentence, " ", issue.hint));
  }
  return issues;
}

TEST(ReactionsJson, WhatIsWrittenIsReadBack) {
  testing::RandomReactions makers = Makers(11);
  for (int i = 0; i < 1000; ++i) {
    Reactions reactions = makers.Some(20, kToday);
    if (i % 3 == 0) reactions.undone = {"facet:noise", "interest:keep_bees"};
    const ReactionsReading reading =
        ReadReactions(WriteReactions(reactions), BuiltinProfileWords());
    ASSERT_TRUE(reading.ok()) << reading.issues[0].sentence;
    ASSERT_EQ(reading.reactions, reactions);
  }
}

TEST(ReactionsJson, EveryProblemIsToldWithItsPlace) {
  const std::vector<std::string> issues = Issues(R"({"schema":2,"mood":1,"reactions":[
      {"vacancy":"v1","day":"10 June","answer":"yess","reasons":["like_task:keep_beez",
       "facet:noise","people:noise:too_much","hours:few","loud","field"]},
      {"vacancy":"v2","day":"2026-06-01","answer":"yes"},
      {"vacancy":"v2","day":"2026-06-01","answer":"maybe"},{"day":7}]})");
  const std::string all = Join(issues, "\n");
  for (const char* part :
       {"/mood: A list of reactions has no member “mood” here.", "/schema: ", "Set schema to 1.",
        "/reactions/0/day: “10 June” is not a day.", "/reactions/0/answer: “yess”",
        "/reactions/0/reasons/0: “keep_beez” is no resource that Corner knows. Did you mean "
        "keep_bees",
        "/reactions/0/reasons/1: “noise” does not say which way.",
        "/reactions/0/reasons/2: “noise” is not a facet about people.",
        "/reactions/0/reasons/3: “hours” stands alone.",
        "/reactions/0/reasons/4: “loud” is not one of the reasons.",
        "/reactions/0/reasons/5: “field” needs a colon",
        "/reactions/2: There are two reactions to this vacancy on one day.",
        "/reactions/3/vacancy: The member “vacancy” is missing.",
        "docs/reactions-and-cards.md shows how", "/reactions/3/day: This is a number",
        "/reactions/3/answer: "}) {
    EXPECT_THAT(all, HasSubstr(part));
  }
  EXPECT_EQ(issues.size(), 14u) << all;
  EXPECT_THAT(Issues("[]"), ElementsAre(HasSubstr("should be an object")));
  EXPECT_THAT(Issues("{"), ElementsAre(HasSubstr("These reactions cannot be read")));
  EXPECT_THAT(Issues(R"({"schema":1,"reactions":[]})"), IsEmpty());
}

TEST(CardAnswersJson, AreReadStrictlyAndWrittenBack) {
  const CardAnswers answers = {{"sounds", CardAnswer::Choice::kRight},
                               {"body", CardAnswer::Choice::kNotSure},
                               {"body", CardAnswer::Choice::kEither}};
  const CardAnswersReading reading = ReadCardAnswers(WriteCardAnswers(answers));
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading.answers, answers);
  const CardAnswersReading wrong = ReadCardAnswers(
      R"({"schema":1,"answers":[{"card":"bodies","choice":"left"},{"card":"body","choice":"lefty"}]})");
  ASSERT_EQ(wrong.issues.size(), 2u);
  EXPECT_EQ(wrong.issues[0].path, "/answers/0/card");
  EXPECT_EQ(wrong.issues[1].path, "/answers/1/choice");
  EXPECT_THAT(wrong.issues[1].hint, HasSubstr("left"));
}

// Empty when the sentence reads as it should.
std::string Amiss(const std::string& text) {
  if (!IsValidUtf8(text) || text.empty()) return "is no text";
  if (text.back() != '.' && text.back() != '?') return "does not end";
  if (text.find("  ") != std::string::npos) return "has two spaces";
  const std::string own = WithoutQuotations(text);
  if (own.find_first_of("{}[]_") != std::string::npos) return "has a slot or an id left";
  for (const char* loose : {" .", " ,", "..", ". .", "?."}) {
    if (own.find(loose) != std::string::npos) return Concat("has ", loose);
  }
  return Lint(text).empty() ? "" : Concat("says ", Lint(text)[0]->term);
}

TEST(StepWords, ReadWellForEveryKindOfStep) {
  testing::VocabularyProfiles profiles(12);
  testing::RandomReactions makers = Makers(12);
  const ResourceSimilarity similarity(taxonomies::BuiltinResources());
  std::vector<indexer::Vacancy> vacancies(40);
  for (size_t i = 0; i < 40; ++i) {
    vacancies[i].id = "v" + std::to_string(i + 1);
    vacancies[i].employer_key = "tern cafe";
  }
  std::set<std::string> told;
  for (int i = 0; i < 1500; ++i) {
    Profile profile = profiles.Next();
    if (i % 2 == 0) {
      profile.aspirations.interests = {{"keep_bees", 2}, {"cleaning", 1}};
      profile.aspirations.fields = {"retail"};
    }
    const Reweighted result =
        ApplyReactions(profile, makers.Some(15, kToday), vacancies, similarity, kToday);
    for (const ReactionStep& step : result.steps) {
      for (const Audience audience : kAllAudiences) {
        const std::string text = StepWords(step, audience, BuiltinLabels());
        ASSERT_EQ(Amiss(text), "") << step.id << ": " << text;
        if (audience == Audience::kClient) told.insert(text.substr(0, 22));
      }
    }
  }
  EXPECT_GT(told.size(), StepPhrases().size());
  EXPECT_EQ(RestWords(kToday, Audience::kClient),
            "This one rests until Wednesday 10 June, as you said “not now”.");
}

TEST(StepWords, TheTableSpeaksPlainly) {
  std::set<std::string_view> codes;
  for (const PhraseRow& row : StepPhrases()) {
    EXPECT_TRUE(codes.insert(row.code).second) << row.code;
    for (const std::string_view text : {row.client, row.specialist}) {
      EXPECT_THAT(Lint(text), IsEmpty()) << text;
      EXPECT_FALSE(text.empty()) << row.code;
    }
  }
}

TEST(CardWords, SayWhatWasChosenAndWhatFollows) {
  const CardAnswers answers = {{"sounds", CardAnswer::Choice::kRight}};
  EXPECT_THAT(CardWords(answers, BuiltinLabels()),
              ElementsAre("You said you’d rather have “Hardly a sound” than “Music, voices or "
                          "machines in the background”. So for “Noise” we’ll look for “Quiet” or "
                          "close to it. This is a first idea, and easy to change."));
  EXPECT_THAT(CardWords({}, BuiltinLabels()), IsEmpty());
  for (const Card& a : CardDeck()) {
    for (const Card& b : CardDeck()) {
      for (int i = 0; i < 9; ++i) {
        const CardAnswers two = {{std::string(a.id), static_cast<CardAnswer::Choice>(i % 3)},
                                 {std::string(b.id), static_cast<CardAnswer::Choice>(i / 3)}};
        for (const std::string& sentence : CardWords(two, BuiltinLabels())) {
          ASSERT_EQ(Amiss(sentence), "") << sentence;
        }
      }
    }
  }
}

// The text between the n-th ```kind and the end of its block.
std::string Block(const std::string& page, std::string_view kind, int n) {
  const std::string open = Concat("```", kind, "\n");
  size_t from = 0;
  for (int i = 0; i <= n; ++i) from = page.find(open, from) + open.size();
  return page.substr(from, page.find("```", from) - from);
}

TEST(ReactionsDoc, TheExampleGivesTheStepsItShows) {
  const std::string page = testing::SourceText("docs/reactions-and-cards.md");
  const ProfileReading profile = ReadProfile(Block(page, "json", 0), BuiltinProfileWords());
  ASSERT_TRUE(profile.ok()) << profile.issues[0].sentence;
  const ReactionsReading reading = ReadReactions(Block(page, "json", 1), BuiltinProfileWords());
  ASSERT_TRUE(reading.ok()) << reading.issues[0].path << reading.issues[0].sentence;
  const Reweighted result =
      ApplyReactions(profile.profile, reading.reactions, {},
                     ResourceSimilarity(taxonomies::BuiltinResources()), kToday);
  std::string lines;
  for (const ReactionStep& step : result.steps) {
    lines +=
        Concat(step.id, ": ", step.before, " -> ", step.after, step.proposal ? " ?" : "", "\n");
  }
  EXPECT_EQ(lines, Block(page, "steps", 0));
  for (const char* name : {"like_task:", "dislike_task:", "not_the_place", "too_far", "hours",
                           "pay", "people:", "facet:", "employer", "field:", "other:"}) {
    EXPECT_THAT(page, HasSubstr(Concat("`", name))) << "the page tells every reason";
  }
}

TEST(CardsDoc, TheExampleGivesTheWishesItShows) {
  const std::string page = testing::SourceText("docs/reactions-and-cards.md");
  const CardAnswersReading reading = ReadCardAnswers(Block(page, "json", 2));
  ASSERT_TRUE(reading.ok()) << reading.issues[0].sentence;
  const CardWishes wishes = CardsToWishes(reading.answers);
  std::string lines;
  for (const CardFacetWish& one : wishes.facets) {
    lines += Concat(one.facet, ": prefer ", one.ideal, ", certainty ", one.certainty, "\n");
  }
  for (const CardField& one : wishes.fields) {
    lines += Concat(one.field, ": certainty ", one.certainty, "\n");
  }
  for (const CardFacetWish& one : wishes.open) {
    lines += Concat(one.facet, ": open, certainty ", one.certainty, "\n");
  }
  EXPECT_EQ(lines, Block(page, "wishes", 0));
  const auto json = JsonDocument::Parse(CardsToJson(reading.answers));
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(json->root().member("answered").integer(), 4);
  EXPECT_TRUE(json->root().member("next").member("left").is_string());
  EXPECT_EQ(json->root().member("words").size(), 3u);
}

}  // namespace
}  // namespace corner::matcher
