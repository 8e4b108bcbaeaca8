#include "taxonomies/base/status.h"

#include <optional>

#include "absl/strings/cord.h"
#include "taxonomies/base/text.h"

namespace corner {
namespace {

constexpr char kHintPayload[] = "corner/hint";

}  // namespace

absl::Status Error(absl::StatusCode code, std::string_view sentence, std::string_view hint) {
  absl::Status status(code, ToAbsl(sentence));
  if (!hint.empty()) status.SetPayload(kHintPayload, absl::Cord(ToAbsl(hint)));
  return status;
}

absl::Status InvalidInput(std::string_view sentence, std::string_view hint) {
  return Error(absl::StatusCode::kInvalidArgument, sentence, hint);
}
absl::Status NotFound(std::string_view sentence, std::string_view hint) {
  return Error(absl::StatusCode::kNotFound, sentence, hint);
}
absl::Status Unavailable(std::string_view sentence, std::string_view hint) {
  return Error(absl::StatusCode::kUnavailable, sentence, hint);
}
absl::Status FailedPrecondition(std::string_view sentence, std::string_view hint) {
  return Error(absl::StatusCode::kFailedPrecondition, sentence, hint);
}
absl::Status Internal(std::string_view sentence, std::string_view hint) {
  return Error(absl::StatusCode::kInternal, sentence, hint);
}
absl::Status TooLarge(std::string_view sentence, std::string_view hint) {
  return Error(absl::StatusCode::kResourceExhausted, sentence, hint);
}

std::string Sentence(const absl::Status& status) { return std::string(FromAbsl(status.message())); }

std::string Hint(const absl::Status& status) {
  const auto payload = status.GetPayload(kHintPayload);
  return payload.has_value() ? std::string(*payload) : std::string();
}

absl::Status WithContext(const absl::Status& status, std::string_view context) {
  if (status.ok()) return status;
  return Error(status.code(), Concat(context, ": ", Sentence(status)), Hint(status));
}

}  // namespace corner
