// A reason of the quality gate, and its stored form. Made by the gate, kept by the ledger's hold
// book, shown by reports, pages and the API. Plain values; free functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/quality/rules.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/json.h"

namespace corner::indexer {

struct QualityReason {
  const QualityRule* rule = nullptr;  // never null in a reason the gate made
  // What it rests on, as in FactSource: "field:url", "text:description", "ledger", "day".
  std::string source;
  std::string value;         // the words, number, host or day themselves; at most 200 bytes
  int32_t from = 0, to = 0;  // half-open byte span in that text; 0,0 for anything else

  bool operator==(const QualityReason&) const = default;
};

bool AnyHolds(const std::vector<QualityReason>& reasons);
// The codes of the reasons that hold, in table order, each once, with commas between.
std::string HoldingCodes(const std::vector<QualityReason>& reasons);

// Hash of what the advert says and where answers go: title, employer, text, link, pay and hours. A
// person's decision is about these; a later closing date or a better reader changes none of them.
Hash128 Wording(const Vacancy& vacancy);

// An array of {code, rule, holds, reason, source, value, span?}; `reason` is the rule's sentence.
void WriteReasons(const std::vector<QualityReason>& reasons, JsonWriter* writer);
std::string ReasonsToJson(const std::vector<QualityReason>& reasons);
// Rules this program does not know (written by a newer one) are left out.
absl::StatusOr<std::vector<QualityReason>> ReasonsFromJson(std::string_view json);

}  // namespace corner::indexer
