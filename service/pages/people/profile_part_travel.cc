// Where from, how, and how long a journey may be.
#include <algorithm>

#include "matcher/profile_words.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/input.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using taxonomies::TravelMode;

struct ModeWord {
  TravelMode mode;
  std::string_view word, text;
};
constexpr ModeWord kModes[] = {{TravelMode::kWalk, "walk", "On foot"},
                               {TravelMode::kCycle, "cycle", "By bike"},
                               {TravelMode::kBus, "bus", "By bus or train"},
                               {TravelMode::kCar, "car", "By car"}};
constexpr int64_t kMostMinutes = 180;

SafeHtml Ask(const PartView& view, const std::vector<PartIssue>& issues) {
  const auto& travel = view.profile.travel;
  Html html;
  html.Add(Render(
      Input{.label = {.text = "Where from?"},
            .name = "from",
            .value = view.sent != nullptr                      ? view.sent->Text("from")
                     : travel && !travel->origin_names.empty() ? travel->origin_names[0]
                                                               : "",
            .hint = "A town, or the first half of a postcode, such as LS8. Leave it empty to look "
                    "everywhere.",
            .error = IssueOf(issues, "from"),
            .width = 20,
            .spell_check = false}));
  Checkboxes modes{.legend = {.text = "How?"}, .name = "by", .error = IssueOf(issues, "by")};
  for (const ModeWord& mode : kModes) {
    modes.items.push_back({.value = std::string(mode.word),
                           .text = mode.text,
                           .chosen = travel && std::find(travel->modes.begin(), travel->modes.end(),
                                                         mode.mode) != travel->modes.end()});
  }
  html.Add(Render(modes));
  html.Add(Render(Input{.label = {.text = "How long may the journey be, one way?"},
                        .name = "minutes",
                        .value = view.sent != nullptr ? view.sent->Text("minutes")
                                 : travel             ? std::to_string(travel->max_minutes)
                                                      : "",
                        .error = IssueOf(issues, "minutes"),
                        .inputmode = "numeric",
                        .width = 3,
                        .suffix = "minutes"}));
  html.Add(Render(
      Checkboxes{.name = "must",
                 .items = {{.value = "yes",
                            .text = "This is a must",
                            .hint = "Jobs farther away are set aside. You can still see them.",
                            .chosen = view.profile.IsMust(matcher::Must::kTravel)}}}));
  return html.Take();
}

void TakePlace(const std::string& from, matcher::TravelWish* travel,
               std::vector<PartIssue>* issues) {
  const matcher::PlaceAnswer answer = matcher::BuiltinProfileWords().FindPlace(from);
  if (answer.kind == matcher::PlaceAnswer::Kind::kFound) {
    travel->origins = {answer.point};
    travel->origin_names = {answer.name};
    return;
  }
  std::string sentence = answer.kind == matcher::PlaceAnswer::Kind::kSeveral
                             ? Concat("There are several places called “", from, "”")
                             : Concat("We do not know a place called “", from, "”");
  for (size_t i = 0; i < answer.others.size(); ++i) {
    sentence += Concat(i == 0 ? ". Perhaps: " : ", ", answer.others[i]);
  }
  issues->push_back({"from", std::move(sentence)});
}

std::vector<PartIssue> Take(const Form& form, const taxonomies::TaxonomySet&,
                            matcher::Profile* profile) {
  std::vector<PartIssue> issues;
  const std::string from = form.Text("from");
  const bool must = form.Has("must");
  profile->musts[static_cast<size_t>(matcher::Must::kTravel)] = must;
  if (from.empty()) {
    profile->travel.reset();
    if (must) issues.push_back({"from", "Say where from before you make it a must"});
    return issues;
  }
  matcher::TravelWish travel;
  TakePlace(from, &travel, &issues);
  for (const std::string& word : form.All("by")) {
    for (const ModeWord& mode : kModes) {
      if (mode.word == word) travel.modes.push_back(mode.mode);
    }
  }
  if (travel.modes.empty()) issues.push_back({"by", "Tick at least one way to travel"});
  const auto minutes = form.Number("minutes", 1, kMostMinutes);
  if (!minutes) issues.push_back({"minutes", "Write a number of minutes from 1 to 180"});
  travel.max_minutes = static_cast<int>(minutes.value_or(0));
  profile->travel = std::move(travel);
  return issues;
}

std::string Said(const matcher::Profile& profile, const taxonomies::TaxonomySet&) {
  if (!profile.travel || profile.travel->origin_names.empty()) return "";
  return Concat("Up to ", profile.travel->max_minutes, " minutes from ",
                profile.travel->origin_names[0],
                profile.IsMust(matcher::Must::kTravel) ? ", a must" : "");
}

}  // namespace

const ProfilePart kTravelPart = {"travel",
                                 "How would you get there?",
                                 "How would they get there?",
                                 "Where from, how, and how far",
                                 Ask,
                                 Take,
                                 Said};

}  // namespace corner::pages
