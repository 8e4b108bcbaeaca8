// Amounts and codes of a reason in plain British words: pay, hours, minutes, clock times, days,
// patterns. Whole words, lower case unless a name, ready to stand inside a sentence. Pure
// functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corner::matcher {

std::string PoundsWords(int64_t pence);  // "£12.71", "£13"
// "£12.71 an hour", "between £12.71 and £13 an hour".
std::string HourlyWords(int64_t low_pence, int64_t high_pence);

// Hundredths of an hour a week: "20 hours a week", "between 16 and 20 hours a week".
std::string HoursWords(int32_t low, int32_t high);
// A wish of which any part may be open: "at least 16 hours a week", "about 18 hours a week (up to
// 20)". Empty when nothing is set.
std::string HoursWishWords(std::optional<int32_t> min, std::optional<int32_t> max,
                           std::optional<int32_t> target);

std::string MinutesWords(int64_t minutes);     // "35 minutes", "an hour and 10 minutes"
std::string ModeWords(std::string_view mode);  // "bus" -> "by bus", "walk" -> "on foot"
// Minutes after midnight: "7:30", "midday", "2:30 in the afternoon".
std::string ClockWords(int32_t minute);
std::string DayWords(int32_t days_since_1970);  // "Friday 5 June"

// "days, evenings and weekends", or another word before the last.
std::string PatternWords(uint8_t pattern, std::string_view last = "and");
std::string ContractWords(std::string_view name);  // "fixed" -> "for a fixed term"
std::string RemoteWords(std::string_view name);    // "hybrid" -> "partly from home"

// "a", "a and b", "a, b and c".
std::string ListWords(const std::vector<std::string>& words, std::string_view last = "and");
std::string CountWords(int64_t count, std::string_view one, std::string_view many);

// Somebody's own words in “…”: as they stand, but for white space, which becomes single spaces, a
// full stop or comma at their end, which the sentence around them brings, and “double” marks
// inside, which become ‘single’. Empty for an empty text.
std::string Quoted(std::string_view words);
// A name or other short text to stand in a sentence: single spaces, no “marks” that would read as
// a quotation, no full stop at its end.
std::string Inline(std::string_view text);
// First letter small, unless the word begins with two capitals ("IT").
std::string SmallFirst(std::string_view text);
// "driving_support" -> "driving support": how an id without a name is shown.
std::string ReadableId(std::string_view id);

}  // namespace corner::matcher
