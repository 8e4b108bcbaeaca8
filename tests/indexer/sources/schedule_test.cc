#include "indexer/sources/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "absl/time/civil_time.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

using testing::FailsWith;

Schedule Must(std::string_view text) {
  auto schedule = Schedule::Parse(text);
  EXPECT_TRUE(schedule.ok()) << text;
  return schedule.value_or(Schedule());
}

absl::Time Utc(int year, int month, int day, int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(year, month, day, hour, minute, second),
                         absl::UTCTimeZone());
}

TEST(Schedule, ReadsItsFormsAndWritesThemBack) {
  for (const char* text :
       {"every 5 minutes", "every 90 minutes", "every 1 hour", "every 6 hours", "every 2 days",
        "every 31 days", "daily at 00:00", "daily at 05:30", "weekdays at 23:59", "by hand"}) {
    EXPECT_EQ(Must(text).Text(), text);
    EXPECT_EQ(Must(Must(text).Text()), Must(text));
  }
  EXPECT_EQ(Must("  Every  120   minutes ").Text(), "every 2 hours");
  EXPECT_EQ(Schedule().Text(), "daily at 05:30");
}

TEST(Schedule, RefusesOtherFormsWithTheFormsThereAre) {
  for (const char* text :
       {"", "hourly", "every hour", "every 0 hours", "every -1 hours", "every 6 weeks",
        "daily at 5:30", "daily at 24:00", "daily at 05:60", "daily at 05.30", "daily by 05:30",
        "every 6 hours now", "daily at +5:30"}) {
    const auto schedule = Schedule::Parse(text);
    EXPECT_THAT(schedule, FailsWith(absl::StatusCode::kInvalidArgument, "not a schedule")) << text;
    EXPECT_THAT(Hint(schedule.status()), ::testing::HasSubstr("daily at 05:30"));
  }
  for (const char* text : {"every 4 minutes", "every 32 days", "every 100000 hours"}) {
    EXPECT_THAT(Schedule::Parse(text),
                FailsWith(absl::StatusCode::kInvalidArgument, "out of range"));
  }
}

TEST(Schedule, SpringAndAutumn) {
  const Schedule schedule = Must("daily at 01:30");
  // 29 March 2026: 01:00 to 02:00 does not exist.
  EXPECT_EQ(schedule.NextAfter(Utc(2026, 3, 28, 12, 0)), Utc(2026, 3, 29, 1, 0));
  // 25 October 2026: 01:30 comes twice, at 00:30 and 01:30 UTC; the first counts, once.
  EXPECT_EQ(schedule.NextAfter(Utc(2026, 10, 24, 12, 0)), Utc(2026, 10, 25, 0, 30));
  EXPECT_EQ(schedule.NextAfter(Utc(2026, 10, 25, 0, 30)), Utc(2026, 10, 26, 1, 30));
  EXPECT_EQ(schedule.NextAfter(Utc(2026, 10, 25, 1, 10)), Utc(2026, 10, 26, 1, 30));
}

// The naive truth: walks minute by minute from the start of the UK day and takes the first minute
// of each day whose clock shows the wanted time or later.
absl::Time NaiveNext(int minute_of_day, bool weekdays, absl::Time after) {
  absl::Time minute = absl::FromCivil(absl::ToCivilDay(after, UkZone()), UkZone());
  std::set<absl::CivilDay> done;
  while (true) {
    const absl::CivilMinute clock = absl::ToCivilMinute(minute, UkZone());
    const absl::CivilDay day(clock);
    const absl::Weekday weekday = absl::GetWeekday(day);
    const bool works =
        !weekdays || (weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday);
    if (clock.hour() * 60 + clock.minute() >= minute_of_day && done.insert(day).second && works &&
        minute > after) {
      return minute;
    }
    minute += absl::Minutes(1);
  }
}

std::string ClockText(int minute_of_day) {
  return absl::FormatTime("%H:%M", absl::UnixEpoch() + absl::Minutes(minute_of_day),
                          absl::UTCTimeZone());
}

TEST(Schedule, AgreesWithAWalkMinuteByMinute) {
  constexpr unsigned kSeed = 20260601;
  std::mt19937 random(kSeed);
  // Starts: anywhere in a year, and around both changes of the clocks, on seconds and off them.
  const absl::Time changes[] = {Utc(2026, 3, 29, 1, 0), Utc(2026, 10, 25, 1, 0),
                                Utc(2027, 3, 28, 1, 0), Utc(2030, 10, 27, 1, 0)};
  for (int round = 0; round < 600; ++round) {
    const bool near = round % 2 == 0;
    const absl::Time start =
        near ? changes[random() % 4] + absl::Seconds(static_cast<int>(random() % 360'000) - 180'000)
             : Utc(2026, 1, 1, 0, 0) + absl::Seconds(random() % (365 * 86'400));
    const int minute = near && random() % 2 == 0 ? 45 + static_cast<int>(random() % 90)
                                                 : static_cast<int>(random() % 1440);
    const bool weekdays = random() % 2 == 0;
    const Schedule schedule = Must((weekdays ? "weekdays at " : "daily at ") + ClockText(minute));
    const absl::Time next = schedule.NextAfter(start);
    ASSERT_EQ(next, NaiveNext(minute, weekdays, start))
        << "seed " << kSeed << " round " << round << ": " << schedule.Text() << " after "
        << absl::FormatTime(start);
    ASSERT_GT(next, start);
    ASSERT_LE(next - start, absl::Hours(4 * 24 + 1));
  }
}

TEST(Schedule, IntervalsCountFromTheLastTry) {
  const absl::Time tried = Utc(2026, 3, 29, 0, 30, 7);
  EXPECT_EQ(Must("every 6 hours").NextAfter(tried), tried + absl::Hours(6));
  EXPECT_EQ(Must("by hand").NextAfter(tried), absl::InfiniteFuture());
}

TEST(NextTry, BacksOffAndComesBack) {
  const Schedule daily = Must("daily at 05:30");
  const absl::Time tried = Utc(2026, 6, 1, 4, 30);
  EXPECT_EQ(NextTry(daily, tried, 0, {}), Utc(2026, 6, 2, 4, 30));
  absl::Duration before;
  for (int failures = 1; failures < 100; ++failures) {
    const absl::Duration wait = NextTry(daily, tried, failures, {}) - tried;
    const int doubled = std::min(failures - 1, 20);
    EXPECT_EQ(wait, std::min(absl::Minutes(5) * (1 << doubled), absl::Hours(6)));
    EXPECT_GE(wait, before);
    before = wait;
  }
  EXPECT_EQ(NextTry(daily, tried, 1, absl::Hours(2)), tried + absl::Hours(2));
  EXPECT_EQ(NextTry(daily, tried, 1, absl::Hours(1000)), tried + absl::Hours(24));
  EXPECT_EQ(NextTry(daily, tried, 1, absl::Seconds(3)), tried + absl::Minutes(5));
  EXPECT_EQ(NextTry(Must("by hand"), tried, 3, {}), absl::InfiniteFuture());
}

TEST(IsDue, BearsClocksThatJump) {
  const absl::Time now = Utc(2026, 6, 1, 12, 0);
  EXPECT_TRUE(IsDue(absl::InfinitePast(), absl::InfinitePast(), now));
  EXPECT_FALSE(IsDue(now - absl::Hours(1), now + absl::Hours(1), now));
  EXPECT_TRUE(IsDue(now - absl::Hours(1), now, now));
  // Set back by a year: the try lies in the future, and waiting a year would help nobody.
  EXPECT_TRUE(IsDue(now + absl::Hours(8760), now + absl::Hours(8766), now));
  // Corrected by seconds right after a try: nothing special.
  EXPECT_FALSE(IsDue(now + absl::Seconds(5), now + absl::Hours(6), now));
  // By hand stays by hand.
  EXPECT_FALSE(IsDue(now + absl::Hours(8760), absl::InfiniteFuture(), now));
}

}  // namespace
}  // namespace corner::indexer
