#include "indexer/quality/reason.h"

#include <algorithm>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

bool AnyHolds(const std::vector<QualityReason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [](const QualityReason& reason) { return reason.rule->holds; });
}

std::string HoldingCodes(const std::vector<QualityReason>& reasons) {
  std::vector<std::string> codes;
  for (const QualityCode code : kAllQualityCodes) {
    const auto holds = [&](const QualityReason& reason) {
      return reason.rule->holds && reason.rule->code == code;
    };
    if (std::any_of(reasons.begin(), reasons.end(), holds)) codes.emplace_back(Name(code));
  }
  return Join(codes, ",");
}

Hash128 Wording(const Vacancy& vacancy) {
  std::string words = Concat(vacancy.title, "\n", vacancy.employer_name, "\n", vacancy.url, "\n",
                             vacancy.description_text, "\n");
  if (vacancy.pay) {
    const Pay& pay = *vacancy.pay;
    words += Concat(pay.min_pence.value_or(-1), " ", pay.max_pence.value_or(-1), " ",
                    Name(pay.period), " ", pay.currency, " ", pay.text, "\n");
  }
  if (vacancy.hours) {
    words += Concat(vacancy.hours->min.value_or(-1), " ", vacancy.hours->max.value_or(-1));
  }
  return HashOf(words);
}

void WriteReasons(const std::vector<QualityReason>& reasons, JsonWriter* writer) {
  writer->BeginArray();
  for (const QualityReason& reason : reasons) {
    writer->BeginObject().Field("code", Name(reason.rule->code)).Field("rule", reason.rule->name);
    writer->Field("holds", reason.rule->holds).Field("reason", reason.rule->sentence);
    writer->Field("source", std::string_view(reason.source));
    if (!reason.value.empty()) writer->Field("value", std::string_view(reason.value));
    if (reason.to > 0) {
      writer->Key("span").BeginArray().Integer(reason.from).Integer(reason.to).EndArray();
    }
    writer->EndObject();
  }
  writer->EndArray();
}

std::string ReasonsToJson(const std::vector<QualityReason>& reasons) {
  JsonWriter writer;
  WriteReasons(reasons, &writer);
  return writer.Take();
}

absl::StatusOr<std::vector<QualityReason>> ReasonsFromJson(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::ParseOwn(json));
  std::vector<QualityReason> reasons;
  const JsonValue root = document.root();
  if (!root.is_array()) return InvalidInput("reasons must be a JSON array");
  for (size_t i = 0; i < root.size(); ++i) {
    const JsonValue item = root.element(i);
    QualityReason reason;
    reason.rule = FindQualityRule(item.member("rule").string().value_or(""));
    if (reason.rule == nullptr) continue;
    reason.source = item.member("source").string().value_or("");
    reason.value = item.member("value").string().value_or("");
    const JsonValue span = item.member("span");
    reason.from = static_cast<int32_t>(span.element(0).integer().value_or(0));
    reason.to = static_cast<int32_t>(span.element(1).integer().value_or(0));
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace corner::indexer
