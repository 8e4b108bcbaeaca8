#include "service/pages/people/person_words.h"

#include "taxonomies/base/day.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

const absl::TimeZone& UnitedKingdom() {
  static const absl::TimeZone kZone = [] {
    absl::TimeZone zone;
    if (!absl::LoadTimeZone("Europe/London", &zone)) zone = absl::UTCTimeZone();
    return zone;
  }();
  return kZone;
}

}  // namespace

std::string NameOf(const casework::Entry& client) {
  const auto document = JsonDocument::Parse(client.content);
  if (!document.ok()) return client.person;
  const JsonValue called = document->root().member("called");
  if (called.string()) return std::string(*called.string());
  return std::string(document->root().member("name").string().value_or(client.person));
}

std::string DayText(absl::Time at) {
  const absl::CivilDay day(absl::ToCivilDay(at, UnitedKingdom()));
  const auto known = Day::FromCivil(static_cast<int>(day.year()), day.month(), day.day());
  return known ? known->Spoken() : "";
}

std::string TimeOfDayText(absl::Time at) { return absl::FormatTime("%H:%M", at, UnitedKingdom()); }

}  // namespace corner::pages
