// Facts of a vacancy in plain words: pay, hours, distance, closing date. Shared by the API, the
// pages and the command line, so that a fact reads the same everywhere. "Not stated" has its words
// too. Pure functions, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/catalogue.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::api {

// "£12.71 an hour", "£24,000 to £26,500 a year, pro rata", "Pay not stated".
std::string PayText(const std::optional<indexer::Pay>& pay);
// "£12.71", "£24,000": pence only where there are any.
std::string PoundsText(int64_t pence);

// "16 to 20 hours a week", "Hours not stated". Hundredths of an hour.
std::string HoursText(const std::optional<indexer::Hours>& hours);
std::string HoursNumber(int64_t hundredths);  // "37.5"

// "Evenings, weekends"; empty when not stated.
std::string PatternText(uint8_t pattern);
std::string PatternWord(indexer::PatternBit bit);
std::string ContractText(indexer::Contract contract);  // "Permanent"; "Contract not stated"
std::string RemoteText(indexer::Remote remote);        // "Partly from home"; empty when not stated
std::string StartText(int32_t minute);                 // "starts at 7.30am"

// "closes today", "closes Friday 12 June", "no closing date given"; the year stands there only when
// it is not the year of `today`.
std::string ClosesText(const std::optional<Day>& closes, Day today);
std::string WeekdayText(Day day, Day today);  // "Friday 12 June"

// Whole miles, as sure as the place is known: "about 3 miles" for a site, "about 3 to 5 miles" for
// a town. Empty when only a county or region is known.
std::string DistanceText(double km, taxonomies::PlacePrecision precision);

// The place as a person would say it: the advert's words where they hold a postcode, else the
// gazetteer's name, else the advert's words, else "Place not stated".
std::string PlaceText(const indexer::Vacancy& vacancy);
std::string EmployerText(const indexer::Vacancy& vacancy);

// "Disability Confident (Leader)", "DBS check", "Driving licence": codes of the index in words.
// A code without words of its own is made readable ("forklift_licence" -> "Forklift licence").
std::string SchemeText(const indexer::Scheme& scheme);
std::string RequirementText(std::string_view kind);
std::string FacetLabel(indexer::FacetField field, std::string_view value);

// "1 job", "1,204 jobs", "No jobs".
std::string CountText(int64_t count, std::string_view one, std::string_view many);
std::string GroupedNumber(int64_t number);  // "24,000"

}  // namespace corner::api
