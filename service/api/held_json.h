// Held adverts in JSON, the same for the API and `corner held --json`. Pure functions.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/ledger/hold.h"
#include "taxonomies/base/json.h"

namespace corner::api {

// {id, title, employer?, source, closes?, since?, reasons, decision?, before?}: `decision` is in
// force, `before` was made on an earlier wording or on fewer reasons.
void WriteHeld(const indexer::HeldAdvert& advert, JsonWriter* json);
// {items, facets:{code:[{value, label, count}]}, total, next?}.
std::string HeldListToJson(const std::vector<indexer::HeldAdvert>& adverts,
                           const std::vector<std::pair<std::string, int64_t>>& by_code,
                           int64_t total, bool more);

// "Asks for a fee": a reason code in words.
std::string QualityCodeText(std::string_view code);
// Why an advert is held, in one sentence for whoever asked for it.
std::string HeldSentence(const indexer::HoldRecord& record);
// "Ada Lane released it on 1 June 2026: …"
std::string DecisionText(const indexer::HoldDecision& decision);

}  // namespace corner::api
