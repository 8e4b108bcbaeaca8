#include "service/disclosure/consistency.h"

#include <algorithm>

#include "service/disclosure/screen.h"
#include "taxonomies/base/text.h"

namespace corner::disclosure {
namespace {

using Code = Warning::Code;

struct Words {
  Code code;
  std::string_view word, sentence, what_to_do;
};

// In the order of the codes.
constexpr Words kWords[] = {
    {Code::kMayNotContact, "may_not_contact",
     "Your client has not said that you may speak with this employer about them.",
     "Ask them first; they can say so in their plan for this employer."},
    {Code::kMayNotNameClient, "may_not_name_client",
     "You would say who your client is, and their plan does not let you.",
     "Leave the name out, or ask them to tick “may name me”."},
    {Code::kNotARecipient, "not_a_recipient",
     "You would tell somebody whom your client did not choose.",
     "Speak with a person on their list, or ask whether this person may be added."},
    {Code::kTooSoon, "too_soon", "You would tell before the moment your client chose.",
     "Wait for that moment, or look at the plan together again."},
    {Code::kMayNotName, "may_not_name_service",
     "You would name the service, and that alone says something about your client.",
     "Give your own name only, or ask them to tick “may name the service”."},
    {Code::kClientTellsFirst, "client_tells_first",
     "Your client wants to tell this themselves, and has not yet.",
     "Let them speak first, or go together and leave the telling to them."},
    {Code::kNotTheirWords, "not_their_words",
     "You would say something that is not in your client's words for this employer.",
     "Use the words of the plan as they stand, or write new ones together."},
    {Code::kApplicationSilent, "application_silent",
     "The application says nothing about this, so the employer would hear two stories.",
     "Agree with your client what is said and who says it, before you speak with anybody."},
    {Code::kApplicationToldMore, "application_told_more",
     "The application told something that your client no longer wants told.",
     "Say no more about it, and agree with your client what you answer if you are asked."}};

bool InTheirWords(const DisclosurePlan& plan, const std::string& said) {
  const PhraseScreen exclusions(plan.exclusions);
  const std::string key = FoldKey(said);
  return !exclusions.Finds(said) &&
         std::any_of(plan.words.begin(), plan.words.end(),
                     [&](const std::string& words) { return FoldKey(words) == key; });
}

}  // namespace

ApplicationStory StoryOf(const EmployerDocument& document) {
  return {.tells = (document.told() & kTellsWords) != 0,
          .names_service = (document.told() & kNamesService) != 0,
          .by = document.destination().author,
          .moment = document.moment()};
}

std::string_view WarningWord(Code code) { return kWords[static_cast<size_t>(code)].word; }

std::vector<Warning> CheckConsistency(const DisclosurePlan* plan,
                                      const std::optional<ApplicationStory>& application,
                                      const PlannedConversation& conversation,
                                      DisclosurePlan::Moment moment, absl::Time now) {
  const bool in_force = InForce(plan, now);
  const bool tells = !conversation.says.empty();
  const bool any = tells || conversation.names_service;
  const bool moment_came = in_force && plan->TellsAt(now, moment);
  const bool told_words = application && application->tells;
  const bool client_told = told_words && application->by == Author::kClient;

  std::vector<Warning> warnings;
  const auto check = [&](Code code, bool holds) {
    if (!holds) return;
    const Words& words = kWords[static_cast<size_t>(code)];
    warnings.push_back({code, std::string(words.sentence), std::string(words.what_to_do)});
  };
  check(Code::kMayNotContact, !in_force || !plan->may_contact);
  check(Code::kMayNotNameClient, conversation.names_client && (!in_force || !plan->may_name_me));
  check(Code::kNotARecipient, (any || conversation.names_client) &&
                                  (!in_force || !IsRecipient(*plan, conversation.recipient)));
  check(Code::kTooSoon, any && in_force && !moment_came);
  check(Code::kMayNotName, conversation.names_service && (!in_force || !plan->may_name_service));
  check(Code::kClientTellsFirst, tells && in_force &&
                                     plan->teller == DisclosurePlan::Teller::kClient &&
                                     !client_told && !conversation.client_there);
  check(Code::kNotTheirWords,
        tells && (!in_force ||
                  std::any_of(conversation.says.begin(), conversation.says.end(),
                              [&](const auto& said) { return !InTheirWords(*plan, said); })));
  check(Code::kApplicationSilent,
        application && ((tells && !told_words) || (conversation.names_service &&
                                                   !application->names_service && !told_words)));
  check(Code::kApplicationToldMore,
        application && (application->tells || application->names_service) && !moment_came);
  return warnings;
}

}  // namespace corner::disclosure
