// Pay of any period as pounds an hour and pounds a year, so that adverts can be compared and
// filtered. Pounds only; derived figures never replace what the advert says. Pure.
#pragma once

#include <optional>

#include "indexer/vacancy.h"

namespace corner::indexer {

// Weeks in a year: 365 / 7 = 52.143, the figure employers and gov.uk use for weekly equivalents.
inline constexpr double kWeeksPerYear = 365.0 / 7.0;
// A full-time week where an advert does not say: 37.5 hours, the NHS Agenda for Change week.
inline constexpr int32_t kFullTimeHours = 3750;

// Fills hourly_min_pence and annual_min_pence from the lowest stated figure. A pro rata pay is the
// full-time figure: it is divided by the full-time hours, not by the hours of the post.
void DeriveRates(std::optional<Hours> hours, std::optional<int32_t> full_time, Pay* pay);

// Whether `hourly_pence`, which the advert states beside `pay`, is the same pay by the hour: the
// weeks' hours that the two mean together are a full-time week (30 to 48) for a pro rata pay, and
// else near the hours stated, or at most 48. An overtime or on-call rate is not. A pay of a longer
// period with its rates derived.
bool IsSamePay(const Pay& pay, int64_t hourly_pence, std::optional<Hours> hours);

}  // namespace corner::indexer
