#include "service/cli/match_world.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/ingest.h"
#include "indexer/normalise/minimum_wage.h"
#include "indexer/site_folder.h"
#include "indexer/xapian/index_catalogue.h"
#include "matcher/profile_words.h"
#include "matcher/resource_similarity.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/travel_times.h"

namespace corner::cli {

namespace fs = std::filesystem;

absl::StatusOr<std::unique_ptr<MatchFolder>> MatchFolder::Open(const Context& context) {
  std::unique_ptr<MatchFolder> folder(new MatchFolder);
  CORNER_ASSIGN_OR_RETURN(folder->catalogue_,
                          indexer::IndexCatalogue::Open(indexer::IndexPath(context.data)));
  CORNER_ASSIGN_OR_RETURN(folder->taxonomies_, indexer::TaxonomiesInUse(context.data));
  folder->similarity_ =
      std::make_unique<matcher::ResourceSimilarity>(*folder->taxonomies_->resources);
  folder->travel_times_ = taxonomies::MakeDistanceTravelTimes(*folder->taxonomies_->gazetteer);
  folder->options_.day = context.day;
  if (const auto wage = indexer::MinimumWageOn(context.day)) {
    folder->options_.legal_rate_pence = wage->adult_pence;
  }
  return folder;
}

matcher::MatchWorld MatchFolder::world() const {
  return {catalogue_.get(), similarity_.get(), travel_times_.get()};
}

absl::StatusOr<std::string> ReadWholeFile(std::string_view what, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path)) {
    return NotFound(Concat(what, " ", path, " cannot be read."), "Check the path.");
  }
  return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
}

absl::Status CannotUse(std::string_view what, const std::string& path,
                       const std::vector<matcher::ProfileIssue>& issues) {
  std::string sentence = Concat(what, " ", path, " cannot be used:");
  for (const matcher::ProfileIssue& issue : issues) {
    sentence.append(Concat("\n  ", issue.path.empty() ? "the file" : issue.path, ": ",
                           issue.sentence, issue.hint.empty() ? "" : " ", issue.hint));
  }
  return InvalidInput(sentence);
}

absl::StatusOr<std::shared_ptr<const matcher::Profile>> ReadProfileFile(const std::string& path) {
  CORNER_ASSIGN_OR_RETURN(const std::string json, ReadWholeFile("The profile", path));
  matcher::ProfileReading reading = matcher::ReadProfile(json, matcher::BuiltinProfileWords());
  if (!reading.ok()) return CannotUse("The profile", path, reading.issues);
  return std::make_shared<const matcher::Profile>(std::move(reading.profile));
}

absl::StatusOr<matcher::Profiles> ReadProfileFolder(const std::string& path) {
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (error) {
    return NotFound(Concat("The folder ", path, " cannot be read."), "Check the path.");
  }
  if (files.empty()) {
    return NotFound(Concat("The folder ", path, " holds no profile."),
                    "Profiles are files that end in .json.");
  }
  std::sort(files.begin(), files.end());
  matcher::Profiles profiles;
  for (const std::string& file : files) {
    CORNER_ASSIGN_OR_RETURN(auto profile, ReadProfileFile(file));
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

}  // namespace corner::cli
