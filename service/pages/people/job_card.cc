#include "service/pages/people/job_card.h"

#include <algorithm>
#include <vector>

#include "service/api/wording.h"
#include "service/pages/advert_words.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/card.h"
#include "service/pages/components/details.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr size_t kFirstReasons = 5;  // shown at once; the others open

void AddList(const std::vector<std::string>& lines, Html* html) {
  html->Open("ul", {{"class", "nhsuk-list nhsuk-list--bullet"}});
  for (const std::string& line : lines) html->Element("li", line);
  html->Close();
}

void AddPart(std::string_view heading, const std::vector<std::string>& lines, int level,
             Html* html) {
  if (lines.empty()) return;
  html->Add(Render(Heading{.text = heading, .level = level, .size = TextSize::kS}));
  AddList(lines, html);
}

std::vector<std::string> Texts(const std::vector<matcher::Reason>& reasons) {
  std::vector<std::string> texts;
  for (const matcher::Reason& reason : reasons) {
    if (!reason.text.empty()) texts.push_back(reason.text);
  }
  return texts;
}

// What brought points, most first, then what was met without any.
std::vector<std::string> Whys(const matcher::MatchItem& item) {
  std::vector<matcher::Reason> reasons = item.reasons;
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.points > b.points; });
  return Texts(reasons);
}

void AddWhys(const JobCard& card, Html* html) {
  std::vector<std::string> whys = Whys(*card.item);
  const size_t first = std::min(whys.size(), kFirstReasons);
  AddPart(card.to_client ? "Why this could suit you" : "Why this could suit them",
          {whys.begin(), whys.begin() + static_cast<std::ptrdiff_t>(first)}, card.level + 1, html);
  if (first == whys.size()) return;
  Html more;
  AddList({whys.begin() + static_cast<std::ptrdiff_t>(first), whys.end()}, &more);
  html->Add(Render(Details{.summary = "More about how it fits", .inside = more.Take()}));
}

void AddFact(std::string_view name, std::string_view value, Html* html) {
  if (value.empty()) return;
  html->Open("div").Element("dt", name).Element("dd", value).Close();
}

SafeHtml Facts(const indexer::Vacancy& vacancy, Day today) {
  Html html;
  html.Element("p", Concat(api::EmployerText(vacancy), ", ", api::PlaceText(vacancy)),
               {{"class", "corner-where"}});
  html.Open("dl", {{"class", "corner-facts"}});
  AddFact("Hours", api::HoursText(vacancy.hours), &html);
  AddFact("When", api::PatternText(vacancy.pattern), &html);
  AddFact("Pay", api::PayText(vacancy.pay), &html);
  AddFact("Closing date", api::ClosesText(vacancy.closes, today), &html);
  return html.Take();
}

}  // namespace

SafeHtml Render(const JobCard& card) {
  const matcher::MatchItem& item = *card.item;
  Html inside;
  inside.Add(Facts(item.vacancy, card.today));
  if (!card.note.empty()) inside.Add(Render(InsetText{.text = card.note}));
  AddWhys(card, &inside);
  AddPart("Worth asking", Texts(item.ask), card.level + 1, &inside);
  AddPart("A way in", Texts(item.way_in), card.level + 1, &inside);
  if (!item.next_step.empty()) {
    inside.Open("p").Element("strong", item.next_step).Close();
  }
  inside.Add(card.choice);
  return Render(Card{.heading = item.vacancy.title,
                     .level = card.level,
                     .size = TextSize::kM,
                     .href = AdvertAddress(item.vacancy.id),
                     .inside = inside.Take()});
}

std::string FitWords(const matcher::MatchItem& item, int32_t floor, int32_t earnable) {
  if (item.fit < floor) return "Worth a look";
  // The upper half of what lies between the floor and all this client can earn.
  return 2 * item.fit >= floor + earnable ? "Strong fit" : "Good fit";
}

}  // namespace corner::pages
