// Preference cards: the deck, what answers come to, which card is next.
#include "matcher/cards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "matcher/cards_json.h"
#include "matcher/phrases/lint.h"
#include "matcher/profile_words.h"
#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/resources/vocabulary.h"
#include "tests/support/vocabulary_profiles.h"

namespace corner::matcher {
namespace {

using ::testing::ElementsAre;
using testing::InFull;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Choice = CardAnswer::Choice;

Profile Blank() {
  Profile profile;
  profile.key = "x";
  return profile;
}

const CardFacetWish* WishOf(const std::vector<CardFacetWish>& wishes, std::string_view facet) {
  const auto found = std::find_if(wishes.begin(), wishes.end(),
                                  [&](const CardFacetWish& one) { return one.facet == facet; });
  return found == wishes.end() ? nullptr : &*found;
}

// Certainty of a facet whether or not it became a wish; 0: never asked.
int32_t CertaintyOf(const CardWishes& wishes, std::string_view facet) {
  for (const auto* list : {&wishes.facets, &wishes.open}) {
    if (const CardFacetWish* one = WishOf(*list, facet)) return one->certainty;
  }
  return 0;
}

TEST(CardDeck, IsSortedAndKnowsItsWords) {
  std::set<std::string_view> facets, ids;
  for (const Card& card : CardDeck()) {
    EXPECT_TRUE(ids.empty() || *ids.rbegin() < card.id) << card.id;
    ids.insert(card.id);
    EXPECT_EQ(FindCard(card.id), &card);
    for (const CardFacet& facet : card.facets) {
      if (facet.id.empty()) continue;
      EXPECT_TRUE(taxonomies::BuiltinContext().Find(facet.id)) << facet.id;
      facets.insert(facet.id);
    }
    EXPECT_NE(card.left_kind.empty(), card.facets[0].id.empty()) << card.id;
    for (const std::string_view kind : {card.left_kind, card.right_kind}) {
      EXPECT_EQ(kind.empty(), card.left_kind.empty());
      if (!kind.empty()) {
        EXPECT_NE(FindCardKind(kind), nullptr) << kind;
      }
    }
  }
  EXPECT_EQ(facets.size(), taxonomies::BuiltinContext().facets().size()) << "of the 16 facets";
  EXPECT_EQ(FindCard("nothing"), nullptr);
}

TEST(CardDeck, KindsAreOfTheVocabularyAndNeverSensitive) {
  std::set<std::string_view> fields, concepts, used;
  for (const Card& card : CardDeck()) used.insert({card.left_kind, card.right_kind});
  for (const CardKind& kind : CardKinds()) {
    EXPECT_EQ(FindCardKind(kind.id), &kind);
    EXPECT_TRUE(used.contains(kind.id)) << kind.id;
    for (const std::string_view field : kind.fields) {
      if (field.empty()) continue;
      EXPECT_NE(taxonomies::BuiltinJobFields().Find(field), nullptr) << field;
      EXPECT_TRUE(fields.insert(field).second) << field;
    }
    if (kind.concept_id.empty()) continue;
    const auto* const resource = taxonomies::BuiltinResources().Find(kind.concept_id);
    ASSERT_NE(resource, nullptr) << kind.concept_id;
    EXPECT_FALSE(resource->sensitive());
    EXPECT_TRUE(concepts.insert(kind.concept_id).second) << kind.concept_id;
  }
  EXPECT_FALSE(fields.contains("mental_health_support"));
}

TEST(CardDeck, OptionsArePlainAndShort) {
  for (const Card& card : CardDeck()) {
    for (const std::string_view option : {card.left, card.right}) {
      EXPECT_THAT(Lint(option), IsEmpty()) << option;
      EXPECT_LE(Split(option, ' ').size(), 10u) << option;
      EXPECT_TRUE(option[0] >= 'A' && option[0] <= 'Z') << option;
      EXPECT_NE(option.back(), '.') << option;
      for (const std::string_view person : {" I ", " you are ", " able ", " good at "}) {
        EXPECT_EQ(Concat(" ", option, " ").find(person), std::string::npos) << option;
      }
    }
  }
}

TEST(Cards, NothingAnsweredSaysNothing) {
  EXPECT_EQ(CardsToWishes({}), CardWishes{});
  EXPECT_NE(NextCard({}), nullptr);
}

TEST(Cards, AChoiceSetsOnlyWhatTheCardIsAbout) {
  for (const Card& card : CardDeck()) {
    for (const Choice choice : {Choice::kLeft, Choice::kRight}) {
      const CardWishes wishes = CardsToWishes({{std::string(card.id), choice}});
      size_t about = 0;
      for (const CardFacet& facet : card.facets) {
        if (facet.id.empty()) continue;
        ++about;
        const CardFacetWish* const wish = WishOf(wishes.facets, facet.id);
        ASSERT_NE(wish, nullptr) << card.id;
        EXPECT_EQ(wish->ideal, (choice == Choice::kLeft) == facet.left_is_high ? 4 : 2);
        EXPECT_EQ(wish->certainty, 320);  // (2 - 1.36) / 2
        EXPECT_THAT(wish->because, ElementsAre(std::string(card.id)));
      }
      EXPECT_THAT(wishes.facets, SizeIs(about));
      EXPECT_THAT(wishes.open, IsEmpty());
      EXPECT_EQ(wishes.fields.empty(), card.left_kind.empty());
      for (const CardField& field : wishes.fields) EXPECT_EQ(field.certainty, 250);
    }
  }
}

TEST(Cards, EitherAndNotSureSetNothing) {
  for (const Card& card : CardDeck()) {
    const std::string id(card.id);
    EXPECT_EQ(CardsToWishes({{id, Choice::kNotSure}}), CardWishes{}) << id;
    const CardWishes either = CardsToWishes({{id, Choice::kEither}});
    EXPECT_THAT(either.facets, IsEmpty()) << id;
    EXPECT_THAT(either.fields, IsEmpty()) << id;
    EXPECT_NE(NextCard({{id, Choice::kNotSure}}), &card);
  }
}

TEST(Cards, AgreeingCardsAreSurerThanOne) {
  const CardWishes one = CardsToWishes({{"sounds", Choice::kRight}});
  const CardWishes two = CardsToWishes({{"sounds", Choice::kRight}, {"bustle", Choice::kRight}});
  EXPECT_GT(CertaintyOf(two, "noise"), CertaintyOf(one, "noise"));
  EXPECT_EQ(WishOf(two.facets, "noise")->ideal, 2);
}

// Every pair of answers about one facet that pull apart: less sure than either alone, and open
// rather than turned round.
TEST(Cards, ContradictingAnswersAreLessSureAndNeverFlip) {
  int pairs = 0;
  for (const Card& a : CardDeck()) {
    for (const Card& b : CardDeck()) {
      for (const CardFacet& facet : a.facets) {
        const auto same = std::find_if(b.facets.begin(), b.facets.end(), [&](const CardFacet& one) {
          return one.id == facet.id && !one.id.empty();
        });
        if (same == b.facets.end()) continue;
        const Choice apart =
            same->left_is_high == facet.left_is_high ? Choice::kRight : Choice::kLeft;
        const CardAnswer first{std::string(a.id), Choice::kLeft};
        const CardAnswer second{std::string(b.id), apart};
        const CardWishes both = CardsToWishes({first, second});
        EXPECT_LT(CertaintyOf(both, facet.id), CertaintyOf(CardsToWishes({first}), facet.id));
        EXPECT_LT(CertaintyOf(both, facet.id), CertaintyOf(CardsToWishes({second}), facet.id));
        EXPECT_NE(WishOf(both.open, facet.id), nullptr) << a.id << " " << b.id;
        ++pairs;
      }
    }
  }
  EXPECT_GT(pairs, 20);
}

CardAnswer RandomAnswer(const Card& card, std::mt19937_64* random) {
  return {std::string(card.id), static_cast<Choice>((*random)() % 4)};
}

TEST(Cards, AnyPrefixGivesAValidProfileAndTheDeckEnds) {
  std::mt19937_64 random(7);
  testing::VocabularyProfiles profiles(7);
  size_t shortest = 100, longest = 0;
  for (int i = 0; i < 300; ++i) {
    CardAnswers answers;
    std::set<std::string> asked;
    const Profile stated = i % 2 == 0 ? Blank() : profiles.Next();
    while (const Card* const card = NextCard(answers)) {
      ASSERT_TRUE(asked.insert(std::string(card->id)).second) << card->id;
      answers.push_back(RandomAnswer(*card, &random));
      const Profile profile = WithCardWishes(stated, CardsToWishes(answers));
      const ProfileReading reading = ReadProfile(WriteProfile(profile), BuiltinProfileWords());
      ASSERT_TRUE(reading.ok()) << reading.issues[0].sentence;
      ASSERT_EQ(InFull(reading.profile), InFull(profile));
      ASSERT_LE(answers.size(), kMostCards);
    }
    shortest = std::min(shortest, answers.size());
    longest = std::max(longest, answers.size());
  }
  EXPECT_GE(shortest, 6u);
  EXPECT_EQ(longest, kMostCards);
}

// Answers that no NextCard led to, such as a page's form of all cards at once.
TEST(Cards, AnyAnswersAtAllGiveAValidProfileInAnyOrder) {
  std::mt19937_64 random(8);
  const auto deck = CardDeck();
  for (int i = 0; i < 500; ++i) {
    CardAnswers answers;
    for (size_t n = random() % 60; n > 0; --n) {
      answers.push_back(RandomAnswer(deck[random() % deck.size()], &random));
    }
    answers.push_back({"no such card", Choice::kLeft});
    const CardWishes wishes = CardsToWishes(answers);
    for (const auto* list : {&wishes.facets, &wishes.open}) {
      for (const CardFacetWish& one : *list) {
        ASSERT_TRUE(one.ideal >= 1 && one.ideal <= 5);
        ASSERT_TRUE(one.certainty >= 0 && one.certainty <= 1000) << one.certainty;
      }
    }
    const Profile profile = WithCardWishes(Blank(), wishes);
    ASSERT_TRUE(ReadProfile(WriteProfile(profile), BuiltinProfileWords()).ok());
    const CardAnswers once = answers;
    answers.insert(answers.end(), once.begin(), once.end());  // said twice is said once
    std::shuffle(answers.begin(), answers.end(), random);
    ASSERT_EQ(CardsToWishes(answers), wishes);
    ASSERT_EQ(NextCard(answers), NextCard(once));
  }
}

// The gain of a facet card by the definition, in floating point: variance now less the mean of the
// variances after each answer.
double NaiveVariance(const std::vector<double>& weights) {
  double sum = 0, mean = 0, square = 0;
  for (size_t i = 0; i < 5; ++i) {
    const double v = static_cast<double>(i) + 1;
    sum += weights[i], mean += weights[i] * v, square += weights[i] * v * v;
  }
  return square / sum - mean / sum * (mean / sum);
}

TEST(Cards, TheGainIsTheExpectedFallOfVariance) {
  const std::vector<double> high = {1. / 8, 2. / 8, 4. / 8, 6. / 8, 7. / 8};
  std::vector<double> weights(5, 1.0);
  CardAnswers answers;
  const Card& card = *FindCard("carrying");  // of "physical" alone
  for (const Choice choice : {Choice::kNotSure, Choice::kLeft, Choice::kRight}) {
    if (choice != Choice::kNotSure) {
      for (size_t i = 0; i < 5; ++i) weights[i] *= high[choice == Choice::kLeft ? i : 4 - i];
      answers.push_back({"body", choice});
    }
    double sum = 0, expected = 0;
    for (const double weight : weights) sum += weight;
    for (const bool low : {false, true}) {
      std::vector<double> after = weights;
      double chance = 0;
      for (size_t i = 0; i < 5; ++i) chance += after[i] *= high[low ? 4 - i : i];
      expected += chance / sum * NaiveVariance(after);
    }
    const double gain = 1000 * (NaiveVariance(weights) - expected) / 2;
    const double cards = answers.empty() ? 0 : 1;  // both sides of one card
    EXPECT_NEAR(static_cast<double>(ExpectedGain(card, answers)), gain / (1 + cards), 2);
  }
}

TEST(Cards, TheNextCardIsTheOneThatTellsMost) {
  std::mt19937_64 random(9);
  CardAnswers answers;
  while (const Card* const next = NextCard(answers)) {
    for (const Card& card : CardDeck()) {
      const bool asked = std::any_of(answers.begin(), answers.end(),
                                     [&](const CardAnswer& one) { return one.card == card.id; });
      if (asked || &card == next) continue;
      const int64_t gain = ExpectedGain(card, answers), best = ExpectedGain(*next, answers);
      EXPECT_TRUE(gain < best || (gain == best && next->id < card.id)) << card.id;
    }
    answers.push_back(RandomAnswer(*next, &random));
  }
  // What was answered changes what is asked.
  const auto walk = [](Choice choice) {
    CardAnswers so_far;
    while (const Card* const next = NextCard(so_far)) {
      so_far.push_back({std::string(next->id), choice});
    }
    return so_far;
  };
  std::set<std::string> left, unsure;
  for (const CardAnswer& answer : walk(Choice::kLeft)) left.insert(answer.card);
  for (const CardAnswer& answer : walk(Choice::kNotSure)) unsure.insert(answer.card);
  EXPECT_NE(left, unsure);
}

TEST(Cards, WhatTheClientStatedStays) {
  Profile stated = Blank();
  stated.aspirations.mode = Aspirations::Mode::kOpen;
  stated.facets = {{"noise", 5, FacetWish::Strength::kMust}};
  stated.vetoes = {{Veto::Kind::kField, "construction"}};
  stated.resources.push_back({"work_with_hands", ResourceHeld::Wish::kNever, {}, false});
  const Profile after = WithCardWishes(
      stated, CardsToWishes({{"sounds", Choice::kRight}, {"making_or_helping", Choice::kLeft}}));
  EXPECT_EQ(after.aspirations.mode, Aspirations::Mode::kOpen);
  EXPECT_THAT(after.aspirations.fields, ElementsAre("making_and_repair"));
  EXPECT_THAT(after.aspirations.interests, IsEmpty());
  ASSERT_THAT(after.facets, SizeIs(1));
  EXPECT_EQ(after.facets[0].ideal, 5);
}

}  // namespace
}  // namespace corner::matcher
