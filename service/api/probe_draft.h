// A probe while its parameters are read one by one. Internal to the parameter table.
// One draft serves one request.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/api/probe_params.h"

namespace corner::api {

class ProbeDraft {
 public:
  explicit ProbeDraft(const ParamContext& context) : context_(context) {
    read_.probe.day = context.today;
  }

  // The parameter whose value is being read; issues are reported under its name.
  void set_current(std::string_view parameter) { current_ = parameter; }
  void Report(ParamIssue::Code code, std::string message,
              std::vector<std::string> suggestions = {});
  void Bad(std::string message) { Report(ParamIssue::Code::kBadValue, std::move(message)); }

  void ReportUnknownPlace(std::string_view name);

  const ParamContext& context() const { return context_; }
  indexer::Probe& probe() { return read_.probe; }
  ReadProbe& read() { return read_; }

  // Parameters that count only together with others, or whose turn comes last.
  std::string place_text;
  std::optional<double> within_km;
  std::optional<indexer::Unknowns> unstated, pay_unstated, hours_unstated, near_unstated;

  // Adds values to the filter of one facet, making it when it is the first.
  void AddFacetValues(indexer::FacetField field, bool exclude, std::vector<std::string> values);

  // Puts together what needs several parameters, checks what contradicts, says what was understood.
  ReadProbe Finish();

 private:
  void FinishPlace();
  void FinishUnknowns();
  void CheckRanges();
  void Describe();
  std::string LabelOf(indexer::FacetField field, std::string_view value) const;

  const ParamContext& context_;
  ReadProbe read_;
  std::string current_;
};

}  // namespace corner::api
