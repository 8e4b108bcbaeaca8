#include "service/pages/held_page.h"

#include "service/api/handlers.h"
#include "service/api/held_json.h"
#include "service/api/replies.h"
#include "service/api/wording.h"
#include "service/pages/components/card.h"
#include "service/pages/components/pagination.h"
#include "service/pages/html.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

SafeHtml Section(std::string_view text) {
  return Render(Heading{.text = text, .level = 2, .size = TextSize::kM});
}

SafeHtml ReasonFilter(const api::HeldPage& page) {
  Html html;
  if (page.by_code.empty()) return html.Take();
  html.Add(Section("Reasons")).Open("ul", {{"class", "nhsuk-list nhsuk-list--bullet"}});
  for (const auto& [code, count] : page.by_code) {
    html.Open("li");
    html.Add(Render(Link{.text = api::QualityCodeText(code),
                         .href = SafeUrl::Local(Concat("/held?code=", code))}));
    html.Text(Concat(" – ", api::CountText(count, "advert", "adverts"))).Close();
  }
  html.Close();
  if (!page.code.empty()) {
    html.Add(Render(Paragraph{
        .text = Render(Link{.text = "All held adverts", .href = SafeUrl::Local("/held")})}));
  }
  return html.Take();
}

SafeHtml Reasons(const indexer::HoldRecord& record) {
  Html html;
  html.Open("ul", {{"class", "nhsuk-list nhsuk-list--bullet"}});
  for (const indexer::QualityReason& reason : record.reasons) {
    html.Open("li").Text(reason.rule->sentence);
    if (!reason.value.empty()) html.Text(Concat(" “", CollapseSpace(reason.value), "”"));
    if (!reason.rule->holds) html.Text(" (a note; it would not hold the advert)");
    html.Close();
  }
  return html.Take();
}

SafeHtml Advert(const indexer::HeldAdvert& advert, Day today) {
  const indexer::Vacancy& vacancy = advert.vacancy;
  const indexer::HoldRecord& record = advert.record;
  Html inside;
  inside.Element("p",
                 Concat(api::EmployerText(vacancy), ", ", api::PlaceText(vacancy), " – ",
                        api::ClosesText(vacancy.closes, today)),
                 {{"class", "corner-where"}});
  inside.Add(Reasons(record));
  if (record.decision) {
    inside.Add(Render(Paragraph{.text = Concat(record.decision_is_past ? "Before it changed: " : "",
                                               api::DecisionText(*record.decision))}));
  }
  const std::string since =
      record.since ? Concat(", held since ", api::WeekdayText(*record.since, today)) : "";
  inside.Add(Render(Paragraph{.text = Concat("From ", vacancy.source, since, ". Id: ", vacancy.id),
                              .note = true}));
  return Render(
      Card{.heading = vacancy.title, .level = 3, .size = TextSize::kS, .inside = inside.Take()});
}

}  // namespace

absl::StatusOr<http::Reply> HeldPage(const http::Request& request, const api::Services& services,
                                     const PageFrame& frame) {
  std::vector<api::ParamIssue> issues;
  CORNER_ASSIGN_OR_RETURN(const api::HeldPage page, api::FindHeld(request, services, &issues));
  if (!issues.empty()) return InvalidInput(issues.front().message, SuggestionText(issues.front()));
  Html html;
  html.Add(Render(Heading{.text = "Held adverts", .level = 1, .size = TextSize::kXl}));
  html.Add(Render(
      Paragraph{.text = Concat(api::CountText(page.total, "advert waits", "adverts wait"),
                               " for a person. Nobody who searches sees them until then.")}));
  html.Add(Render(Paragraph{.text = "To decide about one, use “corner held release” or “corner "
                                    "held keep” with its id.",
                            .note = true}));
  html.Add(ReasonFilter(page));
  if (!page.adverts.empty()) html.Add(Section("Adverts"));
  for (const indexer::HeldAdvert& advert : page.adverts) {
    html.Add(Advert(advert, services.today()));
  }
  if (page.more) {
    const std::string next = api::AddressWith(request, "after", page.adverts.back().vacancy.id);
    html.Add(Render(Pagination{.next = SafeUrl::Local(next),
                               .next_text = "More held adverts",
                               .name = "Pages of held adverts"}));
  }
  http::Reply reply = PageReply(200, {"Held adverts", html.Take()}, frame);
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.headers.emplace_back("X-Robots-Tag", "noindex");
  return reply;
}

}  // namespace corner::pages
