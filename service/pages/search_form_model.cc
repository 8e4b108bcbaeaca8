#include "service/pages/search_form_model.h"

#include <algorithm>

#include "service/api/wording.h"
#include "service/pages/addresses.h"
#include "service/pages/components/link.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using api::ParamIssue;
using indexer::FacetField;

struct GroupSpec {
  FacetField field;
  std::string_view legend;
};
constexpr GroupSpec kGroups[] = {
    {FacetField::kPattern, "When"},
    {FacetField::kContract, "Kind of contract"},
    {FacetField::kRemote, "Working from home"},
    {FacetField::kField, "Kind of work"},
    {FacetField::kScheme, "The employer says"},
};
constexpr std::string_view kFieldNames[] = {
    "q",       "near",     "within", "hours_min", "hours_max", "pay_min", "sort",
    "pattern", "contract", "remote", "field",     "scheme",    "after"};
constexpr size_t kMaxOptions = 24;

bool HasField(std::string_view name) {
  return std::find(std::begin(kFieldNames), std::end(kFieldNames), name) != std::end(kFieldNames);
}

const ParamIssue* IssueFor(const api::ReadProbe& asked, std::string_view name) {
  const auto found = std::find_if(asked.issues.begin(), asked.issues.end(),
                                  [&](const ParamIssue& issue) { return issue.parameter == name; });
  return found == asked.issues.end() ? nullptr : &*found;
}

std::string ErrorFor(const api::ReadProbe& asked, std::string_view name) {
  const ParamIssue* issue = IssueFor(asked, name);
  return issue == nullptr ? std::string() : issue->message;
}

Input FieldOf(const http::Request& request, const api::ReadProbe& asked, std::string_view name,
              std::string_view label) {
  Input input;
  input.name = name;
  input.label.text = label;
  input.value = request.Query(name).value_or("");
  input.error = ErrorFor(asked, name);
  return input;
}

// "We do not know the place “Leedz”. Did you mean Leeds or Leek?", each name a link.
Content WithSuggestions(const ParamIssue& issue, const http::Pairs& query) {
  Html html;
  html.Text(issue.message);
  for (size_t i = 0; i < issue.suggestions.size(); ++i) {
    const bool last = i + 1 == issue.suggestions.size();
    html.Text(i == 0 ? " Did you mean " : last ? " or " : ", ");
    const SafeUrl corrected = SearchWith(query, issue.parameter, issue.suggestions[i]);
    html.Add(Render(Link{.text = issue.suggestions[i], .href = corrected}));
  }
  if (!issue.suggestions.empty()) html.Text("?");
  return html.Take();
}

Select WithinOf(const http::Request& request, const api::ReadProbe& asked) {
  Select select{
      .label = {.text = "How far?"}, .name = "within", .error = ErrorFor(asked, "within")};
  for (const int miles : {1, 3, 5, 10, 15, 20, 30, 50}) {
    select.options.push_back(
        {.value = Concat(miles, "mi"), .text = Concat(miles, miles == 1 ? " mile" : " miles")});
  }
  const std::string_view given = TrimSpace(request.Query("within").value_or(""));
  select.chosen = given.empty() ? "10mi" : std::string(given);
  const bool digits = select.chosen.find_first_not_of("0123456789") == std::string::npos;
  if (digits) select.chosen.append("mi");
  const auto is_chosen = [&](const auto& option) { return option.value == select.chosen; };
  if (std::none_of(select.options.begin(), select.options.end(), is_chosen)) {
    select.options.push_back({.value = select.chosen, .text = select.chosen});
  }
  return select;
}

bool IsChosen(const indexer::Probe& probe, FacetField field, std::string_view value) {
  for (const indexer::FacetFilter& filter : probe.facets) {
    if (filter.field != field || filter.exclude) continue;
    const auto& values = filter.values;
    if (std::find(values.begin(), values.end(), value) != values.end()) return true;
  }
  return false;
}

Checkboxes GroupOf(const GroupSpec& spec, const indexer::Probe& probe,
                   const indexer::SearchResult& result) {
  Checkboxes group{.legend = {.text = spec.legend, .size = TextSize::kS},
                   .name = std::string(FacetName(spec.field)),
                   .small = true};
  for (const indexer::FacetCounts& facet : result.facets) {
    if (facet.field != spec.field) continue;
    for (const indexer::FacetCount& row : facet.values) {
      const bool chosen = IsChosen(probe, spec.field, row.value);
      if (!chosen && group.items.size() >= kMaxOptions) continue;
      const std::string label =
          row.label.empty() ? api::FacetLabel(spec.field, row.value) : row.label;
      group.items.push_back({.value = row.value,
                             .text = Concat(label, " (", api::GroupedNumber(row.count), ")"),
                             .chosen = chosen});
    }
  }
  const bool only_unknown =
      group.items.size() == 1 && group.items[0].value == "unknown" && !group.items[0].chosen;
  if (only_unknown) group.items.clear();
  return group;
}

// Order of the results, by the sort parameter.
Select SortOf(const http::Request& request, const api::ReadProbe& asked) {
  return {.label = {.text = "Show first"},
          .name = "sort",
          .error = ErrorFor(asked, "sort"),
          .options = {{.value = "relevance", .text = "the best match"},
                      {.value = "newest", .text = "the newest"},
                      {.value = "closing", .text = "those closing soonest"},
                      {.value = "pay", .text = "the highest pay"},
                      {.value = "distance", .text = "the nearest"}},
          .chosen = std::string(request.Query("sort").value_or("relevance"))};
}

}  // namespace

SearchForm FormOf(const http::Request& request, const api::ReadProbe& asked,
                  const indexer::SearchResult* result) {
  SearchForm form;
  form.words = FieldOf(request, asked, "q", "What kind of work?");
  form.words.type = "search";
  form.near = FieldOf(request, asked, "near", "Where?");
  form.near.type = "search";
  if (const ParamIssue* issue = IssueFor(asked, "near")) {
    form.near.error = WithSuggestions(*issue, request.query);
  }
  form.within = WithinOf(request, asked);
  form.hours_min = FieldOf(request, asked, "hours_min", "From");
  form.hours_max = FieldOf(request, asked, "hours_max", "To");
  form.pay_min = FieldOf(request, asked, "pay_min", "At least, in pounds an hour");
  form.pay_min.hint = "Jobs that do not state their pay stay in the list.";
  form.pay_min.prefix = "£";
  for (Input* input : {&form.hours_min, &form.hours_max, &form.pay_min}) {
    input->inputmode = "decimal";
    input->width = 5;
    form.more_open = form.more_open || !input->value.empty();
  }
  if (result != nullptr) {
    for (const GroupSpec& spec : kGroups) {
      form.groups.push_back(GroupOf(spec, asked.probe, *result));
    }
  }
  form.sort = SortOf(request, asked);
  form.more_open = form.more_open || !asked.probe.facets.empty() || !form.sort.error.empty() ||
                   asked.probe.sort != indexer::Sort::kRelevance;
  for (const auto& [name, value] : request.query) {
    const bool shown_as_box = result != nullptr || !indexer::FacetFromName(name);
    if (value.empty() || (HasField(name) && shown_as_box)) continue;
    if (IssueFor(asked, name) != nullptr) continue;  // would be wrong again
    if (api::FindSearchParam(name) != nullptr) form.kept.emplace_back(name, value);
  }
  return form;
}

FilterList FiltersOf(const http::Request& request, const api::ReadProbe& asked,
                     const indexer::SearchResult& result) {
  FilterList list;
  list.understood = asked.understood;
  for (const indexer::FacetFilter& filter : asked.probe.facets) {
    const std::string name = Concat(filter.exclude ? "not_" : "", FacetName(filter.field));
    for (const std::string& value : filter.values) {
      std::string label = api::FacetLabel(filter.field, value);
      for (const indexer::FacetCounts& facet : result.facets) {
        if (facet.field != filter.field) continue;
        for (const auto& row : facet.values) {
          if (row.value == value && !row.label.empty()) label = row.label;
        }
      }
      list.chosen.push_back({filter.exclude ? Concat("not ", label) : label,
                             SearchWithout(request.query, name, value)});
    }
  }
  for (const auto& [name, label] :
       {std::pair<std::string_view, std::string_view>{"near", "the place"},
        {"hours_min", "hours from"},
        {"hours_max", "hours to"},
        {"pay_min", "pay at least"},
        {"posted_since", "advertised since"}}) {
    if (!TrimSpace(request.Query(name).value_or("")).empty()) {
      list.chosen.push_back({std::string(label), SearchWith(request.query, name, "")});
    }
  }
  return list;
}

ErrorSummary ErrorsOf(const api::ReadProbe& asked) {
  ErrorSummary summary;
  for (const ParamIssue& issue : asked.issues) {
    const bool has_box = HasField(issue.parameter) && issue.parameter != "after" &&
                         !indexer::FacetFromName(issue.parameter);
    summary.lines.push_back({has_box ? issue.parameter : std::string(), issue.message});
  }
  return summary;
}

}  // namespace corner::pages
