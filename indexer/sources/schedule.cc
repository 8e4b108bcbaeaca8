#include "indexer/sources/schedule.h"

#include <algorithm>
#include <optional>

#include "absl/time/civil_time.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr absl::Duration kShortest = absl::Minutes(5), kLongest = absl::Hours(24 * 31);
constexpr absl::Duration kFirstRetry = absl::Minutes(5), kLongestRetry = absl::Hours(6);
constexpr absl::Duration kLongestRetryAfter = absl::Hours(24);
// Clocks are corrected by seconds all the time; that is no jump.
constexpr absl::Duration kClockTolerance = absl::Minutes(1);

absl::Status NotASchedule(std::string_view text) {
  return InvalidInput(Concat("“", Utf8Prefix(text, 40), "” is not a schedule"),
                      "Write “every 6 hours”, “every 30 minutes”, “daily at 05:30”, “weekdays at "
                      "05:30” or “by hand”.");
}

// "05:30" -> 330.
std::optional<int> MinuteOfDay(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = ParseInteger(text.substr(0, 2)), minute = ParseInteger(text.substr(3));
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) {
    return std::nullopt;
  }
  return static_cast<int>(*hour * 60 + *minute);
}

// {"6", "hours"} -> 6 h.
std::optional<absl::Duration> Interval(std::string_view count, std::string_view unit) {
  const auto number = ParseInteger(count);
  if (!number || *number < 1 || *number > 100'000) return std::nullopt;
  if (unit == "minute" || unit == "minutes") return absl::Minutes(*number);
  if (unit == "hour" || unit == "hours") return absl::Hours(*number);
  if (unit == "day" || unit == "days") return absl::Hours(24 * *number);
  return std::nullopt;
}

// The first moment of `day` at which UK clocks show `minute_of_day` or later.
absl::Time MomentOf(absl::CivilDay day, int minute_of_day) {
  const absl::CivilSecond wanted(day.year(), day.month(), day.day(), 0, minute_of_day, 0);
  const absl::TimeZone::TimeInfo info = UkZone().At(wanted);
  return info.kind == absl::TimeZone::TimeInfo::SKIPPED ? info.trans : info.pre;
}

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

std::string Count(int64_t number, std::string_view unit) {
  return Concat("every ", number, " ", unit, number == 1 ? "" : "s");
}

}  // namespace

absl::TimeZone UkZone() {
  static const absl::TimeZone kZone = [] {
    absl::TimeZone zone;
    return absl::LoadTimeZone("Europe/London", &zone) ? zone : absl::UTCTimeZone();
  }();
  return kZone;
}

absl::StatusOr<Schedule> Schedule::Parse(std::string_view text) {
  const std::string plain = AsciiLower(CollapseSpace(text));
  const std::vector<std::string_view> words = Split(plain, ' ');
  Schedule schedule;
  if (plain == "by hand") {
    schedule.kind_ = Kind::kByHand;
    schedule.minute_of_day_ = 0;
    return schedule;
  }
  if (words.size() != 3) return NotASchedule(text);
  if (words[0] == "every") {
    const auto interval = Interval(words[1], words[2]);
    if (!interval) return NotASchedule(text);
    if (*interval < kShortest || *interval > kLongest) {
      return InvalidInput(Concat("“", plain, "” is out of range"),
                          "The interval may be 5 minutes to 31 days.");
    }
    schedule.kind_ = Kind::kEvery;
    schedule.interval_ = *interval;
    schedule.minute_of_day_ = 0;
    return schedule;
  }
  const auto minute = MinuteOfDay(words[2]);
  if ((words[0] != "daily" && words[0] != "weekdays") || words[1] != "at" || !minute) {
    return NotASchedule(text);
  }
  schedule.kind_ = words[0] == "daily" ? Kind::kDaily : Kind::kWeekdays;
  schedule.minute_of_day_ = *minute;
  return schedule;
}

absl::Time Schedule::NextAfter(absl::Time time) const {
  if (kind_ == Kind::kByHand) return absl::InfiniteFuture();
  if (kind_ == Kind::kEvery) return time + interval_;
  absl::CivilDay day(absl::ToCivilDay(time, UkZone()));
  while (true) {
    const absl::Time moment = MomentOf(day, minute_of_day_);
    if (moment > time && !(kind_ == Kind::kWeekdays && IsWeekend(day))) return moment;
    ++day;
  }
}

absl::Duration Schedule::Patience() const {
  switch (kind_) {
    case Kind::kByHand:
      return absl::InfiniteDuration();
    case Kind::kEvery:
      return 2 * interval_ + absl::Minutes(30);
    case Kind::kDaily:
      return absl::Hours(2 * 24 + 1);
    case Kind::kWeekdays:
      break;
  }
  return absl::Hours(4 * 24 + 1);
}

std::string Schedule::Text() const {
  if (kind_ == Kind::kByHand) return "by hand";
  if (kind_ == Kind::kEvery) {
    const int64_t minutes = absl::ToInt64Minutes(interval_);
    if (minutes % (24 * 60) == 0) return Count(minutes / (24 * 60), "day");
    return minutes % 60 == 0 ? Count(minutes / 60, "hour") : Count(minutes, "minute");
  }
  const int hour = minute_of_day_ / 60, minute = minute_of_day_ % 60;
  return Concat(kind_ == Kind::kDaily ? "daily" : "weekdays", " at ", hour < 10 ? "0" : "", hour,
                ":", minute < 10 ? "0" : "", minute);
}

absl::Time NextTry(const Schedule& schedule, absl::Time tried, int failures,
                   absl::Duration retry_after) {
  const absl::Time turn = schedule.NextAfter(tried);
  if (failures <= 0 || schedule.by_hand()) return turn;
  absl::Duration wait = kFirstRetry;
  for (int i = 1; i < failures && wait < kLongestRetry; ++i) wait *= 2;
  wait = std::max(std::min(wait, kLongestRetry), std::min(retry_after, kLongestRetryAfter));
  return tried + wait;
}

bool IsDue(absl::Time tried, absl::Time due, absl::Time now) {
  return now >= due || (tried > now + kClockTolerance && due < absl::InfiniteFuture());
}

}  // namespace corner::indexer
