// The text of one parameter -> its value. Internal to the parameter table; shared with the other
// endpoints. nullopt means that the text is not such a value. Pure, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/base/day.h"

namespace corner::api {

// "12.71", "£24,000", "12": pounds with at most two decimals, up to ten million -> pence.
std::optional<int64_t> ParsePounds(std::string_view text);
// "37.5" -> 3750, up to 168 hours.
std::optional<int64_t> ParseHours(std::string_view text);
// "5mi", "8km", "10 miles", "10": a bare number is miles; above 0, up to 500 miles -> kilometres.
std::optional<double> ParseDistanceKm(std::string_view text);
// "09:00" or "9:30" -> minutes after midnight.
std::optional<int64_t> ParseClock(std::string_view text);
// "2026-06-01", or "7d": seven days before `today`.
std::optional<Day> ParseDayOrAge(std::string_view text, Day today);
// "1", "true", "yes", "on" / "0", "false", "no", "off".
std::optional<bool> ParseSwitch(std::string_view text);
// The parts between commas, trimmed, without empty ones.
std::vector<std::string> SplitCodes(std::string_view text);

}  // namespace corner::api
