#include "service/api/json_body.h"

#include <algorithm>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

constexpr JsonLimits kLimits{.max_bytes = 1 << 20, .max_depth = 16};

}  // namespace

absl::StatusOr<JsonBody> JsonBody::Read(const http::Request& request) {
  const std::string_view type = request.Header("Content-Type");
  const bool empty = TrimSpace(request.body).empty();
  if (!empty && !EqualsIgnoreCase(TrimSpace(type.substr(0, type.find(';'))), "application/json")) {
    return InvalidInput("The body is not said to be JSON.",
                        "Send it with Content-Type: application/json.");
  }
  auto document = JsonDocument::Parse(empty ? std::string_view("{}") : request.body, kLimits);
  if (!document.ok()) return document.status();
  if (!document->root().is_object()) return InvalidInput("The body must be one JSON object.");
  return JsonBody(*std::move(document));
}

JsonValue JsonBody::Ask(std::string_view name) {
  asked_.emplace_back(name);
  const JsonValue value = Member(name);
  return value.is_null() ? JsonValue() : value;
}

void JsonBody::Wrong(std::string_view name, std::string sentence) {
  issues_.push_back({ParamIssue::Code::kBadValue, Concat("/", name), std::move(sentence), {}});
}

std::string JsonBody::Text(std::string_view name, size_t most_bytes) {
  const JsonValue value = Ask(name);
  if (!value.valid()) return "";
  const auto text = value.string();
  if (!text) {
    Wrong(name, Concat("Give a text here, not ", value.type_name(), "."));
    return "";
  }
  if (text->size() > most_bytes) {
    Wrong(name, Concat("This text is longer than ", most_bytes, " bytes."));
    return "";
  }
  return std::string(*text);
}

std::string JsonBody::RequiredText(std::string_view name, size_t most_bytes) {
  const size_t before = issues_.size();
  std::string text = Text(name, most_bytes);
  if (text.empty() && issues_.size() == before) Wrong(name, "This is needed.");
  return text;
}

std::optional<bool> JsonBody::Flag(std::string_view name) {
  const JsonValue value = Ask(name);
  if (!value.valid()) return std::nullopt;
  if (!value.is_bool()) Wrong(name, "Give true or false here.");
  return value.boolean();
}

std::optional<int64_t> JsonBody::Number(std::string_view name, int64_t low, int64_t high) {
  const JsonValue value = Ask(name);
  if (!value.valid()) return std::nullopt;
  const auto number = value.integer();
  if (number && *number >= low && *number <= high) return number;
  Wrong(name, Concat("Give a whole number from ", low, " to ", high, "."));
  return std::nullopt;
}

std::optional<std::vector<std::string>> JsonBody::Texts(std::string_view name, size_t most_items) {
  const JsonValue value = Ask(name);
  if (!value.valid()) return std::nullopt;
  std::vector<std::string> texts;
  if (!value.is_array() || value.size() > most_items) {
    Wrong(name, Concat("Give a list of texts, ", most_items, " at most."));
    return texts;
  }
  for (size_t i = 0; i < value.size(); ++i) {
    if (const auto text = value.element(i).string()) {
      texts.emplace_back(*text);
    } else {
      Wrong(Concat(name, "/", i), "Give a text here.");
    }
  }
  return texts;
}

std::vector<ParamIssue> JsonBody::Finish() {
  document_.root().ForEachMember([this](std::string_view name, JsonValue) {
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) return;
    const std::string shown(Utf8Prefix(name, 60));
    issues_.push_back({ParamIssue::Code::kUnknownParameter,
                       "/" + shown,
                       Concat("There is no member called “", shown, "” here."),
                       {}});
  });
  return std::move(issues_);
}

}  // namespace corner::api
