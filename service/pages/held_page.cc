#include "service/pages/held_page.h"

#include "service/api/handlers.h"
#include "service/api/held_json.h"
#include "service/api/replies.h"
#include "service/api/wording.h"
#include "service/pages/components/page_shell.h"
#include "service/pages/html.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

SafeHtml ReasonFilter(const api::HeldPage& page) {
  Html html;
  if (page.by_code.empty()) return html.Take();
  html.Element("h2", "Reasons").Open("ul");
  for (const auto& [code, count] : page.by_code) {
    html.Open("li");
    html.Element("a", api::QualityCodeText(code),
                 {Attribute::Href(SafeUrl::Local(Concat("/held?code=", code)))});
    html.Text(Concat(" – ", api::CountText(count, "advert", "adverts"))).Close();
  }
  html.Close();
  if (!page.code.empty()) {
    html.Open("p").Element("a", "All held adverts", {Attribute::Href(SafeUrl::Local("/held"))});
    html.Close();
  }
  return html.Take();
}

SafeHtml Advert(const indexer::HeldAdvert& advert, Day today) {
  const indexer::Vacancy& vacancy = advert.vacancy;
  const indexer::HoldRecord& record = advert.record;
  Html html;
  html.Open("article", {{"class", "card"}}).Element("h3", vacancy.title);
  html.Element("p",
               Concat(api::EmployerText(vacancy), ", ", api::PlaceText(vacancy), " – ",
                      api::ClosesText(vacancy.closes, today)),
               {{"class", "where"}});
  html.Open("ul");
  for (const indexer::QualityReason& reason : record.reasons) {
    html.Open("li").Text(reason.rule->sentence);
    if (!reason.value.empty()) html.Text(Concat(" “", CollapseSpace(reason.value), "”"));
    if (!reason.rule->holds) html.Text(" (a note; it would not hold the advert)");
    html.Close();
  }
  html.Close();
  if (record.decision) {
    html.Element("p", Concat(record.decision_is_past ? "Before it changed: " : "",
                             api::DecisionText(*record.decision)));
  }
  html.Element("p",
               Concat("From ", vacancy.source,
                      record.since ? Concat(", held since ", api::WeekdayText(*record.since, today))
                                   : std::string(),
                      ". Id: ", vacancy.id),
               {{"class", "note"}});
  return html.Close().Take();
}

}  // namespace

absl::StatusOr<http::Reply> HeldPage(const http::Request& request, const api::Services& services) {
  std::vector<api::ParamIssue> issues;
  CORNER_ASSIGN_OR_RETURN(const api::HeldPage page, api::FindHeld(request, services, &issues));
  if (!issues.empty()) return InvalidInput(issues.front().message, SuggestionText(issues.front()));
  Html html;
  html.Element("h1", "Held adverts");
  html.Element("p", Concat(api::CountText(page.total, "advert waits", "adverts wait"),
                           " for a person. Nobody who searches sees them until then."));
  html.Element("p",
               "To decide about one, use “corner held release” or “corner held keep” with its id.",
               {{"class", "note"}});
  html.Add(ReasonFilter(page));
  if (!page.adverts.empty()) html.Element("h2", "Adverts");
  for (const indexer::HeldAdvert& advert : page.adverts) {
    html.Add(Advert(advert, services.today()));
  }
  if (page.more) {
    const std::string next = api::AddressWith(request, "after", page.adverts.back().vacancy.id);
    html.Open("p").Element("a", "More held adverts", {Attribute::Href(SafeUrl::Local(next))});
    html.Close();
  }
  http::Reply reply = PageReply(200, {"Held adverts", html.Take()});
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.headers.emplace_back("X-Robots-Tag", "noindex");
  return reply;
}

}  // namespace corner::pages
