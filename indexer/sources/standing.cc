#include "indexer/sources/standing.h"

#include <cstdlib>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

std::string Counted(int64_t count, std::string_view unit) {
  return Concat(count, " ", unit, count == 1 ? "" : "s");
}

std::string SpanInWords(absl::Duration span) {
  const int64_t minutes = absl::ToInt64Minutes(span + absl::Seconds(30));
  if (minutes < 120) return Counted(minutes, "minute");
  const int64_t hours = (minutes + 30) / 60;
  return hours < 48 ? Counted(hours, "hour") : Counted((hours + 12) / 24, "day");
}

bool IsMoment(absl::Time time) {
  return time > absl::InfinitePast() && time < absl::InfiniteFuture();
}

std::string NextInWords(const Source& source, const SourceState& state, absl::Time now) {
  if (source.paused) return "; nothing is fetched until it is resumed";
  if (source.schedule.by_hand()) return "; the next one is started by hand";
  if (IsDueNow(source, state, now)) return "; the next one is due now";
  return Concat("; the next one is ", WhenInWords(NextDue(source, state), now));
}

}  // namespace

absl::Time NextDue(const Source& source, const SourceState& state) {
  if (source.schedule.by_hand()) return absl::InfiniteFuture();
  if (state.last_try == absl::InfinitePast()) return absl::InfinitePast();
  return state.failures > 0 ? state.next_due : source.schedule.NextAfter(state.last_try);
}

bool IsDueNow(const Source& source, const SourceState& state, absl::Time now) {
  return IsDue(state.last_try, NextDue(source, state), now);
}

std::string WhenInWords(absl::Time time, absl::Time now) {
  const absl::Duration span = now - time;
  if (absl::AbsDuration(span) < absl::Seconds(90))
    return span < absl::ZeroDuration() ? "in a minute" : "just now";
  return span < absl::ZeroDuration() ? Concat("in ", SpanInWords(-span))
                                     : Concat(SpanInWords(span), " ago");
}

std::string TimeForPrograms(absl::Time time) {
  if (!IsMoment(time)) return "";
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

Standing StandingOf(const Source& source, const SourceState& state, absl::Time now) {
  if (source.paused) return Standing::kPaused;
  if (!IsMoment(state.last_good)) return Standing::kNeverRun;
  return now - state.last_good > source.schedule.Patience() ? Standing::kLate : Standing::kUpToDate;
}

std::string_view Name(Standing standing) {
  switch (standing) {
    case Standing::kPaused:
      return "paused";
    case Standing::kNeverRun:
      return "never_run";
    case Standing::kUpToDate:
      return "up_to_date";
    case Standing::kLate:
      break;
  }
  return "late";
}

std::string StandingInWords(const Source& source, const SourceState& state, absl::Time now) {
  std::string words;
  switch (StandingOf(source, state, now)) {
    case Standing::kPaused:
      words = "paused";
      break;
    case Standing::kNeverRun:
      words = "not there yet: no good run so far";
      break;
    case Standing::kUpToDate:
      words = "up to date";
      break;
    case Standing::kLate:
      words = "not up to date";
      break;
  }
  if (IsMoment(state.last_good)) {
    words += Concat(": the last good run was ", WhenInWords(state.last_good, now));
    if (state.lines > 0) words += Concat(" (", Counted(state.lines, "advert"));
    if (state.lines > 0 && state.rejected > 0)
      words += Concat(", ", state.rejected, " not taken in");
    if (state.lines > 0) words += ")";
  }
  return words + NextInWords(source, state, now);
}

std::string TroubleInWords(const SourceState& state, absl::Time now) {
  if (state.last_error.empty()) return "";
  std::string count = state.failures > 1 ? Concat(" (", state.failures, " in a row") : "";
  if (state.budget_left() == 0) {
    count += Concat(count.empty() ? " (" : ", ", state.failed_tries(), " of the last ", state.tries,
                    " tries failed");
  }
  if (!count.empty()) count += ")";
  return Concat("The last try, ", WhenInWords(state.last_try, now), ", failed", count, ": ",
                state.last_error);
}

}  // namespace corner::indexer
