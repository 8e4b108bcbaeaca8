// Held adverts as the ledger tells of them: the gate's reasons and what people decided. Plain
// values, used by ingest, the command line, the API and the pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/quality/copies.h"
#include "indexer/quality/reason.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

struct HoldDecision {
  enum class Kind : uint8_t { kReleased, kKept };
  Kind kind = Kind::kReleased;
  std::string by;   // who decided: a member of staff, at most 200 bytes
  std::string why;  // at most 1,000 bytes; about the advert, never about a client
  Day day;
};
std::string_view Name(HoldDecision::Kind kind);  // "released", "kept"

// What stands in the book about one advert.
struct HoldRecord {
  std::optional<Day> since;  // first day with a reason, while there is one
  std::vector<QualityReason> reasons;
  std::optional<HoldDecision> decision;  // the last one
  // The decision was made on an earlier wording or before a new reason, and is history only.
  bool decision_is_past = false;

  bool empty() const { return reasons.empty() && !decision; }
};

struct HeldAdvert {
  Vacancy vacancy;
  HoldRecord record;
};

// One held advert of a run's report.
struct HeldNote {
  std::string id, code, reason;
};

// What the ledger knows about an advert that comes in.
struct Background {
  Day first_seen;
  std::optional<Day> group_first_seen;  // of one of several adverts of an opening
  KnownCopies copies;
};

// An advert that is held because an advert that came after it has the same text.
struct HeldByCopy {
  std::string id;
  std::vector<QualityReason> reasons;
};

enum class Stored : uint8_t { kAccepted, kUnchanged };
// What became of an advert that the gate has looked at.
struct Judged {
  Stored stored = Stored::kAccepted;
  Status status = Status::kOpen;
  std::vector<QualityReason> reasons;  // with those that a person's decision adds
};

}  // namespace corner::indexer
