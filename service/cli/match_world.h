// What the matching commands share: the index, the vocabulary and travel times of a data folder,
// and profiles read from files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "matcher/caseload.h"
#include "matcher/profile_json.h"
#include "service/cli/command.h"
#include "taxonomies/editions/taxonomy_set.h"

namespace corner::cli {

class MatchFolder {
 public:
  // kNotFound, kUnavailable: the folder has no index yet.
  static absl::StatusOr<std::unique_ptr<MatchFolder>> Open(const Context& context);
  matcher::MatchWorld world() const;
  // The day, and the adult minimum wage of that day: whom it concerns is never asked.
  matcher::MatchOptions options() const { return options_; }

 private:
  MatchFolder() = default;
  std::unique_ptr<indexer::Catalogue> catalogue_;
  std::shared_ptr<const taxonomies::TaxonomySet> taxonomies_;  // the folder's own
  std::unique_ptr<matcher::Similarity> similarity_;
  std::unique_ptr<taxonomies::TravelTimes> travel_times_;
  matcher::MatchOptions options_;
};

// `what` begins the sentence of an error: "The profile".
absl::StatusOr<std::string> ReadWholeFile(std::string_view what, const std::string& path);
// One sentence for all that is wrong with a file, each part with its JSON path.
absl::Status CannotUse(std::string_view what, const std::string& path,
                       const std::vector<matcher::ProfileIssue>& issues);

// One sentence for all that is wrong with a profile, each part with its JSON path.
absl::StatusOr<std::shared_ptr<const matcher::Profile>> ReadProfileFile(const std::string& path);
// Every *.json of a folder, in the order of their names.
absl::StatusOr<matcher::Profiles> ReadProfileFolder(const std::string& path);

}  // namespace corner::cli
