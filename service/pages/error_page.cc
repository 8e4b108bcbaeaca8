#include "service/pages/error_page.h"

#include "service/pages/components/page_shell.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

std::string_view Heading(int status) {
  switch (status) {
    case 403:
      return "This job is being checked";
    case 404:
      return "We could not find this page";
    case 410:
      return "This page is no longer here";
    case 503:
      return "We are busy just now";
    default:
      return status >= 500 ? "Something went wrong" : "We could not do that";
  }
}

bool TakesHtml(const http::Request& request) {
  if (request.path.starts_with("/api/")) return false;
  const std::string_view accept = request.Header("Accept");
  return accept.empty() || accept.find("text/html") != std::string_view::npos ||
         accept.find("*/*") != std::string_view::npos;
}

}  // namespace

http::Reply ErrorReply(const http::Request& request, const http::Problem& problem) {
  http::Reply plain = http::ProblemReply(problem);
  if (!TakesHtml(request)) return plain;

  Html html;
  html.Element("h1", Heading(problem.status));
  if (!problem.detail.empty()) html.Element("p", problem.detail);
  if (!problem.hint.empty()) html.Element("p", problem.hint);
  html.Open("p").Element("a", "Look for jobs", {Attribute::Href(SafeUrl::Local("/"))}).Close();
  if (!problem.instance.empty()) {
    html.Element("p", Concat("Reference: ", problem.instance), {{"class", "note"}});
  }
  http::Reply page = PageReply(problem.status, {std::string(Heading(problem.status)), html.Take()});
  for (auto& header : plain.headers) page.headers.push_back(std::move(header));  // Retry-After
  return page;
}

}  // namespace corner::pages
