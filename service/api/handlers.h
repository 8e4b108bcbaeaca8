// The API's handlers, one a function. Called through the endpoint table; tests call them directly.
// Thread-safe as far as the services are.
#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/ledger/ledger.h"
#include "service/api/services.h"
#include "service/http/message.h"

namespace corner::api {

absl::StatusOr<http::Reply> ListVacancies(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetVacancy(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetSnapshot(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListChanges(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListEmployers(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetDescription(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetHealth(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> GetReadiness(const http::Request& request, const Services& services);

// The vacancy of that id if it may be shown today. kNotFound: unknown or held;
// kFailedPrecondition (HTTP 410): it was open once and has closed.
absl::StatusOr<indexer::LedgerRow> FindOpenVacancy(const Services& services, std::string_view id);

// The other adverts of its group that may be shown today, by id.
absl::StatusOr<std::vector<indexer::Vacancy>> FindOtherAdverts(const Services& services,
                                                               const indexer::Vacancy& vacancy);

// The OpenAPI file linked into the program.
std::string_view DescriptionFile();

}  // namespace corner::api
