#include "service/pages/components/card.h"

#include "service/pages/components/icon.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

std::string_view KindClass(Card::Kind kind) {
  switch (kind) {
    case Card::Kind::kPlain:
      return "";
    case Card::Kind::kFeature:
      return "nhsuk-card--feature";
    case Card::Kind::kPrimary:
      return "nhsuk-card--primary";
    case Card::Kind::kSecondary:
      return "nhsuk-card--secondary";
    case Card::Kind::kWarning:
      return "nhsuk-card--warning";
  }
  return "";
}

SafeHtml HeadingOf(const Card& card) {
  if (card.heading.empty()) return {};
  const std::string size = Concat("nhsuk-heading-", SizeSuffix(card.size));
  Html html;
  html.Open(HeadingTag(card.level),
            {{"class", Classes("nhsuk-card__heading", {{card.size != TextSize::kDefault, size}})}});
  if (card.href && card.kind != Card::Kind::kFeature) {
    html.Element("a", card.heading.html(),
                 {{"class", "nhsuk-card__link"}, Attribute::Href(*card.href)});
  } else if (!card.hidden.empty()) {
    html.Open("span", {{"role", "text"}});
    html.Add(HiddenText(Concat(card.hidden, ": "))).Add(card.heading.html());
  } else {
    html.Add(card.heading.html());
  }
  return html.Take();
}

// Each action is a link whose name is clear without the card around it.
void AddActions(const Card& card, Html* html) {
  if (card.actions.size() == 1) {
    html->Element("div", Render(card.actions[0]), {{"class", "nhsuk-card__actions"}});
    return;
  }
  html->Open("ul", {{"class", "nhsuk-card__actions"}});
  for (const Link& action : card.actions) {
    html->Element("li", Render(action), {{"class", "nhsuk-card__action"}});
  }
  html->Close();
}

}  // namespace

SafeHtml Render(const Card& card) {
  const std::string_view kind = KindClass(card.kind);
  Html html;
  html.Open("div", {{"class", Classes("nhsuk-card", {{card.clickable, "nhsuk-card--clickable"},
                                                     {!kind.empty(), kind},
                                                     {!card.classes.empty(), card.classes}})},
                    Attribute::If(!card.id.empty(), "id", card.id)});
  if (!card.actions.empty()) {
    html.Open("div", {{"class", "nhsuk-card__heading-container"}}).Add(HeadingOf(card));
    AddActions(card, &html);
    html.Close();
  }
  html.Open("div", {{"class", "nhsuk-card__content"}});
  if (card.actions.empty()) html.Add(HeadingOf(card));
  if (!card.inside.empty()) {
    html.Add(card.inside);
  } else if (!card.description.empty()) {
    html.Element("p", card.description.html(), {{"class", "nhsuk-card__description"}});
  }
  if (card.kind == Card::Kind::kPrimary) html.Add(Render(Icon::kChevronRightCircle));
  return html.Take();
}

SafeHtml Render(const WarningCallout& callout) {
  const std::string& heading = callout.heading.html().text();
  const bool says_so = heading.find("mportant") != std::string::npos;
  return Render(Card{.heading = callout.heading,
                     .level = callout.level,
                     .kind = Card::Kind::kWarning,
                     .inside = callout.inside,
                     .hidden = says_so ? "" : "Important"});
}

SafeHtml Render(const DoDontList& list) {
  Html html;
  html.Open("ul",
            {{"class", list.dont ? "nhsuk-list nhsuk-list--cross" : "nhsuk-list nhsuk-list--tick"},
             {"role", "list"}});
  for (const Content& item : list.items) {
    html.Open("li").Add(Render(list.dont ? Icon::kCross : Icon::kTick));
    if (list.dont && !list.prefix.empty()) html.Text(Concat(list.prefix, " "));
    html.Add(item.html()).Close();
  }
  return Render(Card{.heading = list.heading,
                     .level = list.level,
                     .kind = Card::Kind::kFeature,
                     .inside = html.Take()});
}

}  // namespace corner::pages
