#include "matcher/card_deck.h"

#include <algorithm>

namespace corner::matcher {
namespace {

using enum CardSubject;

constexpr bool kHigh = true, kLow = false;

constexpr Card About(std::string_view id, CardSubject subject, std::string_view left,
                     std::string_view right, CardFacet facet, CardFacet also = {}) {
  return {.id = id, .subject = subject, .left = left, .right = right, .facets = {facet, also}};
}

constexpr Card Kinds(std::string_view id, std::string_view left, std::string_view right,
                     std::string_view left_kind, std::string_view right_kind) {
  return {.id = id,
          .subject = kWork,
          .left = left,
          .right = right,
          .facets = {},
          .left_kind = left_kind,
          .right_kind = right_kind};
}

// How options read: what a day at work is like, both sides as good as each other; at most ten
// words; nothing about the person who chooses.
constexpr Card kDeck[] = {
    About("alike_or_new", kDay, "The same tasks each day", "Something different each day",
          {"routine", kHigh}),
    Kinds("animals_or_music", "Looking after animals", "Making music, pictures or crafts",
          "animals", "creating"),
    About("around_people", kPeople, "A day with people around you", "A day mostly to yourself",
          {"team", kHigh}),
    About("body", kPlace, "On your feet and moving about", "Sitting down for most of it",
          {"standing", kHigh}, {"physical", kHigh}),
    About("bustle", kPlace, "A lively place with plenty going on", "A calm, quiet place",
          {"noise", kHigh}, {"time", kHigh}),
    About("carrying", kPlace, "Carrying and lifting things", "Nothing heavier than a folder",
          {"physical", kHigh}),
    About("clock", kDay, "Busy spells against the clock", "Taking the time it needs",
          {"time", kHigh}),
    Kinds("cooking_or_packing", "Cooking and serving food", "Packing, sorting and delivering",
          "food", "moving"),
    About("customers", kPeople, "Customers and visitors to talk to", "Working behind the scenes",
          {"public", kHigh}),
    About("deciding", kDay, "Choosing for yourself what comes next", "Being told what comes next",
          {"autonomy", kHigh}),
    Kinds("desk_or_van", "Papers and a desk", "Parcels and a van", "order", "moving"),
    About("detail", kDay, "Getting every detail exactly right", "Work where near enough is fine",
          {"exactness", kHigh}),
    Kinds("finding_out_or_selling", "Finding out how things work", "Helping people choose and buy",
          "finding_out", "serving"),
    Kinds("garden_or_workshop", "Work in a garden", "Work in a workshop", "growing", "making"),
    Kinds("growing_or_papers", "Growing plants and looking after land",
          "Keeping papers and figures in order", "growing", "order"),
    About("handwork", kPeople, "Close to people, lending a hand", "Plenty of space around you",
          {"closeness", kHigh}),
    Kinds("kitchen_or_shop", "Work in a kitchen", "Work in a shop", "food", "serving"),
    Kinds("making_or_helping", "Making and mending", "Helping people", "making", "helping"),
    Kinds("people_or_animals", "Looking after people", "Looking after animals", "helping",
          "animals"),
    Kinds("places_or_computers", "Keeping places clean and safe",
          "Setting up and mending computers", "places", "computers"),
    About("relied_on", kPeople, "Keeping an eye on others and their safety",
          "Answering for your own work alone", {"responsibility", kHigh}),
    About("screen", kPlace, "A day at a computer", "A day without a computer", {"screen", kHigh}),
    About("sounds", kPlace, "Music, voices or machines in the background", "Hardly a sound",
          {"noise", kHigh}),
    About("surprises", kDay, "Not knowing what the day will bring",
          "Knowing just how the day will go", {"routine", kLow}),
    About("telephone", kPeople, "Talking to people on the phone", "Hardly ever picking up a phone",
          {"phone", kHigh}),
    About("together", kPeople, "Getting things done together", "A piece of work that is all yours",
          {"team", kHigh}),
    About("upset_people", kPeople, "Calming things down when people are cross",
          "A place where hardly anyone is cross", {"conflict", kHigh}),
    About("weather", kPlace, "Out of doors, whatever the weather", "Indoors, warm and clean",
          {"outdoors", kHigh}, {"conditions", kHigh})};

// Peer and mental health support, managing and working for oneself stand in no card: those are for
// a client to name.
constexpr CardKind kKinds[] = {
    {"animals", {"animal_care"}, "look_after_pets"},
    {"computers", {"computing"}, "set_up_computers"},
    {"creating", {"arts"}, "craft_by_hand"},
    {"finding_out", {"science_and_engineering"}, ""},
    {"food", {"catering"}, "cook_meals"},
    {"growing", {"gardening_and_land"}, "gardening"},
    {"helping", {"healthcare", "community_work", "education_support"}, "keep_company"},
    {"making", {"making_and_repair", "construction"}, "work_with_hands"},
    {"moving", {"warehouse", "driving"}, ""},
    {"order", {"office", "finance"}, "records"},
    {"places", {"cleaning", "security"}, "caretake_building"},
    {"serving", {"retail", "customer_service"}, "customer_service"}};

template <typename Row>
const Row* Find(std::span<const Row> rows, std::string_view id) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), id,
                       [](const Row& row, std::string_view key) { return row.id < key; });
  return found == rows.end() || found->id != id ? nullptr : &*found;
}

}  // namespace

std::span<const Card> CardDeck() { return kDeck; }
std::span<const CardKind> CardKinds() { return kKinds; }
const Card* FindCard(std::string_view id) { return Find(CardDeck(), id); }
const CardKind* FindCardKind(std::string_view id) { return Find(CardKinds(), id); }

}  // namespace corner::matcher
