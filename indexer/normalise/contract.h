// What kind of job it is: permanent, fixed-term, temporary, casual, apprenticeship, volunteering or
// a trial. Used by normalise. Pure.
#pragma once

#include <string>
#include <string_view>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct ContractReading {
  Contract contract = Contract::kUnknown;
  bool unpaid = false;  // no wage: unpaid, voluntary, "expenses only"
  std::string source;
  int32_t from = 0, to = 0;
  std::string unpaid_source;
  int32_t unpaid_from = 0, unpaid_to = 0;
};

// Title before declared field before description: a title that says "Apprentice" or "Volunteer" is
// right where the field says "Permanent".
ContractReading ReadContract(std::string_view declared, const ScannedText& title,
                             const ScannedText& description);

}  // namespace corner::indexer
