// Lays a site's tables over the shipped ones: texts in, texts out, nothing parsed that need not be.
// Pure functions.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "taxonomies/editions/site_tables.h"

namespace corner::taxonomies {

// The texts of all tables by the names of their files in taxonomies/data.
struct TableTexts {
  std::string_view occupations, job_titles, job_field_names, job_fields;
  std::string_view resource_groups, resources, resource_weights;
  std::string_view context_facets, context_typical, context_cues;
  std::string_view places, place_sites;
  // Texts that are not linked into the program; the views above point into them.
  std::shared_ptr<std::deque<std::string>> made = std::make_shared<std::deque<std::string>>();
};
TableTexts ShippedTexts();

// What the site's tables came to.
struct MergeReport {
  int64_t titles_added = 0, titles_replaced = 0;  // of job titles, by the coding index
  int64_t skills_linked = 0, wordings_added = 0;  // ESCO skills that a resource names
  int64_t wordings_passed_over = 0;               // one word, or a wording of another resource
  int64_t districts_moved = 0, districts_added = 0;
  int64_t authorities_known = 0, authorities_added = 0;
};

// kInvalidArgument names the site's table and its line.
absl::StatusOr<TableTexts> MergeTables(const SiteTables& site, MergeReport* report);

// The parts of it, each over a shipped text.
absl::StatusOr<std::string> MergeTitles(std::string_view shipped, std::string_view site,
                                        MergeReport* report);
absl::StatusOr<std::string> MergeWordings(std::string_view shipped, std::string_view esco,
                                          MergeReport* report);
absl::StatusOr<std::string> MergeDistricts(std::string_view shipped, std::string_view site,
                                           MergeReport* report);
absl::StatusOr<std::string> MergeAuthorities(std::string_view shipped, std::string_view site,
                                             MergeReport* report);

}  // namespace corner::taxonomies
