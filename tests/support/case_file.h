// Acceptance cases: employers, vacancies, clients and what an expert expects of each shortlist,
// read from one JSON file into what the matcher takes. Concepts, fields and sectors are the file's
// own words, equal after case folding; travel times are the file's own table.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "matcher/disclosure.h"
#include "matcher/profile.h"
#include "taxonomies/places/travel_times.h"
#include "tests/support/memory_catalogue.h"

namespace corner::testing {

struct CaseExpectation {
  std::string key;  // "first", "top3", "not_top3", "only"
  std::vector<std::string> vacancies;
};

struct CaseClient {
  std::string id;
  std::shared_ptr<const matcher::Profile> profile;
  matcher::DisclosureUses disclosure;
  std::map<std::string, int> zone_minutes;
  std::vector<CaseExpectation> expectations;
};

struct CaseFile {
  MemoryCatalogue catalogue;
  std::map<std::string, std::string> id_of, name_of;  // the file's id <-> the catalogue's
  std::vector<std::string> zones;
  std::vector<CaseClient> clients;
  int32_t legal_rate_pence = 0;
};

// kInvalidArgument names the part of the file that cannot be understood.
absl::StatusOr<std::unique_ptr<CaseFile>> ReadCases(std::string_view json);

// Minutes to each zone as the client's table has them; a zone that is not in it is not known.
std::unique_ptr<taxonomies::TravelTimes> ZoneTravelTimes(const CaseFile& file,
                                                         const CaseClient& client);

}  // namespace corner::testing
