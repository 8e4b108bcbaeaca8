#include "service/pages/components/result_card.h"

#include <algorithm>

#include "service/api/wording.h"
#include "service/pages/advert_words.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

// True when a code point starts at `at`, or the text ends there.
bool OnBoundary(std::string_view text, size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

std::string WhenText(const indexer::Vacancy& vacancy) {
  std::string when = api::PatternText(vacancy.pattern);
  if (vacancy.start_minute) {
    const std::string start = api::StartText(*vacancy.start_minute);
    when = when.empty() ? start : Concat(when, ", ", start);
  }
  return when;
}

void AddFact(std::string_view name, std::string_view value, Html* html) {
  if (value.empty()) return;
  html->Open("div").Element("dt", name).Element("dd", value).Close();
}

}  // namespace

SafeHtml MarkedSnippet(const indexer::Hit& hit) {
  const std::string_view text = hit.snippet;
  Html html;
  size_t done = 0;
  for (const indexer::Highlight& highlight : hit.highlights) {
    if (highlight.from < 0 || highlight.to <= highlight.from) continue;
    const auto from = static_cast<size_t>(highlight.from);
    const auto to = static_cast<size_t>(highlight.to);
    if (from < done || to > text.size() || !OnBoundary(text, from) || !OnBoundary(text, to)) {
      continue;
    }
    html.Text(text.substr(done, from - done)).Element("mark", text.substr(from, to - from));
    done = to;
  }
  return html.Text(text.substr(done)).Take();
}

SafeHtml Render(const ResultCard& card) {
  const indexer::Hit& hit = *card.hit;
  const indexer::Vacancy& vacancy = hit.vacancy;
  Html html;
  html.Open("li", {{"class", "card"}});
  html.Open("h3").Element("a", vacancy.title, {Attribute::Href(AdvertAddress(vacancy.id))}).Close();

  std::string where = Concat(api::EmployerText(vacancy), ", ", api::PlaceText(vacancy));
  const std::string distance =
      hit.distance_km ? api::DistanceText(*hit.distance_km, vacancy.place.precision) : "";
  if (!distance.empty()) {
    where.append(Concat(" (", distance, ")"));
  } else if (card.near_asked && vacancy.remote != indexer::Remote::kYes) {
    where.append(" (how far is not known)");
  }
  html.Element("p", where, {{"class", "where"}});

  html.Open("dl", {{"class", "short-facts"}});
  AddFact("Pay", api::PayText(vacancy.pay), &html);
  AddFact("Hours", api::HoursText(vacancy.hours), &html);
  AddFact("When", WhenText(vacancy), &html);
  if (vacancy.contract != indexer::Contract::kUnknown) {
    AddFact("Contract", api::ContractText(vacancy.contract), &html);
  }
  AddFact("Working from home", api::RemoteText(vacancy.remote), &html);
  AddFact("Closing date", api::ClosesText(vacancy.closes, card.today), &html);
  html.Close();

  if (!hit.snippet.empty()) html.Element("p", MarkedSnippet(hit), {{"class", "snippet"}});
  for (const indexer::FlagBit bit : indexer::kAllFlags) {
    if ((vacancy.flags & bit) && IsWarning(bit)) {
      html.Element("p", FlagSentence(bit), {{"class", "caution"}});
    }
  }
  for (const indexer::Scheme& scheme : vacancy.schemes) {
    html.Element("p", SchemeSentence(scheme), {{"class", "note"}});
  }
  if (hit.group_others > 0) {
    html.Element("p",
                 Concat("Advertised ", api::GroupedNumber(hit.group_others),
                        hit.group_others == 1 ? " more time" : " more times",
                        "; the advert's page lists where"),
                 {{"class", "note"}});
  }
  if (hit.same_text > 0) {
    html.Element("p",
                 Concat("Also advertised in ", api::GroupedNumber(hit.same_text),
                        hit.same_text == 1 ? " other place" : " other places"),
                 {{"class", "note"}});
  }
  return html.Take();
}

}  // namespace corner::pages
