// cards: either/or choices on a terminal or from a file, and the wishes they come to.
#include <iostream>
#include <string>

#include "matcher/cards_json.h"
#include "matcher/phrases/card_words.h"
#include "service/cli/commands.h"
#include "service/cli/match_world.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using matcher::Card;
using matcher::CardAnswers;
using Choice = matcher::CardAnswer::Choice;

void PrintCard(const Context& context, const Card& card) {
  *context.out << "\n"
               << matcher::CardQuestion() << "\n  1  " << card.left << "\n  2  " << card.right
               << "\n  3  " << matcher::CardEitherWords() << "\n  4  "
               << matcher::CardNotSureWords() << "\n";
}

// Asks until enough is known, the input ends or an empty line stops it.
CardAnswers Ask(const Context& context) {
  CardAnswers answers;
  std::string line;
  *context.out << "Type 1, 2, 3 or 4. An empty line stops; what you said so far is kept.\n";
  while (const Card* const card = matcher::NextCard(answers)) {
    PrintCard(context, *card);
    context.out->flush();
    std::string_view typed;
    do {
      if (!std::getline(std::cin, line)) return answers;
      typed = TrimSpace(line);
      if (typed.empty()) return answers;
      if (typed.size() != 1 || typed[0] < '1' || typed[0] > '4') {
        *context.out << "Please type 1, 2, 3 or 4.\n" << std::flush;
        typed = {};
      }
    } while (typed.empty());
    answers.push_back({std::string(card->id), static_cast<Choice>(typed[0] - '1')});
  }
  return answers;
}

void PrintWishes(const Context& context, const CardAnswers& answers) {
  const auto sentences = matcher::CardWords(answers, matcher::BuiltinLabels());
  if (sentences.empty()) *context.out << "\nNothing is said yet, and that is fine.\n";
  for (const std::string& sentence : sentences) *context.out << "\n" << sentence << "\n";
  matcher::Profile profile;
  profile.key = "cards";
  *context.out << "\nTo put in the profile, and change as you like:\n"
               << matcher::WriteProfile(
                      matcher::WithCardWishes(profile, matcher::CardsToWishes(answers)))
               << "\n";
}

}  // namespace

int Cards(const Context& context, const CardsArgs& args) {
  CardAnswers answers;
  if (args.answers.empty()) {
    // With --json a program reads: it gets the first card and sends answers back in a file.
    if (!context.json) answers = Ask(context);
  } else {
    const auto json = ReadWholeFile("The answers", args.answers);
    if (!json.ok()) return Fail(context, json.status());
    matcher::CardAnswersReading reading = matcher::ReadCardAnswers(*json);
    if (!reading.ok()) {
      return Fail(context, CannotUse("The answers", args.answers, reading.issues));
    }
    answers = std::move(reading.answers);
  }
  if (context.json) {
    *context.out << matcher::CardsToJson(answers) << "\n";
    return kDone;
  }
  if (!args.answers.empty()) {
    if (const Card* const next = matcher::NextCard(answers)) PrintCard(context, *next);
  }
  PrintWishes(context, answers);
  return kDone;
}

}  // namespace corner::cli
