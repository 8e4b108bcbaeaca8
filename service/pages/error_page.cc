#include "service/pages/error_page.h"

#include "service/pages/components/link.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

std::string_view HeadingOf(int status, std::string_view path) {
  switch (status) {
    case 403:
      return path.starts_with("/jobs/") ? "This job is being checked"
                                        : "This is not for you to see";
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

http::Reply ErrorReply(const http::Request& request, const http::Problem& problem,
                       const PageFrame& frame) {
  http::Reply plain = http::ProblemReply(problem);
  if (!TakesHtml(request)) return plain;

  const std::string_view heading = HeadingOf(problem.status, request.path);
  Html html;
  html.Add(Render(Heading{.text = heading, .level = 1, .size = TextSize::kXl}));
  if (!problem.detail.empty()) html.Add(Render(Paragraph{.text = problem.detail}));
  if (!problem.hint.empty()) html.Add(Render(Paragraph{.text = problem.hint}));
  html.Add(Render(ActionLink{.text = "Look for jobs", .href = SafeUrl::Local("/")}));
  if (!problem.instance.empty()) {
    html.Add(Render(Paragraph{.text = Concat("Reference: ", problem.instance), .note = true}));
  }
  http::Reply page = PageReply(problem.status, {std::string(heading), html.Take()}, frame);
  for (auto& header : plain.headers) page.headers.push_back(std::move(header));  // Retry-After
  return page;
}

}  // namespace corner::pages
