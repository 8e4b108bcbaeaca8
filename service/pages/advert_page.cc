#include "service/pages/advert_page.h"

#include "service/api/handlers.h"
#include "service/api/wording.h"
#include "service/pages/advert_words.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/card.h"
#include "service/pages/components/summary_list.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using indexer::Vacancy;

// One fact of the list, before it is drawn.
struct Fact {
  std::string name;
  FactValue value = {};
};

Fact FactOf(const Vacancy& vacancy, std::string_view name, std::string_view fact,
            std::string_view value, bool worth_asking = false) {
  Fact made{.name = std::string(name)};
  if (!value.empty()) {
    made.value.values.emplace_back(value);
    made.value.note = SourceSentence(vacancy, fact);
  }
  made.value.worth_asking = worth_asking;
  return made;
}

Fact PayFact(const Vacancy& vacancy) {
  if (!vacancy.pay) return FactOf(vacancy, "Pay", "pay", "", true);
  Fact fact = FactOf(vacancy, "Pay", "pay", api::PayText(vacancy.pay));
  if (vacancy.pay->pro_rata) {
    fact.value.values.push_back("Pro rata: part-time hours are paid a matching share of this.");
  }
  return fact;
}

Fact ClosingFact(const Vacancy& vacancy, Day today) {
  Fact fact = FactOf(vacancy, "Closing date", "closes",
                     vacancy.closes ? api::WeekdayText(*vacancy.closes, today) : "");
  if (!vacancy.closes) fact.value.note = "It may close at any time; do not wait long.";
  return fact;
}

Fact RequirementFact(const Vacancy& vacancy) {
  Fact fact{.name = "The advert asks for"};
  for (const indexer::Requirement& requirement : vacancy.requirements) {
    std::string text = api::RequirementText(requirement.kind);
    if (requirement.strength == indexer::Requirement::Strength::kNice) {
      text.append(" (would be nice)");
    } else if (requirement.strength == indexer::Requirement::Strength::kLearnable) {
      text.append(" (you can learn it on the job)");
    }
    fact.value.values.push_back(std::move(text));
  }
  if (vacancy.requirements.empty()) {
    fact.value.values.push_back("Nothing that we recognised. Please read the text.");
  }
  return fact;
}

Fact SourceFact(const Vacancy& vacancy, Day today) {
  Fact fact{.name = "Where we found it"};
  fact.value.values.push_back(vacancy.row_source.empty() ? vacancy.source : vacancy.row_source);
  const Day job_seen = vacancy.group_first_seen.value_or(vacancy.first_seen);
  fact.value.note = Concat("first seen ", api::WeekdayText(job_seen, today));
  if (job_seen < vacancy.first_seen) {
    fact.value.note.append(
        Concat("; this advert of it on ", api::WeekdayText(vacancy.first_seen, today)));
  }
  return fact;
}

SafeHtml Facts(const Vacancy& vacancy, Day today) {
  SummaryList list;
  const auto add = [&list](const Fact& fact) {
    list.rows.push_back({.key = fact.name, .value = Render(fact.value)});
  };
  add(FactOf(vacancy, "Employer", "employer", vacancy.employer_name));
  const bool has_place = !vacancy.place.name.empty() || !vacancy.place.text.empty();
  add(FactOf(vacancy, "Place", "place", has_place ? api::PlaceText(vacancy) : "", true));
  add(PayFact(vacancy));
  add(FactOf(vacancy, "Hours", "hours", vacancy.hours ? api::HoursText(vacancy.hours) : "", true));
  add(FactOf(vacancy, "When", "pattern", api::PatternText(vacancy.pattern), true));
  add(FactOf(vacancy, "Start of the working day", "start_time",
             vacancy.start_minute ? api::StartText(*vacancy.start_minute) : "", true));
  const bool has_contract = vacancy.contract != indexer::Contract::kUnknown;
  add(FactOf(vacancy, "Contract", "contract",
             has_contract ? api::ContractText(vacancy.contract) : "", true));
  add(FactOf(vacancy, "Working from home", "remote", api::RemoteText(vacancy.remote)));
  add(ClosingFact(vacancy, today));
  add(RequirementFact(vacancy));
  if (!vacancy.schemes.empty()) {
    Fact schemes{.name = "The employer"};
    for (const auto& scheme : vacancy.schemes) {
      schemes.value.values.push_back(SchemeSentence(scheme));
    }
    add(schemes);
  }
  if (vacancy.posted) {
    add(FactOf(vacancy, "Advertised", "posted", api::WeekdayText(*vacancy.posted, today)));
  }
  add(SourceFact(vacancy, today));
  return Render(list);
}

SafeHtml SectionHeading(std::string_view text) {
  return Render(Heading{.text = text, .level = 2, .size = TextSize::kL});
}

// The advert's own words: its reduced mark-up, or plain paragraphs when that does not hold.
SafeHtml Description(const Vacancy& vacancy) {
  if (auto reduced = SafeHtml::FromReduced(vacancy.description_html);
      reduced && !reduced->empty()) {
    return *std::move(reduced);
  }
  Html html;
  for (const std::string_view line : Split(vacancy.description_text, '\n')) {
    if (!TrimSpace(line).empty()) html.Element("p", line);
  }
  return html.Take();
}

SafeHtml Apply(const Vacancy& vacancy) {
  Html html;
  const auto url = SafeUrl::Https(vacancy.url);
  if (!url) {
    return Render(Paragraph{.text = "This advert has no web link. Its text may say how to apply; "
                                    "if not, ask the employer."});
  }
  html.Add(Render(ButtonLink{.text = Concat("Read more or apply on ", url->host()), .href = *url}));
  html.Add(Render(
      Paragraph{.text = "This leads to another website, which has its own rules.", .note = true}));
  return html.Take();
}

// The same job as other websites or senders have it.
SafeHtml OtherAdverts(std::span<const Vacancy> others, Day today) {
  Html html;
  if (others.empty()) return html.Take();
  html.Add(SectionHeading("Other adverts for this job"));
  html.Open("ul", {{"class", "nhsuk-list nhsuk-list--bullet"}});
  for (const Vacancy& other : others) {
    html.Open("li").Add(Render(Link{.text = other.title, .href = AdvertAddress(other.id)}));
    html.Text(Concat(" – ", api::EmployerText(other), ", from ",
                     other.row_source.empty() ? other.source : other.row_source, ", ",
                     api::ClosesText(other.closes, today)));
    html.Close();
  }
  html.Close();
  html.Add(Render(
      Paragraph{.text = "They look like one job to us. Apply once, and ask if you are not sure.",
                .note = true}));
  return html.Take();
}

// What the reader should know first: warnings in one box, notes on the text below it.
SafeHtml Flags(const Vacancy& vacancy) {
  Html warnings, notes;
  for (const indexer::FlagBit bit : indexer::kAllFlags) {
    if (!(vacancy.flags & bit)) continue;
    if (IsWarning(bit)) {
      warnings.Element("p", FlagSentence(bit));
    } else {
      notes.Add(Render(InsetText{.text = FlagSentence(bit)}));
    }
  }
  Html html;
  if (SafeHtml inside = warnings.Take(); !inside.empty()) {
    html.Add(
        Render(WarningCallout{.heading = "Please note", .inside = std::move(inside), .level = 2}));
  }
  return html.Add(notes.Take()).Take();
}

}  // namespace

SafeHtml AdvertMain(const Vacancy& vacancy, Day today, std::span<const Vacancy> others) {
  Html html;
  html.Add(Render(Heading{.text = vacancy.title, .level = 1, .size = TextSize::kXl}));
  html.Element("p",
               Concat(api::EmployerText(vacancy), ", ", api::PlaceText(vacancy), " – ",
                      api::ClosesText(vacancy.closes, today)),
               {{"class", "corner-where"}});
  html.Add(Flags(vacancy));
  html.Add(SectionHeading("At a glance")).Add(Facts(vacancy, today));
  html.Add(Render(
      Paragraph{.text = "Not stated does not mean no. You can ask the employer.", .note = true}));
  html.Add(SectionHeading("How to apply")).Add(Apply(vacancy));
  html.Add(OtherAdverts(others, today));
  html.Add(SectionHeading("What the advert says"));
  html.Element("div", Description(vacancy), {{"class", "corner-advert"}});
  return html.Take();
}

absl::StatusOr<http::Reply> AdvertPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame) {
  CORNER_ASSIGN_OR_RETURN(const auto row, api::FindOpenVacancy(services, request.PathParam("id")));
  const Vacancy& vacancy = row.vacancy;
  CORNER_ASSIGN_OR_RETURN(const auto others, api::FindOtherAdverts(services, vacancy));
  return PageReply(
      200,
      {.title = Concat(vacancy.title, ", ", api::EmployerText(vacancy)),
       .main = AdvertMain(vacancy, services.today(), others),
       .before = Render(BackLink{.href = SafeUrl::Local("/"), .text = "Look for other jobs"})},
      frame);
}

}  // namespace corner::pages
