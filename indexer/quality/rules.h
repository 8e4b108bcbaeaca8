// The rules of the quality gate as one table: what each rests on, whether it holds an advert or
// only marks it, the sentence a person reads and why the rule is as strict as it is.
// docs/quality.md tells the same to people and changes with it. Data only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace corner::indexer {

// What may be wrong with an advert. The printed name is the reason code of reports, API and
// metrics.
enum class QualityCode : uint8_t {
  kNoEmployer,
  kFeeAsked,
  kPremiumPhone,
  kBelowMinimumWage,
  kUnpaid,
  kCopiedAdvert,
  kDeadLinkShape,
  kStale,
  kKeptBefore
};
inline constexpr QualityCode kAllQualityCodes[] = {
    QualityCode::kNoEmployer,       QualityCode::kFeeAsked,
    QualityCode::kPremiumPhone,     QualityCode::kUnpaid,
    QualityCode::kBelowMinimumWage, QualityCode::kCopiedAdvert,
    QualityCode::kDeadLinkShape,    QualityCode::kStale,
    QualityCode::kKeptBefore};

std::string_view Name(QualityCode code);  // "no_employer", "fee_asked", …
std::optional<QualityCode> QualityCodeFromName(std::string_view name);

// One way in which a code can be met.
struct QualityRule {
  std::string_view name;  // "no_employer.private_contact": the code, a full stop, the case
  QualityCode code;
  bool holds;                 // else it only marks
  std::string_view sentence;  // for the people who look at it
  std::string_view because;   // why it holds, or only marks
};

std::span<const QualityRule> QualityRules();
const QualityRule* FindQualityRule(std::string_view name);  // null: no such rule

}  // namespace corner::indexer
