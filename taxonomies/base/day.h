// A calendar day, without time of day or zone: closing dates, first sightings, the day of a search.
// Cheap to copy; plain functions, safe from any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corner {

class Day {
 public:
  constexpr Day() = default;
  // Days since 1970-01-01, which may be negative.
  constexpr explicit Day(int32_t days_since_epoch) : days_(days_since_epoch) {}

  // nullopt for a date that does not exist or lies outside the years 1900 to 2200.
  static std::optional<Day> FromCivil(int year, int month, int day);
  // "YYYY-MM-DD" and nothing else.
  static std::optional<Day> ParseIso(std::string_view text);
  // Today in the United Kingdom.
  static Day Today();

  constexpr int32_t days() const { return days_; }
  std::string Iso() const;     // "2026-06-01"
  std::string Spoken() const;  // "1 June 2026"
  int year() const;
  int month() const;         // 1-12
  int day_of_month() const;  // 1-31
  int weekday() const;       // 0 = Monday

  constexpr Day operator+(int32_t days) const { return Day(days_ + days); }
  constexpr Day operator-(int32_t days) const { return Day(days_ - days); }
  constexpr int32_t operator-(Day other) const { return days_ - other.days_; }
  constexpr auto operator<=>(const Day&) const = default;

 private:
  int32_t days_ = 0;
};

}  // namespace corner
