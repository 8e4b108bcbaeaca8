#include "service/pages/search_page.h"

#include <algorithm>

#include "service/api/probe_params.h"
#include "service/api/search_json.h"
#include "service/api/wording.h"
#include "service/pages/addresses.h"
#include "service/pages/components/page_shell.h"
#include "service/pages/components/pagination.h"
#include "service/pages/components/result_card.h"
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
  html->Open("p").Text("Did you mean ");
  html->Element("a", better, {Attribute::Href(SearchWith(request.query, "q", better))});
  html->Text("?").Close();
}

// Whether jobs advertised several times are shown once, where that makes a difference.
void AddFoldNote(const http::Request& request, const api::ReadProbe& asked,
                 const SearchResult& result, Html* html) {
  const bool several = std::any_of(result.hits.begin(), result.hits.end(),
                                   [](const indexer::Hit& hit) { return hit.group_others > 0; });
  if (!several) return;
  const bool folded = asked.probe.fold;
  html->Open("p", {{"class", "note"}});
  html->Text(folded ? "A job that is advertised several times is shown once. "
                    : "Some jobs are advertised several times. ");
  html->Element("a", folded ? "Show every advert" : "Show each job once",
                {Attribute::Href(SearchWith(request.query, "fold", folded ? "false" : ""))});
  html->Close();
}

SafeHtml Results(const http::Request& request, const api::ReadProbe& asked,
                 const SearchResult& result, std::string_view better, Day today) {
  Html html;
  html.Open("section", {{"aria-labelledby", "results"}});
  html.Element("h2", CountSentence(result, asked.probe), {{"id", "results"}});
  AddDidYouMean(request, better, &html);
  if (result.total == 0) {
    html.Element("p", "Try fewer words, a longer way to travel, or take a choice away.");
  }
  AddFoldNote(request, asked, result, &html);
  html.Open("ol", {{"class", "cards"}});
  for (const indexer::Hit& hit : result.hits) {
    html.Add(Render(ResultCard{&hit, today, asked.probe.near.has_value()}));
  }
  html.Close();
  Pagination pages;
  if (!asked.probe.cursor.empty()) pages.first = SearchWith(request.query, "after", "");
  if (!result.next.empty()) {
    http::Pairs next;
    for (const auto& param : request.query) {
      if (param.first != "after") next.push_back(param);
    }
    next.emplace_back("after", result.next);
    pages.next = SearchAddress(next);
  }
  return html.Add(Render(pages)).Take();
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

http::Reply WithErrors(const http::Request& request, const api::ReadProbe& asked) {
  Html html;
  html.Element("h1", kHeading).Add(Render(ErrorsOf(asked)));
  html.Add(Render(FormOf(request, asked, nullptr)));
  return PageReply(422, {Concat("Please look again – ", kHeading), html.Take()});
}

// The list moved on while somebody was reading it.
http::Reply TooOld(const http::Request& request, const absl::Status& status) {
  Html html;
  html.Element("h1", "This list has moved on").Element("p", Sentence(status));
  html.Open("p").Element("a", "Start again from the first page",
                         {Attribute::Href(SearchWith(request.query, "after", ""))});
  return PageReply(410, {"This list has moved on", html.Take()});
}

}  // namespace

absl::StatusOr<http::Reply> SearchPage(const http::Request& request,
                                       const api::Services& services) {
  const Day today = services.today();
  api::ReadProbe asked = api::ReadSearchParams(request.query, {services.gazetteer, today});
  const std::vector<std::string> left_out = TakeUnknownNames(&asked);
  if (!asked.issues.empty()) return WithErrors(request, asked);

  if (!request.Query("fold")) asked.probe.fold = true;
  asked.probe.count = {FacetField::kPattern, FacetField::kContract, FacetField::kRemote,
                       FacetField::kField, FacetField::kScheme};
  CORNER_ASSIGN_OR_RETURN(const auto catalogue, services.catalogue());
  const auto result = catalogue->Search(asked.probe);
  if (result.status().code() == absl::StatusCode::kFailedPrecondition) {
    return TooOld(request, result.status());
  }
  if (result.status().code() == absl::StatusCode::kInvalidArgument) {
    asked.issues.push_back(api::IssueOf(result.status(), asked.probe));
    return WithErrors(request, asked);
  }
  if (!result.ok()) return result.status();
  CORNER_ASSIGN_OR_RETURN(const std::string better, api::DidYouMean(*catalogue, asked, *result));

  Html html;
  html.Element("h1", kHeading);
  if (!left_out.empty()) {
    html.Add(
        Render(Notice{Notice::Kind::kNote, "",
                      Concat("We did not understand this part of the address and left it out: ",
                             Join(left_out, ", "))}));
  }
  html.Add(Render(FormOf(request, asked, &*result)));
  html.Add(Render(FiltersOf(request, asked, *result)));
  html.Add(Results(request, asked, *result, better, asked.probe.day));
  return PageReply(200, {TitleOf(asked, *result), html.Take()});
}

}  // namespace corner::pages
