#include "matcher/phrases/step_words.h"

#include "matcher/phrases/plain_words.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

using Kind = ReactionStep::Kind;

constexpr PhraseRow kRows[] = {
    {"interest.added",
     "You liked {task} in {count}, so we’ll look out for it. You can take this back.",
     "They liked {task} in {count}: added as an interest ({after} of 3)."},
    {"interest.up",
     "You liked {task} in {count}, so it counts for more now. You can take this back.",
     "They liked {task} in {count}: interest {before} → {after} of 3."},
    {"interest.down",
     "You said {task} was not what you’d like in {count}, so it counts for less now. You can take "
     "this back.",
     "They did not like {task} in {count}: interest {before} → {after} of 3."},
    {"interest.add?", "You liked {task} in {count}. Would you like us to look out for it?",
     "They liked {task} in {count}. Ask whether it should be an interest."},
    {"interest.drop?",
     "You asked for {task}, and said it was not what you’d like in {count}. Do you still want it "
     "on "
     "your list?",
     "They asked for {task}, and did not like it in {count}. Ask whether it should stay."},
    {"wish.added",
     "You said {task} was not what you’d like in {count}, so no job is suggested for it. You can "
     "take this back.",
     "They did not like {task} in {count}: marked “rather not”."},
    {"wish.add?",
     "You said {task} was not what you’d like in {count}. Would you rather not do it at all?",
     "They did not like {task} in {count}. Ask whether they would rather not do it."},
    {"facet.moved",
     "From what you said about {count}, we now look for {after} under {facet}. It was {before}. "
     "You "
     "can take this back.",
     "From {count}: {facet}, from {before} to {after}."},
    {"facet.away",
     "From what you said about {count}, we now keep away from {after} under {facet}. You can take "
     "this back.",
     "From {count}: {facet}, keep away from {after}."},
    {"facet.must?",
     "What you said about {count} touches your rule on {facet}. Would you like to change it?",
     "What they said about {count} touches their rule on {facet}. Ask whether it still fits."},
    {"facet.away?",
     "From what you said about {count}, would you like us to keep away from {after} under {facet}?",
     "From {count}: ask whether to keep away from {after} under {facet}."},
    {"field.add?", "You liked a job in {field}. Would you like to add that kind of work?",
     "They liked a job in {field}. Ask whether to add that kind of work."},
    {"field.drop?",
     "You named {field}, and said {count} was not your kind of job. Do you still want that kind of "
     "work?",
     "They named {field}, and said {count} was not their kind of job. Ask whether it should stay."},
    {"field.never?",
     "You said {count} in {field} was not your kind of job. Would you like to leave that kind of "
     "work out?",
     "They said {count} in {field} was not their kind of job. Ask whether to leave it out."},
    {"rule.hours?", "You spoke of the hours of {count}. Shall we look at your hours again?",
     "They spoke of the hours of {count}. Look at the hours together."},
    {"rule.pay?", "You spoke of the pay of {count}. Shall we look at your pay again?",
     "They spoke of the pay of {count}. Look at the pay together."},
    {"rule.travel?",
     "You said {count} was further than you’d like.[before? Your limit is {before}.] Shall we look "
     "at the journey again?",
     "They said {count} was further than they’d like.[before? Limit: {before}.] Look at the "
     "journey "
     "together."},
    {"rule.place?", "You said the place of {count} was not for you. Shall we look at places again?",
     "They said the place of {count} was not for them. Look at places together."},
    {"rule.employer?",
     "You said {count} of one employer was not your kind of job. Would you like to leave that "
     "employer out?",
     "They said {count} of one employer was not their kind of job. Ask whether to leave it out."},
    {"rest.job", "This one rests until {until}, as you said “not now”.",
     "Rests until {until}: they said “not now”."},
    {"rest.employer", "Jobs with the same employer rest until {until}, as you said “not now”.",
     "Jobs with the same employer rest until {until}: they said “not now”."},
    {"rest.field", "Jobs in {field} rest until {until}, as you said “not now”.",
     "Jobs in {field} rest until {until}: they said “not now”."}};

std::string FacetValueWords(std::string_view value, const FacetWords& facet) {
  const size_t space = value.find(' ');
  if (space == std::string_view::npos) return std::string(value);
  const auto number = ParseInteger(value.substr(space + 1));
  return number ? ScaleWords(facet, static_cast<int>(*number)) : std::string(value);
}

std::string CodeOf(const ReactionStep& step) {
  const std::string ask = step.proposal ? "?" : "";
  switch (step.kind) {
    case Kind::kInterest:
      if (step.after.empty()) return "interest.drop?";
      if (step.proposal) return "interest.add?";
      if (step.before.empty()) return "interest.added";
      return step.before < step.after ? "interest.up" : "interest.down";  // one digit each
    case Kind::kWish:
      return step.proposal ? "wish.add?" : "wish.added";
    case Kind::kFacet:
      if (step.before.starts_with("must")) return "facet.must?";
      if (step.after.starts_with("avoid")) return "facet.away" + ask;
      return "facet.moved";
    case Kind::kField:
      if (step.after == "named") return "field.add?";
      return step.before.empty() ? "field.never?" : "field.drop?";
    case Kind::kRule:
      return step.subject.starts_with("employer ") ? "rule.employer?"
                                                   : Concat("rule.", step.subject, "?");
    case Kind::kRest:
      return Concat("rest.", step.subject.substr(0, step.subject.find(' ')));
  }
  return {};
}

std::string BeforeWords(const ReactionStep& step) {
  const auto number = ParseInteger(step.before);
  if (step.kind != Kind::kRule || !number) return step.before;
  return step.subject == "travel" ? MinutesWords(*number) : PoundsWords(*number);
}

std::string Say(std::string_view code, Audience audience, const Slots& slots) {
  static const auto* const kBook = new PhraseBook({{kEnglish, kRows}});
  return Fill(kBook->Find(code, audience, kEnglish), slots);
}

}  // namespace

std::string StepWords(const ReactionStep& step, Audience audience, const Labels& labels) {
  const auto many = static_cast<int64_t>(step.because.size());
  Slots slots = {{"count", CountWords(many, "job", "jobs")},
                 {"before", BeforeWords(step)},
                 {"after", step.after}};
  if (step.expires) slots["until"] = DayWords(step.expires->days());
  if (step.kind == Kind::kFacet) {
    const FacetWords facet = labels.Facet(step.subject);
    slots["facet"] = Quoted(facet.name);
    slots["before"] = FacetValueWords(step.before, facet);
    slots["after"] = FacetValueWords(step.after, facet);
  } else if (step.kind == Kind::kRest && step.subject.starts_with("field ")) {
    slots["field"] = labels.Field(std::string_view(step.subject).substr(6));
  } else if (step.kind == Kind::kField) {
    slots["field"] = labels.Field(step.subject);
  } else if (step.kind == Kind::kInterest || step.kind == Kind::kWish) {
    slots["task"] = labels.Concept(step.subject);
  }
  return Say(CodeOf(step), audience, slots);
}

std::string RestWords(Day until, Audience audience) {
  return Say("rest.job", audience, {{"until", DayWords(until.days())}});
}

std::span<const PhraseRow> StepPhrases() { return kRows; }

}  // namespace corner::matcher
