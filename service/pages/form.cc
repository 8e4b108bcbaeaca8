#include "service/pages/form.h"

#include <charconv>

#include "service/http/target.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {

absl::StatusOr<Form> Form::Of(const http::Request& request) {
  const std::string_view type = request.Header("Content-Type");
  if (type.substr(0, type.find(';')) != "application/x-www-form-urlencoded") {
    return InvalidInput("This page takes a form.", "Go back, and send the form again.");
  }
  auto fields = http::ParseForm(request.body);
  if (!fields || fields->size() > kMostFormFields) {
    return InvalidInput("The form did not arrive whole.", "Go back, and send it again.");
  }
  Form form;
  form.fields_ = *std::move(fields);
  return form;
}

std::string Form::Text(std::string_view name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) return std::string(TrimSpace(value));
  }
  return "";
}

std::vector<std::string> Form::Lines(std::string_view name) const {
  std::vector<std::string> lines;
  const std::string text = Text(name);
  for (const std::string_view line : Split(text, '\n')) {
    const std::string_view trimmed = TrimSpace(line);
    if (!trimmed.empty()) lines.emplace_back(trimmed);
  }
  return lines;
}

std::vector<std::string> Form::All(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [field, value] : fields_) {
    if (field == name) values.push_back(value);
  }
  return values;
}

bool Form::Has(std::string_view name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) return true;
  }
  return false;
}

std::optional<int64_t> Form::Number(std::string_view name, int64_t low, int64_t high) const {
  const std::string text = Text(name);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (number < low || number > high) return std::nullopt;
  return number;
}

}  // namespace corner::pages
