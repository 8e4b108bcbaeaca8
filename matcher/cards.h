// Preference cards: six to ten either/or choices, each optional, that turn into wishes a client can
// see and change. Which card comes next is worked out from the answers alone. Called by the command
// line and the pages. Pure functions, safe from any thread; integers throughout, so the same on
// every machine.
//
// What is believed of a facet is a weight on each of its values 1 to 5, all alike at first. A
// choice for an end multiplies them by kEndLikelihood (read from the other side for the other
// end), "either is fine" by kEitherLikelihood, "not sure" by nothing. The wish is the mean, its
// uncertainty the variance (Howard, "Information value theory", 1966, for choosing the question by
// the expected fall of it). A kind of work is believed wanted 1 : 1 at first and three times as
// much with each choice for it; choosing something else says nothing against it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/card_deck.h"
#include "matcher/profile.h"

namespace corner::matcher {

inline constexpr size_t kMostCards = 10;

// In eighths, by value 1-5: how likely someone for whom the value is right chooses the upper end.
// Our own figures; they only have to rise evenly and leave no value out.
inline constexpr std::array<int64_t, 5> kEndLikelihood = {1, 2, 4, 6, 7};
inline constexpr std::array<int64_t, 5> kEitherLikelihood = {2, 3, 4, 3, 2};
inline constexpr int64_t kKindLikelihood = 3;
// A card that would tell less than this (thousandths of a facet nothing is known of) is not worth
// asking.
inline constexpr int64_t kLeastGain = 20;

struct CardAnswer {
  enum class Choice : uint8_t { kLeft, kRight, kEither, kNotSure };
  std::string card;
  Choice choice = Choice::kNotSure;
  bool operator==(const CardAnswer&) const = default;
};
using CardAnswers = std::vector<CardAnswer>;

// The card that tells most about what is left; nullptr when enough is known or kMostCards cards
// were answered. Never one that was answered, "not sure" included.
const Card* NextCard(const CardAnswers& answers);

// The expected fall of uncertainty by asking `card`, in thousandths of a facet that nothing is
// known of; each job field of a kind of work counts as much as a facet. Cards of one subject share:
// one answered halves, two third what the next is worth. Ties go to the id that comes first.
int64_t ExpectedGain(const Card& card, const CardAnswers& answers);

// A wish with how sure it is (0-1000) and the cards it comes from. Certainty is shown and never
// scored.
struct CardFacetWish {
  std::string facet;
  int ideal = 3;  // 2-4; a preference, never a must
  int32_t certainty = 0;
  std::vector<std::string> because;
  bool operator==(const CardFacetWish&) const = default;
};
struct CardField {
  std::string field;
  int32_t certainty = 0;
  std::vector<std::string> because;
  bool operator==(const CardField&) const = default;
};
struct CardInterest {
  std::string concept_id;
  int32_t certainty = 0;
  std::vector<std::string> because;
  bool operator==(const CardInterest&) const = default;
};

struct CardWishes {
  std::vector<CardFacetWish> facets;    // by id
  std::vector<CardFacetWish> open;      // answers that lean neither way: no wish, ideal 3
  std::vector<CardField> fields;        // by id
  std::vector<CardInterest> interests;  // by id
  bool operator==(const CardWishes&) const = default;
};

// What the answers say. In any order; an answer given twice counts once; both sides of one card
// count both, so the wish is less sure and never just turned round. Unknown cards say nothing.
CardWishes CardsToWishes(const CardAnswers& answers);

inline constexpr int kCardInterestStrength = 1;

// The profile with the wishes added where the client said nothing yet: a facet already rated and an
// interest already named stay as they are, and what the client would rather not or never do is not
// added. Fields are added only where no field is named. Valid when `profile` is.
Profile WithCardWishes(const Profile& profile, const CardWishes& wishes);

}  // namespace corner::matcher
