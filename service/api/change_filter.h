// Which vacancies somebody follows: those of some job fields, at some places or near one, asked for
// as in a search. Used by the change stream and the snapshot. Immutable, safe from any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/probe.h"
#include "indexer/vacancy.h"
#include "service/api/probe_params.h"
#include "service/api/services.h"
#include "service/http/message.h"

namespace corner::api {

// The search parameters that may stand in such a request.
inline constexpr std::array<std::string_view, 4> kChangeFilterParams = {"field", "place", "near",
                                                                        "within"};

class ChangeFilter {
 public:
  // Reads them; what is wrong with one is added to `issues`.
  static ChangeFilter Read(const http::Request& request, const Services& services,
                           std::vector<ParamIssue>* issues);

  // By what the advert states; a place that is not stated is near nothing.
  bool Matches(const indexer::Vacancy& vacancy) const;
  // Equal filters print alike.
  std::string Printed() const { return ToString(probe_); }

 private:
  explicit ChangeFilter(indexer::Probe probe) : probe_(std::move(probe)) {}

  indexer::Probe probe_;  // its facets and near alone
};

}  // namespace corner::api
