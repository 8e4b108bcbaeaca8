// The words of the profile's JSON: the members of each object, and the choices in the order of the
// enumerations of profile.h. Read by the reader and the writer of profile_json.h and compared with
// docs/profile.schema.json by a test. Constants.
#pragma once

#include <array>
#include <string_view>

namespace corner::matcher::profile_names {

template <size_t n>
using Names = std::array<std::string_view, n>;

// Members.
inline constexpr Names<20> kProfile = {
    "schema",     "key",    "aspirations",     "resources", "facets", "hours",      "shifts_ok",
    "start_time", "travel", "pay_floor_pence", "permanent", "remote", "sectors",    "unavailable",
    "openness",   "musts",  "vetoes",          "caps",      "widen",  "credentials"};
inline constexpr Names<3> kAspirations = {"mode", "fields", "concepts"};
inline constexpr Names<2> kInterest = {"id", "strength"};
inline constexpr Names<4> kResource = {"concept", "wish", "use_to_find_jobs", "evidence"};
inline constexpr Names<7> kEvidence = {"kind", "text",      "where",    "from",
                                       "to",   "confirmer", "may_share"};
inline constexpr Names<3> kFacet = {"id", "ideal", "strength"};
inline constexpr Names<4> kHours = {"min", "max", "target", "ramp"};
inline constexpr Names<2> kStep = {"from", "hours"};
inline constexpr Names<3> kUnavailable = {"day", "from", "to"};
inline constexpr Names<3> kTravel = {"origins", "modes", "max_minutes"};
inline constexpr Names<4> kOrigin = {"lat", "lon", "name", "precision"};
inline constexpr Names<2> kSector = {"id", "strength"};
inline constexpr Names<3> kCap = {"by", "value", "max"};

// Choices.
inline constexpr Names<4> kModes = {"named", "open", "none_given", "not_now"};
inline constexpr Names<4> kWishes = {"want", "happy", "rather_not", "never"};
inline constexpr Names<3> kStrengths = {"must", "prefer", "avoid"};
inline constexpr Names<8> kShifts = {"days",   "evenings",  "nights",   "weekends",  // PatternBit
                                     "shifts", "term_time", "flexible", "early"};
inline constexpr Names<7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
inline constexpr Names<4> kTravelModes = {"walk", "cycle", "bus", "car"};
inline constexpr Names<6> kPrecisions = {"site", "district", "town", "county", "region", "none"};
inline constexpr Names<2> kSectorStrengths = {"favour", "avoid"};
inline constexpr Names<3> kOpenness = {"favour", "neutral", "beyond"};
inline constexpr Names<6> kMusts = {"hours", "shifts", "travel", "pay", "permanent", "start"};
inline constexpr Names<4> kVetoKinds = {"employer", "field", "sector", "concept"};
inline constexpr Names<3> kCapBy = {"sector", "employer", "field"};

inline constexpr std::string_view kFacetMust = "facet:";
inline constexpr std::string_view kFlexibleStart = " flexible";

}  // namespace corner::matcher::profile_names
