#include "matcher/phrases/labels.h"

#include <utility>

#include "matcher/phrases/plain_words.h"
#include "matcher/phrases/verb_forms.h"
#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::matcher {
namespace {

// Requirements of indexer/normalise/requirements.h. Names of bodies are their own.
constexpr std::pair<std::string_view, std::string_view> kRequirements[] = {
    {"driving_licence", "a driving licence"},
    {"dbs", "a DBS check"},
    {"registration:nmc", "registration with the Nursing and Midwifery Council"},
    {"registration:hcpc", "registration with the HCPC"},
    {"registration:gmc", "registration with the General Medical Council"},
    {"registration:social_work_england", "registration with Social Work England"},
    {"registration:gphc", "registration with the General Pharmaceutical Council"},
    {"registration:gdc", "registration with the General Dental Council"},
    {"cscs", "a CSCS card"},
    {"sia", "an SIA licence"},
    {"language:bsl", "British Sign Language"},
    {"food_hygiene", "a food hygiene certificate"},
    {"first_aid", "a first aid certificate"},
    {"forklift_licence", "a fork-lift licence"},
    {"hgv_licence", "a lorry licence"},
    {"own_vehicle", "a car or van to use"},
    {"qts", "qualified teacher status"}};

// Stands for every concept marked sensitive: what somebody lived through is theirs to name. Their
// evidence, in their own words, says it where they want it said.
constexpr std::string_view kOwnLife = "using their own experience of life";

std::string BigFirst(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

class TaxonomyLabels : public Labels {
 public:
  std::string Concept(std::string_view id) const override {
    const taxonomies::Resource* resource = taxonomies::BuiltinResources().Find(id);
    if (resource == nullptr) return ReadableId(id);
    return resource->sensitive() ? std::string(kOwnLife) : IngPhrase(resource->label);
  }

  std::string Field(std::string_view id) const override {
    const taxonomies::JobField* field = taxonomies::BuiltinJobFields().Find(id);
    return field != nullptr ? SmallFirst(field->name) : ReadableId(id);
  }

  FacetWords Facet(std::string_view id) const override {
    const taxonomies::Context& context = taxonomies::BuiltinContext();
    if (const auto at = context.Find(id)) {
      const taxonomies::ContextFacet& facet = context.facets()[*at];
      return {facet.name, facet.one, facet.three, facet.five};
    }
    return {BigFirst(ReadableId(id)), "Very little", "Some", "A lot"};
  }

  std::string Requirement(std::string_view kind) const override {
    for (const auto& [id, words] : kRequirements) {
      if (id == kind) return std::string(words);
    }
    constexpr std::string_view kLanguage = "language:";
    if (kind.starts_with(kLanguage)) {
      return BigFirst(ReadableId(kind.substr(kLanguage.size())));
    }
    return ReadableId(kind);
  }
};

}  // namespace

const Labels& BuiltinLabels() {
  static const auto* const kLabels = new TaxonomyLabels();
  return *kLabels;
}

std::string ScaleWords(const FacetWords& facet, int value) {
  const std::string& end = value <= 2 ? facet.one : value >= 4 ? facet.five : facet.three;
  const bool near = value == 2 || value == 4;
  return Concat(Quoted(end), near ? " or close to it" : "");
}

}  // namespace corner::matcher
