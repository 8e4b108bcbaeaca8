#include "taxonomies/places/place_parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "taxonomies/places/place_clues.h"
#include "taxonomies/places/place_mentions.h"
#include "taxonomies/places/place_words.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kMaxAlternatives = 10;
constexpr double kNestedKm = 25;    // "Hammersmith, London": one site, named twice
constexpr int kNestedRatio = 5;     // how much bigger the enclosing town must be
constexpr int kMostPart = 35;       // thousands of people in the largest part of a city
constexpr int kCityRatio = 10;      // how much bigger the city is
constexpr double kSameSiteKm = 15;  // a town this close to a postcode is where the postcode is

// A mention with the one place it stands for.
struct Reading {
  const PlaceMention* mention = nullptr;
  const Place* place = nullptr;
  bool decided = false;    // something in the text chose among the candidates
  bool supported = false;  // by a county, a region or a town near by, not just by a nation
};

class PlaceReader {
 public:
  PlaceReader(const Gazetteer& gazetteer, const PlaceMentions& mentions)
      : gazetteer_(gazetteer), mentions_(mentions) {
    for (const PlaceMention& mention : mentions_.list) {
      if (!mention.candidates.empty()) readings_.push_back(Decide(mention));
    }
  }

  ParsedPlace Read() {
    ParsedPlace parsed;
    parsed.remote = mentions_.remote;
    parsed.abroad = mentions_.foreign_code || Has(MentionKind::kCity) || CountryAbroad();
    if ((mentions_.foreign_code || CountryAbroad()) && !Has(MentionKind::kPostcode) && !SaysUk()) {
      return parsed;
    }
    const Reading* best = Best();
    if (best == nullptr) return parsed;
    parsed.best = MatchOf(*best->place, best->mention->text);
    AddAlternatives(*best, &parsed);
    return parsed;
  }

 private:
  bool Has(MentionKind kind) const {
    return std::any_of(mentions_.list.begin(), mentions_.list.end(),
                       [kind](const PlaceMention& mention) { return mention.kind == kind; });
  }

  bool SaysUk() const {
    if (mentions_.names_uk) return true;
    return std::any_of(readings_.begin(), readings_.end(), [](const Reading& reading) {
      return reading.place->kind == PlaceKind::kNation;
    });
  }

  // "Belfast, Ireland" is in the UK all the same.
  bool CountryAbroad() const {
    const Place* ulster = gazetteer_.FindById("nation:northern-ireland");
    const bool northern =
        ulster != nullptr &&
        std::any_of(readings_.begin(), readings_.end(), [&](const Reading& reading) {
          return gazetteer_.IsWithin(*reading.place, *ulster);
        });
    for (const PlaceMention& mention : mentions_.list) {
      if (mention.kind != MentionKind::kCountry) continue;
      if (northern && (mention.text == "Ireland" || mention.text == "IRELAND")) continue;
      return true;
    }
    return false;
  }

  Reading Decide(const PlaceMention& mention) const {
    Reading reading;
    reading.mention = &mention;
    reading.place = mention.candidates.front();
    int most = 0;
    for (const Place* candidate : mention.candidates) {
      int score = 0;
      bool supported = false;
      for (const PlaceMention& other : mentions_.list) {
        if (&other == &mention || other.candidates == mention.candidates) continue;
        int support = 0;
        for (const Place* clue : other.candidates) {
          support = std::max(support, Support(gazetteer_, *candidate, *clue));
        }
        score += support;
        supported |= support >= kRegionSupport;
      }
      if (score > most) {
        most = score;
        reading.place = candidate;
        reading.decided = true;
        reading.supported = supported;
      }
    }
    return reading;
  }

  const Reading* First(MentionKind kind) const {
    for (const Reading& reading : readings_) {
      if (reading.mention->kind == kind) return &reading;
    }
    return nullptr;
  }

  const Reading* FirstNamed(MentionKind kind, PlaceKind level, bool alone_only) const {
    for (const Reading& reading : readings_) {
      if (reading.mention->kind != kind || reading.place->kind != level) continue;
      if (alone_only ? !reading.mention->alone : !FitsRest(reading)) continue;
      return &reading;
    }
    return nullptr;
  }

  // A name inside other words counts only where no county or region that stands alone contradicts.
  bool FitsRest(const Reading& reading) const {
    bool fits = true;
    for (const Reading& other : readings_) {
      if (&other == &reading || !other.mention->alone) continue;
      if (other.mention->kind != MentionKind::kName) continue;
      if (Support(gazetteer_, *reading.place, *other.place) > 0) return true;
      fits = false;
    }
    return fits;
  }

  const Reading* Best() const {
    if (const Reading* found = First(MentionKind::kPostcode)) return found;
    if (const Reading* found = First(MentionKind::kOutward)) return found;
    if (const Reading* found = FirstTown()) return Innermost(found);
    if (const Reading* found = First(MentionKind::kSite)) return found;
    if (const Reading* found = NamedCampus()) return found;
    // Towns that stand alone were looked at above.
    if (const Reading* found = FirstNamed(MentionKind::kName, PlaceKind::kTown, false)) {
      return found;
    }
    if (const Reading* found = FirstNamed(MentionKind::kCode, PlaceKind::kTown, false)) {
      return found;
    }
    for (const PlaceKind level : {PlaceKind::kCounty, PlaceKind::kRegion, PlaceKind::kNation}) {
      for (const bool alone : {true, false}) {
        if (const Reading* found = FirstNamed(MentionKind::kName, level, alone)) return found;
      }
      if (const Reading* found = FirstNamed(MentionKind::kCode, level, false)) return found;
    }
    return nullptr;
  }

  // The first town that stands alone; in "Highgate, Birmingham, West Midlands" the first one that
  // the rest of the text agrees with. None where the only one lies outside a county named beside
  // it.
  const Reading* FirstTown() const {
    const Reading* first = FirstNamed(MentionKind::kName, PlaceKind::kTown, true);
    if (first == nullptr || first->supported) return first;
    for (const Reading& reading : readings_) {
      const bool town = reading.mention->kind == MentionKind::kName && reading.mention->alone &&
                        reading.place->kind == PlaceKind::kTown;
      if (town && reading.supported) return &reading;
    }
    const Reading* town = CityOf(first);
    return town == first && IsSmallPart(*first) && CountyContradicts(*first) ? nullptr : town;
  }

  static bool IsSmallPart(const Reading& reading) { return reading.place->weight <= kMostPart; }

  // "Whetstone, Leicestershire": not the Whetstone that the gazetteer knows.
  bool CountyContradicts(const Reading& town) const {
    bool contradicted = false;
    for (const Reading& other : readings_) {
      if (&other == &town || !other.mention->alone) continue;
      if (other.place->kind == PlaceKind::kTown) return false;
      if (Support(gazetteer_, *town.place, *other.place) > 0) return false;
      contradicted |= other.place->kind == PlaceKind::kCounty;
    }
    return contradicted;
  }

  // "Clifton, York": a part of a city that the gazetteer knows only elsewhere. Of just two towns
  // with a comma between them, the second when it is far away and ten times as big.
  const Reading* CityOf(const Reading* part) const {
    const Reading* city = nullptr;
    for (const Reading& reading : readings_) {
      const bool town = reading.mention->alone && reading.place->kind == PlaceKind::kTown;
      if (!town || &reading == part) continue;
      if (city != nullptr) return part;
      city = &reading;
    }
    if (city == nullptr || !IsSmallPart(*part)) return part;
    if (city->place->weight < kCityRatio * part->place->weight) return part;
    const std::string_view between = TextBetween(*part->mention, *city->mention);
    const bool comma = between.find_first_not_of(", ") == std::string_view::npos;
    return comma && !between.empty() ? city : part;
  }

  // "Leeds / Garforth", "Leeds and Garforth", three towns or more: places of work, not a town and
  // its part.
  bool IsList(const Reading& a, const Reading& b) const {
    if (JoinsAList(TextBetween(*a.mention, *b.mention))) return true;
    return std::any_of(readings_.begin(), readings_.end(), [&](const Reading& other) {
      return other.mention->alone && other.mention->kind == MentionKind::kName &&
             other.place->kind == PlaceKind::kTown && other.place != a.place &&
             other.place != b.place;
    });
  }

  const Reading* NamedCampus() const {
    for (const Reading& reading : readings_) {
      if (reading.mention->campus && reading.place->kind == PlaceKind::kTown) return &reading;
    }
    return nullptr;
  }

  // Of a town and a part of it, the part.
  const Reading* Innermost(const Reading* outer) const {
    for (const Reading& reading : readings_) {
      if (reading.place->kind != PlaceKind::kTown || !reading.mention->alone) continue;
      if (reading.place->weight > outer->place->weight / kNestedRatio) continue;
      const MentionKind kind = reading.mention->kind;
      if (kind != MentionKind::kName && kind != MentionKind::kSite) continue;
      if (IsList(*outer, reading)) continue;
      if (KmBetween(*reading.place, *outer->place) <= kNestedKm) return &reading;
    }
    return outer;
  }

  void AddAlternatives(const Reading& best, ParsedPlace* parsed) const {
    const auto add = [&](const Place& place, std::string_view text) {
      if (parsed->alternatives.size() == kMaxAlternatives || place.id == parsed->best->id) return;
      for (const PlaceMatch& known : parsed->alternatives) {
        if (known.id == place.id) return;
      }
      parsed->alternatives.push_back(MatchOf(place, text));
    };
    if (!best.decided) {
      for (const Place* candidate : best.mention->candidates) {
        if (KmBetween(*candidate, *best.place) > kSameSiteKm) add(*candidate, best.mention->text);
      }
    }
    for (const Reading& reading : readings_) {
      if (!reading.mention->alone && reading.mention->kind == MentionKind::kName) continue;
      if (reading.mention->kind == MentionKind::kCode) continue;
      if (PrecisionOf(*reading.place) > PrecisionOf(*best.place) &&
          reading.place->kind != PlaceKind::kTown) {
        continue;
      }
      if (reading.place->kind != PlaceKind::kDistrict && EnclosesSite(reading, best)) continue;
      add(*reading.place, reading.mention->text);
    }
  }

  bool EnclosesSite(const Reading& reading, const Reading& best) const {
    if (Encloses(reading, best)) return true;
    return std::any_of(readings_.begin(), readings_.end(), [&](const Reading& other) {
      return other.place->kind == PlaceKind::kDistrict && Encloses(reading, other);
    });
  }

  // True when `reading` only says more roughly where `site` is.
  bool Encloses(const Reading& reading, const Reading& site) const {
    if (gazetteer_.IsWithin(*site.place, *reading.place)) return true;
    if (PrecisionOf(*site.place) > PlacePrecision::kTown) return false;
    const double distance = KmBetween(*reading.place, *site.place);
    if (site.place->kind == PlaceKind::kDistrict) return distance <= kSameSiteKm;
    return distance <= kNestedKm && reading.place->weight >= site.place->weight * kNestedRatio;
  }

  const Gazetteer& gazetteer_;
  const PlaceMentions& mentions_;
  std::vector<Reading> readings_;
};

}  // namespace

ParsedPlace ParsePlace(const Gazetteer& gazetteer, std::string_view free_text) {
  PlaceWords words;
  ReadPlaceWords(free_text, &words);
  const PlaceMentions mentions = FindPlaceMentions(gazetteer, words);
  return PlaceReader(gazetteer, mentions).Read();
}

}  // namespace corner::taxonomies
