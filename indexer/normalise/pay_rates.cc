#include "indexer/normalise/pay_rates.h"

#include <algorithm>
#include <cmath>

namespace corner::indexer {
namespace {

int64_t RoundHalfUp(double value) { return static_cast<int64_t>(std::floor(value + 0.5)); }

// The weekly hours the stated pay is for, in hours.
double HoursBehind(const Pay& pay, const std::optional<Hours>& hours,
                   const std::optional<int32_t>& full_time) {
  if (pay.pro_rata) return full_time.value_or(kFullTimeHours) / 100.0;
  if (!hours) return full_time.value_or(kFullTimeHours) / 100.0;
  // A yearly sum beside a range of hours is for the most of them.
  return (hours->max ? *hours->max : *hours->min) / 100.0;
}

}  // namespace

void DeriveRates(std::optional<Hours> hours, std::optional<int32_t> full_time, Pay* pay) {
  pay->hourly_min_pence.reset();
  pay->annual_min_pence.reset();
  if (pay->currency != "GBP" || pay->period == PayPeriod::kUnknown) return;
  if (!pay->min_pence && !pay->max_pence) return;
  const double stated = static_cast<double>(pay->min_pence.value_or(pay->max_pence.value_or(0)));
  const double weekly_hours = std::max(1.0, HoursBehind(*pay, hours, full_time));
  const double days = 5.0;  // a working week
  double annual = 0;
  switch (pay->period) {
    case PayPeriod::kHour:
      annual = stated * weekly_hours * kWeeksPerYear;
      break;
    case PayPeriod::kDay:
      annual = stated * days * kWeeksPerYear;
      break;
    case PayPeriod::kWeek:
      annual = stated * kWeeksPerYear;
      break;
    case PayPeriod::kMonth:
      annual = stated * 12;
      break;
    case PayPeriod::kYear:
      annual = stated;
      break;
    case PayPeriod::kUnknown:
      return;
  }
  const bool hourly = pay->period == PayPeriod::kHour;
  pay->annual_min_pence = RoundHalfUp(annual);
  pay->hourly_min_pence = RoundHalfUp(hourly ? stated : annual / (weekly_hours * kWeeksPerYear));
}

bool IsSamePay(const Pay& pay, int64_t hourly_pence, std::optional<Hours> hours) {
  // Term-time posts are paid for fewer weeks than 52: in schools for about 44, so the yearly sum
  // means fewer hours a week than are worked.
  constexpr double kFewestOfHours = 0.7, kMostOfHours = 1.15;
  constexpr double kLeastFullTime = 30, kMostHours = 48;
  if (!pay.annual_min_pence || hourly_pence <= 0) return false;
  const double meant = static_cast<double>(*pay.annual_min_pence) /
                       (static_cast<double>(hourly_pence) * kWeeksPerYear);
  if (pay.pro_rata) return meant >= kLeastFullTime && meant <= kMostHours;
  if (!hours) return meant >= 1 && meant <= kMostHours;
  const double least = hours->min.value_or(hours->max.value_or(0)) / 100.0;
  const double most = hours->max.value_or(hours->min.value_or(0)) / 100.0;
  return meant >= least * kFewestOfHours && meant <= most * kMostOfHours;
}

}  // namespace corner::indexer
