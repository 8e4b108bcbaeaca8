#include "taxonomies/places/place_mentions.h"

#include <algorithm>
#include <optional>
#include <string>

#include "taxonomies/places/abroad.h"
#include "taxonomies/places/distance.h"
#include "taxonomies/places/postcode.h"

namespace corner::taxonomies {
namespace {

constexpr double kNearTownKm = 30;     // an outward code belongs to a town this close
constexpr double kNearCountyKm = 100;  // or to a county whose centre is this close
constexpr double kNearAreaKm = 60;     // "Derby, DE": the code of the town's own postcode area

class MentionFinder {
 public:
  MentionFinder(const Gazetteer& gazetteer, const PlaceWords& words)
      : gazetteer_(gazetteer), source_(words), words_(words.words) {}

  PlaceMentions Find() {
    ReadSubdivisionCode();
    for (size_t i = 0; i < words_.size();) {
      size_t next = ReadCovered(i);
      if (next == i) next = ReadPostcode(i);
      if (next == i) next = ReadName(i);
      i = next == i ? i + 1 : next;
    }
    MarkAlone();
    DropDoubtful();
    ReadForeignCodes();
    ReadRemote();
    return std::move(found_);
  }

 private:
  bool SameSegment(size_t a, size_t b) const { return words_[a].segment == words_[b].segment; }
  bool OnlyWordOfSegment(size_t i) const {
    return (i == 0 || !SameSegment(i - 1, i)) && (i + 1 == words_.size() || !SameSegment(i, i + 1));
  }

  std::string_view TextOf(size_t begin, size_t end) const {
    const char* const first = words_[begin].text.data();
    const std::string_view last = words_[end - 1].text;
    return {first, static_cast<size_t>(last.data() + last.size() - first)};
  }

  size_t Add(MentionKind kind, size_t begin, size_t end, std::vector<const Place*> candidates) {
    PlaceMention mention;
    mention.kind = kind;
    mention.candidates = std::move(candidates);
    mention.begin = begin;
    mention.end = end;
    mention.text = TextOf(begin, end);
    found_.list.push_back(std::move(mention));
    return end;
  }

  std::vector<const Place*> Candidates(std::string_view key) const {
    std::vector<const Place*> candidates;
    for (const uint32_t index : gazetteer_.IndexesByKey(key)) {
      candidates.push_back(&gazetteer_.places()[index]);
    }
    return candidates;
  }

  std::vector<const Place*> SiteTowns(std::string_view key) const {
    std::vector<const Place*> towns;
    for (const uint32_t index : gazetteer_.SiteTownsByKey(key)) {
      towns.push_back(&gazetteer_.places()[index]);
    }
    return towns;
  }

  // "GB, LDS, Leeds": the code of ISO 3166-2:GB right after the country code.
  void ReadSubdivisionCode() {
    if (words_.size() < 2 || source_.commas == 0 || !OnlyWordOfSegment(0)) return;
    if (words_[0].text != "GB" && words_[0].text != "UK") return;
    if (words_[1].text.size() != 3 || !OnlyWordOfSegment(1)) return;
    if (words_[1].segment != words_[0].segment + 1) return;
    std::vector<const Place*> candidates = Candidates("gb " + words_[1].key);
    if (candidates.empty()) candidates = Candidates(words_[1].key);
    covered_until_ = 2;
    if (!candidates.empty()) Add(MentionKind::kCode, 1, 2, std::move(candidates));
  }

  size_t ReadCovered(size_t i) const { return std::max(i, covered_until_); }

  size_t ReadPostcode(size_t i) {
    const std::string_view word = words_[i].key;
    if (const std::optional<std::string_view> outward = OutwardOfWholePostcode(word)) {
      const Place* district = gazetteer_.FindDistrict(*outward);
      return district ? Add(MentionKind::kPostcode, i, i + 1, {district}) : i;
    }
    const bool has_next = i + 1 < words_.size() && SameSegment(i, i + 1);
    const bool whole =
        has_next && (IsInwardShape(words_[i + 1].key) || IsMendedInwardShape(words_[i + 1].text));
    const Place* district = IsOutwardShape(word) ? gazetteer_.FindDistrict(word) : nullptr;
    if (district == nullptr && whole) {
      const std::optional<std::string> mended = MendedOutward(word);
      if (mended) district = gazetteer_.FindDistrict(*mended);
    }
    if (district == nullptr) return i;
    if (whole) return Add(MentionKind::kPostcode, i, i + 2, {district});
    const bool sector = has_next && words_[i + 1].key.size() == 1 && words_[i + 1].key[0] <= '9';
    return Add(MentionKind::kOutward, i, sector ? i + 2 : i + 1, {district});
  }

  // The longest name, of the gazetteer or abroad, that begins at word i.
  size_t ReadName(size_t i) {
    const int longest = std::max(gazetteer_.LongestNameFrom(words_[i].key), kLongestAbroadPhrase);
    size_t limit = i + 1;
    while (limit < words_.size() && limit < i + static_cast<size_t>(longest) &&
           SameSegment(i, limit)) {
      ++limit;
    }
    for (size_t end = limit; end > i; --end) {
      std::string key = words_[i].key;
      for (size_t w = i + 1; w < end; ++w) key.append(" ").append(words_[w].key);
      const AbroadSign sign = AbroadSignOf(key);
      if (sign == AbroadSign::kCountry && (key != "us" || words_[i].text == "US")) {
        return Add(MentionKind::kCountry, i, end, {});
      }
      if (sign == AbroadSign::kCity) return Add(MentionKind::kCity, i, end, {});
      std::vector<const Place*> candidates = Candidates(key);
      if (candidates.empty()) {
        candidates = SiteTowns(key);
        if (candidates.empty()) continue;
        return Add(MentionKind::kSite, i, end, std::move(candidates));
      }
      PreferRegion(end, &candidates);
      return Add(MentionKind::kName, i, end, std::move(candidates));
    }
    return i;
  }

  // "London (region)" means the region.
  void PreferRegion(size_t next, std::vector<const Place*>* candidates) const {
    if (next >= words_.size() || words_[next].key != "region") return;
    std::stable_partition(candidates->begin(), candidates->end(),
                          [](const Place* place) { return place->kind == PlaceKind::kRegion; });
    if (candidates->front()->kind == PlaceKind::kRegion) candidates->resize(1);
  }

  // A "Tavistock Centre" is a building, a "town centre" is not.
  bool IsFiller(size_t i) const {
    const std::string_view key = words_[i].key;
    if (key != "centre" && key != "center") return IsFillerWord(key);
    return i > 0 && (words_[i - 1].key == "city" || words_[i - 1].key == "town");
  }

  void MarkAlone() {
    std::vector<bool> covered(words_.size(), false);
    for (const PlaceMention& mention : found_.list) {
      std::fill(covered.begin() + mention.begin, covered.begin() + mention.end, true);
    }
    const int segments = words_.empty() ? 0 : words_.back().segment + 1;
    std::vector<bool> clean(segments, true);
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!covered[i] && !IsFiller(i)) clean[words_[i].segment] = false;
    }
    for (PlaceMention& mention : found_.list) {
      mention.alone = clean[words_[mention.begin].segment];
      mention.campus = mention.end < words_.size() && words_[mention.end].key == "campus" &&
                       SameSegment(mention.begin, mention.end);
    }
  }

  // Names that are part of a street, a building or a sentence; codes that are no postcode.
  void DropDoubtful() {
    std::erase_if(found_.list,
                  [this](const PlaceMention& mention) { return IsPartOfAddress(mention); });
    std::vector<PlaceMention> names;
    for (const PlaceMention& mention : found_.list) {
      if (mention.kind == MentionKind::kName) names.push_back(mention);
    }
    std::erase_if(found_.list, [&](const PlaceMention& mention) {
      return mention.kind == MentionKind::kOutward && !OutwardIsPlace(mention, names);
    });
  }

  bool IsPartOfAddress(const PlaceMention& mention) const {
    // "Little Germany, Bradford": a country inside other words counts only at the end of the text.
    const bool abroad = mention.kind == MentionKind::kCountry || mention.kind == MentionKind::kCity;
    if (abroad && !mention.alone && mention.end != words_.size()) return true;
    if (mention.kind == MentionKind::kPostcode || mention.kind == MentionKind::kOutward ||
        mention.kind == MentionKind::kCode) {
      return false;
    }
    const size_t begin = mention.begin;
    const bool has_next = mention.end < words_.size() && SameSegment(begin, mention.end);
    if (has_next && IsStreetWord(words_[mention.end].key)) return true;
    if (mention.end != begin + 1 || mention.kind == MentionKind::kSite) return false;
    const bool has_previous = begin > 0 && SameSegment(begin - 1, begin);
    if (has_previous && IsStreetWord(words_[begin].key)) return true;
    return !mention.alone && IsEverydayWord(words_[begin].key) && !NamesInstitution(words_, begin);
  }

  bool OutwardIsPlace(const PlaceMention& outward, const std::vector<PlaceMention>& names) const {
    const size_t i = outward.begin;
    const size_t next = outward.end;
    const bool has_next = next < words_.size() && SameSegment(i, next);
    if (i > 0 && SameSegment(i - 1, i) && IsCodeSpoiler(words_[i - 1].key)) return false;
    if (has_next && IsCodeSpoiler(words_[next].key)) return false;
    const Place& code = *outward.candidates.front();
    bool any_name = false;
    for (const PlaceMention& name : names) {
      for (const Place* place : name.candidates) {
        if (place->kind != PlaceKind::kTown && place->kind != PlaceKind::kCounty) continue;
        any_name = true;
        const bool town = place->kind == PlaceKind::kTown;
        const double km = DistanceKm(place->lat, place->lon, code.lat, code.lon);
        if (outward.alone && km <= (town ? kNearTownKm : kNearCountyKm)) return true;
        if (town && !has_next && km <= kNearTownKm) return true;
      }
    }
    return outward.alone && !any_name;
  }

  bool IsOwnArea(std::string_view code) const {
    const Place* area = gazetteer_.FindArea(code);
    if (area == nullptr) return false;
    for (const PlaceMention& mention : found_.list) {
      for (const Place* place : mention.candidates) {
        if (DistanceKm(place->lat, place->lon, area->lat, area->lon) <= kNearAreaKm) return true;
      }
    }
    return false;
  }

  void ReadForeignCodes() {
    for (const PlaceWord& word : words_) {
      if (word.text == "UK" || word.text == "GB" || word.key == "britain" ||
          word.key == "kingdom" || word.key == "uk") {
        found_.names_uk = true;
      }
    }
    if (words_.empty() || source_.commas == 0 || found_.names_uk) return;
    const size_t last = words_.size() - 1;
    const bool first_says =
        OnlyWordOfSegment(0) && IsForeignCountryCode(words_[0].text) &&
        (IsCodedLocation() || (source_.commas == 1 && !IsOwnArea(words_[0].text)));
    const std::string_view code = words_[last].text;
    const bool last_says = last > 0 && OnlyWordOfSegment(last) &&
                           (IsForeignCountryCode(code) || IsForeignStateCode(code)) &&
                           !IsOwnArea(code);
    found_.foreign_code = first_says || last_says;
  }

  // "US, NY, New York" and "DE, , Berlin": the second of at least three parts is a code or empty.
  bool IsCodedLocation() const {
    if (source_.commas < 2) return false;
    if (words_.size() == 1 || words_[1].segment > words_[0].segment + 1) return true;
    return words_[1].text.size() <= 3 && OnlyWordOfSegment(1);
  }

  void ReadRemote() {
    const auto word = [this](size_t i) -> std::string_view {
      return i < words_.size() ? std::string_view(words_[i].key) : std::string_view();
    };
    for (size_t i = 0; i < words_.size(); ++i) {
      const bool denied =
          i > 0 && (word(i - 1) == "no" || word(i - 1) == "not" || word(i - 1) == "non");
      if (denied) continue;
      const bool one = word(i) == "remote" || word(i) == "remotely" || word(i) == "wfh" ||
                       word(i) == "homeworking" || word(i) == "homebased" ||
                       word(i) == "teleworking" || word(i) == "homeworker";
      const bool two = (word(i) == "home" && (word(i + 1) == "working" || word(i + 1) == "based" ||
                                              word(i + 1) == "worker")) ||
                       (word(i) == "from" && word(i + 1) == "home");
      if (one || two) found_.remote = true;
    }
  }

  const Gazetteer& gazetteer_;
  const PlaceWords& source_;
  const std::vector<PlaceWord>& words_;
  PlaceMentions found_;
  size_t covered_until_ = 0;
};

}  // namespace

PlaceMentions FindPlaceMentions(const Gazetteer& gazetteer, const PlaceWords& words) {
  return MentionFinder(gazetteer, words).Find();
}

}  // namespace corner::taxonomies
