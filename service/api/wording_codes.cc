// The words for codes: schemes, requirements, facet values.
#include <algorithm>
#include <array>
#include <utility>

#include "service/api/wording.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using indexer::FacetField;
using CodeWords = std::pair<std::string_view, std::string_view>;

constexpr CodeWords kSchemes[] = {
    {"disability_confident", "Disability Confident"},
    {"mindful_employer", "Mindful Employer"},
    {"interview_offer", "Offers interviews to disabled applicants"},
};

constexpr CodeWords kRequirements[] = {
    {"driving_licence", "Driving licence"},
    {"dbs", "DBS check"},
    {"cscs", "CSCS card"},
    {"sia", "SIA licence"},
    {"own_vehicle", "Own vehicle"},
    {"food_hygiene", "Food hygiene certificate"},
};

constexpr CodeWords kFlags[] = {
    {"fee_asked", "Appears to ask you to pay"},
    {"unpaid", "Appears to be unpaid"},
    {"below_minimum_wage", "Pay looks below the legal minimum"},
    {"early_personal_questions", "May ask personal questions early"},
    {"commission_only", "Commission only"},
    {"premium_phone", "Premium-rate phone number"},
    {"no_employer", "Employer not named"},
    {"mended_text", "Text was repaired"},
};

constexpr CodeWords kFields[] = {
    {"arts", "Arts and creative"},
    {"community_work", "Community work"},
    {"computing", "Computing"},
    {"customer_service", "Customer service"},
    {"education_support", "Education support"},
    {"gardening_and_land", "Gardening and land"},
    {"making_and_repair", "Making and repair"},
    {"science_and_engineering", "Science and engineering"},
    {"self_employment", "Self-employment"},
};

template <size_t N>
std::string_view WordsFor(const CodeWords (&table)[N], std::string_view code) {
  const auto found = std::find_if(std::begin(table), std::end(table),
                                  [&](const CodeWords& row) { return row.first == code; });
  return found == std::end(table) ? std::string_view() : found->second;
}

std::string Readable(std::string_view code) {
  std::string text = ReplaceAll(std::string(code), "_", " ");
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

template <size_t N>
std::string WordsOrReadable(const CodeWords (&table)[N], std::string_view code) {
  const std::string_view words = WordsFor(table, code);
  return words.empty() ? Readable(code) : std::string(words);
}

}  // namespace

std::string SchemeText(const indexer::Scheme& scheme) {
  const std::string name = WordsOrReadable(kSchemes, scheme.id);
  return scheme.level.empty() ? name : Concat(name, " (", Readable(scheme.level), ")");
}

std::string RequirementText(std::string_view kind) {
  const size_t colon = kind.find(':');
  if (colon == std::string_view::npos) return WordsOrReadable(kRequirements, kind);
  const std::string_view family = kind.substr(0, colon);
  const std::string_view which = kind.substr(colon + 1);
  if (family == "language") return Concat("Speaks ", Readable(which));
  if (family == "registration") {
    std::string body(which);
    for (char& c : body) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return Concat("Registered with ", ReplaceAll(body, "_", " "));
  }
  return Concat(Readable(family), ": ", ReplaceAll(std::string(which), "_", " "));
}

std::string FacetLabel(FacetField field, std::string_view value) {
  if (value == "unknown") return "Not stated";
  switch (field) {
    case FacetField::kContract: {
      const auto contract = indexer::ContractFromName(value);
      return contract ? ContractText(*contract) : Readable(value);
    }
    case FacetField::kPattern: {
      const auto bit = indexer::PatternFromName(value);
      return bit ? PatternWord(*bit) : Readable(value);
    }
    case FacetField::kRemote: {
      const auto remote = indexer::RemoteFromName(value);
      return remote ? RemoteText(*remote) : Readable(value);
    }
    case FacetField::kScheme: {
      const size_t colon = value.find(':');
      if (colon == std::string_view::npos) return WordsOrReadable(kSchemes, value);
      return SchemeText(
          {std::string(value.substr(0, colon)), std::string(value.substr(colon + 1))});
    }
    case FacetField::kRequirement:
      return RequirementText(value);
    case FacetField::kFlag:
      return WordsOrReadable(kFlags, value);
    case FacetField::kField:
      return WordsOrReadable(kFields, value);
    case FacetField::kEmployer:
    case FacetField::kPlace:
    case FacetField::kSource:
    case FacetField::kCount:
      break;
  }
  return std::string(value);
}

}  // namespace corner::api
