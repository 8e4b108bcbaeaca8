// A shortlist's wire form (docs/http-api.md), written for the API and `corner match --json`. Pure
// functions, safe from any thread.
#pragma once

#include <string>
#include <vector>

#include "matcher/caseload.h"
#include "matcher/phrases/phrase_book.h"
#include "matcher/rested.h"

namespace corner::api {

std::string ShortlistToJson(const matcher::Shortlist& list);
// The same after a client's reactions: with what rests, and the steps that followed.
std::string ReactedToJson(const matcher::Shortlist& list,
                          const std::vector<matcher::RestingItem>& resting,
                          const std::vector<matcher::ReactionStep>& steps,
                          matcher::Audience audience);
// One advert's standing: `corner match --why ID`.
std::string StandingToJson(const matcher::Standing& standing);
// What a rule sets aside, with the id to go on after.
std::string SetAsideToJson(std::string_view rule, const std::vector<matcher::MatchItem>& items);

// Clients a vacancy could suit, by key, and the lists of a caseload.
std::string ClientsToJson(std::string_view vacancy_id,
                          const std::vector<matcher::ClientFit>& clients);
std::string CaseloadToJson(const matcher::Caseload& caseload);

}  // namespace corner::api
