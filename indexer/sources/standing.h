// How a source stands, for people and programs: fresh or late, in words. Used by `corner sources
// list` and by whoever shows sources; pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "indexer/ledger/source_book.h"
#include "indexer/sources/source.h"

namespace corner::indexer {

enum class Standing : uint8_t { kPaused, kNeverRun, kUpToDate, kLate };

// When the source is due: InfinitePast before its first try, InfiniteFuture by hand. A changed
// schedule counts at once; after a failure the time noted then does.
absl::Time NextDue(const Source& source, const SourceState& state);
bool IsDueNow(const Source& source, const SourceState& state, absl::Time now);

// Late: the last good run is older than the schedule's patience.
Standing StandingOf(const Source& source, const SourceState& state, absl::Time now);
std::string_view Name(Standing standing);  // "paused", "never_run", "up_to_date", "late"
// "not up to date: the last good run was 3 days ago and read 20 adverts; the next is in 2 hours".
std::string StandingInWords(const Source& source, const SourceState& state, absl::Time now);
// "the last try, 5 minutes ago, failed (3 in a row, 5 of the last 20): …"; empty after a good try.
std::string TroubleInWords(const SourceState& state, absl::Time now);
// "3 hours ago", "in 20 minutes", "just now"; never seconds.
std::string WhenInWords(absl::Time time, absl::Time now);
// RFC 3339 in UTC; empty for moments that are none.
std::string TimeForPrograms(absl::Time time);

}  // namespace corner::indexer
