#include "indexer/deduplicate/compare.h"

#include <algorithm>
#include <cmath>

#include "indexer/deduplicate/facts_agree.h"
#include "taxonomies/places/distance.h"
#include "taxonomies/places/place.h"

namespace corner::indexer {
namespace {

using taxonomies::PlacePrecision;

// Similarity (Jaccard, of three-word shingles) from which the part about the job counts as the same
// text: one employer, names of one employer, an employer not stated, two different names. Tuned on
// half of the labelled pairs and on generated adverts; the other half was only scored. Among real
// adverts with one title in one town, different duties reached 0.60 and, where templates are filled
// in, 0.84; without an employer to say whose template it is, only 0.90 kept them apart.
constexpr double kSimilarSame = 0.65, kSimilarKin = 0.70, kSimilarUnknown = 0.90,
                 kSimilarOther = 0.85;
// A sender that shows only the beginning of an advert: nearly all of the shorter text stands in the
// longer one. Only between two sources; nearer to all of it where no employer is stated.
constexpr double kContained = 0.90, kContainedUnknown = 0.97;
constexpr size_t kLeastContained = 40;
// Two names, one advert: an agency's copy. It needs a text of some length and a stated fact alike.
constexpr uint32_t kLeastWordsOfOtherName = 60;
// At most so far apart (km): two exact places, an exact place and a postcode district, and where
// one is a town.
constexpr double kNearExact = 1.5, kNearDistrict = 3, kNearTown = 10;

bool Exact(PlacePrecision precision) { return precision == PlacePrecision::kSite; }

double Threshold(EmployerMatch employers) {
  switch (employers) {
    case EmployerMatch::kSame:
      return kSimilarSame;
    case EmployerMatch::kKin:
      return kSimilarKin;
    case EmployerMatch::kUnknown:
      return kSimilarUnknown;
    case EmployerMatch::kOther:
      break;
  }
  return kSimilarOther;
}

bool StrongEnoughForOtherName(const Signature& a, const Signature& b) {
  return std::min(a.core_words, b.core_words) >= kLeastWordsOfOtherName && SomeFactAgrees(a, b);
}

}  // namespace

std::string_view Name(Evidence evidence) {
  switch (evidence) {
    case Evidence::kEqualText:
      return "equal_text";
    case Evidence::kEqualCore:
      return "equal_job_text";
    case Evidence::kSimilarCore:
      return "similar_job_text";
    case Evidence::kEqualShortText:
      return "equal_short_text";
    case Evidence::kNone:
      break;
  }
  return "none";
}

EmployerMatch MatchEmployers(const Signature& a, const Signature& b) {
  if (a.employer == 0 || b.employer == 0) return EmployerMatch::kUnknown;
  if (a.employer == b.employer) return EmployerMatch::kSame;
  const auto count = [](const auto& words) {
    return std::count_if(words.begin(), words.end(), [](uint32_t word) { return word != 0; });
  };
  const bool a_shorter = count(a.employer_words) <= count(b.employer_words);
  const auto& fewer = a_shorter ? a.employer_words : b.employer_words;
  const auto& more = a_shorter ? b.employer_words : a.employer_words;
  const bool all = std::all_of(fewer.begin(), fewer.end(), [&](uint32_t word) {
    return word == 0 || std::find(more.begin(), more.end(), word) != more.end();
  });
  return all && count(fewer) >= 2 ? EmployerMatch::kKin : EmployerMatch::kOther;
}

PlaceMatchKind MatchPlaces(const Signature& a, const Signature& b) {
  const auto remote = static_cast<uint8_t>(Remote::kYes);
  if (a.remote == remote && b.remote == remote) return PlaceMatchKind::kSame;
  const auto pa = static_cast<PlacePrecision>(a.precision);
  const auto pb = static_cast<PlacePrecision>(b.precision);
  if (pa <= PlacePrecision::kTown && pb <= PlacePrecision::kTown) {
    const double km =
        taxonomies::DistanceKm(a.lat * 1e-6, a.lon * 1e-6, b.lat * 1e-6, b.lon * 1e-6);
    if (pa == pb && !Exact(pa)) {
      return a.place_id == b.place_id ? PlaceMatchKind::kSame : PlaceMatchKind::kOther;
    }
    const bool town = pa == PlacePrecision::kTown || pb == PlacePrecision::kTown;
    const double most = pa == pb ? kNearExact : town ? kNearTown : kNearDistrict;
    return km <= most ? PlaceMatchKind::kSame : PlaceMatchKind::kOther;
  }
  if (pa == pb && a.place_id != 0 && a.place_id == b.place_id) return PlaceMatchKind::kSame;
  if (a.place_text != 0 && a.place_text == b.place_text) return PlaceMatchKind::kSame;
  const bool neither = pa == PlacePrecision::kNone && pb == PlacePrecision::kNone &&
                       a.place_text == 0 && b.place_text == 0;
  return neither ? PlaceMatchKind::kNotStated : PlaceMatchKind::kOther;
}

bool NearInTime(const OpenPeriod& a, const OpenPeriod& b) {
  return a.from - b.until <= kMostDaysBetween && b.from - a.until <= kMostDaysBetween;
}

FirstLook CompareSignatures(const Signature& a, const Signature& b) {
  FirstLook look;
  if (a.title == 0 || a.title != b.title) return look;
  const PlaceMatchKind places = MatchPlaces(a, b);
  if (places == PlaceMatchKind::kOther) return look;
  const EmployerMatch employers = MatchEmployers(a, b);
  if (Contradict(a, b)) {
    if (employers != EmployerMatch::kOther) look.judgement.relation = Relation::kDiffers;
    return look;
  }
  const auto duplicate = [&look](Evidence evidence) {
    look.judgement = {Relation::kDuplicate, evidence, 1000};
  };
  const bool equal = a.text_hash == b.text_hash;
  if (!IsLong(a) || !IsLong(b)) {
    if (equal && employers == EmployerMatch::kSame && places == PlaceMatchKind::kSame) {
      duplicate(Evidence::kEqualShortText);
    }
    return look;
  }
  if (employers == EmployerMatch::kOther && !StrongEnoughForOtherName(a, b)) return look;
  if (equal) {
    duplicate(Evidence::kEqualText);
  } else if (places == PlaceMatchKind::kNotStated) {
    return look;  // the place may be what differs
  } else if (a.core_hash == b.core_hash) {
    duplicate(Evidence::kEqualCore);
  } else {
    look.needs_text = true;
  }
  return look;
}

Judgement CompareTexts(const Signature& a, const Signature& b, const CoreText& text_a,
                       const CoreText& text_b, const SharedUnits* shared) {
  const EmployerMatch employers = MatchEmployers(a, b);
  const Overlap overlap = OverlapOf(Shingles(text_a, shared), Shingles(text_b, shared));
  Judgement judgement;
  if (overlap.smaller < kLeastCoreWords / 2) return judgement;
  const double least = employers == EmployerMatch::kUnknown ? kContainedUnknown : kContained;
  const bool contained = a.source != b.source && employers != EmployerMatch::kOther &&
                         overlap.smaller >= kLeastContained && overlap.containment >= least;
  if (overlap.jaccard < Threshold(employers) && !contained) return judgement;
  const double similarity = std::max(overlap.jaccard, contained ? overlap.containment : 0.0);
  judgement = {Relation::kDuplicate, Evidence::kSimilarCore,
               static_cast<int32_t>(std::lround(similarity * 999))};
  return judgement;
}

}  // namespace corner::indexer
