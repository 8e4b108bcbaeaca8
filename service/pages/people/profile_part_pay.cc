// The lowest pay that works, and whether a job should be permanent.
#include "service/api/wording.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/input.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr int64_t kMostPence = 20'000;  // an hour

// "12.71" or "£13" in pence; nullopt for anything else.
std::optional<int32_t> ReadPounds(std::string_view text) {
  constexpr std::string_view kPound = "£";
  if (text.starts_with(kPound)) text.remove_prefix(kPound.size());
  const size_t dot = text.find('.');
  const std::string_view pounds = text.substr(0, dot);
  const std::string_view pence = dot == std::string_view::npos ? "00" : text.substr(dot + 1);
  if (pounds.empty() || pounds.size() > 3 || pence.size() != 2) return std::nullopt;
  int32_t all = 0;
  for (const std::string_view digits : {pounds, pence}) {
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      all = all * 10 + (c - '0');
    }
  }
  return all > 0 && all <= kMostPence ? std::optional(all) : std::nullopt;
}

std::string PoundsValue(const std::optional<int32_t>& pence) {
  if (!pence) return "";
  return Concat(*pence / 100, ".", *pence % 100 < 10 ? "0" : "", *pence % 100);
}

SafeHtml Ask(const PartView& view, const std::vector<PartIssue>& issues) {
  Html html;
  html.Add(Render(Input{
      .label = {.text = "The lowest pay an hour that works (optional)"},
      .name = "pay",
      .value =
          view.sent != nullptr ? view.sent->Text("pay") : PoundsValue(view.profile.pay_floor_pence),
      .hint =
          "A benefits adviser can work out with you what a job would leave you with, before you "
          "decide.",
      .error = IssueOf(issues, "pay"),
      .inputmode = "decimal",
      .width = 5,
      .prefix = "£"}));
  html.Add(
      Render(Checkboxes{.name = "also",
                        .items = {{.value = "pay_must",
                                   .text = "Nothing below that: it is a must",
                                   .chosen = view.profile.IsMust(matcher::Must::kPay)},
                                  {.value = "permanent",
                                   .text = "I would like a job that is permanent",
                                   .chosen = view.profile.permanent},
                                  {.value = "permanent_must",
                                   .text = "Permanent is a must",
                                   .chosen = view.profile.IsMust(matcher::Must::kPermanent)}}}));
  return html.Take();
}

std::vector<PartIssue> Take(const Form& form, const taxonomies::TaxonomySet&,
                            matcher::Profile* profile) {
  std::vector<PartIssue> issues;
  const std::string text = form.Text("pay");
  profile->pay_floor_pence = text.empty() ? std::nullopt : ReadPounds(text);
  if (!text.empty() && !profile->pay_floor_pence) {
    issues.push_back({"pay", "Write pounds an hour, such as 12.71"});
  }
  bool pay_must = false, permanent = false, permanent_must = false;
  for (const std::string& word : form.All("also")) {
    pay_must |= word == "pay_must";
    permanent |= word == "permanent";
    permanent_must |= word == "permanent_must";
  }
  if (pay_must && text.empty()) {
    issues.push_back({"pay", "Say how much before you make it a must"});
  }
  profile->musts[static_cast<size_t>(matcher::Must::kPay)] = pay_must;
  profile->permanent = permanent || permanent_must;
  profile->musts[static_cast<size_t>(matcher::Must::kPermanent)] = permanent_must;
  return issues;
}

std::string Said(const matcher::Profile& profile, const taxonomies::TaxonomySet&) {
  std::string said;
  if (profile.pay_floor_pence) {
    said = Concat("From ", api::PoundsText(*profile.pay_floor_pence), " an hour",
                  profile.IsMust(matcher::Must::kPay) ? ", a must" : "");
  }
  if (!profile.permanent) return said;
  const std::string_view permanent =
      profile.IsMust(matcher::Must::kPermanent) ? "permanent, a must" : "permanent";
  return said.empty() ? Concat("P", permanent.substr(1)) : Concat(said, "; ", permanent);
}

}  // namespace

const ProfilePart kPayPart = {"pay",
                              "What about pay?",
                              "What about pay?",
                              "The lowest that works, and permanent or not",
                              Ask,
                              Take,
                              Said};

}  // namespace corner::pages
