#include "service/api/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::api {
namespace {

using indexer::Contract;
using indexer::PayPeriod;
using taxonomies::PlacePrecision;

constexpr std::array<const char*, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};

const char* PeriodText(PayPeriod period) {
  switch (period) {
    case PayPeriod::kHour:
      return " an hour";
    case PayPeriod::kDay:
      return " a day";
    case PayPeriod::kWeek:
      return " a week";
    case PayPeriod::kMonth:
      return " a month";
    case PayPeriod::kYear:
      return " a year";
    case PayPeriod::kUnknown:
      break;
  }
  return " (per hour or year not stated)";
}

std::string MoneyText(int64_t hundredths, std::string_view currency) {
  const std::string pounds = PoundsText(hundredths);
  if (currency.empty() || currency == "GBP") return pounds;
  return Concat(pounds.substr(std::string_view("£").size()), " ", currency);
}

}  // namespace

std::string GroupedNumber(int64_t number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3) {
    digits.insert(static_cast<size_t>(i), ",");
  }
  return number < 0 ? Concat("-", digits) : digits;
}

std::string CountText(int64_t count, std::string_view one, std::string_view many) {
  if (count == 0) return Concat("No ", many);
  return Concat(GroupedNumber(count), " ", count == 1 ? one : many);
}

std::string PoundsText(int64_t pence) {
  const int64_t rest = pence % 100;
  std::string text = Concat("£", GroupedNumber(pence / 100));
  if (rest != 0) text.append(Concat(rest < 10 ? ".0" : ".", rest));
  return text;
}

std::string PayText(const std::optional<indexer::Pay>& pay) {
  if (!pay || (!pay->min_pence && !pay->max_pence)) return "Pay not stated";
  std::string text;
  if (pay->min_pence && pay->max_pence && *pay->min_pence != *pay->max_pence) {
    text = Concat(MoneyText(*pay->min_pence, pay->currency), " to ",
                  MoneyText(*pay->max_pence, pay->currency));
  } else if (pay->min_pence && pay->max_pence) {
    text = MoneyText(*pay->min_pence, pay->currency);
  } else if (pay->min_pence) {
    text = Concat("from ", MoneyText(*pay->min_pence, pay->currency));
  } else {
    text = Concat("up to ", MoneyText(*pay->max_pence, pay->currency));
  }
  text.append(PeriodText(pay->period));
  if (pay->pro_rata) text.append(", pro rata");
  if (pay->predicted) text.append(" (a guess by the website that sent it)");
  return text;
}

std::string HoursNumber(int64_t hundredths) {
  std::string text = std::to_string(hundredths / 100);
  const int64_t rest = hundredths % 100;
  if (rest == 0) return text;
  return Concat(text,
                rest % 10 == 0 ? "."
                : rest < 10    ? ".0"
                               : ".",
                rest % 10 == 0 ? rest / 10 : rest);
}

std::string HoursText(const std::optional<indexer::Hours>& hours) {
  if (!hours || (!hours->min && !hours->max)) return "Hours not stated";
  if (hours->min && hours->max && *hours->min != *hours->max) {
    return Concat(HoursNumber(*hours->min), " to ", HoursNumber(*hours->max), " hours a week");
  }
  const int32_t only = hours->min ? *hours->min : *hours->max;
  const char* lead = hours->min && hours->max ? "" : hours->min ? "at least " : "up to ";
  return Concat(lead, HoursNumber(only), only == 100 ? " hour a week" : " hours a week");
}

std::string PatternWord(indexer::PatternBit bit) {
  switch (bit) {
    case indexer::kDays:
      return "Days";
    case indexer::kEvenings:
      return "Evenings";
    case indexer::kNights:
      return "Nights";
    case indexer::kWeekends:
      return "Weekends";
    case indexer::kShifts:
      return "Shifts";
    case indexer::kTermTime:
      return "Term time";
    case indexer::kFlexible:
      return "Flexible";
    case indexer::kEarly:
      return "Early starts";
  }
  return {};
}

std::string PatternText(uint8_t pattern) {
  std::string text;
  for (const indexer::PatternBit bit : indexer::kAllPatterns) {
    if (!(pattern & bit)) continue;
    if (text.empty()) {
      text = PatternWord(bit);
    } else {
      text.append(Concat(", ", AsciiLower(PatternWord(bit))));
    }
  }
  return text;
}

std::string ContractText(Contract contract) {
  switch (contract) {
    case Contract::kPermanent:
      return "Permanent";
    case Contract::kFixed:
      return "Fixed term";
    case Contract::kTemporary:
      return "Temporary";
    case Contract::kCasual:
      return "Casual or bank work";
    case Contract::kApprenticeship:
      return "Apprenticeship";
    case Contract::kVolunteer:
      return "Volunteering";
    case Contract::kTrial:
      return "Work trial";
    case Contract::kUnknown:
      break;
  }
  return "Contract not stated";
}

std::string RemoteText(indexer::Remote remote) {
  switch (remote) {
    case indexer::Remote::kNo:
      return "At the workplace";
    case indexer::Remote::kHybrid:
      return "Partly from home";
    case indexer::Remote::kYes:
      return "From home";
    case indexer::Remote::kUnknown:
      break;
  }
  return {};
}

std::string StartText(int32_t minute) {
  if (minute == 0) return "starts at midnight";
  if (minute == 720) return "starts at midday";
  const int32_t hour = minute / 60 % 12 == 0 ? 12 : minute / 60 % 12;
  const int32_t rest = minute % 60;
  std::string clock = std::to_string(hour);
  if (rest != 0) clock.append(Concat(rest < 10 ? ".0" : ".", rest));
  return Concat("starts at ", clock, minute < 720 ? "am" : "pm");
}

std::string WeekdayText(Day day, Day today) {
  std::string spoken = day.Spoken();
  if (day.year() == today.year()) spoken.resize(spoken.rfind(' '));
  return Concat(kWeekdays[static_cast<size_t>(day.weekday())], " ", spoken);
}

std::string ClosesText(const std::optional<Day>& closes, Day today) {
  if (!closes) return "no closing date given";
  if (*closes < today) return Concat("closed ", WeekdayText(*closes, today));
  if (*closes == today) return "closes today";
  if (*closes == today + 1) return "closes tomorrow";
  return Concat("closes ", WeekdayText(*closes, today));
}

std::string DistanceText(double km, PlacePrecision precision) {
  const double miles = km / taxonomies::kKmPerMile;
  const auto whole = static_cast<int64_t>(std::llround(miles));
  switch (precision) {
    case PlacePrecision::kSite:
      if (miles < 0.75) return "less than a mile";
      return Concat("about ", whole, whole == 1 ? " mile" : " miles");
    case PlacePrecision::kDistrict:
      if (miles < 1.5) return "within about 2 miles";
      return Concat("about ", whole, " miles");
    case PlacePrecision::kTown:
      if (miles < 2.0) return "within about 3 miles";
      return Concat("about ", whole - 1, " to ", whole + 1, " miles");
    case PlacePrecision::kCounty:
    case PlacePrecision::kRegion:
    case PlacePrecision::kNone:
      break;
  }
  return {};
}

std::string PlaceText(const indexer::Vacancy& vacancy) {
  // A district's name is its code; the advert's own words say more: "Sheffield, S2 4QA".
  const bool district = vacancy.place.precision <= taxonomies::PlacePrecision::kDistrict;
  if (district && !vacancy.place.text.empty()) {
    return CollapseSpace(ReplaceAll(vacancy.place.text, ", ,", ","));
  }
  if (!vacancy.place.name.empty()) return vacancy.place.name;
  if (!vacancy.place.text.empty()) return vacancy.place.text;
  return vacancy.remote == indexer::Remote::kYes ? "From home" : "Place not stated";
}

std::string EmployerText(const indexer::Vacancy& vacancy) {
  return vacancy.employer_name.empty() ? "Employer not stated" : vacancy.employer_name;
}

}  // namespace corner::api
