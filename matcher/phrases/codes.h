// Every code that a sentence may be asked for, named once: tests hold the phrase tables and what
// matching produces against this list.
#pragma once

#include <string>
#include <vector>

namespace corner::matcher {

// Codes of reasons: explain.cc, worth_asking.cc, way_in.cc.
std::vector<std::string> ReasonCodes();
// Codes of the sentences around them: the question of each "ask.…" ("question.hours"), the rule of
// each "set_aside.…" ("rule.hours") and of caps, "set_aside.count", and next steps.
std::vector<std::string> CompanionCodes();

}  // namespace corner::matcher
