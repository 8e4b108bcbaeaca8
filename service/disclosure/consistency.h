// The consistency guard: before a specialist speaks with an employer about a client, would the
// employer hear another story than the application told, or than the client wants? Warnings are
// plain sentences with what to do; they name no word of the plan, so they may stand anywhere staff
// read. Called when a conversation is planned and again before it is logged. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/disclosure/document.h"
#include "service/disclosure/permissions.h"

namespace corner::disclosure {

// What the employer has already been sent about this client.
struct ApplicationStory {
  bool tells = false;  // something in the words of the plan
  bool names_service = false;
  Author by = Author::kClient;
  DisclosurePlan::Moment moment = DisclosurePlan::Moment::kBeforeOffer;
};
ApplicationStory StoryOf(const EmployerDocument& document);

struct PlannedConversation {
  std::string recipient;  // their part there: "line manager"
  bool names_client = false;
  bool names_service = false;
  std::vector<std::string> says;  // about health or support, in the words meant to be used
  bool client_there = false;      // the client is part of the conversation
};

struct Warning {
  enum class Code : uint8_t {
    kMayNotContact,       // the plan does not let the specialist speak with this employer
    kMayNotNameClient,    // … or say who it is about
    kNotARecipient,       // something would be told to somebody the client did not choose
    kTooSoon,             // something would be told before the moment the client chose
    kMayNotName,          // the service would be named without the client's leave
    kClientTellsFirst,    // the client tells, and has not yet
    kNotTheirWords,       // words that are not in the plan, or that it rules out
    kApplicationSilent,   // the application says nothing of what the specialist would say
    kApplicationToldMore  // the application told, and the plan no longer does
  };
  Code code = Code::kMayNotContact;
  std::string sentence, what_to_do;
};
std::string_view WarningWord(Warning::Code code);  // "may_not_contact", …

// In the order of the codes, each at most once; empty: one story. `plan` nullptr: there is none.
// `application` nullopt: nothing was sent.
std::vector<Warning> CheckConsistency(const DisclosurePlan* plan,
                                      const std::optional<ApplicationStory>& application,
                                      const PlannedConversation& conversation,
                                      DisclosurePlan::Moment moment, absl::Time now);

}  // namespace corner::disclosure
