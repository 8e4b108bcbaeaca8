// Errors as values: one sentence for a person and, where there is one, a hint what to do next.
// Every module returns absl::Status or absl::StatusOr; the sentence is the status message, the hint
// travels beside it. Plain functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace corner {

// A status whose message is `sentence`. `hint` may be empty.
absl::Status Error(absl::StatusCode code, std::string_view sentence, std::string_view hint = {});

// Shorthands for the codes the project uses. The code decides the HTTP status and the exit status.
absl::Status InvalidInput(std::string_view sentence, std::string_view hint = {});
absl::Status NotFound(std::string_view sentence, std::string_view hint = {});
absl::Status Unavailable(std::string_view sentence, std::string_view hint = {});
absl::Status FailedPrecondition(std::string_view sentence, std::string_view hint = {});
absl::Status Internal(std::string_view sentence, std::string_view hint = {});
absl::Status TooLarge(std::string_view sentence, std::string_view hint = {});

// The sentence and the hint of a failed status; the hint is empty when none was given.
std::string Sentence(const absl::Status& status);
std::string Hint(const absl::Status& status);

// The same error with `context: ` before its sentence; code and hint are kept.
absl::Status WithContext(const absl::Status& status, std::string_view context);

}  // namespace corner

#define CORNER_CONCAT_INNER(a, b) a##b
#define CORNER_CONCAT(a, b) CORNER_CONCAT_INNER(a, b)

// Returns from the enclosing function when `expression` is not OK.
#define CORNER_RETURN_IF_ERROR(expression) \
  CORNER_RETURN_IF_ERROR_INNER(CORNER_CONCAT(corner_status_, __LINE__), expression)

#define CORNER_RETURN_IF_ERROR_INNER(holder, expression)                 \
  do {                                                                   \
    if (absl::Status holder = (expression); !holder.ok()) return holder; \
  } while (false)

#define CORNER_ASSIGN_OR_RETURN_INNER(holder, target, expression) \
  auto holder = (expression);                                     \
  if (!holder.ok()) return std::move(holder).status();            \
  target = *std::move(holder)

// Unwraps a StatusOr into `target` (which may declare a variable) or returns its error.
#define CORNER_ASSIGN_OR_RETURN(target, expression) \
  CORNER_ASSIGN_OR_RETURN_INNER(CORNER_CONCAT(corner_holder_, __LINE__), target, expression)
