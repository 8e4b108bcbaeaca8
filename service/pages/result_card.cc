#include "service/pages/result_card.h"

#include <algorithm>

#include "service/api/wording.h"
#include "service/pages/advert_words.h"
#include "service/pages/components/card.h"
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

SafeHtml WhereLine(const ResultCard& card) {
  const indexer::Vacancy& vacancy = card.hit->vacancy;
  std::string where = Concat(api::EmployerText(vacancy), ", ", api::PlaceText(vacancy));
  const std::string distance =
      card.hit->distance_km ? api::DistanceText(*card.hit->distance_km, vacancy.place.precision)
                            : "";
  if (!distance.empty()) {
    where.append(Concat(" (", distance, ")"));
  } else if (card.near_asked && vacancy.remote != indexer::Remote::kYes) {
    where.append(" (how far is not known)");
  }
  return Html().Element("p", where, {{"class", "corner-where"}}).Take();
}

SafeHtml Facts(const indexer::Vacancy& vacancy, Day today) {
  Html html;
  html.Open("dl", {{"class", "corner-facts"}});
  AddFact("Pay", api::PayText(vacancy.pay), &html);
  AddFact("Hours", api::HoursText(vacancy.hours), &html);
  AddFact("When", WhenText(vacancy), &html);
  if (vacancy.contract != indexer::Contract::kUnknown) {
    AddFact("Contract", api::ContractText(vacancy.contract), &html);
  }
  AddFact("Working from home", api::RemoteText(vacancy.remote), &html);
  AddFact("Closing date", api::ClosesText(vacancy.closes, today), &html);
  return html.Take();
}

void AddNotes(const indexer::Hit& hit, Html* html) {
  for (const indexer::Scheme& scheme : hit.vacancy.schemes) {
    html->Add(Render(Paragraph{SchemeSentence(scheme), true}));
  }
  if (hit.group_others > 0) {
    const std::string_view times = hit.group_others == 1 ? " more time" : " more times";
    html->Add(Render(Paragraph{Concat("Advertised ", api::GroupedNumber(hit.group_others), times,
                                      "; the advert's page lists where"),
                               true}));
  }
  if (hit.same_text > 0) {
    const std::string_view places = hit.same_text == 1 ? " other place" : " other places";
    html->Add(Render(
        Paragraph{Concat("Also advertised in ", api::GroupedNumber(hit.same_text), places), true}));
  }
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
  Html inside;
  inside.Add(WhereLine(card)).Add(Facts(hit.vacancy, card.today));
  if (!hit.snippet.empty()) inside.Element("p", MarkedSnippet(hit));
  for (const indexer::FlagBit bit : indexer::kAllFlags) {
    if ((hit.vacancy.flags & bit) && IsWarning(bit)) {
      inside.Element("p", FlagSentence(bit), {{"class", "corner-caution"}});
    }
  }
  AddNotes(hit, &inside);
  return Render(Card{.heading = hit.vacancy.title,
                     .level = 3,
                     .size = TextSize::kM,
                     .href = AdvertAddress(hit.vacancy.id),
                     .inside = inside.Take()});
}

}  // namespace corner::pages
