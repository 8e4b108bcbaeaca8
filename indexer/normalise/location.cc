#include "indexer/normalise/location.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"
#include "taxonomies/places/place_parser.h"

namespace corner::indexer {
namespace {

using taxonomies::PlaceMatch;
using taxonomies::PlacePrecision;

// The box around the UK and the Crown Dependencies, in degrees.
constexpr double kSouth = 49.1, kNorth = 60.9, kWest = -8.7, kEast = 1.8;
// Three decimals of a degree are about 100 metres: a site. Fewer are somebody's rounding.
constexpr int kSiteDecimals = 3;
// Declared coordinates further from the named place than this are a slip; the words stand.
constexpr double kMostKmFromName = 60;

struct Coordinate {
  double degrees = 0;
  int decimals = 0;
};

std::optional<Coordinate> ReadCoordinate(std::string_view declared) {
  const std::string_view text = TrimSpace(declared);
  Coordinate coordinate;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), coordinate.degrees);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  const size_t point = text.find('.');
  if (point != std::string_view::npos) {
    coordinate.decimals = static_cast<int>(text.size() - point - 1);
  }
  return coordinate;
}

constexpr std::pair<std::string_view, std::string_view> kCountryNames[] = {
    {"united kingdom", "GB"},
    {"uk", "GB"},
    {"gb", "GB"},
    {"great britain", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"northern ireland", "GB"},
    {"united states", "US"},
    {"usa", "US"},
    {"united states of america", "US"},
    {"ireland", "IE"},
    {"republic of ireland", "IE"},
    {"germany", "DE"},
    {"france", "FR"},
    {"spain", "ES"},
    {"italy", "IT"},
    {"netherlands", "NL"},
    {"the netherlands", "NL"},
    {"belgium", "BE"},
    {"portugal", "PT"},
    {"greece", "GR"},
    {"austria", "AT"},
    {"canada", "CA"},
    {"australia", "AU"},
    {"new zealand", "NZ"},
    {"singapore", "SG"},
    {"hong kong", "HK"},
    {"india", "IN"},
    {"poland", "PL"}};

bool IsTwoCapitals(std::string_view text) {
  return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

// The country one part of an address names; empty when it names none.
std::string_view CountryNamed(std::string_view part) {
  const std::string key = FoldKey(part);
  for (const auto& [name, code] : kCountryNames) {
    if (name == key) return code;
  }
  return "";
}

std::string CountryOf(const Posting& posting, bool abroad, bool found) {
  const std::string_view declared = TrimSpace(posting.Get(PostingField::kCountry));
  if (!declared.empty()) {
    if (const std::string_view code = CountryNamed(declared); !code.empty())
      return std::string(code);
    if (IsTwoCapitals(declared)) return std::string(declared);
  }
  const std::vector<std::string_view> parts = Split(posting.Get(PostingField::kLocation), ',');
  const std::string_view first = TrimSpace(parts.front()), last = TrimSpace(parts.back());
  // "US, NY, New York": a country code leads the address.
  if (parts.size() > 1 && IsTwoCapitals(first)) return first == "UK" ? "GB" : std::string(first);
  if (const std::string_view code = CountryNamed(last); !code.empty()) return std::string(code);
  if (parts.size() == 1 && IsTwoCapitals(first) && !found) return std::string(first);
  if (abroad) return parts.size() > 1 && IsTwoCapitals(last) ? "US" : "ZZ";
  return found ? "GB" : "";
}

// All the words about the place, the most local first, each part once.
std::string PlaceWords(const Posting& posting) {
  std::string words = CollapseSpace(posting.Get(PostingField::kLocation));
  for (const PostingField field : {PostingField::kStreet, PostingField::kTown,
                                   PostingField::kRegion, PostingField::kPostcode}) {
    const std::string part = CollapseSpace(posting.Get(field));
    if (part.empty() || AsciiLower(words).find(AsciiLower(part)) != std::string::npos) continue;
    if (!words.empty()) words.append(", ");
    words.append(part);
  }
  return words;
}

void TakeCoordinates(const taxonomies::Gazetteer& gazetteer, const Coordinate& lat,
                     const Coordinate& lon, LocationReading* reading) {
  PlaceMatch& place = reading->place;
  const bool site = std::min(lat.decimals, lon.decimals) >= kSiteDecimals;
  const bool named = place.precision <= PlacePrecision::kTown;
  if (named &&
      taxonomies::DistanceKm(lat.degrees, lon.degrees, place.lat, place.lon) > kMostKmFromName) {
    return;
  }
  // Rounded coordinates say no more than the words that name a district or town.
  if (!site && named) return;
  if (!named) {
    if (const taxonomies::Place* nearest = gazetteer.Nearest(lat.degrees, lon.degrees)) {
      place.name = nearest->name;
      place.id = nearest->id;
    }
  }
  place.lat = lat.degrees;
  place.lon = lon.degrees;
  place.precision = site ? PlacePrecision::kSite : PlacePrecision::kTown;
  reading->source = "field:latitude";
}

}  // namespace

LocationReading ReadLocation(const taxonomies::Gazetteer& gazetteer, const Posting& posting) {
  LocationReading reading;
  const std::string words = PlaceWords(posting);
  bool abroad = false;
  // A postcode is the closest word there is; the rest of the address stands in for a missing one.
  const std::string& postcode = posting.Get(PostingField::kPostcode);
  if (!postcode.empty()) {
    const taxonomies::ParsedPlace parsed = taxonomies::ParsePlace(gazetteer, postcode);
    if (parsed.best && parsed.best->precision == PlacePrecision::kDistrict) {
      reading.place = *parsed.best;
      reading.source = "field:postcode";
    }
  }
  if (!words.empty() && reading.source.empty()) {
    const taxonomies::ParsedPlace parsed = taxonomies::ParsePlace(gazetteer, words);
    abroad = parsed.abroad;
    reading.remote = parsed.remote && !parsed.best;
    if (parsed.best) {
      reading.place = *parsed.best;
      reading.source = posting.Has(PostingField::kLocation) ? "field:location"
                       : posting.Has(PostingField::kTown)   ? "field:town"
                                                            : "field:region";
    }
  }
  const bool found = !reading.source.empty();
  reading.country = CountryOf(posting, abroad, found);
  const std::optional<Coordinate> lat = ReadCoordinate(posting.Get(PostingField::kLatitude));
  const std::optional<Coordinate> lon = ReadCoordinate(posting.Get(PostingField::kLongitude));
  const bool in_uk = lat && lon && lat->degrees >= kSouth && lat->degrees <= kNorth &&
                     lon->degrees >= kWest && lon->degrees <= kEast;
  if (in_uk && !abroad && (reading.country.empty() || reading.country == "GB")) {
    TakeCoordinates(gazetteer, *lat, *lon, &reading);
    reading.country = "GB";
  }
  reading.place.text = words;
  return reading;
}

}  // namespace corner::indexer
