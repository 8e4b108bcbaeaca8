#include "taxonomies/base/day.h"

#include <array>

#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "taxonomies/base/text.h"

namespace corner {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

absl::CivilDay Civil(Day day) { return absl::CivilDay(1970, 1, 1) + day.days(); }

std::string TwoDigits(int value) { return Concat(value < 10 ? "0" : "", value); }

}  // namespace

std::optional<Day> Day::FromCivil(int year, int month, int day) {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const absl::CivilDay civil(year, month, day);
  if (civil.month() != month || civil.day() != day) return std::nullopt;
  return Day(static_cast<int32_t>(civil - absl::CivilDay(1970, 1, 1)));
}

std::optional<Day> Day::ParseIso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = ParseInteger(text.substr(0, 4));
  const auto month = ParseInteger(text.substr(5, 2));
  const auto day = ParseInteger(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return FromCivil(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day));
}

Day Day::Today() {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone("Europe/London", &zone)) zone = absl::UTCTimeZone();
  return Day(
      static_cast<int32_t>(absl::ToCivilDay(absl::Now(), zone) - absl::CivilDay(1970, 1, 1)));
}

std::string Day::Iso() const {
  return Concat(year(), "-", TwoDigits(month()), "-", TwoDigits(day_of_month()));
}
std::string Day::Spoken() const {
  return Concat(day_of_month(), " ", kMonths[month() - 1], " ", year());
}
int Day::year() const { return static_cast<int>(Civil(*this).year()); }
int Day::month() const { return Civil(*this).month(); }
int Day::day_of_month() const { return Civil(*this).day(); }
int Day::weekday() const { return static_cast<int>(absl::GetWeekday(Civil(*this))); }

}  // namespace corner
