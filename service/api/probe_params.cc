#include "service/api/probe_params.h"

#include <algorithm>

#include "service/api/probe_draft.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

constexpr size_t kMaxValueBytes = 1000;

bool IsChoice(const ParamSpec& spec, std::string_view value) {
  const auto choices = Split(spec.choices, ',');
  return std::find(choices.begin(), choices.end(), value) != choices.end();
}

void ReportUnknownName(std::string_view name, ProbeDraft* draft) {
  std::vector<std::string_view> known;
  for (const ParamSpec& spec : SearchParams()) known.push_back(spec.name);
  const std::string shown(Utf8Prefix(name, 60));
  draft->set_current(shown);
  draft->Report(ParamIssue::Code::kUnknownParameter,
                Concat("There is no parameter called “", shown, "”."), ClosestNames(name, known));
}

void ReadOne(const NameValue& param, std::vector<std::string_view>* seen, ProbeDraft* draft) {
  const auto& [name, value] = param;
  const ParamSpec* spec = FindSearchParam(name);
  if (spec == nullptr) return ReportUnknownName(name, draft);
  if (TrimSpace(value).empty()) return;
  draft->set_current(name);
  if (!spec->repeatable && std::find(seen->begin(), seen->end(), name) != seen->end()) {
    return draft->Bad(Concat(name, " stands twice; give it once."));
  }
  seen->push_back(name);
  if (value.size() > kMaxValueBytes && spec->kind != ParamKind::kText) {
    return draft->Bad("This value is too long.");
  }
  if (spec->kind == ParamKind::kChoice && !IsChoice(*spec, value)) {
    const auto choices = Split(spec->choices, ',');
    return draft->Report(ParamIssue::Code::kUnknownValue,
                         Concat("“", Utf8Prefix(value, 60), "” is not a choice here."),
                         {choices.begin(), choices.end()});
  }
  spec->read(value, draft);
}

}  // namespace

std::string_view CodeName(ParamIssue::Code code) {
  switch (code) {
    case ParamIssue::Code::kUnknownParameter:
      return "unknown_parameter";
    case ParamIssue::Code::kBadValue:
      return "bad_value";
    case ParamIssue::Code::kUnknownPlace:
      return "unknown_place";
    case ParamIssue::Code::kUnknownValue:
      return "unknown_value";
    case ParamIssue::Code::kConflict:
      return "conflict";
  }
  return "bad_value";
}

std::string SuggestionText(const ParamIssue& issue) {
  if (issue.suggestions.empty()) {
    const bool place = issue.code == ParamIssue::Code::kUnknownPlace;
    return place ? "Give a town, a county or a postcode in the UK." : "";
  }
  std::string text = "Did you mean ";
  for (size_t i = 0; i < issue.suggestions.size(); ++i) {
    if (i > 0) text.append(i + 1 == issue.suggestions.size() ? " or " : ", ");
    text.append(issue.suggestions[i]);
  }
  text.push_back('?');
  return text;
}

ReadProbe ReadSearchParams(std::span<const NameValue> params, const ParamContext& context) {
  ProbeDraft draft(context);
  std::vector<std::string_view> seen;
  const auto is_day = [](const NameValue& param) { return param.first == "day"; };
  for (const NameValue& param : params) {  // other values count from this day
    if (is_day(param)) ReadOne(param, &seen, &draft);
  }
  for (const NameValue& param : params) {
    if (!is_day(param)) ReadOne(param, &seen, &draft);
  }
  return draft.Finish();
}

ParamIssue IssueOf(const absl::Status& status, const indexer::Probe& probe) {
  ParamIssue issue;
  const std::string sentence = Sentence(status);
  const std::string hint = Hint(status);
  issue.message = hint.empty() ? sentence : Concat(sentence, " ", hint);
  issue.parameter = probe.cursor.empty() ? "q" : "after";
  for (const indexer::FacetFilter& filter : probe.facets) {
    for (const std::string& value : filter.values) {
      const bool quoted = sentence.find(Concat("“", value, "”")) != std::string::npos ||
                          sentence.find(Concat("\"", value, "\"")) != std::string::npos;
      if (!quoted) continue;
      issue.code = ParamIssue::Code::kUnknownValue;
      issue.parameter = Concat(filter.exclude ? "not_" : "", FacetName(filter.field));
    }
  }
  return issue;
}

absl::Status AsStatus(const std::vector<ParamIssue>& issues) {
  if (issues.empty()) return absl::OkStatus();
  const ParamIssue& first = issues.front();
  return InvalidInput(Concat(first.parameter, ": ", first.message), SuggestionText(first));
}

std::vector<std::string> ClosestNames(std::string_view name,
                                      std::span<const std::string_view> known) {
  const int limit = name.size() <= 4 ? 1 : 2;
  std::vector<std::pair<int, std::string_view>> close;
  const std::string lower = AsciiLower(Utf8Prefix(name, 60));
  for (const std::string_view candidate : known) {
    const int edits = EditDistance(lower, candidate, limit);
    if (edits <= limit) {
      close.emplace_back(edits, candidate);
    } else if (lower.size() >= 3 && candidate.starts_with(lower)) {
      close.emplace_back(limit + 1, candidate);
    }
  }
  std::stable_sort(close.begin(), close.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (const auto& [edits, candidate] : close) {
    if (names.size() == 3) break;
    names.emplace_back(candidate);
  }
  return names;
}

}  // namespace corner::api
