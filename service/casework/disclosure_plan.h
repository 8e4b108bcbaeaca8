// What a client decided to tell one employer: whether, when, who tells whom, in which words, and
// what never. Kept as a record of kind "disclosure", one per person and employer; read by
// service/disclosure, which alone turns it into text an employer may see. Nothing is told by
// default: a plan that is not there, undecided, expired or withdrawn tells nothing. A plain value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace corner::casework {

struct DisclosurePlan {
  // domain words: "undecided" behaves as "none".
  enum class Stance : uint8_t { kUndecided, kNone, kAfterOffer, kAtApplication };
  enum class Teller : uint8_t { kClient, kSpecialist, kTogether };
  enum class Moment : uint8_t {
    kBeforeOffer,
    kAfterOffer,
    kInWork
  };  // where an application stands

  std::string person;
  std::string employer;       // the employer's key (indexer): this plan is for no other
  std::string employer_name;  // as shown to the client
  Stance stance = Stance::kUndecided;
  Teller teller = Teller::kClient;
  std::vector<std::string> recipients;  // "line manager", "occupational health": nobody else
  // What may be said, in the client's own words, one item a sentence. Nothing else is.
  std::vector<std::string> words;
  // What may never be said, in the client's words: an item of `words` that contains one is left
  // out.
  std::vector<std::string> exclusions;
  bool may_contact = false;       // the specialist may speak to this employer about this client
  bool may_name_me = false;       // … and say who it is
  bool may_name_service = false;  // … and for which service they work: that alone says something
  std::optional<absl::Time> expires;
  std::optional<absl::Time> withdrawn;  // from then on it tells nothing, whatever else it says

  // Decided, in force at that time, and its moment has come.
  bool TellsAt(absl::Time now, Moment moment) const;
};

// JSON of the record's body and of the API. Reading reports the first wrong member with its JSON
// pointer. Limits: 20 recipients, 50 words, 50 exclusions, 500 bytes each.
absl::StatusOr<DisclosurePlan> ReadDisclosurePlan(std::string_view json);
std::string WriteDisclosurePlan(const DisclosurePlan& plan);

std::string_view StanceWord(DisclosurePlan::Stance stance);

}  // namespace corner::casework
