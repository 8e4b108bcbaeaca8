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

}  // namespace corner::indexer
