// The vacancy's wire form, schema 1 of docs/http-api.md: used by the ledger, the index and the API.
// Free functions; decoding reads only what encoding wrote. A member that is absent was not stated.
//
// Beyond schema 1: row_source, sector, text (the plain description, into which spans point),
// currency, pro_rata and predicted of pay, and id of place. Hours are decimal hours (37.5), pay is
// integer pence, days are "YYYY-MM-DD", a span is [from, to) in bytes. A name under `facts` holds
// one fact, or an array when there are several of that name. A place without precision has no
// coordinates.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/json.h"

namespace corner::indexer {

void WriteVacancy(const Vacancy& vacancy, JsonWriter* writer);
std::string VacancyToJson(const Vacancy& vacancy);
// An unknown member, a missing id or a wrong type is an error naming the path.
absl::StatusOr<Vacancy> VacancyFromJson(std::string_view json);
// The same for a record the ledger accepted, without checking its Unicode and names again.
absl::StatusOr<Vacancy> VacancyFromStoredJson(std::string_view json);

// What a ledger decides stands last in the wire form: first_seen, status, and for one of several
// adverts of an opening also group and group_first_seen.
struct Standing {
  Day first_seen;
  Status status = Status::kOpen;
  std::string group;  // empty = alone
  Day group_first_seen;
};
Standing StandingOf(const Vacancy& vacancy);

// What stands before that says what the advert says; empty when `json` is not a vacancy's.
std::string_view VacancyContent(std::string_view json);
// The wire form with that content and that standing.
std::string VacancyWithStanding(std::string_view content, const Standing& standing);

}  // namespace corner::indexer
