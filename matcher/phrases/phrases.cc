#include "matcher/phrases/phrases.h"

#include <algorithm>
#include <vector>

#include "matcher/phrases/plain_words.h"
#include "matcher/phrases/slots.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

// Which question helps most, when only one is asked. What a person can settle with the employer at
// once comes first; ask.early_questions is for a talk with the specialist and is none of them.
constexpr std::string_view kUsefulFirst[] = {
    "ask.hours",         "ask.shifts", "ask.shifts_required", "ask.pay",    "ask.requirement",
    "ask.start",         "ask.travel", "ask.permanent",       "ask.remote", "ask.unavailable",
    "ask.facet_typical", "ask.facet",  "ask.travel_range"};

std::string FilledWith(std::string_view code, const Slots& slots, const PhraseOptions& options) {
  return Fill(options.book->Find(code, options.audience, options.locale), slots);
}

// The part behind the first dot: "ask.hours" -> "hours".
std::string_view Rest(std::string_view code) { return code.substr(code.find('.') + 1); }

Slots SlotsWithQuestion(const Reason& reason, const PhraseOptions& options) {
  Slots slots = SlotsOf(reason, options.audience, *options.labels);
  if (reason.code.starts_with("ask.")) {
    slots["question"] = FilledWith(Concat("question.", Rest(reason.code)), slots, options);
  }
  return slots;
}

const Reason* FindCode(const std::vector<Reason>& reasons, std::string_view code) {
  const auto at = std::find_if(reasons.begin(), reasons.end(),
                               [&](const Reason& reason) { return reason.code == code; });
  return at == reasons.end() ? nullptr : &*at;
}

void PhraseEach(std::vector<Reason>* reasons, const PhraseOptions& options) {
  for (Reason& reason : *reasons) reason.text = Phrase(reason, options);
}

}  // namespace

std::string Phrase(const Reason& reason, const PhraseOptions& options) {
  return FilledWith(reason.code, SlotsWithQuestion(reason, options), options);
}

std::string Phrase(const Reason& reason, Audience audience, const Labels& labels,
                   std::string_view locale) {
  return Phrase(reason, {audience, &labels, locale});
}

std::string NextStep(const MatchItem& item, const PhraseOptions& options) {
  for (const std::string_view step : {"contact", "closing_soon"}) {
    if (const Reason* reason = FindCode(item.way_in, Concat("way_in.", step))) {
      return FilledWith(Concat("next.", step), SlotsOf(*reason, options.audience, *options.labels),
                        options);
    }
  }
  for (const std::string_view code : kUsefulFirst) {
    if (const Reason* reason = FindCode(item.ask, code)) {
      return FilledWith("next.ask", SlotsWithQuestion(*reason, options), options);
    }
  }
  return FilledWith("next.read", {}, options);
}

std::string NextStep(const MatchItem& item, Audience audience, const Labels& labels) {
  return NextStep(item, PhraseOptions{audience, &labels});
}

std::string SetAsideLine(const SetAside& aside, const PhraseOptions& options) {
  const std::string_view rule = aside.rule;
  const size_t colon = rule.find(':');
  const std::string_view kind = rule.substr(0, colon);
  Slots slots = RuleSlots(rule, options.audience, *options.labels);
  if (colon != std::string_view::npos) {
    const std::string_view value = rule.substr(colon + 1);
    if (kind == "facet") slots["about"] = Quoted(options.labels->Facet(value).name);
    if (kind == "never") slots["resource"] = options.labels->Concept(value);
  }
  slots["rule"] = FilledWith(Concat("rule.", kind), slots, options);
  slots["count"] = CountWords(aside.count, "job", "jobs");
  if (aside.returns > 0) slots["returns"] = CountWords(aside.returns, "job", "jobs");
  return FilledWith("set_aside.count", slots, options);
}

void PhraseAll(MatchItem* item, const PhraseOptions& options) {
  PhraseEach(&item->reasons, options);
  PhraseEach(&item->way_in, options);
  PhraseEach(&item->ask, options);
  if (!item->rule.empty()) item->rule_reason.text = Phrase(item->rule_reason, options);
  item->next_step = NextStep(*item, options);
}

void PhraseAll(Shortlist* list, const PhraseOptions& options) {
  for (std::vector<MatchItem>* items :
       {&list->items, &list->farther, &list->just_outside, &list->widen}) {
    for (MatchItem& item : *items) PhraseAll(&item, options);
  }
}

void PhraseAll(Standing* standing, const PhraseOptions& options) {
  PhraseAll(&standing->item, options);
  PhraseEach(&standing->rules, options);
}

}  // namespace corner::matcher
