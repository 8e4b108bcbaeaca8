#include "matcher/explain.h"

#include <algorithm>
#include <array>

#include "matcher/fact_values.h"
#include "matcher/model.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr size_t kMostQuoteBytes = 140;

std::string Pointer(std::string_view list, size_t position) {
  return Concat("/", list, "/", position);
}

Reason FieldReason(const Plan& plan, const indexer::Vacancy& vacancy, const Fit& fit) {
  const Aspirations& aspirations = plan.profile->aspirations;
  Reason reason;
  reason.points = fit.field_points;
  reason.most = kFieldPoints;
  for (size_t f = 0; f < aspirations.fields.size(); ++f) {
    const auto at = std::find(vacancy.fields.begin(), vacancy.fields.end(), aspirations.fields[f]);
    if (at == vacancy.fields.end()) continue;
    reason.code = "aspiration.field";
    reason.profile = Concat("/aspirations", Pointer("fields", f));
    reason.vacancy = Pointer("fields", static_cast<size_t>(at - vacancy.fields.begin()));
    reason.values.push_back({"field", "field", aspirations.fields[f]});
    return reason;
  }
  reason.code = aspirations.mode == Aspirations::Mode::kNotNow ? "aspiration.not_now"
                : aspirations.mode == Aspirations::Mode::kOpen ? "aspiration.open"
                                                               : "aspiration.none_given";
  reason.profile = "/aspirations/mode";
  reason.vacancy = "/fields";
  return reason;
}

// Where the advert says the task: its words, its title, or only the kind of work it is.
void SetTask(const indexer::Vacancy& vacancy, size_t position, Reason* reason) {
  const indexer::Task& task = vacancy.tasks[position];
  reason->vacancy = Pointer("tasks", position);
  reason->values.push_back({"task", "concept", task.concept_id});
  std::string_view source = "typical";
  if (task.span.to > task.span.from) {
    source = "text";
    reason->span = task.span;
    reason->quote = QuoteAt(vacancy, task.span);
  } else if (task.weight == indexer::kTaskInTitle) {
    source = "title";
  }
  reason->values.push_back({"source", "text", std::string(source)});
}

Reason InterestReason(const Plan& plan, const indexer::Vacancy& vacancy, const ConceptMatch& match,
                      int32_t most) {
  const size_t position = plan.interests[match.wanted].position;
  const auto& interest = plan.profile->aspirations.interests[position];
  Reason reason;
  const bool same = vacancy.tasks[match.task].concept_id == interest.concept_id;
  reason.code = same ? "aspiration.interest" : "aspiration.interest_near";
  reason.points = match.points;
  reason.most = most;
  reason.profile = Concat("/aspirations", Pointer("concepts", position));
  reason.values.push_back({"interest", "concept", interest.concept_id});
  SetTask(vacancy, match.task, &reason);
  return reason;
}

Reason ResourceReason(const Plan& plan, const indexer::Vacancy& vacancy, const ConceptMatch& match,
                      int32_t most) {
  const size_t position = plan.resources[match.wanted].position;
  const ResourceHeld& held = plan.profile->resources[position];
  Reason reason;
  const bool same = vacancy.tasks[match.task].concept_id == held.concept_id;
  reason.code = same ? "resource.used" : "resource.near";
  reason.points = match.points;
  reason.most = most;
  reason.profile = Pointer("resources", position);
  reason.values.push_back({"resource", "concept", held.concept_id});
  for (size_t e = 0; e < held.evidence.size(); ++e) {
    reason.evidence.push_back(Concat(reason.profile, Pointer("evidence", e)));
    reason.evidence_text.push_back(held.evidence[e].text);
  }
  SetTask(vacancy, match.task, &reason);
  return reason;
}

std::string_view Verdict(const Closeness& closeness) {
  if (!closeness.known) return "unknown";
  if (closeness.per_mille >= kWhole) return "met";
  return closeness.per_mille == 0 ? "not_met" : "partly";
}

Reason PreferenceReason(const Plan& plan, const PreferenceLine& line,
                        const indexer::Vacancy& vacancy, const JobFacts& facts,
                        const Closeness& closeness, int32_t points) {
  Reason reason = FactReason(*plan.profile, line.kind, line.facet, vacancy, facts);
  std::string_view verdict = Verdict(closeness);
  // A sector nobody spoke of is neither near nor far.
  if (line.kind == Preference::kSector && facts.sector == SectorFact::kNotRated) {
    verdict = "not_rated";
  }
  reason.code = Concat("preference.", Name(line.kind), ".", verdict);
  reason.points = points;
  reason.most = line.most;
  return reason;
}

}  // namespace

std::string_view Topic(const Reason& reason) {
  const std::string_view code = reason.code;
  return code.substr(0, code.rfind('.'));
}

std::string QuoteAt(const indexer::Vacancy& vacancy, const indexer::Span& span) {
  const std::string& text = vacancy.description_text;
  const auto size = static_cast<int32_t>(text.size());
  if (span.from < 0 || span.to > size || span.from >= span.to) return {};
  size_t from = static_cast<size_t>(span.from), to = static_cast<size_t>(span.to);
  // The end of a clause: not the point in "8.15am".
  const auto breaks = [&text](size_t at) {
    const char c = text[at];
    if (c == '\n' || c == ';' || c == '!') return true;
    return c == '.' && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
  };
  // The clause around it, as far as it fits.
  while (from > 0 && to - from < kMostQuoteBytes && !breaks(from - 1)) --from;
  while (to < text.size() && to - from < kMostQuoteBytes && !breaks(to)) ++to;
  if (from > 0 && !breaks(from - 1)) {
    while (from < static_cast<size_t>(span.from) && text[from] != ' ') ++from;
  }
  if (to < text.size() && !breaks(to)) {
    while (to > static_cast<size_t>(span.to) && text[to - 1] != ' ') --to;
  }
  return std::string(TrimSpace(std::string_view(text).substr(from, to - from)));
}

std::vector<Reason> Explain(const Plan& plan, const indexer::Vacancy& vacancy,
                            const JobFacts& facts, const Fit& fit) {
  std::vector<Reason> reasons;
  if (fit.field_points > 0) reasons.push_back(FieldReason(plan, vacancy, fit));
  size_t slot = 0;
  for (const ConceptMatch& match : fit.interests) {
    reasons.push_back(InterestReason(plan, vacancy, match, kInterestPoints[slot++]));
  }
  slot = 0;
  for (const ConceptMatch& match : fit.resources) {
    reasons.push_back(ResourceReason(plan, vacancy, match, kResourcePoints[slot++]));
  }
  for (size_t p = 0; p < plan.preferences.size(); ++p) {
    reasons.push_back(PreferenceReason(plan, plan.preferences[p], vacancy, facts, fit.closeness[p],
                                       fit.preference_points[p]));
  }
  return reasons;
}

Reason ExplainRule(const Plan& plan, const Rule& rule, const indexer::Vacancy& vacancy,
                   const JobFacts& facts) {
  constexpr std::array<Preference, kMustCount> kMustFacts = {
      Preference::kHours, Preference::kShifts,    Preference::kTravel,
      Preference::kPay,   Preference::kPermanent, Preference::kStart};
  Reason reason;
  std::string code;
  switch (rule.kind) {
    case Rule::Kind::kNotCompetitive:
    case Rule::Kind::kBelowLegalRate:
      reason.vacancy = rule.kind == Rule::Kind::kNotCompetitive ? "/competitive" : "/pay";
      code = rule.id;
      break;
    case Rule::Kind::kMust:
      reason = FactReason(*plan.profile, kMustFacts[rule.position], 0, vacancy, facts);
      code = rule.id;
      break;
    case Rule::Kind::kFacet:
      reason = FactReason(*plan.profile, Preference::kFacet, rule.position, vacancy, facts);
      code = "facet";
      break;
    case Rule::Kind::kVeto:
      code = "veto";
      reason.profile = Pointer("vetoes", rule.position);
      reason.values.push_back({"veto", "rule", rule.id});
      break;
    case Rule::Kind::kNever:
      code = "never";
      reason.profile = Pointer("resources", rule.position);
      reason.vacancy = "/tasks";
      reason.values.push_back(
          {"resource", "concept", plan.profile->resources[rule.position].concept_id});
      break;
  }
  reason.code = Concat("set_aside.", code);
  return reason;
}

}  // namespace corner::matcher
