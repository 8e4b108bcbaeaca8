// The constants of the matching model (docs/matching-model.md): fit is a sum of integer points out
// of 1,000, and each point belongs to a reason that is shown.
#pragma once

#include <array>
#include <cstdint>

namespace corner::matcher {

inline constexpr int32_t kMostPoints = 1000;

// Aspiration, 400: a job field the client named, and the best three interests the tasks serve.
inline constexpr int32_t kFieldPoints = 240;
inline constexpr std::array<int32_t, 3> kInterestPoints = {80, 48, 32};
// "Open to anything" beside named fields: what every other field earns.
inline constexpr int32_t kOpenFieldPoints = kFieldPoints / 2;

// Resources, 350: the best three of the client's that the tasks use.
inline constexpr std::array<int32_t, 3> kResourcePoints = {175, 105, 70};

// Preferences, 250: mean closeness over what the client rated, weighted by kind.
inline constexpr int32_t kPreferencePoints = 250;

// Closeness, similarity and strength are counted in thousandths.
inline constexpr int32_t kWhole = 1000;
inline constexpr int32_t kHalf = kWhole / 2;  // an unknown fact

// Fit within one band counts as equal when jobs are ordered by way in and variety.
inline constexpr int32_t kBandPoints = 25;

// How much a task counts by its weight in the advert (indexer/enrich.h), from 1 to 9: what the
// advert says of the work itself counts whole, what is only typical of the occupation less.
inline constexpr std::array<int32_t, 10> kCentrality = {0,   300,  450,  600,  750,
                                                        900, 1000, 1000, 1000, 1000};

// How much a kind of preference weighs against another. A rule ("must") decides what is listed and
// never adds to this, so taking a rule away moves no points.
inline constexpr int32_t kJourneyWeight = 4;
inline constexpr int32_t kMainWeight = 2;   // hours, working pattern
inline constexpr int32_t kOtherWeight = 1;  // all others, each context facet

// Closing soon: within so many days.
inline constexpr int32_t kClosingSoonDays = 7;

}  // namespace corner::matcher
