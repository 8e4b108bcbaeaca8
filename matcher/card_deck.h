// The preference cards: either/or choices in plain words, and what each speaks of. Data we wrote;
// no card asks about a person, only about work. Read by cards.h. Constants.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace corner::matcher {

// The next card comes from another subject where that tells as much.
enum class CardSubject : uint8_t { kPeople, kDay, kPlace, kWork };

// A facet that the card is about. The other option stands for its other end.
struct CardFacet {
  std::string_view id;
  bool left_is_high = true;  // the left option stands for the upper end
};

// A card is either about facets or about two kinds of work.
struct Card {
  std::string_view id;
  CardSubject subject = CardSubject::kPeople;
  std::string_view left, right;
  std::array<CardFacet, 2> facets;                   // an empty id: none
  std::string_view left_kind = {}, right_kind = {};  // CardKind ids
};

// A kind of work that an option stands for, in the terms of a profile.
struct CardKind {
  std::string_view id;
  std::array<std::string_view, 3> fields;  // job fields; empty ids: none
  std::string_view concept_id;             // an interest
};

std::span<const Card> CardDeck();           // by id
std::span<const CardKind> CardKinds();      // by id
const Card* FindCard(std::string_view id);  // nullptr: no such card
const CardKind* FindCardKind(std::string_view id);

}  // namespace corner::matcher
