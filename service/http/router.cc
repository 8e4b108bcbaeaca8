#include "service/http/router.h"

#include <algorithm>
#include <exception>
#include <typeinfo>

#include "service/http/gate.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

enum class PartKind : char { kWord = '0', kOne = '1', kRest = '2' };

struct Part {
  PartKind kind;
  std::string text;  // the fixed word or the parameter's name
};

struct Entry {
  Route route;
  std::vector<Part> parts;
  std::string rank;  // one PartKind a part: smaller is more specific
};

absl::Status ParsePattern(std::string_view pattern, Entry* entry) {
  if (pattern.empty() || pattern[0] != '/') {
    return InvalidInput(Concat("The route \"", pattern, "\" does not start with a slash."));
  }
  if (pattern == "/") return absl::OkStatus();
  for (const std::string_view text : Split(pattern.substr(1), '/')) {
    if (!entry->parts.empty() && entry->parts.back().kind == PartKind::kRest) {
      return InvalidInput(Concat("The route \"", pattern, "\" goes on after its rest."));
    }
    Part part{PartKind::kWord, std::string(text)};
    if (text.size() > 2 && text.front() == '{' && text.back() == '}') {
      part.kind = PartKind::kOne;
      part.text = text.substr(1, text.size() - 2);
      if (part.text.size() > 3 && part.text.substr(part.text.size() - 3) == "...") {
        part.kind = PartKind::kRest;
        part.text.resize(part.text.size() - 3);
      }
    } else if (text.find_first_of("{}") != std::string_view::npos) {
      return InvalidInput(Concat("The route \"", pattern, "\" has a broken parameter."));
    }
    entry->rank.push_back(static_cast<char>(part.kind));
    entry->parts.push_back(std::move(part));
  }
  return absl::OkStatus();
}

bool Matches(const Entry& entry, const std::vector<std::string>& segments) {
  for (size_t i = 0; i < entry.parts.size(); ++i) {
    const Part& part = entry.parts[i];
    if (i >= segments.size()) return false;
    if (part.kind == PartKind::kRest) return true;
    if (part.kind == PartKind::kWord ? segments[i] != part.text : segments[i].empty()) return false;
  }
  return segments.size() == entry.parts.size();
}

void SetParams(const Entry& entry, Request* request) {
  for (size_t i = 0; i < entry.parts.size(); ++i) {
    const Part& part = entry.parts[i];
    if (part.kind == PartKind::kWord) continue;
    std::string value = request->segments[i];
    if (part.kind == PartKind::kRest) {
      for (size_t j = i + 1; j < request->segments.size(); ++j) {
        value += '/';
        value += request->segments[j];
      }
    }
    request->path_params.emplace_back(part.text, std::move(value));
  }
}

}  // namespace

struct Router::Table {
  std::vector<std::unique_ptr<Entry>> entries;
  ErrorPage error_page;
  absl::Status status;
};

Router::Router() : table_(std::make_unique<Table>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Router& Router::Add(std::string_view method, std::string_view pattern, Handler handler,
                    RouteOptions options) {
  auto entry = std::make_unique<Entry>();
  entry->route = {std::string(method), std::string(pattern), std::move(options),
                  std::move(handler)};
  absl::Status status = ParsePattern(pattern, entry.get());
  if (status.ok() && (!IsToken(method) || !entry->route.handler)) {
    status = InvalidInput(Concat("The route \"", pattern, "\" has no method or no handler."));
  }
  for (const auto& other : table_->entries) {
    if (other->route.method == method && other->route.pattern == pattern) {
      status = InvalidInput(Concat("The route ", method, " \"", pattern, "\" is there twice."));
    }
  }
  table_->status.Update(status);
  table_->entries.push_back(std::move(entry));
  return *this;
}

Router& Router::SetErrorPage(ErrorPage page) {
  table_->error_page = std::move(page);
  return *this;
}

absl::Status Router::status() const { return table_->status; }

RouteMatch Router::Find(Request* request) const {
  std::string_view wanted = request->method;
  if (wanted == "HEAD") wanted = "GET";
  const Entry* best = nullptr;
  std::vector<std::string> allowed;
  for (const auto& entry : table_->entries) {
    if (request->path == "*" || !Matches(*entry, request->segments)) continue;
    allowed.push_back(entry->route.method);
    if (entry->route.method != wanted) continue;
    if (best == nullptr || entry->rank < best->rank) best = entry.get();
  }
  RouteMatch match;
  if (best != nullptr) {
    request->route = best->route.pattern;
    SetParams(*best, request);
    match.route = &best->route;
    return match;
  }
  if (request->path != "*" && allowed.empty()) {
    Problem problem;
    problem.status = 404;
    problem.detail = "There is no page at this address.";
    problem.hint = "Check the address, or start again from the first page.";
    match.reply = Error(*request, std::move(problem));
    return match;
  }
  if (std::find(allowed.begin(), allowed.end(), "GET") != allowed.end()) allowed.push_back("HEAD");
  allowed.push_back("OPTIONS");
  std::sort(allowed.begin(), allowed.end());
  allowed.erase(std::unique(allowed.begin(), allowed.end()), allowed.end());
  if (request->method == "OPTIONS") {
    match.reply.status = 204;
  } else {
    Problem problem;
    problem.status = 405;
    problem.detail = Concat("This address does not answer ", request->method, ".");
    match.reply = Error(*request, std::move(problem));
  }
  match.reply.headers.emplace_back("Allow", Join(allowed, ", "));
  return match;
}

Reply Router::Serve(Request request) const {
  request.head = request.method == "HEAD";
  RouteMatch match = Find(&request);
  return match.route == nullptr ? std::move(match.reply) : Call(*match.route, request);
}

Reply Router::Call(const Route& route, const Request& request, std::string* failure) const {
  std::string kind = "unknown";
  try {
    return route.handler(request);
  } catch (const std::exception& exception) {
    kind = typeid(exception).name();
  } catch (...) {
  }
  if (failure != nullptr) *failure = kind;
  return Error(request, ProblemOf(Internal("The handler failed."), request.request_id));
}

Reply Router::Error(const Request& request, Problem problem) const {
  if (problem.instance.empty()) problem.instance = request.request_id;
  if (table_->error_page) {
    try {
      Reply page = table_->error_page(request, problem);
      page.status = problem.status;
      if (problem.retry_after_seconds > 0 && !page.HasHeader("Retry-After")) {
        page.headers.emplace_back("Retry-After", std::to_string(problem.retry_after_seconds));
      }
      return page;
    } catch (...) {
      return ProblemReply(problem);  // an error page that fails must not hide the error
    }
  }
  return ProblemReply(problem);
}

std::vector<const Route*> Router::routes() const {
  std::vector<const Route*> routes;
  for (const auto& entry : table_->entries) routes.push_back(&entry->route);
  return routes;
}

}  // namespace corner::http
