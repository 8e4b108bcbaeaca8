// What an advert's words mean: occupation, job fields, tasks and what the working day is like, read
// with the taxonomies. The step between normalise and the ledger. Deterministic; one enricher
// serves any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/vacancy.h"
#include "taxonomies/editions/taxonomy_set.h"

namespace corner::indexer {

class Enricher {
 public:
  explicit Enricher(std::shared_ptr<const taxonomies::TaxonomySet> taxonomies);

  // Sets occupation (up to three codes), fields, tasks and facets, and the facts that say where
  // facets were read; what they held before is gone.
  //
  // A task's weight is 1-9: 9 in the title; 7 among the duties, 6 among the requirements, 3 where
  // the employer presents itself, each one more when the occupation uses it too, two less when it
  // is taught; a task that is only typical of the occupation has an empty span and six tenths of
  // its weight there, by the likelihood of the code, from 3 up.
  void Enrich(Vacancy* vacancy) const;

 private:
  struct UnitUse {
    uint16_t unit;
    float weight;
  };
  std::shared_ptr<const taxonomies::TitleLook> LookAt(const std::string& title) const;
  std::vector<float> EvidenceOf(const std::vector<taxonomies::ResourceMention>& mentions) const;
  void SetOccupation(const taxonomies::Coding& coding, Vacancy* vacancy) const;
  void SetTasks(const taxonomies::Coding& coding,
                const std::vector<taxonomies::ResourceMention>& mentions, Vacancy* vacancy) const;
  void SetFacets(const taxonomies::Coding& coding, const taxonomies::AdvertText& text,
                 Vacancy* vacancy) const;

  std::shared_ptr<const taxonomies::TaxonomySet> set_;
  const taxonomies::TaxonomySet& taxonomies_;
  std::vector<std::vector<UnitUse>> used_by_;  // of each resource, by unit
  // Boards repeat titles: what the coder said of those met last.
  mutable std::mutex looks_mutex_;
  mutable absl::flat_hash_map<std::string, std::shared_ptr<const taxonomies::TitleLook>> looks_;
};

}  // namespace corner::indexer
