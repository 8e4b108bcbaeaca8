// libFuzzer: whatever the fields of an advert hold, it becomes a vacancy whose every fact is within
// its bounds, or one rejection with a sentence; the gate's reasons can be shown, and the vacancy is
// written and read back the same. Input: fields by number, one a line, "NUMBER text"; a line
// without a number goes on with the field before it.
#include "indexer/normalise/normalise.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/quality/gate.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/text.h"
#include "tests/fuzz/require.h"

namespace {

using namespace corner;           // NOLINT(google-build-using-namespace)
using namespace corner::indexer;  // NOLINT(google-build-using-namespace)
using corner::fuzz::Require;
using corner::fuzz::RequireText;

constexpr Day kDay(20600);

Posting ReadPosting(std::string_view input) {
  Posting posting;
  posting.line = 1;
  posting.raw = ScrubUtf8(input);
  size_t field = static_cast<size_t>(PostingField::kDescription);
  for (std::string_view line : Split(posting.raw, '\n')) {
    const size_t blank = line.find(' ');
    const auto number = blank < 3 ? ParseInteger(line.substr(0, blank)) : std::nullopt;
    if (number && *number >= 0 && *number < static_cast<int64_t>(kPostingFieldCount)) {
      field = static_cast<size_t>(*number);
      line.remove_prefix(blank + 1);
    }
    const auto name = static_cast<PostingField>(field);
    std::string text = posting.Get(name);
    if (!text.empty()) text.push_back('\n');
    std::string part(line);
    std::erase(part, '\0');
    posting.Set(name, text + part);
  }
  return posting;
}

void CheckFacts(const Vacancy& vacancy) {
  const auto text_bytes = static_cast<int32_t>(vacancy.description_text.size());
  RequireText(vacancy.title);
  RequireText(vacancy.employer_name);
  RequireText(vacancy.description_text);
  RequireText(vacancy.description_html);
  for (const FactSource& fact : vacancy.facts) {
    Require(fact.from >= 0 && fact.from <= fact.to);
    if (fact.source == "text") Require(fact.to <= text_bytes);
  }
  for (const Requirement& one : vacancy.requirements) {
    Require(one.from >= 0 && one.from <= one.to && one.to <= text_bytes);
  }
  if (vacancy.pay) {
    const Pay& pay = *vacancy.pay;
    Require(pay.min_pence || pay.max_pence);
    Require(!pay.min_pence || *pay.min_pence >= 0);
    Require(!pay.min_pence || !pay.max_pence || *pay.min_pence <= *pay.max_pence);
    Require(!pay.hourly_min_pence || *pay.hourly_min_pence >= 0);
    RequireText(pay.text);
  }
  if (vacancy.hours) {
    const Hours& hours = *vacancy.hours;
    Require(!hours.min || (*hours.min >= 0 && *hours.min <= 16800));
    Require(!hours.max || (*hours.max >= 0 && *hours.max <= 16800));
    Require(!hours.min || !hours.max || *hours.min <= *hours.max);
  }
  Require(!vacancy.start_minute || (*vacancy.start_minute >= 0 && *vacancy.start_minute < 1440));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto* const kNormaliser = new Normaliser(taxonomies::Builtin(), {"fuzz", kDay});
  const Posting posting = ReadPosting({reinterpret_cast<const char*>(data), size});
  const auto result = kNormaliser->Normalise(posting);
  if (const auto* rejection = std::get_if<Rejection>(&result)) {
    Require(!rejection->reason.empty());
    RequireText(rejection->reason);
    RequireText(rejection->hint);
    return 0;
  }
  const Vacancy& vacancy = std::get<Vacancy>(result);
  CheckFacts(vacancy);
  const auto again = VacancyFromJson(VacancyToJson(vacancy));
  Require(again.ok() && *again == vacancy);
  Require(std::get<Vacancy>(kNormaliser->Normalise(posting)) == vacancy);
  for (const QualityReason& reason : Judge(vacancy, {}, {}, kDay)) {
    Require(reason.rule != nullptr);
  }
  return 0;
}
