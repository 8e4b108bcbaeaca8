// One set of invented vacancies, in Corner's own names, from which the tests write every dialect.
#pragma once

#include <string>
#include <vector>

#include "indexer/posting.h"

namespace corner::indexer {

struct MasterAdvert {
  Posting posting;
  std::vector<std::string> other_towns;  // where else the same job can be done
};

// Their closing days lie after kMasterDay, the day on which they are read.
inline constexpr std::string_view kMasterDay = "2026-05-04";
const std::vector<MasterAdvert>& MasterAdverts();
// Ids of vacancies that the sender has closed.
const std::vector<std::string>& MasterRemoved();

}  // namespace corner::indexer
