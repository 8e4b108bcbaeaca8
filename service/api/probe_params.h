// Search parameters -> Probe: one table of named parameters, read the same way from a web address,
// a page's form and the command line. Every problem is reported with the parameter it belongs to.
// Pure functions over their arguments, safe from any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "indexer/probe.h"
#include "taxonomies/base/day.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::api {

using NameValue = std::pair<std::string, std::string>;

enum class ParamKind {
  kText,
  kPlace,
  kDistance,
  kPounds,
  kHours,
  kTime,
  kDate,
  kCodes,
  kNames,
  kChoice,
  kSwitch,
  kCount,
  kCursor
};

class ProbeDraft;

struct ParamSpec {
  std::string_view name;
  ParamKind kind;
  std::string_view doc;  // one sentence for the API description and --help
  std::string_view example;
  std::string_view choices;  // of kChoice: separated by commas
  bool repeatable;
  void (*read)(std::string_view value, ProbeDraft* draft);  // internal: how the value is taken in
};

// Every parameter of a search, in the order in which documents list them.
std::span<const ParamSpec> SearchParams();
const ParamSpec* FindSearchParam(std::string_view name);

struct ParamIssue {
  enum class Code { kUnknownParameter, kBadValue, kUnknownPlace, kUnknownValue, kConflict };
  Code code = Code::kBadValue;
  std::string parameter;
  std::string message;                   // one sentence
  std::vector<std::string> suggestions;  // values to try instead
};
// "unknown_parameter", "bad_value", "unknown_place", "unknown_value", "conflict".
std::string_view CodeName(ParamIssue::Code code);
// "Did you mean Leeds or Leek?", or what kind of place is wanted; else empty without suggestions.
std::string SuggestionText(const ParamIssue& issue);

struct ParamContext {
  const taxonomies::Gazetteer* gazetteer = nullptr;
  Day today;
};

struct ReadProbe {
  indexer::Probe probe;
  std::string words;                      // the "q" parameter as it came
  std::vector<std::string> understood;    // what was asked, in words, one entry a condition
  std::vector<std::string> other_places;  // further places of the name given in "near"
  std::vector<ParamIssue> issues;         // empty: the probe may be used
};

// Reads every parameter; an issue with one does not hide the others. Empty values count as absent,
// as a page's form sends them.
ReadProbe ReadSearchParams(std::span<const NameValue> params, const ParamContext& context);

// A catalogue's kInvalidArgument about this probe as an issue of the parameter it is about.
ParamIssue IssueOf(const absl::Status& status, const indexer::Probe& probe);

// The first issue as an error value with its hint; OK when there is none.
absl::Status AsStatus(const std::vector<ParamIssue>& issues);

// The names of `known` closest to `name`, at most three, for "did you mean".
std::vector<std::string> ClosestNames(std::string_view name,
                                      std::span<const std::string_view> known);

}  // namespace corner::api
