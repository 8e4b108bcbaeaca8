// UK minimum wage by day and age: facts of the National Minimum Wage Regulations, as data.
// Used by the flags. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "taxonomies/base/day.h"

namespace corner::indexer {

struct MinimumWage {
  int year, month;        // in force from the first day of that month
  int adult_age;          // the highest band begins at this age (National Living Wage since 2016)
  int32_t adult_pence;    // from that age on
  int32_t middle_pence;   // from 21 up to it; 0 where there is no such band
  int32_t young_pence;    // 18 to 20
  int32_t under18_pence;  // from the end of compulsory school age
  int32_t apprentice_pence;  // apprentices under 19 or in their first year
};

// Source: gov.uk, "National Minimum Wage and National Living Wage rates" and its page of previous
// rates; apprentice rates before 2021 from the same series.
inline constexpr MinimumWage kMinimumWages[] = {
    {2015, 10, 21, 670, 0, 530, 387, 330},   {2016, 4, 25, 720, 670, 530, 387, 330},
    {2016, 10, 25, 720, 695, 555, 400, 340}, {2017, 4, 25, 750, 705, 560, 405, 350},
    {2018, 4, 25, 783, 738, 590, 420, 370},  {2019, 4, 25, 821, 770, 615, 435, 390},
    {2020, 4, 25, 872, 820, 645, 455, 415},  {2021, 4, 23, 891, 836, 656, 462, 430},
    {2022, 4, 23, 950, 918, 683, 481, 481},  {2023, 4, 23, 1042, 1018, 749, 528, 528},
    {2024, 4, 21, 1144, 0, 860, 640, 640},   {2025, 4, 21, 1221, 0, 1000, 755, 755},
    {2026, 4, 21, 1271, 0, 1085, 800, 800}};

// The rates in force on `day`; nullopt before the table begins.
std::optional<MinimumWage> MinimumWageOn(Day day);

// The rate for a worker of that age who is no apprentice.
int32_t RateAt(const MinimumWage& wage, int age);

}  // namespace corner::indexer
