// The facet half of search_semantics.h.
#include <algorithm>

#include "taxonomies/base/text.h"
#include "tests/support/search_semantics.h"

namespace corner::testing {

using namespace ::corner::indexer;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view kSchemeValues[] = {"disability_confident",
                                              "disability_confident:committed",
                                              "disability_confident:employer",
                                              "disability_confident:leader",
                                              "mindful_employer",
                                              "interview_offer"};

std::vector<FacetValue> RawFacetValues(const Vacancy& vacancy, FacetField field) {
  std::vector<FacetValue> values;
  const auto add = [&values](std::string_view value, std::string_view label = {}) {
    values.push_back({std::string(value), std::string(label)});
  };
  switch (field) {
    case FacetField::kContract:
      add(Name(vacancy.contract));
      break;
    case FacetField::kPattern:
      for (PatternBit bit : kAllPatterns) {
        if (vacancy.pattern & bit) add(PatternName(bit));
      }
      break;
    case FacetField::kRemote:
      add(Name(vacancy.remote));
      break;
    case FacetField::kScheme:
      for (const Scheme& scheme : vacancy.schemes) {
        add(scheme.id);
        if (!scheme.level.empty()) add(Concat(scheme.id, ":", scheme.level));
      }
      break;
    case FacetField::kRequirement:
      for (const Requirement& requirement : vacancy.requirements) add(requirement.kind);
      break;
    case FacetField::kFlag:
      for (FlagBit bit : kAllFlags) {
        if (vacancy.flags & bit) add(FlagName(bit));
      }
      break;
    case FacetField::kField:
      for (const std::string& name : vacancy.fields) add(name);
      break;
    case FacetField::kEmployer:
      if (!vacancy.employer_key.empty()) add(vacancy.employer_key, vacancy.employer_name);
      break;
    case FacetField::kPlace:
      if (!vacancy.place.id.empty()) add(vacancy.place.id, vacancy.place.name);
      break;
    case FacetField::kSource:
      if (!vacancy.source.empty()) add(vacancy.source);
      break;
    case FacetField::kCount:
      break;
  }
  return values;
}

}  // namespace

std::vector<FacetValue> FacetValues(const Vacancy& vacancy, FacetField field) {
  std::vector<FacetValue> values = RawFacetValues(vacancy, field);
  std::stable_sort(values.begin(), values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.value < b.value; });
  values.erase(
      std::unique(values.begin(), values.end(),
                  [](const FacetValue& a, const FacetValue& b) { return a.value == b.value; }),
      values.end());
  if (values.empty()) values.push_back({"unknown", ""});
  return values;
}

std::vector<std::string> LegalFacetValues(FacetField field) {
  std::vector<std::string> values = {"unknown"};
  switch (field) {
    case FacetField::kContract:
      for (int i = 1; i <= static_cast<int>(Contract::kTrial); ++i) {
        values.emplace_back(Name(static_cast<Contract>(i)));
      }
      break;
    case FacetField::kPattern:
      for (PatternBit bit : kAllPatterns) values.emplace_back(PatternName(bit));
      break;
    case FacetField::kRemote:
      for (int i = 1; i <= static_cast<int>(Remote::kYes); ++i) {
        values.emplace_back(Name(static_cast<Remote>(i)));
      }
      break;
    case FacetField::kScheme:
      for (std::string_view value : kSchemeValues) values.emplace_back(value);
      break;
    case FacetField::kFlag:
      for (FlagBit bit : kAllFlags) values.emplace_back(FlagName(bit));
      break;
    default:
      break;
  }
  return values;
}

}  // namespace corner::testing
