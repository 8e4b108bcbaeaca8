#include "matcher/phrases/plain_words.h"

#include <utility>

#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday"};

template <size_t kSize>
std::string WordFor(const std::pair<std::string_view, std::string_view> (&table)[kSize],
                    std::string_view code) {
  for (const auto& [from, to] : table) {
    if (from == code) return std::string(to);
  }
  return ReadableId(code);
}

// Hundredths without needless noughts: "37.5", "16".
std::string Hundredths(int64_t value) {
  std::string text = std::to_string(value / 100);
  const int64_t rest = value % 100;
  if (rest == 0) return text;
  text.append(rest < 10 ? ".0" : ".");
  return Concat(text, rest % 10 == 0 ? rest / 10 : rest);
}

std::string_view PatternWord(indexer::PatternBit bit) {
  switch (bit) {
    case indexer::kDays:
      return "days";
    case indexer::kEvenings:
      return "evenings";
    case indexer::kNights:
      return "nights";
    case indexer::kWeekends:
      return "weekends";
    case indexer::kShifts:
      return "shifts";
    case indexer::kTermTime:
      return "term times";
    case indexer::kFlexible:
      return "flexible hours";
    case indexer::kEarly:
      return "early starts";
  }
  return {};
}

}  // namespace

std::string PoundsWords(int64_t pence) {
  std::string pounds = std::to_string(pence / 100);
  for (int at = static_cast<int>(pounds.size()) - 3; at > 0; at -= 3) {
    pounds.insert(static_cast<size_t>(at), ",");
  }
  const int64_t rest = pence % 100;
  if (rest == 0) return Concat("£", pounds);
  return Concat("£", pounds, rest < 10 ? ".0" : ".", rest);
}

std::string HourlyWords(int64_t low_pence, int64_t high_pence) {
  if (low_pence == high_pence) return Concat(PoundsWords(low_pence), " an hour");
  return Concat("between ", PoundsWords(low_pence), " and ", PoundsWords(high_pence), " an hour");
}

std::string HoursWords(int32_t low, int32_t high) {
  if (low != high) {
    return Concat("between ", Hundredths(low), " and ", Hundredths(high), " hours a week");
  }
  return Concat(Hundredths(low), low == 100 ? " hour a week" : " hours a week");
}

std::string HoursWishWords(std::optional<int32_t> min, std::optional<int32_t> max,
                           std::optional<int32_t> target) {
  if (target) {
    std::string words = Concat("about ", HoursWords(*target, *target));
    if (min && max && *min != *max) {
      words.append(Concat(" (between ", Hundredths(*min), " and ", Hundredths(*max), ")"));
    } else if (min && !max) {
      words.append(Concat(" (at least ", Hundredths(*min), ")"));
    } else if (max && !min) {
      words.append(Concat(" (up to ", Hundredths(*max), ")"));
    }
    return words;
  }
  if (min && max) return HoursWords(*min, *max);
  if (min) return Concat("at least ", HoursWords(*min, *min));
  if (max) return Concat("up to ", HoursWords(*max, *max));
  return {};
}

std::string MinutesWords(int64_t minutes) {
  if (minutes < 5) return "a few minutes";
  if (minutes < 60) return CountWords(minutes, "minute", "minutes");
  const int64_t hours = minutes / 60, rest = minutes % 60;
  const std::string whole = hours == 1 ? "an hour" : Concat(hours, " hours");
  return rest == 0 ? whole : Concat(whole, " and ", CountWords(rest, "minute", "minutes"));
}

std::string ModeWords(std::string_view mode) {
  constexpr std::pair<std::string_view, std::string_view> kModes[] = {
      {"walk", "on foot"}, {"cycle", "by bike"}, {"bus", "by bus"}, {"car", "by car"}};
  return WordFor(kModes, mode);
}

std::string ClockWords(int32_t minute) {
  if (minute == 0) return "midnight";
  if (minute == 12 * 60) return "midday";
  const int32_t hour = minute / 60, rest = minute % 60;
  const int32_t spoken = hour % 12 == 0 ? 12 : hour % 12;
  const std::string_view part = hour < 5    ? " at night"
                                : hour < 12 ? ""
                                : hour < 18 ? " in the afternoon"
                                : hour < 22 ? " in the evening"
                                            : " at night";
  return Concat(spoken, rest < 10 ? ":0" : ":", rest, part);
}

std::string DayWords(int32_t days_since_1970) {
  const Day day(days_since_1970);
  std::string spoken = day.Spoken();
  spoken.resize(spoken.rfind(' '));
  return Concat(kWeekdays[static_cast<size_t>(day.weekday())], " ", spoken);
}

std::string PatternWords(uint8_t pattern, std::string_view last) {
  std::vector<std::string> words;
  for (const indexer::PatternBit bit : indexer::kAllPatterns) {
    if ((pattern & bit) != 0) words.emplace_back(PatternWord(bit));
  }
  return ListWords(words, last);
}

std::string ContractWords(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kContracts[] = {
      {"permanent", "permanent"},
      {"fixed", "for a fixed term"},
      {"temporary", "temporary"},
      {"casual", "casual or bank work"},
      {"apprenticeship", "an apprenticeship"},
      {"volunteer", "voluntary work"},
      {"trial", "a work trial"}};
  return WordFor(kContracts, name);
}

std::string RemoteWords(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kRemote[] = {
      {"no", "at the workplace"}, {"hybrid", "partly from home"}, {"yes", "from home"}};
  return WordFor(kRemote, name);
}

std::string ListWords(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text.append(i + 1 == words.size() ? Concat(" ", last, " ") : ", ");
    text.append(words[i]);
  }
  return text;
}

std::string CountWords(int64_t count, std::string_view one, std::string_view many) {
  return Concat(count, " ", count == 1 ? one : many);
}

std::string Quoted(std::string_view words) {
  std::string inside = CollapseSpace(words);
  // The sentence around the quote brings its own mark.
  while (inside.ends_with('.') || inside.ends_with(',') || inside.ends_with(';')) inside.pop_back();
  if (inside.empty()) return {};
  inside = ReplaceAll(std::move(inside), "“", "‘");
  inside = ReplaceAll(std::move(inside), "”", "’");
  return Concat("“", inside, "”");
}

std::string Inline(std::string_view text) {
  std::string plain = CollapseSpace(text);
  plain = ReplaceAll(std::move(plain), "“", "‘");
  plain = ReplaceAll(std::move(plain), "”", "’");
  while (plain.ends_with('.')) plain.pop_back();
  return plain;
}

std::string SmallFirst(std::string_view text) {
  std::string small(text);
  const auto capital = [&](size_t at) {
    return at < small.size() && small[at] >= 'A' && small[at] <= 'Z';
  };
  if (capital(0) && !capital(1)) small[0] = static_cast<char>(small[0] + ('a' - 'A'));
  return small;
}

std::string ReadableId(std::string_view id) {
  return ReplaceAll(ReplaceAll(std::string(id), "_", " "), ":", " ");
}

}  // namespace corner::matcher
