#include "service/http/problem.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/cord.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

constexpr int kRetrySeconds = 2;
constexpr char kWaitPayload[] = "corner/wait-seconds";

constexpr std::array<std::pair<int, std::string_view>, 35> kReasons = {{
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

}  // namespace

std::string_view ReasonPhrase(int status) {
  const auto found = std::find_if(kReasons.begin(), kReasons.end(),
                                  [status](const auto& row) { return row.first == status; });
  return found == kReasons.end() ? "Unknown" : found->second;
}

int HttpStatusOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return 200;
    case absl::StatusCode::kInvalidArgument:
      return 400;
    case absl::StatusCode::kOutOfRange:
      return 422;
    case absl::StatusCode::kUnauthenticated:
      return 401;
    case absl::StatusCode::kPermissionDenied:
      return 403;
    case absl::StatusCode::kNotFound:
      return 404;
    case absl::StatusCode::kAlreadyExists:
      return 409;
    case absl::StatusCode::kAborted:
      return 409;
    case absl::StatusCode::kFailedPrecondition:
      return 410;
    case absl::StatusCode::kResourceExhausted:
      return 413;
    case absl::StatusCode::kUnimplemented:
      return 501;
    case absl::StatusCode::kUnavailable:
      return 503;
    case absl::StatusCode::kDeadlineExceeded:
      return 503;
    case absl::StatusCode::kCancelled:
      return 503;
    default:
      return 500;
  }
}

Problem ProblemOf(const absl::Status& status, std::string_view instance) {
  Problem problem;
  problem.status = status.ok() ? 500 : HttpStatusOf(status.code());
  problem.instance = instance;
  if (problem.status == 500) {
    problem.detail = "Something went wrong on our side.";
    problem.hint = "Please try again. If it goes on, tell us the reference of this message.";
    return problem;
  }
  problem.detail = Sentence(status);
  problem.hint = Hint(status);
  if (problem.status == 503) problem.retry_after_seconds = kRetrySeconds;
  if (const auto wait = status.GetPayload(kWaitPayload)) {
    problem.status = 429;
    problem.retry_after_seconds = static_cast<int>(ParseInteger(std::string(*wait)).value_or(1));
  }
  return problem;
}

absl::Status TooManyRequests(std::string_view sentence, std::string_view hint,
                             absl::Duration wait) {
  absl::Status status = Error(absl::StatusCode::kResourceExhausted, sentence, hint);
  const int64_t seconds = absl::ToInt64Seconds(absl::Ceil(wait, absl::Seconds(1)));
  status.SetPayload(kWaitPayload, absl::Cord(std::to_string(std::max<int64_t>(1, seconds))));
  return status;
}

Reply ProblemReply(const Problem& problem) {
  JsonWriter json;
  json.BeginObject();
  json.Field("type", "about:blank");
  json.Field("title", ReasonPhrase(problem.status));
  json.Field("status", problem.status);
  if (!problem.detail.empty()) json.Field("detail", ScrubUtf8(problem.detail));
  if (!problem.hint.empty()) json.Field("hint", ScrubUtf8(problem.hint));
  if (!problem.instance.empty()) {
    json.Field("instance", Concat("urn:request:", ScrubUtf8(problem.instance)));
  }
  if (!problem.errors.empty()) {
    json.Key("errors").BeginArray();
    for (const ProblemItem& item : problem.errors) {
      json.BeginObject();
      json.Field("pointer", ScrubUtf8(item.pointer));
      json.Field("code", ScrubUtf8(item.code));
      json.Field("message", ScrubUtf8(item.message));
      json.EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
  Reply reply;
  reply.status = problem.status;
  reply.content_type = "application/problem+json";
  reply.body = json.Take();
  if (problem.retry_after_seconds > 0) {
    reply.headers.emplace_back("Retry-After", std::to_string(problem.retry_after_seconds));
  }
  if (problem.status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  return reply;
}

Reply ProblemReply(const absl::Status& status, std::string_view instance) {
  return ProblemReply(ProblemOf(status, instance));
}

}  // namespace corner::http
