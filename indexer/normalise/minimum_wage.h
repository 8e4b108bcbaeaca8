// UK minimum wage by the day: facts of the National Minimum Wage Regulations, as data.
// Used by the flags. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "taxonomies/base/day.h"

namespace corner::indexer {

struct MinimumWage {
  int year, month;      // in force from the first day of that month
  int32_t adult_pence;  // the highest age band of the day (National Living Wage since 2016)
  int32_t apprentice_pence;
};

// Source: gov.uk, "National Minimum Wage and National Living Wage rates" and its page of previous
// rates; apprentice rates before 2021 from the same series.
inline constexpr MinimumWage kMinimumWages[] = {
    {2015, 10, 670, 330}, {2016, 4, 720, 330},  {2016, 10, 720, 340}, {2017, 4, 750, 350},
    {2018, 4, 783, 370},  {2019, 4, 821, 390},  {2020, 4, 872, 415},  {2021, 4, 891, 430},
    {2022, 4, 950, 481},  {2023, 4, 1042, 528}, {2024, 4, 1144, 640}, {2025, 4, 1221, 755},
    {2026, 4, 1271, 800}};

// The rates in force on `day`; nullopt before the table begins.
std::optional<MinimumWage> MinimumWageOn(Day day);

}  // namespace corner::indexer
