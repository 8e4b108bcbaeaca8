// Which times of day and week suit, and whether that is a must.
#include "indexer/vacancy.h"
#include "service/api/wording.h"
#include "service/pages/components/choices.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

struct TimeWord {
  indexer::PatternBit bit;
  std::string_view word, text;
};
constexpr TimeWord kTimes[] = {
    {indexer::kDays, "days", "In the daytime"},
    {indexer::kEarly, "early", "Early in the morning"},
    {indexer::kEvenings, "evenings", "In the evening"},
    {indexer::kNights, "nights", "At night"},
    {indexer::kWeekends, "weekends", "At weekends"},
    {indexer::kShifts, "shifts", "In shifts that change"},
    {indexer::kTermTime, "term_time", "In school term time"},
    {indexer::kFlexible, "flexible", "Flexible times"},
};

SafeHtml Ask(const PartView& view, const std::vector<PartIssue>& issues) {
  Checkboxes times{.legend = {.text = "Times that suit"},
                   .name = "time",
                   .hint = "Tick all that are fine. Leave all empty if it does not matter.",
                   .error = IssueOf(issues, "time")};
  for (const TimeWord& time : kTimes) {
    times.items.push_back({.value = std::string(time.word),
                           .text = time.text,
                           .chosen = (view.profile.shifts_ok & time.bit) != 0});
  }
  Html html;
  html.Add(Render(times));
  html.Add(Render(
      Checkboxes{.name = "must",
                 .items = {{.value = "yes",
                            .text = "This is a must",
                            .hint = "Jobs at other times are set aside. You can still see them.",
                            .chosen = view.profile.IsMust(matcher::Must::kShifts)}}}));
  return html.Take();
}

std::vector<PartIssue> Take(const Form& form, const taxonomies::TaxonomySet&,
                            matcher::Profile* profile) {
  profile->shifts_ok = 0;
  for (const std::string& word : form.All("time")) {
    for (const TimeWord& time : kTimes) {
      if (time.word == word) profile->shifts_ok |= time.bit;
    }
  }
  const bool must = form.Has("must");
  profile->musts[static_cast<size_t>(matcher::Must::kShifts)] = must;
  if (must && profile->shifts_ok == 0) {
    return {{"time", "Tick the times that suit before you make it a must"}};
  }
  return {};
}

std::string Said(const matcher::Profile& profile, const taxonomies::TaxonomySet&) {
  const std::string said = api::PatternText(profile.shifts_ok);
  return said.empty() || !profile.IsMust(matcher::Must::kShifts) ? said : said + ", a must";
}

}  // namespace

const ProfilePart kTimesPart = {"times",
                                "Which times suit you?",
                                "Which times suit them?",
                                "Days, evenings, weekends and so on",
                                Ask,
                                Take,
                                Said};

}  // namespace corner::pages
