#include "service/disclosure/facts.h"

#include <algorithm>

namespace corner::disclosure {
namespace {

using Wish = matcher::ResourceHeld::Wish;

bool AskedFor(const indexer::Vacancy& vacancy, std::string_view concept_id) {
  return std::any_of(vacancy.tasks.begin(), vacancy.tasks.end(),
                     [&](const indexer::Task& task) { return task.concept_id == concept_id; });
}

Strength StrengthOf(const matcher::ResourceHeld& held, const matcher::Similarity& similarity,
                    const matcher::Labels& labels) {
  Strength strength;
  strength.what = labels.Concept(held.concept_id);
  strength.sensitive = similarity.IsSensitive(held.concept_id);
  for (const matcher::Evidence& evidence : held.evidence) {
    strength.evidence.push_back(
        {evidence.text, evidence.where, evidence.may_share && evidence.kind != "lived"});
  }
  return strength;
}

}  // namespace

ClientFacts FactsOf(std::string_view person, std::string_view name, std::string_view reach,
                    const matcher::Profile& profile, const indexer::Vacancy& vacancy,
                    const matcher::Similarity& similarity, const matcher::Labels& labels) {
  ClientFacts facts;
  facts.person = person;
  facts.name = name;
  facts.reach = reach;
  for (const bool asked : {true, false}) {
    for (const matcher::ResourceHeld& held : profile.resources) {
      if (held.wish == Wish::kRatherNot || held.wish == Wish::kNever) continue;
      if (AskedFor(vacancy, held.concept_id) != asked) continue;
      facts.strengths.push_back(StrengthOf(held, similarity, labels));
    }
  }
  for (const std::string& kind : profile.credentials) {
    facts.credentials.push_back(labels.Requirement(kind));
  }
  return facts;
}

JobFacts::JobFacts(const indexer::Vacancy& vacancy)
    : employer_(vacancy.employer_key),
      employer_name_(vacancy.employer_name),
      title_(vacancy.title),
      asks_early_((vacancy.flags & indexer::kEarlyQuestions) != 0) {}

}  // namespace corner::disclosure
