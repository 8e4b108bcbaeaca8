#include "indexer/facet_values.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int kMostEdits = 3;
constexpr size_t kMostSuggestions = 3;

std::vector<std::string> LegalValues(FacetField field) {
  std::vector<std::string> values = {"unknown"};
  switch (field) {
    case FacetField::kContract:
      for (int i = 0; i <= static_cast<int>(Contract::kTrial); ++i) {
        values.emplace_back(Name(static_cast<Contract>(i)));
      }
      break;
    case FacetField::kPattern:
      for (PatternBit bit : kAllPatterns) values.emplace_back(PatternName(bit));
      break;
    case FacetField::kRemote:
      for (int i = 0; i <= static_cast<int>(Remote::kYes); ++i) {
        values.emplace_back(Name(static_cast<Remote>(i)));
      }
      break;
    case FacetField::kScheme:
      for (const char* value : {"disability_confident", "disability_confident:committed",
                                "disability_confident:employer", "disability_confident:leader",
                                "mindful_employer", "interview_offer"}) {
        values.emplace_back(value);
      }
      break;
    case FacetField::kFlag:
      for (FlagBit bit : kAllFlags) values.emplace_back(FlagName(bit));
      break;
    case FacetField::kField:
      values.insert(values.end(), JobFields().begin(), JobFields().end());
      break;
    case FacetField::kRequirement:
    case FacetField::kEmployer:
    case FacetField::kPlace:
    case FacetField::kSource:
    case FacetField::kCount:
      break;
  }
  return values;
}

}  // namespace

const std::vector<std::string>& JobFields() {
  static const auto* const kFields = new std::vector<std::string>{"office",
                                                                  "healthcare",
                                                                  "retail",
                                                                  "construction",
                                                                  "catering",
                                                                  "warehouse",
                                                                  "arts",
                                                                  "cleaning",
                                                                  "customer_service",
                                                                  "security",
                                                                  "animal_care",
                                                                  "computing",
                                                                  "mental_health_support",
                                                                  "community_work",
                                                                  "gardening_and_land",
                                                                  "driving",
                                                                  "education_support",
                                                                  "making_and_repair",
                                                                  "science_and_engineering",
                                                                  "finance",
                                                                  "management",
                                                                  "self_employment"};
  return *kFields;
}

bool IsLegalFacetValue(FacetField field, std::string_view value) {
  const std::vector<std::string> values = LegalValues(field);
  return std::find(values.begin(), values.end(), value) != values.end();
}

absl::Status UnknownFacetValue(FacetField field, std::string_view value,
                               std::vector<std::string> known) {
  for (std::string& legal : LegalValues(field)) known.push_back(std::move(legal));
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  std::vector<std::pair<int, std::string>> near;
  for (const std::string& candidate : known) {
    const bool begins = value.size() >= 2 && candidate.starts_with(value);
    const int edits = begins ? 0 : EditDistance(candidate, value, kMostEdits);
    if (edits <= kMostEdits && edits < static_cast<int>(candidate.size())) {
      near.emplace_back(edits, candidate);
    }
  }
  std::sort(near.begin(), near.end());
  if (near.size() > kMostSuggestions) near.resize(kMostSuggestions);
  std::vector<std::string> names;
  for (auto& [edits, name] : near) names.push_back(std::move(name));
  return InvalidInput(
      Concat("There is no ", FacetName(field), " called “", value, "”."),
      names.empty() ? std::string() : Concat("Did you mean ", Join(names, " or "), "?"));
}

}  // namespace corner::indexer
