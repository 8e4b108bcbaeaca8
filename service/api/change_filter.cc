#include "service/api/change_filter.h"

#include <algorithm>
#include <utility>

#include "indexer/facet_values.h"
#include "taxonomies/places/distance.h"

namespace corner::api {
namespace {

using indexer::FacetField;
using indexer::FacetFilter;
using indexer::Vacancy;

constexpr std::string_view kNotStated = "unknown";

bool Named(const FacetFilter& filter, std::string_view value) {
  return std::find(filter.values.begin(), filter.values.end(), value) != filter.values.end();
}

bool Meets(const FacetFilter& filter, const Vacancy& vacancy) {
  if (filter.field == FacetField::kPlace) {
    return Named(filter, vacancy.place.id.empty() ? kNotStated : vacancy.place.id);
  }
  if (vacancy.fields.empty()) return Named(filter, kNotStated);
  return std::any_of(vacancy.fields.begin(), vacancy.fields.end(),
                     [&](const std::string& field) { return Named(filter, field); });
}

bool IsNear(const indexer::Near& near, const Vacancy& vacancy) {
  if (vacancy.remote == indexer::Remote::kYes) return false;
  if (vacancy.place.precision > taxonomies::PlacePrecision::kTown) return false;
  return taxonomies::DistanceKm(near.lat, near.lon, vacancy.place.lat, vacancy.place.lon) <=
         near.km;
}

}  // namespace

ChangeFilter ChangeFilter::Read(const http::Request& request, const Services& services,
                                std::vector<ParamIssue>* issues) {
  std::vector<NameValue> params;
  for (const auto& [name, value] : request.query) {
    const auto& known = kChangeFilterParams;
    if (std::find(known.begin(), known.end(), name) != known.end()) {
      params.emplace_back(name, value);
    }
  }
  ReadProbe read = ReadSearchParams(params, {services.gazetteer, Day()});
  issues->insert(issues->end(), read.issues.begin(), read.issues.end());
  for (const FacetFilter& filter : read.probe.facets) {
    if (filter.field != FacetField::kField) continue;
    for (const std::string& value : filter.values) {
      if (indexer::IsLegalFacetValue(filter.field, value)) continue;
      issues->push_back(IssueOf(indexer::UnknownFacetValue(filter.field, value, {}), read.probe));
    }
  }
  return ChangeFilter(std::move(read.probe));
}

bool ChangeFilter::Matches(const Vacancy& vacancy) const {
  const auto& facets = probe_.facets;
  return std::all_of(facets.begin(), facets.end(),
                     [&](const FacetFilter& filter) { return Meets(filter, vacancy); }) &&
         (!probe_.near || IsNear(*probe_.near, vacancy));
}

}  // namespace corner::api
