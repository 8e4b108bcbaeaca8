// Error replies as RFC 9457 problem documents: one table from StatusCode to HTTP status.
// Called by handlers for a failed absl::Status, by the router and by the server. Plain functions,
// safe from any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/http/message.h"

namespace corner::http {

// One wrong member of the input: where (a JSON pointer or a field's name), a code, a sentence.
struct ProblemItem {
  std::string pointer;
  std::string code;
  std::string message;
};

struct Problem {
  int status = 500;
  std::string detail;    // one plain sentence
  std::string hint;      // what to do next; may be empty
  std::string instance;  // the request id
  std::vector<ProblemItem> errors;
  int retry_after_seconds = 0;  // 0: no Retry-After
};

// Draws an error as something other than problem+json, a page for instance. Runs on any thread,
// may be called at once by several, must not block.
using ErrorPage = std::function<Reply(const Request&, const Problem&)>;

// The one door between errors as values and HTTP. Internal errors lose their sentence here.
//   InvalidArgument 400 (malformed) · OutOfRange 422 (well formed, but no such value)
//   Unauthenticated 401 · PermissionDenied 403 · NotFound 404 · AlreadyExists, Aborted 409
//   FailedPrecondition 410 (no longer held) · ResourceExhausted 413 · Unimplemented 501
//   ResourceExhausted of TooManyRequests 429 with Retry-After
//   Unavailable, DeadlineExceeded, Cancelled 503 with Retry-After · all others 500
int HttpStatusOf(absl::StatusCode code);
Problem ProblemOf(const absl::Status& status, std::string_view instance = {});

// Someone asks too often and may ask again after that wait, whole seconds of which are told.
absl::Status TooManyRequests(std::string_view sentence, std::string_view hint, absl::Duration wait);

// A 401 names the one scheme that needs no cookie, as RFC 9110 section 11.6.1 asks.
Reply ProblemReply(const Problem& problem);
Reply ProblemReply(const absl::Status& status, std::string_view instance = {});

// "Not Found" of 404; "Unknown" of a number that is not registered.
std::string_view ReasonPhrase(int status);

}  // namespace corner::http
