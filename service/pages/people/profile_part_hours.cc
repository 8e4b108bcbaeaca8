// How many hours a week, as a range, and whether that is a must.
#include "service/api/wording.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/input.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr int kHundredths = 100;
constexpr int64_t kMostHours = 60;

std::string HoursValue(const std::optional<int32_t>& hours) {
  return hours ? api::HoursNumber(*hours) : "";
}

// Whole or half hours, "16" or "16.5", in hundredths; nullopt for anything else.
std::optional<int32_t> ReadHours(std::string_view text) {
  const size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  if (whole.empty() || whole.size() > 2) return std::nullopt;
  int32_t hours = 0;
  for (const char c : whole) {
    if (c < '0' || c > '9') return std::nullopt;
    hours = hours * 10 + (c - '0');
  }
  if (hours > kMostHours) return std::nullopt;
  if (dot == std::string_view::npos) return hours * kHundredths;
  const std::string_view part = text.substr(dot + 1);
  if (part != "5" && part != "0") return std::nullopt;
  return hours * kHundredths + (part == "5" ? kHundredths / 2 : 0);
}

SafeHtml Ask(const PartView& view, const std::vector<PartIssue>& issues) {
  const matcher::HoursWish& hours = view.profile.hours;
  const auto field = [&](const char* name, const char* label, const std::optional<int32_t>& value) {
    return Render(Input{.label = {.text = label},
                        .name = name,
                        .value = view.sent == nullptr ? HoursValue(value) : view.sent->Text(name),
                        .error = IssueOf(issues, name),
                        .inputmode = "decimal",
                        .width = 4,
                        .suffix = "hours a week"});
  };
  Html html;
  html.Add(field("least", "At least (optional)", hours.min));
  html.Add(field("most", "At most (optional)", hours.max));
  html.Add(field("best", "Best (optional)", hours.target));
  html.Add(Render(
      Checkboxes{.name = "must",
                 .items = {{.value = "yes",
                            .text = "This is a must",
                            .hint = "Jobs with other hours are set aside. You can still see them.",
                            .chosen = view.profile.IsMust(matcher::Must::kHours)}}}));
  return html.Take();
}

std::vector<PartIssue> Take(const Form& form, const taxonomies::TaxonomySet&,
                            matcher::Profile* profile) {
  std::vector<PartIssue> issues;
  matcher::HoursWish& hours = profile->hours;
  const auto read = [&](const char* name, std::optional<int32_t>* value) {
    const std::string text = form.Text(name);
    value->reset();
    if (text.empty()) return;
    *value = ReadHours(text);
    if (!*value) issues.push_back({name, "Write a number of hours up to 60, such as 16 or 16.5"});
  };
  read("least", &hours.min);
  read("most", &hours.max);
  read("best", &hours.target);
  if (hours.min && hours.max && *hours.min > *hours.max) {
    issues.push_back({"most", "The most must not be fewer than the least"});
  }
  const bool must = form.Has("must");
  if (must && !hours.min && !hours.max) {
    issues.push_back({"least", "Say how many hours before you make it a must"});
  }
  profile->musts[static_cast<size_t>(matcher::Must::kHours)] = must;
  return issues;
}

std::string Said(const matcher::Profile& profile, const taxonomies::TaxonomySet&) {
  const matcher::HoursWish& hours = profile.hours;
  std::string said;
  if (hours.min && hours.max) {
    said = Concat(HoursValue(hours.min), " to ", HoursValue(hours.max), " hours a week");
  } else if (hours.max) {
    said = Concat("Up to ", HoursValue(hours.max), " hours a week");
  } else if (hours.min) {
    said = Concat("From ", HoursValue(hours.min), " hours a week");
  } else if (hours.target) {
    said = Concat("About ", HoursValue(hours.target), " hours a week");
  }
  return said.empty() || !profile.IsMust(matcher::Must::kHours) ? said : said + ", a must";
}

}  // namespace

const ProfilePart kHoursPart = {"hours",
                                "How many hours a week suit you?",
                                "How many hours a week suit them?",
                                "It can be a range, and it can change later",
                                Ask,
                                Take,
                                Said};

}  // namespace corner::pages
