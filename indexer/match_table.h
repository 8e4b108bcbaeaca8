// What matching needs to know of each advert, as fixed-width rows beside the index: a list of all
// adverts that can be read from end to end for every client. Segments hold one table each; the
// catalogue lends them out as one snapshot. Tables are immutable and safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

// Words are numbered per table and kind; number 0 of employers and sectors is "not stated".
enum class MatchWord : uint8_t { kConcept, kField, kEmployer, kSector, kFacet, kRequirement };
inline constexpr size_t kMatchWordKinds = 6;

inline constexpr size_t kMostMatchFields = 64;
inline constexpr int32_t kMatchNotStated = -1;
inline constexpr int32_t kMatchNoDay = std::numeric_limits<int32_t>::min();

// Bits of MatchFacet: the value 1-5 and where it came from.
inline constexpr uint8_t kFacetValueMask = 7;
inline constexpr uint8_t kFacetTypical = 8;
inline constexpr uint8_t kFacetVisit = 16;

// Bits of MatchRow::bits and ::schemes.
inline constexpr uint8_t kMatchCompetitive = 1;
inline constexpr uint8_t kMatchLawful = 2;
inline constexpr uint8_t kMatchHourlyStated = 4;  // pay is stated by the hour, not worked out
inline constexpr uint8_t kSchemeLevelMask = 3;    // Disability Confident: 1 committed … 3 leader
inline constexpr uint8_t kSchemeMindful = 4;
inline constexpr uint8_t kSchemeInterviewOffer = 8;

struct MatchRow {
  uint64_t id_high = 0, id_low = 0;
  uint64_t group = 0;   // adverts of one opening share it; the id's lower half when alone
  uint64_t fields = 0;  // a bit a field number
  int32_t open_until = 0, closes = kMatchNoDay;
  int32_t hourly_min = kMatchNotStated, hourly_max = kMatchNotStated;  // pence
  uint32_t employer = 0, sector = 0, place = 0;
  uint32_t tasks_end = 0, requirements_end = 0, facets_end = 0;
  int32_t hours_min = kMatchNotStated, hours_max = kMatchNotStated;  // weekly hours x 100
  int16_t start_minute = -1;
  uint16_t occupation = 0;  // SOC 2020 unit group as a number; 0 = not known
  uint8_t pattern = 0, contract = 0, remote = 0, bits = 0, schemes = 0;
  std::array<uint8_t, 7> padding = {};
};
static_assert(sizeof(MatchRow) == 96);

struct MatchTask {
  uint16_t word = 0;   // number of a concept
  uint8_t weight = 0;  // 1-9 (indexer/enrich.h)
  uint8_t said = 0;    // 1: the advert's own words say it; 0: typical of the occupation
};

struct MatchFacet {
  uint16_t word = 0;  // number of a facet
  uint8_t bits = 0;
  uint8_t padding = 0;
};

struct MatchPlace {
  double lat = 0, lon = 0;
  uint32_t precision = 0;  // taxonomies::PlacePrecision
  uint32_t padding = 0;
};

class MatchTable {
 public:
  std::span<const MatchRow> rows;
  std::span<const MatchTask> tasks;
  std::span<const uint16_t> requirements;  // "must" requirements, by number
  std::span<const MatchFacet> facets;
  std::span<const MatchPlace> places;  // number 0: no place
  std::array<std::vector<std::string>, kMatchWordKinds> words;
  std::shared_ptr<const void> owner;  // keeps the memory behind the spans

  std::span<const MatchTask> TasksOf(uint32_t row) const {
    const uint32_t begin = row == 0 ? 0 : rows[row - 1].tasks_end;
    return tasks.subspan(begin, rows[row].tasks_end - begin);
  }
  std::span<const uint16_t> RequirementsOf(uint32_t row) const {
    const uint32_t begin = row == 0 ? 0 : rows[row - 1].requirements_end;
    return requirements.subspan(begin, rows[row].requirements_end - begin);
  }
  std::span<const MatchFacet> FacetsOf(uint32_t row) const {
    const uint32_t begin = row == 0 ? 0 : rows[row - 1].facets_end;
    return facets.subspan(begin, rows[row].facets_end - begin);
  }
  const std::vector<std::string>& Words(MatchWord kind) const {
    return words[static_cast<size_t>(kind)];
  }
};

// A sector as it is compared: "Food retail" -> "food_retail".
std::string SectorId(std::string_view sector);
// The advert's pay per hour in pence; kMatchNotStated where it is not known. Predicted pay is not.
int32_t HourlyMin(const Vacancy& vacancy);
int32_t HourlyMax(const Vacancy& vacancy);
// Whether that is the advert's own figure: an hourly rate worked out of yearly pay depends on hours
// that part-time adverts often leave open.
bool HourlyStated(const Vacancy& vacancy);
// Scheme bits of MatchRow.
uint8_t SchemeBits(const Vacancy& vacancy);

class MatchTableBuilder {
 public:
  MatchTableBuilder();
  // kResourceExhausted: more different words than a table can number.
  absl::Status Add(const Vacancy& vacancy);
  absl::Status Append(const MatchTable& other);
  // A table over this builder's memory; it may not grow afterwards.
  MatchTable View() const;

 private:
  absl::StatusOr<uint32_t> Number(MatchWord kind, std::string_view word);
  uint32_t PlaceNumber(const MatchPlace& place);
  absl::Status SetWords(const Vacancy& vacancy, MatchRow* row);

  std::vector<MatchRow> rows_;
  std::vector<MatchTask> tasks_;
  std::vector<uint16_t> requirements_;
  std::vector<MatchFacet> facets_;
  std::vector<MatchPlace> places_;
  std::array<std::vector<std::string>, kMatchWordKinds> words_;
  std::array<absl::flat_hash_map<std::string, uint32_t>, kMatchWordKinds> numbers_;
  absl::flat_hash_map<std::string, uint32_t> place_numbers_;
};

// One table of a snapshot. A set bit in `dead` means that the row is superseded or removed.
struct MatchPart {
  std::shared_ptr<const MatchTable> table;
  std::span<const uint64_t> dead;
  bool IsDead(uint32_t row) const {
    return !dead.empty() && (dead[row / 64] >> (row % 64) & 1) != 0;
  }
};

// All adverts of one generation. `owner` keeps it readable as long as the snapshot lives.
struct MatchSnapshot {
  uint64_t generation = 0, seq = 0;
  std::string edition;
  std::vector<MatchPart> parts;
  std::shared_ptr<const void> owner;
  std::function<absl::StatusOr<Vacancy>(size_t part, uint32_t row)> read;
  // Where an advert stands; nullopt: no live row has this id.
  std::function<std::optional<std::pair<size_t, uint32_t>>(std::string_view id)> locate;
};

}  // namespace corner::indexer
