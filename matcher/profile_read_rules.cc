#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "matcher/profile_names.h"
#include "matcher/profile_read.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

namespace names = profile_names;

// What a must says when there is nothing to hold a job against, in the order of Must.
struct Gap {
  std::string_view sentence, hint;
};
constexpr Gap kGaps[] = {
    {"Hours are a must, but no hours are said.", "Say hours, at least min or max."},
    {"Shifts are a must, but none are said.", "Say in shifts_ok which suit."},
    {"The journey is a must, but no journey is said.",
     "Say in travel from where, how, and how long at most."},
    {"Pay is a must, but no least pay is said.", "Say pay_floor_pence."},
    {"Permanent work is a must, but it is not asked for.", "Set permanent to true."},
    {"The start is a must, but no time is said.", "Say start_time."}};
static_assert(std::size(kGaps) == kMustCount);

// Asked of the text, not of what was read: a member with an issue of its own needs no second one.
bool IsSaid(const ProfileCursor& root, Must must) {
  const ProfileCursor hours = root["hours"];
  switch (must) {
    case Must::kHours:
      return hours["min"].present() || hours["max"].present() || hours["target"].present();
    case Must::kShifts:
      return root["shifts_ok"].present() && !root["shifts_ok"].is_empty_array();
    case Must::kTravel:
      return root["travel"].present();
    case Must::kPay:
      return root["pay_floor_pence"].present();
    case Must::kPermanent:
      return root["permanent"].present() && !root["permanent"].is_false();
    case Must::kStart:
      return root["start_time"].present();
  }
  return false;
}

bool IsRated(const ProfileCursor& root, std::string_view facet) {
  bool rated = false;
  root["facets"].Each(kMostProfileEntries,
                      [&](const ProfileCursor& at) { rated = rated || at["id"].Is(facet); });
  return rated;
}

std::optional<std::string> KnownWord(const ProfileCursor& at, ProfileWord kind,
                                     std::string_view id) {
  if (at.words().Knows(kind, id)) return std::string(id);
  at.ReportUnknownId({&kind, 1}, id);
  return std::nullopt;
}

void ReadFacetMust(const ProfileCursor& root, const ProfileCursor& at, std::string_view id,
                   Profile* profile) {
  if (!KnownWord(at, ProfileWord::kFacet, id)) return;
  const auto wish = std::find_if(profile->facets.begin(), profile->facets.end(),
                                 [&](const FacetWish& one) { return one.facet == id; });
  if (wish == profile->facets.end()) {
    if (IsRated(root, id)) return;
    at.Report(Concat(Shown(id), " is a must, but it is not rated."),
              "Rate it among the facets, with the value that is needed.");
  } else if (wish->strength == FacetWish::Strength::kAvoid) {
    at.Report(Concat(Shown(id), " cannot be both a must and the value to keep away from."),
              "Rate the value that is needed, with the strength must.");
  } else {
    wish->strength = FacetWish::Strength::kMust;
  }
}

void ReadMust(const ProfileCursor& root, const ProfileCursor& at, Profile* profile) {
  const std::optional<std::string> word = at.Text();
  if (!word) return;
  if (word->starts_with(names::kFacetMust)) {
    ReadFacetMust(root, at, word->substr(names::kFacetMust.size()), profile);
    return;
  }
  const std::optional<size_t> choice = at.Choice(names::kMusts);
  if (!choice) return;
  if (!IsSaid(root, static_cast<Must>(*choice))) {
    return at.Report(kGaps[*choice].sentence, kGaps[*choice].hint);
  }
  profile->musts[*choice] = true;
}

void AddVeto(Veto::Kind kind, std::string value, Profile* profile) {
  const bool known =
      std::any_of(profile->vetoes.begin(), profile->vetoes.end(),
                  [&](const Veto& veto) { return veto.kind == kind && veto.value == value; });
  if (!known) profile->vetoes.push_back({kind, std::move(value)});
}

// The value of one kind in the form the matcher compares; an issue and nothing when there is none.
std::optional<std::string> RuleValue(const ProfileCursor& at, Veto::Kind kind,
                                     std::string_view text) {
  switch (kind) {
    case Veto::Kind::kEmployer:
      return EmployerOf(at, text);
    case Veto::Kind::kField:
      return KnownWord(at, ProfileWord::kField, text);
    case Veto::Kind::kSector:
      return SectorOf(at, text);
    case Veto::Kind::kConcept:
      return KnownWord(at, ProfileWord::kConcept, text);
  }
  return std::nullopt;
}

// A bare id: a job field, a resource, or both where both go by that name.
void ReadBareVeto(const ProfileCursor& at, const std::string& id, Profile* profile) {
  const bool field = at.words().Knows(ProfileWord::kField, id);
  const bool is_concept = at.words().Knows(ProfileWord::kConcept, id);
  if (field) AddVeto(Veto::Kind::kField, id, profile);
  if (is_concept) AddVeto(Veto::Kind::kConcept, id, profile);
  if (field || is_concept) return;
  constexpr ProfileWord kKinds[] = {ProfileWord::kField, ProfileWord::kConcept};
  at.ReportUnknownId(kKinds, id);
}

void ReadVeto(const ProfileCursor& at, Profile* profile) {
  const std::optional<std::string> text = at.NeededText();
  if (!text) return;
  const size_t colon = text->find(':');
  if (colon == std::string::npos) return ReadBareVeto(at, *text, profile);
  const std::string kind = text->substr(0, colon);
  const auto found = std::find(names::kVetoKinds.begin(), names::kVetoKinds.end(), kind);
  if (found == names::kVetoKinds.end()) {
    at.Report(
        Concat(Shown(kind), " is no kind of veto."),
        Concat("Begin with ", OneOf(names::kVetoKinds), " and a colon, or give an id alone."));
    return;
  }
  const auto veto = static_cast<Veto::Kind>(found - names::kVetoKinds.begin());
  auto value = RuleValue(at, veto, text->substr(colon + 1));
  if (value) AddVeto(veto, *std::move(value), profile);
}

Veto::Kind KindOf(Cap::By by) {
  switch (by) {
    case Cap::By::kSector:
      return Veto::Kind::kSector;
    case Cap::By::kEmployer:
      return Veto::Kind::kEmployer;
    case Cap::By::kField:
      return Veto::Kind::kField;
  }
  return Veto::Kind::kEmployer;
}

void ReadCap(const ProfileCursor& at, Profile* profile) {
  if (!at.IsObject(names::kCap)) return;
  Cap cap;
  const std::optional<int64_t> max =
      at.Needed("max").Integer(1, static_cast<int64_t>(kMostProfileEntries), "");
  const std::optional<size_t> by = at.Needed("by").Choice(names::kCapBy);
  if (!by) return;
  cap.by = static_cast<Cap::By>(*by);
  if (at["value"].present()) {
    const std::optional<std::string> text = at["value"].NeededText();
    if (!text) return;
    auto value = RuleValue(at["value"], KindOf(cap.by), *text);
    if (!value) return;
    cap.value = *std::move(value);
  }
  if (!max) return;
  cap.max = static_cast<int>(*max);
  profile->caps.push_back(std::move(cap));
}

}  // namespace

void ReadMusts(const ProfileCursor& root, Profile* profile) {
  root["musts"].ForEach(kMostProfileEntries,
                        [&](const ProfileCursor& entry) { ReadMust(root, entry, profile); });
}

void ReadVetoes(const ProfileCursor& root, Profile* profile) {
  root["vetoes"].ForEach(kMostProfileEntries,
                         [&](const ProfileCursor& entry) { ReadVeto(entry, profile); });
}

void ReadCaps(const ProfileCursor& root, Profile* profile) {
  root["caps"].ForEach(kMostProfileEntries,
                       [&](const ProfileCursor& entry) { ReadCap(entry, profile); });
}

}  // namespace corner::matcher
