// The API's handlers, one a function. Called through the endpoint table; tests call them directly.
// Thread-safe as far as the services are.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/ledger/ledger.h"
#include "service/api/probe_params.h"
#include "service/api/services.h"
#include "service/http/message.h"

namespace corner::api {

absl::StatusOr<http::Reply> ListVacancies(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetVacancy(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetSnapshot(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListChanges(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListEmployers(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListHeld(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListJobFields(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> FindOccupations(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetOccupation(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> FindResources(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetResource(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListContextFacets(const http::Request& request,
                                              const Services& services);
absl::StatusOr<http::Reply> FindPlaces(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> UnderstandWords(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetDescription(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetHealth(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetReadiness(const http::Request& request, const Services& services);

// The vacancy of that id if it may be shown today. kNotFound: unknown; kPermissionDenied (HTTP
// 403): held, and the sentence says why; kFailedPrecondition (HTTP 410): it was open and closed.
absl::StatusOr<indexer::LedgerRow> FindOpenVacancy(const Services& services, std::string_view id);

// The other adverts of its group that may be shown today, by id.
absl::StatusOr<std::vector<indexer::Vacancy>> FindOtherAdverts(const Services& services,
                                                               const indexer::Vacancy& vacancy);
// One page of held adverts as the parameters code, after and limit ask; shared with the page
// "/held". What is wrong with them goes to `issues`, and then nothing is looked up.
struct HeldPage {
  std::string code;  // the reason asked for; empty = all
  std::vector<indexer::HeldAdvert> adverts;
  std::vector<std::pair<std::string, int64_t>> by_code;  // of all held adverts
  int64_t total = 0;                                     // of all held adverts
  bool more = false;
};
absl::StatusOr<HeldPage> FindHeld(const http::Request& request, const Services& services,
                                  std::vector<ParamIssue>* issues);

// The OpenAPI file linked into the program.
std::string_view DescriptionFile();

}  // namespace corner::api
