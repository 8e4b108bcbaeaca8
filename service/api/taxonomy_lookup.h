// The taxonomies of one edition with their typeahead, for the API. Built once, at the first request
// that needs it; immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/editions/taxonomy_set.h"
#include "taxonomies/typeahead/typeahead.h"

namespace corner::api {

// A SOC 2020 group, or an occupation of a scheme the site loaded.
struct OccupationEntry {
  std::string_view scheme;  // "SOC2020", "ESCO", "ONET"
  std::string code, name;
};

class TaxonomyLookup {
 public:
  explicit TaxonomyLookup(std::shared_ptr<const taxonomies::TaxonomySet> set);

  const taxonomies::TaxonomySet& set() const { return *set_; }

  // Job titles, group titles and other schemes' names, each worth its occupation.
  const taxonomies::Typeahead& occupations() const { return occupations_; }
  const OccupationEntry& occupation(uint32_t value) const { return entries_[value]; }
  // Labels and wordings; the value is a ResourceIndex.
  const taxonomies::Typeahead& resources() const { return resources_; }
  // Names of places, without postcode areas, which bear the names of towns.
  const taxonomies::Typeahead& places() const { return places_; }
  const taxonomies::Place& place(uint32_t value) const { return *heaviest_[value]; }

  // The job titles of a unit group, in the order of the table.
  std::vector<std::string_view> TitlesOf(taxonomies::SocCode unit) const;

 private:
  void AddOccupations();
  void AddResources();
  void AddPlaces();

  std::shared_ptr<const taxonomies::TaxonomySet> set_;
  std::vector<OccupationEntry> entries_;
  absl::flat_hash_map<uint16_t, std::vector<std::string_view>> titles_;
  std::vector<const taxonomies::Place*> heaviest_;  // first: of one name it is meant
  taxonomies::Typeahead occupations_, resources_, places_;
};

}  // namespace corner::api
