// libFuzzer: any query string as the parameters of a search. They are read, or every issue names
// its parameter and says what is wrong; the question prints, and reads the same in the same words.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/probe.h"
#include "service/api/param_values.h"
#include "service/api/probe_params.h"
#include "service/http/target.h"
#include "tests/fuzz/require.h"

namespace {

using namespace corner;  // NOLINT(google-build-using-namespace)
using corner::fuzz::Require;
using corner::fuzz::RequireText;

void CheckValues(std::string_view text) {
  const auto within = [](auto value, auto least, auto most) {
    return !value || (*value >= least && *value <= most);
  };
  Require(within(api::ParsePounds(text), int64_t{0}, int64_t{1'000'000'000}));
  Require(within(api::ParseHours(text), int64_t{0}, int64_t{16'800}));
  Require(within(api::ParseDistanceKm(text), 0.0, 805.0));
  Require(within(api::ParseClock(text), int64_t{0}, int64_t{24 * 60}));
  api::ParseDayOrAge(text, Day(20600));
  api::ParseSwitch(text);
  for (const std::string& code : api::SplitCodes(text)) Require(!code.empty());
}

void CheckSearch(const http::Pairs& params) {
  const api::ParamContext context = {&taxonomies::Builtin(), Day(20600)};
  const api::ReadProbe read = api::ReadSearchParams(params, context);
  for (const api::ParamIssue& issue : read.issues) {
    RequireText(issue.parameter);  // empty for "=value"
    Require(!issue.message.empty());
    RequireText(issue.message);
    RequireText(api::SuggestionText(issue));
  }
  for (const std::string& words : read.understood) RequireText(words);
  const api::ReadProbe again = api::ReadSearchParams(params, context);
  Require(again.issues.size() == read.issues.size() && again.understood == read.understood);
  Require(indexer::ToString(again.probe) == indexer::ToString(read.probe));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckValues(text);
  const auto form = http::ParseForm(text);
  if (form) CheckSearch(*form);
  return 0;
}
