#include "service/pages/search_form_model.h"

#include <algorithm>

#include "service/api/wording.h"
#include "service/pages/addresses.h"
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

TextField FieldOf(const http::Request& request, const api::ReadProbe& asked, std::string_view name,
                  std::string_view label, std::string_view hint) {
  TextField field;
  field.name = name;
  field.label = label;
  field.hint = hint;
  field.value = request.Query(name).value_or("");
  field.error = ErrorFor(asked, name);
  return field;
}

SelectField WithinOf(const http::Request& request, const api::ReadProbe& asked) {
  SelectField field{"within", "How far?", {}, {}, ErrorFor(asked, "within")};
  for (const int miles : {1, 3, 5, 10, 15, 20, 30, 50}) {
    field.options.emplace_back(Concat(miles, "mi"), Concat(miles, miles == 1 ? " mile" : " miles"));
  }
  const std::string_view given = TrimSpace(request.Query("within").value_or(""));
  field.chosen = given.empty() ? "10mi" : std::string(given);
  const bool digits = field.chosen.find_first_not_of("0123456789") == std::string::npos;
  if (digits) field.chosen.append("mi");
  const auto is_chosen = [&](const auto& option) { return option.first == field.chosen; };
  if (std::none_of(field.options.begin(), field.options.end(), is_chosen)) {
    field.options.emplace_back(field.chosen, field.chosen);
  }
  return field;
}

bool IsChosen(const indexer::Probe& probe, FacetField field, std::string_view value) {
  for (const indexer::FacetFilter& filter : probe.facets) {
    if (filter.field != field || filter.exclude) continue;
    const auto& values = filter.values;
    if (std::find(values.begin(), values.end(), value) != values.end()) return true;
  }
  return false;
}

FilterGroup GroupOf(const GroupSpec& spec, const indexer::Probe& probe,
                    const indexer::SearchResult& result) {
  FilterGroup group{std::string(FacetName(spec.field)), std::string(spec.legend), {}};
  for (const indexer::FacetCounts& facet : result.facets) {
    if (facet.field != spec.field) continue;
    for (const indexer::FacetCount& row : facet.values) {
      const bool chosen = IsChosen(probe, spec.field, row.value);
      if (!chosen && group.options.size() >= kMaxOptions) continue;
      group.options.push_back(
          {row.value, row.label.empty() ? api::FacetLabel(spec.field, row.value) : row.label,
           row.count, chosen});
    }
  }
  const bool only_unknown =
      group.options.size() == 1 && group.options[0].value == "unknown" && !group.options[0].chosen;
  if (only_unknown) group.options.clear();
  return group;
}

}  // namespace

SearchForm FormOf(const http::Request& request, const api::ReadProbe& asked,
                  const indexer::SearchResult* result) {
  SearchForm form;
  form.words = FieldOf(request, asked, "q", "What kind of work?", "");
  form.near = FieldOf(request, asked, "near", "Where?", "");
  if (const ParamIssue* issue = IssueFor(asked, "near")) {
    for (const std::string& name : issue->suggestions) {
      form.near.suggestions.emplace_back(name, SearchWith(request.query, "near", name));
    }
  }
  form.within = WithinOf(request, asked);
  form.hours_min = FieldOf(request, asked, "hours_min", "From", "");
  form.hours_max = FieldOf(request, asked, "hours_max", "To", "");
  form.pay_min = FieldOf(request, asked, "pay_min", "At least, in pounds an hour",
                         "Jobs that do not state their pay stay in the list.");
  for (TextField* field : {&form.hours_min, &form.hours_max, &form.pay_min}) {
    field->short_number = true;
    form.more_open = form.more_open || !field->value.empty();
  }
  if (result != nullptr) {
    for (const GroupSpec& spec : kGroups) {
      form.groups.push_back(GroupOf(spec, asked.probe, *result));
    }
  }
  form.sort = {"sort",
               "Show first",
               {{"relevance", "the best match"},
                {"newest", "the newest"},
                {"closing", "those closing soonest"},
                {"pay", "the highest pay"},
                {"distance", "the nearest"}},
               std::string(request.Query("sort").value_or("relevance")),
               ErrorFor(asked, "sort")};
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
