// Why a job is where it is, as data: a code, the points it brought, what of the profile and what of
// the advert it rests on. Phrases (phrases/phrase_book.h) turn reasons into sentences.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/vacancy.h"

namespace corner::matcher {

// A value that a sentence names. Its kind says how it is put into words: "field", "concept",
// "facet" (ids), "hours" (x 100), "pence", "minutes", "clock" (minutes of the day), "day"
// (days since 1970), "patterns" (bits), "mode", "contract", "remote", "requirement", "rule",
// "text".
struct ReasonValue {
  std::string name, kind, value;
  bool operator==(const ReasonValue&) const = default;
};

struct Reason {
  std::string code;     // "aspiration.field", "resource.used", "preference.hours.met", …
  int32_t points = 0;   // of fit; the sum over a job's reasons is its fit
  int32_t most = 0;     // points this reason could have brought
  std::string profile;  // JSON pointer into the profile: "/resources/2"
  std::string vacancy;  // of the vacancy: "/tasks/4", "/hours"
  std::optional<indexer::Span> span;       // in the advert's plain description
  std::string quote;                       // its words there; quoted, never rewritten
  std::vector<std::string> evidence;       // JSON pointers to evidence rows
  std::vector<std::string> evidence_text;  // the client's words there
  std::vector<ReasonValue> values;
  std::string text;  // the sentence, once phrased
  bool operator==(const Reason&) const = default;
};

// The code without its last part: "preference.hours.met" -> "preference.hours".
std::string_view Topic(const Reason& reason);

}  // namespace corner::matcher
