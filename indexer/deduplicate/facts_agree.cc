#include "indexer/deduplicate/facts_agree.h"

#include <algorithm>
#include <utility>

#include "indexer/deduplicate/compare.h"

namespace corner::indexer {
namespace {

enum class Agreement { kNotStated, kAgree, kContradict };

struct Range {
  int64_t low, high;
};

// One open end is the other end itself: "up to £12" and "£12" are one figure.
bool RangeOf(int64_t low, int64_t high, Range* range) {
  if (low < 0 && high < 0) return false;
  *range = {low < 0 ? high : low, high < 0 ? low : high};
  return true;
}

Agreement Meet(Range a, Range b, int64_t slack) {
  return a.low <= b.high + slack && b.low <= a.high + slack ? Agreement::kAgree
                                                            : Agreement::kContradict;
}

// Half an hour apart is a rounding; more is another job.
Agreement CompareHours(const Signature& a, const Signature& b) {
  constexpr int64_t kSlack = 50;
  Range hours_a, hours_b;
  if (!RangeOf(a.hours_min, a.hours_max, &hours_a) ||
      !RangeOf(b.hours_min, b.hours_max, &hours_b)) {
    return Agreement::kNotStated;
  }
  return Meet(hours_a, hours_b, kSlack);
}

// Neighbouring pay bands lie less than 2 % apart (NHS Agenda for Change 2025, bands 2 and 3), so
// the same period allows 1 %. Rates converted to a year allow 5 %: the hours behind them are
// rounded.
Agreement ComparePay(const Signature& a, const Signature& b) {
  if (a.currency != b.currency) return Agreement::kNotStated;
  Range pay_a, pay_b;
  if (!RangeOf(a.pay_min, a.pay_max, &pay_a) || !RangeOf(b.pay_min, b.pay_max, &pay_b)) {
    return Agreement::kNotStated;
  }
  if (a.pay_period == b.pay_period) {
    return Meet(pay_a, pay_b, std::max(pay_a.high, pay_b.high) / 100);
  }
  if (a.annual_min <= 0 || b.annual_min <= 0) return Agreement::kNotStated;
  // Only the lowest yearly rate is known; the top lies as far above it as the stated top does.
  const auto yearly = [](int64_t annual, Range pay) {
    return Range{annual, pay.low > 0 ? annual * pay.high / pay.low : annual};
  };
  return Meet(yearly(a.annual_min, pay_a), yearly(b.annual_min, pay_b),
              std::max(a.annual_min, b.annual_min) / 20);
}

// Casual, temporary and fixed-term posts are called by each other's names; the rest are not.
uint8_t ContractClass(uint8_t contract) {
  switch (static_cast<Contract>(contract)) {
    case Contract::kFixed:
    case Contract::kTemporary:
    case Contract::kCasual:
      return static_cast<uint8_t>(Contract::kTemporary);
    default:
      return contract;
  }
}

Agreement CompareContract(const Signature& a, const Signature& b) {
  const uint8_t x = ContractClass(a.contract), y = ContractClass(b.contract);
  if (x == 0 || y == 0) return Agreement::kNotStated;
  return x == y ? Agreement::kAgree : Agreement::kContradict;
}

Agreement CompareTimesOfDay(const Signature& a, const Signature& b) {
  constexpr uint8_t kTimes = kDays | kEvenings | kNights;
  const uint8_t x = a.pattern & kTimes, y = b.pattern & kTimes;
  if (x == 0 || y == 0) return Agreement::kNotStated;
  return (x & y) != 0 ? Agreement::kAgree : Agreement::kContradict;
}

// Part time against full time; and one sender that says part time in one title but not in the other
// means two jobs.
bool TitlesContradict(const Signature& a, const Signature& b) {
  if (a.part_time == b.part_time) return false;
  const Signature& part = a.part_time ? a : b;
  const Signature& other = a.part_time ? b : a;
  return (other.full_time && !part.full_time) || a.source == b.source;
}

bool BothStatedAndDiffer(uint64_t a, uint64_t b) { return a != 0 && b != 0 && a != b; }

}  // namespace

bool SomeFactAgrees(const Signature& a, const Signature& b) {
  return CompareHours(a, b) == Agreement::kAgree || ComparePay(a, b) == Agreement::kAgree;
}

bool Contradict(const Signature& a, const Signature& b) {
  if (CompareHours(a, b) == Agreement::kContradict) return true;
  if (ComparePay(a, b) == Agreement::kContradict) return true;
  if (CompareContract(a, b) == Agreement::kContradict) return true;
  if (CompareTimesOfDay(a, b) == Agreement::kContradict) return true;
  if (BothStatedAndDiffer(a.grade, b.grade)) return true;
  if (BothStatedAndDiffer(a.title_reference, b.title_reference)) return true;
  return TitlesContradict(a, b);
}

}  // namespace corner::indexer
