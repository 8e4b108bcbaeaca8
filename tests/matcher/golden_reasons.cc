#include "tests/matcher/golden_reasons.h"

#include <utility>

#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::testing {
namespace {

using matcher::Reason;
using matcher::ReasonValue;

const std::string kFriday = std::to_string(Day::ParseIso("2026-06-05")->days());
const std::string kDaysAndEvenings = std::to_string(indexer::kDays | indexer::kEvenings);

std::vector<Golden> Wanted() {
  return {
      {MakeReason("aspiration.field", {{"field", "field", "catering"}}),
       "This is a kind of work you said you would like: food, kitchens and cafés.",
       "A kind of work they said they would like: food, kitchens and cafés."},
      {MakeReason("aspiration.open", {}),
       "You said you are open to any kind of work, so this counts too.",
       "They said they are open to any kind of work."},
      {MakeReason("aspiration.interest",
                  {{"interest", "concept", "keep_bees"},
                   {"task", "concept", "keep_bees"},
                   {"source", "text", "text"}},
                  "help us look after twelve hives"),
       "You said you would enjoy keeping bees. This job has it: the advert says “help us look "
       "after twelve hives”.",
       "They said they would enjoy keeping bees. Advert: “help us look after twelve hives”."},
      {MakeReason("aspiration.interest_near", {{"interest", "concept", "look_after_pets"},
                                               {"task", "concept", "walk_dogs"},
                                               {"source", "text", "title"}}),
       "You said you would enjoy looking after pets. This job has something close to it: walking "
       "dogs. It is there in the job’s title.",
       "They said they would enjoy looking after pets. Close to it here: walking dogs. In the "
       "job’s title."},
      {MakeReason("resource.used",
                  {{"resource", "concept", "wash_up"},
                   {"task", "concept", "wash_up"},
                   {"source", "text", "text"}},
                  "keep our small kitchen clean and ready",
                  {"I ran the tea bar at the drop-in on Tuesdays"}),
       "One of your strengths is washing up and keeping the kitchen running. You told us: “I ran "
       "the tea bar at the drop-in on Tuesdays”. This job uses it: the advert says “keep our small "
       "kitchen clean and ready”.",
       "A strength of theirs: washing up and keeping the kitchen running. They said: “I ran the "
       "tea bar at the drop-in on Tuesdays”. Used here. Advert: “keep our small kitchen clean and "
       "ready”."},
      {MakeReason("resource.used",
                  {{"resource", "concept", "bricklay"},
                   {"task", "concept", "bricklay"},
                   {"source", "text", "typical"}},
                  "", {"built a wall", "did it at college", "and once more"}),
       "One of your strengths is laying bricks and blocks. You told us: “built a wall” and “did it "
       "at college”. It is usually part of this kind of work.",
       "A strength of theirs: laying bricks and blocks. They said: “built a wall” and “did it at "
       "college”. Usually part of this kind of work."},
      {MakeReason("resource.near",
                  {{"resource", "concept", "look_after_pets"},
                   {"task", "concept", "animal_care"},
                   {"source", "text", "text"}},
                  "feed the animals"),
       "One of your strengths is looking after pets. This job uses something close to it: caring "
       "for animals as a job. The advert says “feed the animals”.",
       "A strength of theirs: looking after pets. Close to it here: caring for animals as a job. "
       "Advert: “feed the animals”."}};
}

std::vector<Golden> Times() {
  return {
      {MakeReason("preference.hours.met", {{"wish_min", "hours", "1600"},
                                           {"wish_max", "hours", "2000"},
                                           {"job_min", "hours", "1800"},
                                           {"job_max", "hours", "1800"}}),
       "You asked for between 16 and 20 hours a week. This job is 18 hours a week.",
       "Hours: 18 hours a week. They asked for between 16 and 20 hours a week."},
      {MakeReason("preference.hours.unknown", {{"wish_max", "hours", "1550"}}),
       "You asked for up to 15.5 hours a week. The advert doesn’t say how many hours it is.",
       "Hours: not stated. They asked for up to 15.5 hours a week."},
      {MakeReason("preference.shifts.not_met",
                  {{"wish", "patterns", kDaysAndEvenings},
                   {"job", "patterns", std::to_string(indexer::kNights)}}),
       "This job has these times: nights. You said these suit you: days and evenings.",
       "Times: nights. They said these suit: days and evenings."},
      {MakeReason("preference.start.not_met", {{"wish", "clock", "540"}, {"job", "clock", "450"}}),
       "This one starts at 7:30; you asked for 9:00 or later.",
       "Start: 7:30. They asked for 9:00 or later."},
      {MakeReason("preference.travel.met", {{"wish", "minutes", "45"},
                                            {"low", "minutes", "25"},
                                            {"likely", "minutes", "35"},
                                            {"high", "minutes", "50"},
                                            {"mode", "mode", "bus"},
                                            {"origin", "text", "Home"}}),
       "The journey is about 35 minutes by bus from home. You said up to 45 minutes.",
       "Journey: about 35 minutes by bus from home. They said up to 45 minutes."},
      {MakeReason(
           "preference.travel.not_met",
           {{"wish", "minutes", "30"}, {"reach", "text", "beyond"}, {"place", "text", "Truro"}}),
       "The journey is longer than you asked for. You said up to 30 minutes.",
       "Journey: longer than they asked for. They said up to 30 minutes."},
      {MakeReason("preference.travel.met", {{"wish", "minutes", "30"}, {"reach", "text", "home"}}),
       "You can do this work from home, so there is no journey.",
       "Journey: none, the work is from home."}};
}

std::vector<Golden> Terms() {
  return {
      {MakeReason(
           "preference.pay.partly",
           {{"wish", "pence", "1300"}, {"job_min", "pence", "1271"}, {"job_max", "pence", "1405"}}),
       "This job pays between £12.71 and £14.05 an hour. You asked for at least £13 an hour.",
       "Pay: between £12.71 and £14.05 an hour. They asked for at least £13 an hour."},
      {MakeReason("preference.permanent.partly", {{"job", "contract", "fixed"}}),
       "This job is for a fixed term. You would like a permanent one.",
       "Contract: for a fixed term. They would like permanent work."},
      {MakeReason("preference.remote.met", {{"wish", "text", "home"}, {"job", "remote", "yes"}}),
       "You would like to work from home. This job is from home.",
       "Where: from home. They would like to work from home."},
      {MakeReason("preference.sector.not_rated", {{"job", "text", "local government"}}),
       "You have not said what you think of this sector: local government.",
       "Sector: local government. They have not said what they think of it."},
      {MakeReason("preference.openness.partly", {{"job", "schemes", "1"}}),
       "You asked for employers that show they are open to everyone. This one has signed up to a "
       "scheme.",
       "Openness: signed up to a scheme. They asked for employers that show they are open to "
       "everyone."},
      {MakeReason("preference.facet.not_met",
                  {{"facet", "facet", "noise"},
                   {"wish", "scale", "1"},
                   {"strength", "text", "prefer"},
                   {"job", "scale", "4"},
                   {"source", "text", "advert"}},
                  "busy, lively workshop"),
       "Noise: you asked for “Quiet”. The advert sounds like “Loud machines, music or crowds” or "
       "close to it. It says “busy, lively workshop”.",
       "Noise: they asked for “Quiet”. Advert: “Loud machines, music or crowds” or close to it. It "
       "says “busy, lively workshop”."},
      {MakeReason("preference.facet.met", {{"facet", "facet", "phone"},
                                           {"wish", "scale", "5"},
                                           {"strength", "text", "avoid"},
                                           {"job", "scale", "1"},
                                           {"source", "text", "typical"}}),
       "On the phone: you would rather avoid “Call after call”. This kind of work is usually "
       "“Hardly ever”.",
       "On the phone: they would rather avoid “Call after call”. Usual in this kind of work: "
       "“Hardly ever”."}};
}

std::vector<Golden> AroundIt() {
  return {
      {MakeReason("ask.pay", {{"wish", "pence", "1300"}}),
       "The advert doesn’t say what an hour pays. Worth asking: what does it pay an hour?",
       "Hourly pay not stated. Ask: what does it pay an hour?"},
      {MakeReason("ask.requirement", {{"requirement", "requirement", "driving_licence"}},
                  "a full UK licence"),
       "The advert asks for a driving licence. It says “a full UK licence”. Worth asking: is it "
       "needed from the start, or can it come with the job?",
       "The advert asks for a driving licence. It says “a full UK licence”. Check with them "
       "whether they have it, or ask: is it needed from the start, or can it come with the job?"},
      {MakeReason("ask.facet", {{"facet", "facet", "noise"}, {"wish", "scale", "2"}}),
       "Noise: the advert doesn’t say. Worth asking: on a usual day, is it nearer to “Quiet” or to "
       "“Loud machines, music or crowds”?",
       "Noise: not stated. Ask: on a usual day, is it nearer to “Quiet” or to “Loud machines, "
       "music or crowds”?"},
      {MakeReason("ask.early_questions", {}),
       "This advert asks personal questions that usually wait until a job is offered. Talk it over "
       "with your employment specialist before you answer.",
       "This advert asks personal questions that usually wait until a job is offered. Talk it over "
       "with them before they answer."},
      {MakeReason("way_in.contact", {{"employer", "text", "Harbour Café"}}),
       "Your team knows someone at Harbour Café and can ask about this job for you.",
       "The team knows someone at Harbour Café and may ask for them."},
      {MakeReason("way_in.closing_soon", {{"closes", "day", kFriday}, {"days", "text", "1"}}),
       "You can apply until tomorrow.", "Closing soon: apply until tomorrow.",
       "You can apply until Friday 5 June."},
      {MakeReason("way_in.interview_offer", {{"employer", "text", "Harbour Café"}}),
       "An interview is likely if you choose to tell them and meet the minimum they ask for.",
       "An interview is likely if they choose to tell the employer and meet the minimum it asks "
       "for."},
      {MakeReason("set_aside.hours", {{"wish_min", "hours", "200"},
                                      {"wish_max", "hours", "800"},
                                      {"job_min", "hours", "1500"},
                                      {"job_max", "hours", "1500"}}),
       "This job is 15 hours a week. You said it must be between 2 and 8 hours a week.",
       "Hours: 15 hours a week. They said it must be between 2 and 8 hours a week."},
      {MakeReason("set_aside.shifts", {{"wish", "patterns", kDaysAndEvenings},
                                       {"job", "patterns", std::to_string(indexer::kNights)}}),
       "This job has these times: nights. You said it must be days or evenings.",
       "Times: nights. They said it must be days or evenings."},
      {MakeReason("set_aside.veto", {{"veto", "rule", "veto:field:security"}}),
       "You asked not to be shown this kind of work: security and safety.",
       "They asked not to be shown this kind of work: security and safety."},
      {MakeReason("set_aside.never", {{"resource", "concept", "bricklay"}}),
       "You said you never want laying bricks and blocks to be part of your work. The advert names "
       "it.",
       "They said they never want laying bricks and blocks to be part of their work. The advert "
       "names it."}};
}

}  // namespace

Reason MakeReason(std::string code, std::vector<ReasonValue> values, std::string quote,
                  std::vector<std::string> evidence) {
  Reason reason;
  reason.code = std::move(code);
  reason.values = std::move(values);
  reason.quote = std::move(quote);
  reason.evidence_text = std::move(evidence);
  return reason;
}

const std::vector<Golden>& GoldenReasons() {
  static const auto* const kAll = [] {
    auto* all = new std::vector<Golden>();
    for (auto& group : {Wanted(), Times(), Terms(), AroundIt()}) {
      all->insert(all->end(), group.begin(), group.end());
    }
    return all;
  }();
  return *kAll;
}

}  // namespace corner::testing
