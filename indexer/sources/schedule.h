// When a source is due: "every 6 hours", "daily at 05:30", "weekdays at 05:30", "by hand". Clock
// times are those of the United Kingdom. Read from the source list, used by the watch. Values;
// plain functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace corner::indexer {

class Schedule {
 public:
  Schedule() = default;  // daily at 05:30
  // kInvalidArgument with the forms that are understood. Intervals lie between 5 minutes and 31
  // days: a source is not asked more often.
  static absl::StatusOr<Schedule> Parse(std::string_view text);

  // The first moment after `time` at which the source is due; InfiniteFuture for "by hand". A clock
  // time that the spring change leaves out is due at the change; one that the autumn change gives
  // twice is due the first time.
  absl::Time NextAfter(absl::Time time) const;
  // How old the last good run may be before somebody should look: two missed turns.
  absl::Duration Patience() const;
  bool by_hand() const { return kind_ == Kind::kByHand; }
  std::string Text() const;  // as Parse reads it
  bool operator==(const Schedule&) const = default;

 private:
  enum class Kind { kEvery, kDaily, kWeekdays, kByHand };
  Kind kind_ = Kind::kDaily;
  absl::Duration interval_;
  int minute_of_day_ = 5 * 60 + 30;
};

// When a source that was tried at `tried` is due again. After `failures` > 0 failures in a row it
// is tried again in 5 minutes, then 10, 20, … 6 hours at most, and never before the `retry_after`
// its server asked for (a day at most).
absl::Time NextTry(const Schedule& schedule, absl::Time tried, int failures,
                   absl::Duration retry_after);

// Whether a source last tried at `tried` (InfinitePast: never) and due at `due` should run now. A
// try in the future means that the clock was set back: then it is due.
bool IsDue(absl::Time tried, absl::Time due, absl::Time now);

// The zone of clock times.
absl::TimeZone UkZone();

}  // namespace corner::indexer
