#include "service/disclosure/health_words.h"

#include <string>

#include "taxonomies/base/text.h"

namespace corner::disclosure {
namespace {

// Left out on purpose, because work is full of them: diagnose (a fault), hospital, ward, care,
// counselling, psychology, medication given to others, cancer (charity shops), dementia (caring).
constexpr std::string_view kHealthWords[] = {
    // conditions
    "schizo*", "psychosis", "psychoses", "psychotic", "bipolar", "manic", "mania", "hypomania",
    "depression", "depressed", "depressive", "anxiety", "panic attack", "panic attacks",
    "agoraphobi*", "ocd", "ptsd", "adhd", "autis*", "asperger*", "anorexi*", "bulimi*",
    "eating disorder", "eating disorders", "personality disorder", "personality disorders",
    "self harm*", "suicid*", "hearing voices", "hallucinat*", "paranoi*", "delusion*",
    "learning disab*", "dyslexi*", "dyspraxi*", "epilep*", "fibromyalgia", "chronic fatigue",
    "nervous breakdown", "mental breakdown", "trauma", "addict*", "alcoholic*", "alcoholism",
    "substance misuse", "detox", "relapse*",
    // how people speak of them
    "disab*", "impairment", "illness*", "mentally ill", "mental ill health", "ill health",
    "health condition", "health conditions", "health problem", "health problems", "health issue",
    "health issues", "my health", "my condition", "my diagnosis", "a diagnosis", "diagnosed with",
    "symptom*", "sick leave", "sickness", "off sick", "side effects", "my medication",
    // treatment and care
    "mental health", "psychiatr*", "psychotherap*", "antipsychotic*", "antidepressant*", "lithium",
    "clozapine", "depot injection", "inpatient", "in patient", "outpatient", "sectioned",
    "mental health act", "crisis team", "home treatment team", "cmht", "cpn", "care coordinator",
    "care co ordinator", "my therapist", "my therapy", "my treatment", "day hospital",
    "recovery college", "my recovery", "in recovery", "rehab", "lived experience", "service user",
    "service users", "peer support*",
    // support and benefits
    "supported employment", "individual placement and support", "employment specialist",
    "job coach", "access to work", "fit note", "sick note", "employment and support allowance",
    "esa", "personal independence payment", "pip", "disability living allowance",
    "universal credit", "work capability assessment"};

}  // namespace

std::span<const std::string_view> HealthWords() { return kHealthWords; }

bool NamesHealth(std::string_view text) {
  const std::string padded = Concat(" ", FoldKey(text), " ");
  std::string key;
  for (const std::string_view words : kHealthWords) {
    const bool stem = words.ends_with('*');
    key.assign(" ").append(stem ? words.substr(0, words.size() - 1) : words);
    if (!stem) key.push_back(' ');
    if (padded.find(key) != std::string::npos) return true;
  }
  return false;
}

}  // namespace corner::disclosure
