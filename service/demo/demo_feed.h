// The demonstration feed: 400 invented vacancies. The master (vacancies.jsonl, embedded) gives days
// relative to the day of the demonstration; here they become a Corner JSON-lines feed.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "taxonomies/base/day.h"

namespace corner::demo {

// The master as it stands in the repository.
std::string_view DemoMaster();
// The feed as of `day`; the same day gives the same bytes.
absl::StatusOr<std::string> DemoFeed(Day day);

}  // namespace corner::demo
