#include "matcher/phrases/card_words.h"

#include <map>

#include "matcher/phrases/plain_words.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

using Choice = CardAnswer::Choice;

// How far a certainty of 0-1000 goes in words; a wish always stays the client's to change.
constexpr int32_t kFairly = 400, kQuite = 600;

std::string_view SureWords(int32_t certainty) {
  if (certainty >= kQuite) return "You were clear about this.";
  if (certainty >= kFairly) return "We are fairly sure of this.";
  return "This is a first idea, and easy to change.";
}

// “…” than “…” of each choice made on the cards; "either" is told on its own.
std::vector<std::string> Choices(const CardAnswers& answers,
                                 const std::vector<std::string>& cards) {
  std::vector<std::string> choices;
  for (const std::string& id : cards) {
    const Card* const card = FindCard(id);
    if (card == nullptr) continue;
    for (const bool left : {true, false}) {
      const Choice wanted = left ? Choice::kLeft : Choice::kRight;
      for (const CardAnswer& answer : answers) {
        if (answer.card != id || answer.choice != wanted) continue;
        choices.push_back(Concat(Quoted(left ? card->left : card->right), " than ",
                                 Quoted(left ? card->right : card->left)));
        break;
      }
    }
  }
  return choices;
}

std::string Said(const CardAnswers& answers, const std::vector<std::string>& cards) {
  const std::vector<std::string> choices = Choices(answers, cards);
  if (choices.empty()) return "You said either is fine.";
  return Concat("You said you’d rather have ", ListWords(choices), ".");
}

}  // namespace

std::string_view CardQuestion() { return "Which would you rather have?"; }
std::string_view CardEitherWords() { return "Either is fine"; }
std::string_view CardNotSureWords() { return "Not sure"; }

std::vector<std::string> CardWords(const CardAnswers& answers, const Labels& labels) {
  const CardWishes wishes = CardsToWishes(answers);
  std::vector<std::string> sentences;
  for (const CardFacetWish& one : wishes.facets) {
    const FacetWords facet = labels.Facet(one.facet);
    sentences.push_back(Concat(Said(answers, one.because), " So for ", Quoted(facet.name),
                               " we’ll look for ", ScaleWords(facet, one.ideal), ". ",
                               SureWords(one.certainty)));
  }
  // Fields that come from the same cards are told together.
  std::map<std::vector<std::string>, std::pair<std::vector<std::string>, int32_t>> fields;
  for (const CardField& one : wishes.fields) {
    auto& [names, certainty] = fields[one.because];
    names.push_back(labels.Field(one.field));
    certainty = one.certainty;
  }
  for (const auto& [cards, told] : fields) {
    const auto& [names, certainty] = told;
    sentences.push_back(Concat(Said(answers, cards), " So we’ll look for ",
                               names.size() == 1 ? "this kind" : "these kinds",
                               " of work: ", Join(names, "; "), ". ", SureWords(certainty)));
  }
  for (const CardFacetWish& one : wishes.open) {
    sentences.push_back(Concat(Said(answers, one.because), " So we leave ",
                               Quoted(labels.Facet(one.facet).name), " open."));
  }
  return sentences;
}

}  // namespace corner::matcher
