// The gazetteer: nations, regions, counties, postcode areas and districts, towns of the UK and the
// Crown Dependencies, with coordinates. The place parser, search filters and the command line look
// places up here. Immutable after Parse; every const member may be called from any thread.
// `const Place*` results live as long as the gazetteer (moving it keeps them valid).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "taxonomies/places/place.h"

namespace corner::taxonomies {

enum class PlaceKind { kNation, kRegion, kCounty, kArea, kDistrict, kTown };

struct Place {
  static constexpr uint32_t kNoParent = UINT32_MAX;

  PlaceKind kind = PlaceKind::kTown;
  std::string id;
  std::string name;
  std::vector<std::string> alternatives;  // other spellings, codes written as "GB-LDS"
  uint32_t parent = kNoParent;            // index into Gazetteer::places()
  double lat = 0;
  double lon = 0;
  // Which of several places of one name is meant when nothing else tells (towns: thousands of
  // people). A district of weight 0 is a large-user code that has no location of its own.
  int weight = 0;
};

class Gazetteer {
 public:
  // Reads tab-separated rows under the header line kind, id, name, alt, parent, lat, lon, weight;
  // a parent stands above its children, a root has none. The first faulty line fails the whole with
  // its number and the reason.
  static absl::StatusOr<Gazetteer> Parse(std::string_view tsv);

  // Adds hospitals, campuses, prisons and airports that people name without their town. Rows under
  // the header line kind, name, alt, towns (ids, likeliest first). Call before the gazetteer is
  // shared; an error names the line and leaves the rows above it in place.
  absl::Status AddSites(std::string_view tsv);

  std::span<const Place> places() const { return places_; }

  const Place* FindById(std::string_view id) const;
  // By outward code ("ls1", "SW1A"; spaces and case do not matter); nullptr when there is none.
  const Place* FindDistrict(std::string_view outward) const;
  const Place* FindArea(std::string_view letters) const;  // "LS"
  // Nations, regions, counties and towns of that name or spelling, heaviest first. Case, accents,
  // punctuation and Saint/St do not matter.
  std::vector<const Place*> FindByName(std::string_view name) const;
  // The same, for a key PlaceNameKey made.
  std::span<const uint32_t> IndexesByKey(std::string_view key) const;
  // The towns in which a site of that name stands; empty when it is no site.
  std::span<const uint32_t> SiteTownsByKey(std::string_view key) const;
  // Words in the longest name, of a place or a site, that begins with this word of a key; 0 when
  // none does.
  int LongestNameFrom(std::string_view first_word) const;

  // The closest place of one kind; nullptr when there is none of that kind.
  const Place* Nearest(double lat, double lon, PlaceKind kind = PlaceKind::kTown) const;

  // Up to `limit` places whose name is within two edits of `unknown` or begins with it, closest
  // first, one per name. Text with a digit gets postcode districts.
  std::vector<const Place*> Suggest(std::string_view unknown, size_t limit = 5) const;

  const Place* Parent(const Place& place) const;
  std::vector<const Place*> Children(std::string_view id) const;   // "" lists the roots
  bool IsWithin(const Place& place, const Place& ancestor) const;  // a place is within itself

 private:
  absl::Status AddRow(std::string_view line, std::vector<std::string>* parent_ids);
  absl::Status LinkParents(const std::vector<std::string>& parent_ids);
  void IndexNames();
  void NoteLength(std::string_view key);
  absl::Status AddSite(std::string_view line);
  std::vector<const Place*> SuggestDistricts(std::string_view key, size_t limit) const;

  std::vector<Place> places_;
  std::vector<std::vector<uint32_t>> children_;
  std::vector<uint32_t> roots_;
  absl::flat_hash_map<std::string, uint32_t> by_id_;
  absl::flat_hash_map<std::string, std::vector<uint32_t>> by_key_;
  absl::flat_hash_map<std::string, std::vector<uint32_t>> site_towns_;
  absl::flat_hash_map<std::string, int> longest_from_;
};

// The key under which names are compared: folded, apostrophes dropped, "saint" written "st", "&"
// written "and", words apart by one space.
std::string PlaceNameKey(std::string_view name);

// The shipped gazetteer, loaded once from data linked into the program.
const Gazetteer& Builtin();

PlacePrecision PrecisionOf(const Place& place);
PlaceMatch MatchOf(const Place& place, std::string_view text);

}  // namespace corner::taxonomies
