#include "indexer/normalise/hours.h"

#include <algorithm>
#include <vector>

#include "indexer/normalise/weekly_figures.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int32_t kMergeGap = 40;  // bytes between parts of one list of hours

void Widen(const WeeklyFigure& other, WeeklyFigure* figure) {
  const int32_t low = std::min(figure->min.value_or(*figure->max), other.min.value_or(*other.max));
  const int32_t high = std::max(figure->max.value_or(*figure->min), other.max.value_or(*other.min));
  const bool open_low = !figure->min && !other.min, open_high = !figure->max && !other.max;
  figure->min = open_low ? std::nullopt : std::optional(low);
  figure->max = open_high ? std::nullopt : std::optional(high);
  figure->to = std::max(figure->to, other.to);
}

// The figures of one text as one range. Named weeks come before "full time (40 hrs)"; a list of
// figures, or a full-time and a part-time figure, make one range; else the first stands.
std::optional<WeeklyFigure> Combine(const std::vector<WeeklyFigure>& figures) {
  const bool weekly =
      std::any_of(figures.begin(), figures.end(), [](const WeeklyFigure& f) { return f.weekly; });
  std::optional<WeeklyFigure> whole;
  for (const WeeklyFigure& figure : figures) {
    const bool pair =
        whole && ((whole->full_time && figure.part_time) || (whole->part_time && figure.full_time));
    if (figure.weekly != weekly && !pair) continue;
    if (!whole) {
      whole = figure;
    } else if (pair || figure.from - whole->to <= kMergeGap) {
      Widen(figure, &*whole);
    }
  }
  return whole;
}

void Take(const WeeklyFigure& figure, std::string source, HoursReading* reading) {
  reading->hours = Hours{figure.min, figure.max};
  const bool in_text = source.starts_with("text:");
  reading->from = in_text ? figure.from : 0;
  reading->to = in_text ? figure.to : 0;
  reading->source = std::move(source);
}

std::optional<int32_t> DeclaredNumber(std::string_view declared) {
  const std::string kept(TrimSpace(declared));
  const ScannedText text(kept);
  const std::optional<WeeklyFigure> figure = ReadDeclaredHours(text);
  if (!figure) return std::nullopt;
  return figure->min ? figure->min : figure->max;
}

std::string PrintOne(int32_t hundredths) {
  std::string printed = std::to_string(hundredths / 100);
  if (hundredths % 100 != 0) {
    printed.push_back('.');
    printed.push_back(static_cast<char>('0' + hundredths / 10 % 10));
    if (hundredths % 10 != 0) printed.push_back(static_cast<char>('0' + hundredths % 10));
  }
  return printed;
}

}  // namespace

HoursReading ReadHours(const HoursInput& input) {
  HoursReading reading;
  const auto full_time_of = [&](const std::vector<WeeklyFigure>& figures) {
    for (const WeeklyFigure& figure : figures) {
      if (figure.full_time && figure.max && !reading.full_time) reading.full_time = figure.max;
    }
  };
  // 1. Declared numbers, 2. declared words, 3. title, 4. description.
  const std::optional<int32_t> low = DeclaredNumber(input.min), high = DeclaredNumber(input.max);
  if (low || high) {
    reading.hours = Hours{low, high};
    if (low && high && *low > *high) std::swap(reading.hours->min, reading.hours->max);
    reading.source = "field:hours_min";
  }
  const std::string declared_text(input.text);
  const ScannedText declared(declared_text);
  if (!reading.hours && !declared_text.empty()) {
    std::optional<WeeklyFigure> figure = Combine(FindWeeklyFigures(declared));
    if (!figure) figure = ReadDeclaredHours(declared);
    if (figure) Take(*figure, "field:hours_text", &reading);
  }
  for (const auto& [text, source] :
       {std::pair(input.title, "text:title"), std::pair(input.description, "text:description")}) {
    if (text == nullptr) continue;
    const std::vector<WeeklyFigure> figures = FindWeeklyFigures(*text);
    full_time_of(figures);
    const std::optional<WeeklyFigure> whole = Combine(figures);
    if (whole && !reading.hours) Take(*whole, source, &reading);
  }
  return reading;
}

std::string PrintHours(const Hours& hours) {
  if (!hours.min && !hours.max) return "";
  if (!hours.min) return Concat("up to ", PrintOne(*hours.max), "h");
  if (!hours.max) return Concat(PrintOne(*hours.min), "h or more");
  if (*hours.min == *hours.max) return Concat(PrintOne(*hours.min), "h");
  return Concat(PrintOne(*hours.min), "–", PrintOne(*hours.max), "h");
}

}  // namespace corner::indexer
