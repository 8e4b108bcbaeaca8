// Are two adverts the same opening? Each question is a small pure function over two signatures; the
// texts are asked for only when everything else leaves it open. The rules and their thresholds are
// described, with what they were measured on, in docs/grouping.md. Pure, safe from any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/deduplicate/core_text.h"
#include "indexer/deduplicate/signature.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

enum class Relation : uint8_t {
  kUnrelated,  // nothing says that they are one opening
  kDiffers,    // they look alike but a stated fact sets them apart: never one group
  kDuplicate
};

// Why two adverts are taken for one opening.
enum class Evidence : uint8_t {
  kNone,
  kEqualText,      // every word of the text
  kEqualCore,      // every word of the part about the job
  kSimilarCore,    // most of the part about the job
  kEqualShortText  // a text too short to compare otherwise, with title, employer and place
};
std::string_view Name(Evidence evidence);

struct Judgement {
  Relation relation = Relation::kUnrelated;
  Evidence evidence = Evidence::kNone;
  int32_t strength = 0;  // per mille: similarity of the texts
};

enum class EmployerMatch : uint8_t { kSame, kKin, kUnknown, kOther };
// Kin: every word of one key stands in the other, two words or more.
EmployerMatch MatchEmployers(const Signature& a, const Signature& b);

enum class PlaceMatchKind : uint8_t { kSame, kNotStated, kOther };
// Same: one place or site, or as near as both precisions allow. Two regions, counties or foreign
// places are the same when they are written alike. kNotStated: neither says anything.
PlaceMatchKind MatchPlaces(const Signature& a, const Signature& b);

// A stated fact that one opening cannot have both ways: hours, pay, kind of contract, times of day,
// grade, a requisition number in the title, part time against full time.
bool Contradict(const Signature& a, const Signature& b);

// When an advert could be found: from its first sighting to its last open day.
struct OpenPeriod {
  Day from, until;
};
// Between the end of one advert and the first sighting of the next a re-post may leave this many
// days: 60, the window in which a published UK and US job-data vendor removes repeats.
inline constexpr int kMostDaysBetween = 60;
bool NearInTime(const OpenPeriod& a, const OpenPeriod& b);

// What can be said without the texts. kUnrelated with `needs_text` set: the texts decide.
struct FirstLook {
  Judgement judgement;
  bool needs_text = false;
};
FirstLook CompareSignatures(const Signature& a, const Signature& b);
// Decides a pair that needs its texts; `shared` are units that adverts of this employer with other
// titles hold too (only for one employer).
Judgement CompareTexts(const Signature& a, const Signature& b, const CoreText& text_a,
                       const CoreText& text_b, const SharedUnits* shared);

}  // namespace corner::indexer
