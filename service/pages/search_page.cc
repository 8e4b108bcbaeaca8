#include "service/pages/search_page.h"

#include <algorithm>

#include "service/api/probe_params.h"
#include "service/api/search_json.h"
#include "service/api/wording.h"
#include "service/pages/addresses.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/link.h"
#include "service/pages/components/pagination.h"
#include "service/pages/result_card.h"
#include "service/pages/search_form_model.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using api::ParamIssue;
using indexer::FacetField;
using indexer::SearchResult;

constexpr std::string_view kHeading = "Find a job that suits";

// "38 jobs. 12 have all of your words."
std::string CountSentence(const SearchResult& result, const indexer::Probe& probe) {
  std::string text = api::CountText(result.total, "job", "jobs");
  const auto asked = std::count_if(
      probe.clauses.begin(), probe.clauses.end(),
      [](const auto& clause) { return clause.occur == indexer::Clause::Occur::kShould; });
  if (probe.clauses.empty()) {
    text.append(result.total == 1 ? " is open now." : " are open now.");
  } else {
    text.push_back('.');
  }
  if (asked < 2 || result.total == 0) return text;
  if (result.all_clauses_total == result.total) {
    text.append(result.total == 1 ? " It has all of your words." : " All have all of your words.");
  } else if (result.all_clauses_total == 0) {
    text.append(" None has all of your words.");
  } else {
    text.append(Concat(" ", api::GroupedNumber(result.all_clauses_total),
                       result.all_clauses_total == 1 ? " has" : " have", " all of your words."));
  }
  return text;
}

std::string TitleOf(const api::ReadProbe& asked, const SearchResult& result) {
  if (asked.understood.empty()) return std::string(kHeading);
  return Concat(api::CountText(result.total, "job", "jobs"), " – ", kHeading);
}

void AddDidYouMean(const http::Request& request, std::string_view better, Html* html) {
  if (better.empty()) return;
  Html line;
  line.Text("Did you mean ");
  line.Add(Render(Link{.text = better, .href = SearchWith(request.query, "q", better)}));
  html->Add(Render(Paragraph{.text = line.Text("?").Take()}));
}

// Whether jobs advertised several times are shown once, where that makes a difference.
void AddFoldNote(const http::Request& request, const api::ReadProbe& asked,
                 const SearchResult& result, Html* html) {
  const bool several = std::any_of(result.hits.begin(), result.hits.end(),
                                   [](const indexer::Hit& hit) { return hit.group_others > 0; });
  if (!several) return;
  const bool folded = asked.probe.fold;
  Html line;
  line.Text(folded ? "A job that is advertised several times is shown once. "
                   : "Some jobs are advertised several times. ");
  line.Add(Render(Link{.text = folded ? "Show every advert" : "Show each job once",
                       .href = SearchWith(request.query, "fold", folded ? "false" : "")}));
  html->Add(Render(Paragraph{.text = line.Take(), .note = true}));
}

// The list is read by a cursor that only moves on: back is to its beginning.
Pagination PagesOf(const http::Request& request, const api::ReadProbe& asked,
                   const SearchResult& result) {
  Pagination pages{
      .previous_text = "Back to the first page", .next_text = "More jobs", .name = "Pages of jobs"};
  if (!asked.probe.cursor.empty()) pages.previous = SearchWith(request.query, "after", "");
  if (!result.next.empty()) {
    http::Pairs next;
    for (const auto& param : request.query) {
      if (param.first != "after") next.push_back(param);
    }
    next.emplace_back("after", result.next);
    pages.next = SearchAddress(next);
  }
  return pages;
}

SafeHtml Results(const http::Request& request, const api::ReadProbe& asked,
                 const SearchResult& result, std::string_view better, Day today) {
  Html html;
  html.Open("section", {{"aria-labelledby", "results"}});
  html.Add(Render(Heading{.text = CountSentence(result, asked.probe),
                          .level = 2,
                          .size = TextSize::kL,
                          .id = "results"}));
  AddDidYouMean(request, better, &html);
  if (result.total == 0) {
    html.Add(Render(
        Paragraph{.text = "Try fewer words, a longer way to travel, or take a choice away."}));
  }
  AddFoldNote(request, asked, result, &html);
  html.Open("ol", {{"class", "corner-cards"}});
  for (const indexer::Hit& hit : result.hits) {
    html.Element("li", Render(ResultCard{&hit, today, asked.probe.near.has_value()}));
  }
  html.Close();
  return html.Add(Render(PagesOf(request, asked, result))).Take();
}

// A page's address may carry names that others added (newsletters do): they are left out and said.
std::vector<std::string> TakeUnknownNames(api::ReadProbe* asked) {
  std::vector<std::string> names;
  std::erase_if(asked->issues, [&](const ParamIssue& issue) {
    if (issue.code != ParamIssue::Code::kUnknownParameter) return false;
    names.push_back(issue.parameter);
    return true;
  });
  return names;
}

SafeHtml PageHeading(std::string_view text) {
  return Render(Heading{.text = text, .level = 1, .size = TextSize::kXl});
}

http::Reply WithErrors(const http::Request& request, const api::ReadProbe& asked,
                       const PageFrame& frame) {
  Html html;
  html.Add(Render(ErrorsOf(asked))).Add(PageHeading(kHeading));
  html.Add(Render(FormOf(request, asked, nullptr)));
  return PageReply(422, {Concat("Please look again – ", kHeading), html.Take()}, frame);
}

// The list moved on while somebody was reading it.
http::Reply TooOld(const http::Request& request, const absl::Status& status,
                   const PageFrame& frame) {
  Html html;
  html.Add(PageHeading("This list has moved on"));
  html.Add(Render(Paragraph{.text = Sentence(status)}));
  html.Add(Render(ActionLink{.text = "Start again from the first page",
                             .href = SearchWith(request.query, "after", "")}));
  return PageReply(410, {"This list has moved on", html.Take()}, frame);
}

}  // namespace

absl::StatusOr<http::Reply> SearchPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame) {
  const Day today = services.today();
  api::ReadProbe asked = api::ReadSearchParams(request.query, {services.gazetteer, today});
  const std::vector<std::string> left_out = TakeUnknownNames(&asked);
  if (!asked.issues.empty()) return WithErrors(request, asked, frame);

  if (!request.Query("fold")) asked.probe.fold = true;
  asked.probe.count = {FacetField::kPattern, FacetField::kContract, FacetField::kRemote,
                       FacetField::kField, FacetField::kScheme};
  CORNER_ASSIGN_OR_RETURN(const auto catalogue, services.catalogue());
  const auto result = catalogue->Search(asked.probe);
  if (result.status().code() == absl::StatusCode::kFailedPrecondition) {
    return TooOld(request, result.status(), frame);
  }
  if (result.status().code() == absl::StatusCode::kInvalidArgument) {
    asked.issues.push_back(api::IssueOf(result.status(), asked.probe));
    return WithErrors(request, asked, frame);
  }
  if (!result.ok()) return result.status();
  CORNER_ASSIGN_OR_RETURN(const std::string better, api::DidYouMean(*catalogue, asked, *result));

  Html html;
  html.Add(PageHeading(kHeading));
  if (!left_out.empty()) {
    html.Add(Render(
        InsetText{.text = Concat("We did not understand this part of the address and left it out: ",
                                 Join(left_out, ", "))}));
  }
  html.Add(Render(FormOf(request, asked, &*result)));
  html.Add(Render(FiltersOf(request, asked, *result)));
  html.Add(Results(request, asked, *result, better, asked.probe.day));
  return PageReply(200, {TitleOf(asked, *result), html.Take()}, frame);
}

}  // namespace corner::pages
