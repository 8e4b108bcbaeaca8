// What a client says about work, as the matcher sees it: aspirations, resources with evidence,
// preferences and their own rules. There is no member for anything about health, age, sex,
// ethnicity, time out of work or confidence, so nothing of the kind can rank. A plain value; read
// from JSON by profile_json.h, made from the stored profile by the service.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "taxonomies/places/travel_times.h"

namespace corner::matcher {

struct Aspirations {
  // Three different answers: fields named; "open to anything" or "no preference", under which every
  // field is as good as another; "not looking for now", which never stops a search.
  enum class Mode : uint8_t { kNamed, kOpen, kNoneGiven, kNotNow };
  struct Interest {
    std::string concept_id;
    int strength = 3;  // 1-3
  };
  Mode mode = Mode::kNoneGiven;
  std::vector<std::string> fields;  // job fields (taxonomies/data/job_field_names.tsv)
  std::vector<Interest> interests;
};

// One thing that shows a resource, in the client's own words.
struct Evidence {
  std::string kind;  // "paid", "voluntary", "caring", "study", "hobby", "lived", …
  std::string text;  // verbatim; quoted to the client
  std::string where, from, to, confirmer;
  bool may_share = false;  // may stand in what an employer reads
};

struct ResourceHeld {
  enum class Wish : uint8_t { kWant, kHappy, kRatherNot, kNever };
  std::string concept_id;
  Wish wish = Wish::kHappy;
  std::vector<Evidence> evidence;
  // Only for resources marked sensitive, such as lived experience: the client ticked "use this to
  // find jobs". Without it a sensitive resource is as if it were not there.
  bool use_to_find_jobs = false;
};

inline constexpr size_t kMostFacetWishes = 24;
struct FacetWish {
  enum class Strength : uint8_t { kMust, kPrefer, kAvoid };
  std::string facet;
  int ideal = 3;  // 1-5; with kAvoid the value to keep away from
  Strength strength = Strength::kPrefer;
};

// Weekly hours x 100.
struct HoursWish {
  struct Step {
    std::string from;  // ISO day from which this many hours are meant
    int32_t hours = 0;
  };
  std::optional<int32_t> min, max, target;
  std::vector<Step> ramp;  // shown, never scored
};

struct Unavailable {
  int weekday = 0;                         // 0 = Monday
  int32_t from_minute = 0, to_minute = 0;  // no reason is kept
};

struct TravelWish {
  std::vector<taxonomies::TravelPoint> origins;
  std::vector<std::string> origin_names;  // as the client put them; beside `origins`
  std::vector<taxonomies::TravelMode> modes;
  int max_minutes = 0;
};

struct SectorWish {
  std::string sector;  // indexer::SectorId
  bool avoid = false;
};

// "Not too many of one kind": the client's own rule about the list, applied above the floor.
struct Cap {
  enum class By : uint8_t { kSector, kEmployer, kField };
  By by = By::kEmployer;
  std::string value;  // empty: each value on its own
  int max = 1;        // at most this many on the shortlist
};

struct Veto {
  enum class Kind : uint8_t { kEmployer, kField, kSector, kConcept };
  Kind kind = Kind::kEmployer;
  std::string value;
};

enum class Must : uint8_t { kHours, kShifts, kTravel, kPay, kPermanent, kStart };
inline constexpr size_t kMustCount = 6;

// How the client feels about employers that show openness (a scheme, a charter): sought, no matter,
// or "I want to go beyond those". Never a filter.
enum class Openness : uint8_t { kFavour, kNeutral, kBeyond };

struct Profile {
  std::string key;
  Aspirations aspirations;
  std::vector<ResourceHeld> resources;
  std::vector<FacetWish> facets;
  HoursWish hours;
  uint8_t shifts_ok = 0;                // bits of indexer::PatternBit; 0 = not said
  std::optional<int32_t> start_minute;  // earliest start of the day
  bool start_flexible = false;
  std::vector<Unavailable> unavailable;
  std::optional<TravelWish> travel;
  std::optional<int32_t> pay_floor_pence;  // per hour
  bool permanent = false;                  // permanent work is preferred
  std::optional<bool> remote;              // true: from home is sought; false: away from home
  std::vector<SectorWish> sectors;
  Openness openness = Openness::kNeutral;
  std::array<bool, kMustCount> musts = {};
  std::vector<Veto> vetoes;
  std::vector<Cap> caps;
  // Requirements the client can evidence, by kind (indexer::Requirement). They neither score nor
  // set aside: they say whether an advert's minimum is met.
  std::vector<std::string> credentials;
  bool widen = true;

  bool IsMust(Must must) const { return musts[static_cast<size_t>(must)]; }
};

}  // namespace corner::matcher
