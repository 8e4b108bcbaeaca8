#include "service/pages/advert_page.h"

#include "service/api/handlers.h"
#include "service/api/wording.h"
#include "service/pages/advert_words.h"
#include "service/pages/components/notice.h"
#include "service/pages/components/page_shell.h"
#include "service/pages/components/summary_list.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using indexer::Vacancy;

SummaryRow RowOf(const Vacancy& vacancy, std::string_view name, std::string_view fact,
                 std::string_view value, bool worth_asking = false) {
  SummaryRow row;
  row.name = name;
  if (!value.empty()) {
    row.values.emplace_back(value);
    row.note = SourceSentence(vacancy, fact);
  }
  row.worth_asking = worth_asking;
  return row;
}

SummaryRow PayRow(const Vacancy& vacancy) {
  if (!vacancy.pay) return RowOf(vacancy, "Pay", "pay", "", true);
  SummaryRow row = RowOf(vacancy, "Pay", "pay", api::PayText(vacancy.pay));
  if (vacancy.pay->pro_rata) {
    row.values.push_back("Pro rata: part-time hours are paid a matching share of this.");
  }
  return row;
}

SummaryRow ClosingRow(const Vacancy& vacancy, Day today) {
  SummaryRow row = RowOf(vacancy, "Closing date", "closes",
                         vacancy.closes ? api::WeekdayText(*vacancy.closes, today) : "");
  if (!vacancy.closes) row.note = "It may close at any time; do not wait long.";
  return row;
}

SummaryRow RequirementRow(const Vacancy& vacancy) {
  SummaryRow row{"The advert asks for", {}, {}, false};
  for (const indexer::Requirement& requirement : vacancy.requirements) {
    std::string text = api::RequirementText(requirement.kind);
    if (requirement.strength == indexer::Requirement::Strength::kNice) {
      text.append(" (would be nice)");
    } else if (requirement.strength == indexer::Requirement::Strength::kLearnable) {
      text.append(" (you can learn it on the job)");
    }
    row.values.push_back(std::move(text));
  }
  if (row.values.empty()) row.values.push_back("Nothing that we recognised. Please read the text.");
  return row;
}

SummaryRow SourceRow(const Vacancy& vacancy, Day today) {
  SummaryRow row{"Where we found it", {}, {}, false};
  row.values.push_back(vacancy.row_source.empty() ? vacancy.source : vacancy.row_source);
  const Day job_seen = vacancy.group_first_seen.value_or(vacancy.first_seen);
  row.note = Concat("first seen ", api::WeekdayText(job_seen, today));
  if (job_seen < vacancy.first_seen) {
    row.note.append(Concat("; this advert of it on ", api::WeekdayText(vacancy.first_seen, today)));
  }
  return row;
}

SafeHtml Facts(const Vacancy& vacancy, Day today) {
  std::vector<SummaryRow> rows;
  rows.push_back(RowOf(vacancy, "Employer", "employer", vacancy.employer_name));
  const bool has_place = !vacancy.place.name.empty() || !vacancy.place.text.empty();
  rows.push_back(RowOf(vacancy, "Place", "place", has_place ? api::PlaceText(vacancy) : "", true));
  rows.push_back(PayRow(vacancy));
  rows.push_back(
      RowOf(vacancy, "Hours", "hours", vacancy.hours ? api::HoursText(vacancy.hours) : "", true));
  rows.push_back(RowOf(vacancy, "When", "pattern", api::PatternText(vacancy.pattern), true));
  rows.push_back(RowOf(vacancy, "Start of the working day", "start_time",
                       vacancy.start_minute ? api::StartText(*vacancy.start_minute) : "", true));
  const bool has_contract = vacancy.contract != indexer::Contract::kUnknown;
  rows.push_back(RowOf(vacancy, "Contract", "contract",
                       has_contract ? api::ContractText(vacancy.contract) : "", true));
  rows.push_back(RowOf(vacancy, "Working from home", "remote", api::RemoteText(vacancy.remote)));
  rows.push_back(ClosingRow(vacancy, today));
  rows.push_back(RequirementRow(vacancy));
  if (!vacancy.schemes.empty()) {
    SummaryRow schemes{"The employer", {}, {}, false};
    for (const auto& scheme : vacancy.schemes) schemes.values.push_back(SchemeSentence(scheme));
    rows.push_back(std::move(schemes));
  }
  if (vacancy.posted) {
    rows.push_back(
        RowOf(vacancy, "Advertised", "posted", api::WeekdayText(*vacancy.posted, today)));
  }
  rows.push_back(SourceRow(vacancy, today));
  return RenderSummary(rows);
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
    return html
        .Element("p",
                 "This advert has no web link. Its text may say how to apply; if not, ask the "
                 "employer.")
        .Take();
  }
  html.Open("p").Element(
      "a", Concat("Read more or apply on ", url->host()),
      {Attribute::Href(*url), {"class", "button"}, {"rel", "noopener noreferrer nofollow"}});
  html.Close();
  html.Element("p", "This leads to another website, which has its own rules.", {{"class", "note"}});
  return html.Take();
}

// The same job as other websites or senders have it.
SafeHtml OtherAdverts(std::span<const Vacancy> others, Day today) {
  Html html;
  if (others.empty()) return html.Take();
  html.Element("h2", "Other adverts for this job").Open("ul");
  for (const Vacancy& other : others) {
    html.Open("li").Element("a", other.title, {Attribute::Href(AdvertAddress(other.id))});
    html.Text(Concat(" – ", api::EmployerText(other), ", from ",
                     other.row_source.empty() ? other.source : other.row_source, ", ",
                     api::ClosesText(other.closes, today)));
    html.Close();
  }
  html.Close();
  html.Element("p", "They look like one job to us. Apply once, and ask if you are not sure.",
               {{"class", "note"}});
  return html.Take();
}

}  // namespace

SafeHtml AdvertMain(const Vacancy& vacancy, Day today, std::span<const Vacancy> others) {
  Html html;
  html.Open("p", {{"class", "back"}});
  html.Element("a", "Look for other jobs", {Attribute::Href(SafeUrl::Local("/"))}).Close();
  html.Element("h1", vacancy.title);
  html.Element("p",
               Concat(api::EmployerText(vacancy), ", ", api::PlaceText(vacancy), " – ",
                      api::ClosesText(vacancy.closes, today)),
               {{"class", "where"}});
  for (const indexer::FlagBit bit : indexer::kAllFlags) {
    if (!(vacancy.flags & bit)) continue;
    const bool warning = IsWarning(bit);
    html.Add(Render(Notice{warning ? Notice::Kind::kWarning : Notice::Kind::kNote,
                           warning ? "Please note." : "", FlagSentence(bit)}));
  }
  html.Element("h2", "At a glance").Add(Facts(vacancy, today));
  html.Element("p", "Not stated does not mean no. You can ask the employer.", {{"class", "note"}});
  html.Element("h2", "How to apply").Add(Apply(vacancy));
  html.Add(OtherAdverts(others, today));
  html.Element("h2", "What the advert says");
  html.Element("div", Description(vacancy), {{"class", "advert"}});
  return html.Take();
}

absl::StatusOr<http::Reply> AdvertPage(const http::Request& request,
                                       const api::Services& services) {
  CORNER_ASSIGN_OR_RETURN(const auto row, api::FindOpenVacancy(services, request.PathParam("id")));
  const Vacancy& vacancy = row.vacancy;
  CORNER_ASSIGN_OR_RETURN(const auto others, api::FindOtherAdverts(services, vacancy));
  return PageReply(200, {Concat(vacancy.title, ", ", api::EmployerText(vacancy)),
                         AdvertMain(vacancy, services.today(), others)});
}

}  // namespace corner::pages
