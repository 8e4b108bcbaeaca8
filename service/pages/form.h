// What a person sent with a form: its fields by name. Read once a request. Plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/http/message.h"

namespace corner::pages {

inline constexpr size_t kMostFormFields = 2000;

class Form {
 public:
  // Of a POST with application/x-www-form-urlencoded. kInvalidArgument: it is no form, or has too
  // many fields.
  static absl::StatusOr<Form> Of(const http::Request& request);

  // The first value of that name without blanks at its ends; "" when there is none.
  std::string Text(std::string_view name) const;
  // Its lines, each without blanks at its ends and none empty: how a list is written in one box.
  std::vector<std::string> Lines(std::string_view name) const;
  std::vector<std::string> All(std::string_view name) const;
  bool Has(std::string_view name) const;
  // A whole number of [low, high], digits only.
  std::optional<int64_t> Number(std::string_view name, int64_t low, int64_t high) const;

 private:
  http::Pairs fields_;
};

}  // namespace corner::pages
