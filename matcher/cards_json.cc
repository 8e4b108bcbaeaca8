#include "matcher/cards_json.h"

#include <array>
#include <set>
#include <utility>

#include "matcher/phrases/card_words.h"
#include "matcher/profile_cursor.h"
#include "matcher/profile_words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr int64_t kSchema = 1;
constexpr int kMostDepth = 8;
constexpr size_t kMostAnswerBytes = 1u << 20;
constexpr std::string_view kPage = "docs/reactions-and-cards.md";

constexpr std::array<std::string_view, 2> kRoot = {"schema", "answers"};
constexpr std::array<std::string_view, 2> kAnswer = {"card", "choice"};
constexpr std::array<std::string_view, 4> kChoices = {"left", "right", "either", "not_sure"};

void ReadAnswer(const ProfileCursor& at, CardAnswers* answers) {
  if (!at.IsObject(kAnswer)) return;
  const auto card = at.Needed("card").Text();
  const auto choice = at.Needed("choice").Choice(kChoices);
  if (card && FindCard(*card) == nullptr) {
    at["card"].Report(Concat("There is no card ", Shown(*card), "."),
                      "Use the id that stands with each card.");
    return;
  }
  if (card && choice) answers->push_back({*card, static_cast<CardAnswer::Choice>(*choice)});
}

void ReadMembers(const ProfileCursor& root, CardAnswers* answers) {
  const ProfileCursor schema = root.Needed("schema");
  if (schema.present() && !schema.Is(kSchema)) {
    schema.Report("These answers are of a form that Corner does not read.", "Set schema to 1.");
  }
  root.Needed("answers").ForEach(kMostCardAnswers,
                                 [&](const ProfileCursor& entry) { ReadAnswer(entry, answers); });
}

template <typename List, typename Write>
void WriteList(std::string_view name, const List& list, JsonWriter* json, const Write& write) {
  json->Key(name).BeginArray();
  for (const auto& one : list) write(one);
  json->EndArray();
}

void WriteFacets(std::string_view name, const std::vector<CardFacetWish>& facets,
                 JsonWriter* json) {
  WriteList(name, facets, json, [&](const CardFacetWish& one) {
    json->BeginObject().Field("id", one.facet).Field("ideal", one.ideal);
    json->Field("certainty", one.certainty);
    WriteList("because", one.because, json, [&](const std::string& id) { json->String(id); });
    json->EndObject();
  });
}

void WriteSure(const std::string& id, int32_t certainty, const std::vector<std::string>& because,
               JsonWriter* json) {
  json->BeginObject().Field("id", id).Field("certainty", certainty);
  WriteList("because", because, json, [&](const std::string& card) { json->String(card); });
  json->EndObject();
}

void WriteWishes(const CardWishes& wishes, JsonWriter* json) {
  json->Key("wishes").BeginObject();
  WriteFacets("facets", wishes.facets, json);
  WriteFacets("open", wishes.open, json);
  WriteList("fields", wishes.fields, json,
            [&](const CardField& one) { WriteSure(one.field, one.certainty, one.because, json); });
  WriteList("interests", wishes.interests, json, [&](const CardInterest& one) {
    WriteSure(one.concept_id, one.certainty, one.because, json);
  });
  json->EndObject();
}

}  // namespace

std::string_view Name(CardAnswer::Choice choice) { return kChoices[static_cast<size_t>(choice)]; }

CardAnswersReading ReadCardAnswers(std::string_view json) {
  CardAnswersReading reading;
  ProfileIssues issues("A list of answers", kPage);
  const auto document =
      JsonDocument::Parse(json, {.max_bytes = kMostAnswerBytes, .max_depth = kMostDepth});
  if (!document.ok()) {
    std::string reason = Sentence(document.status());
    while (reason.ends_with('.')) reason.pop_back();
    issues.Add({"", Concat("These answers cannot be read: ", reason, "."),
                Concat("They are one JSON object in UTF-8; ", kPage, " has an example.")});
  } else {
    const ProfileCursor root(document->root(), "", &BuiltinProfileWords(), &issues);
    if (root.IsObject(kRoot)) ReadMembers(root, &reading.answers);
  }
  reading.issues = issues.Take();
  return reading;
}

std::string WriteCardAnswers(const CardAnswers& answers) {
  JsonWriter json;
  json.BeginObject().Field("schema", kSchema);
  WriteList("answers", answers, &json, [&](const CardAnswer& answer) {
    json.BeginObject().Field("card", answer.card).Field("choice", Name(answer.choice)).EndObject();
  });
  return json.EndObject().Take();
}

std::string CardsToJson(const CardAnswers& answers) {
  std::set<std::string_view> cards;
  for (const CardAnswer& answer : answers) cards.insert(answer.card);
  const CardWishes wishes = CardsToWishes(answers);
  JsonWriter json;
  json.BeginObject().Field("answered", cards.size()).Key("next");
  if (const Card* const next = NextCard(answers)) {
    json.BeginObject().Field("card", next->id).Field("left", next->left);
    json.Field("right", next->right).EndObject();
  } else {
    json.Null();
  }
  WriteWishes(wishes, &json);
  WriteList("words", CardWords(answers, BuiltinLabels()), &json,
            [&](const std::string& sentence) { json.String(sentence); });
  Profile profile;
  profile.key = "cards";
  json.Key("profile").Raw(WriteProfile(WithCardWishes(profile, wishes)));
  return json.EndObject().Take();
}

}  // namespace corner::matcher
