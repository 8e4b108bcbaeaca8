// Short forms for the errors of accounts; each is one sentence and a hint for the person.
#pragma once

#include <string_view>

#include "taxonomies/base/status.h"

namespace corner::accounts {

inline absl::Status Unauthenticated(std::string_view sentence, std::string_view hint = {}) {
  return Error(absl::StatusCode::kUnauthenticated, sentence, hint);
}
inline absl::Status Denied(std::string_view sentence, std::string_view hint = {}) {
  return Error(absl::StatusCode::kPermissionDenied, sentence, hint);
}
// A value that was understood and may not be chosen.
inline absl::Status BadValue(std::string_view sentence, std::string_view hint = {}) {
  return Error(absl::StatusCode::kOutOfRange, sentence, hint);
}

}  // namespace corner::accounts
