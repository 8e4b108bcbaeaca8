// GoogleTest helpers for absl::Status and StatusOr, which this abseil has none of.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "taxonomies/base/status.h"

namespace corner::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

MATCHER(IsOk, "is OK") {
  const absl::Status& status = StatusOf(arg);
  if (!status.ok()) *result_listener << status.ToString();
  return status.ok();
}
// The code, and a sentence that contains `text`.
MATCHER_P2(FailsWith, code, text, "fails with that code and sentence") {
  const absl::Status& status = StatusOf(arg);
  *result_listener << status.ToString();
  return status.code() == code && Sentence(status).find(text) != std::string::npos;
}

}  // namespace corner::testing

#define CORNER_TEST_CONCAT_INNER(a, b) a##b
#define CORNER_TEST_CONCAT(a, b) CORNER_TEST_CONCAT_INNER(a, b)
// Unwraps a StatusOr or fails the test.
#define ASSERT_OK_AND_ASSIGN(target, expression) \
  ASSERT_OK_AND_ASSIGN_INNER(CORNER_TEST_CONCAT(corner_result_, __LINE__), target, expression)
#define ASSERT_OK_AND_ASSIGN_INNER(holder, target, expression) \
  auto holder = (expression);                                  \
  ASSERT_TRUE(holder.ok()) << holder.status().ToString();      \
  target = *std::move(holder)
