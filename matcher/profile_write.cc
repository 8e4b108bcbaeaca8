#include <cmath>
#include <string>

#include "indexer/vacancy.h"
#include "matcher/profile_json.h"
#include "matcher/profile_names.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

namespace names = profile_names;

constexpr int64_t kHundredths = 100, kMillionths = 1'000'000;

template <typename Enum>
size_t At(Enum value) {
  return static_cast<size_t>(value);
}

// "key": [ … ] unless there is nothing to write.
template <typename Values, typename Write>
void List(std::string_view key, const Values& values, JsonWriter* writer, const Write& write) {
  if (values.empty()) return;
  writer->Key(key).BeginArray();
  for (const auto& value : values) write(value);
  writer->EndArray();
}

void TextUnlessEmpty(std::string_view key, const std::string& text, JsonWriter* writer) {
  if (!text.empty()) writer->Field(key, text);
}

// "key": the decimal of a number that is kept as so many (a power of ten) parts of one. Written
// from the integer, so that no digit is lost.
void WriteParts(std::string_view key, int64_t number, int64_t parts, JsonWriter* writer) {
  const int64_t size = number < 0 ? -number : number;
  std::string text = Concat(number < 0 ? "-" : "", size / parts);
  if (size % parts != 0) {
    std::string decimals = std::to_string(parts + size % parts);  // "1" and the digits
    decimals.front() = '.';
    decimals.resize(decimals.find_last_not_of('0') + 1);
    text.append(decimals);
  }
  writer->Key(key).Raw(text);
}

void WriteWeekHours(std::string_view key, int32_t hours, JsonWriter* writer) {
  WriteParts(key, hours, kHundredths, writer);
}

void WriteDegrees(std::string_view key, double degrees, JsonWriter* writer) {
  WriteParts(key, std::llround(degrees * kMillionths), kMillionths, writer);
}

std::string Clock(int32_t minute) {
  std::string text = "00:00";
  text[0] = static_cast<char>('0' + minute / 600);
  text[1] = static_cast<char>('0' + minute / 60 % 10);
  text[3] = static_cast<char>('0' + minute % 60 / 10);
  text[4] = static_cast<char>('0' + minute % 10);
  return text;
}

void WriteAspirations(const Aspirations& aspirations, JsonWriter* writer) {
  writer->Key("aspirations").BeginObject();
  writer->Field("mode", names::kModes[At(aspirations.mode)]);
  List("fields", aspirations.fields, writer, [&](const std::string& id) { writer->String(id); });
  List("concepts", aspirations.interests, writer, [&](const Aspirations::Interest& interest) {
    writer->BeginObject().Field("id", interest.concept_id);
    writer->Field("strength", interest.strength).EndObject();
  });
  writer->EndObject();
}

void WriteResource(const ResourceHeld& held, JsonWriter* writer) {
  writer->BeginObject().Field("concept", held.concept_id);
  writer->Field("wish", names::kWishes[At(held.wish)]);
  if (held.use_to_find_jobs) writer->Field("use_to_find_jobs", true);
  List("evidence", held.evidence, writer, [&](const Evidence& evidence) {
    writer->BeginObject().Field("kind", evidence.kind).Field("text", evidence.text);
    TextUnlessEmpty("where", evidence.where, writer);
    TextUnlessEmpty("from", evidence.from, writer);
    TextUnlessEmpty("to", evidence.to, writer);
    TextUnlessEmpty("confirmer", evidence.confirmer, writer);
    writer->Field("may_share", evidence.may_share).EndObject();
  });
  writer->EndObject();
}

void WriteHours(const HoursWish& hours, JsonWriter* writer) {
  if (!hours.min && !hours.max && !hours.target && hours.ramp.empty()) return;
  writer->Key("hours").BeginObject();
  if (hours.min) WriteWeekHours("min", *hours.min, writer);
  if (hours.max) WriteWeekHours("max", *hours.max, writer);
  if (hours.target) WriteWeekHours("target", *hours.target, writer);
  List("ramp", hours.ramp, writer, [&](const HoursWish::Step& step) {
    writer->BeginObject().Field("from", step.from);
    WriteWeekHours("hours", step.hours, writer);
    writer->EndObject();
  });
  writer->EndObject();
}

void WriteDays(const Profile& profile, JsonWriter* writer) {
  if (profile.shifts_ok != 0) {
    writer->Key("shifts_ok").BeginArray();
    for (size_t i = 0; i < names::kShifts.size(); ++i) {
      if ((profile.shifts_ok & indexer::kAllPatterns[i]) != 0) writer->String(names::kShifts[i]);
    }
    writer->EndArray();
  }
  if (profile.start_minute) {
    const std::string_view flexible = profile.start_flexible ? names::kFlexibleStart : "";
    writer->Field("start_time", Concat(Clock(*profile.start_minute), flexible));
  }
  List("unavailable", profile.unavailable, writer, [&](const Unavailable& time) {
    writer->BeginObject().Field("day", names::kDays[static_cast<size_t>(time.weekday)]);
    writer->Field("from", Clock(time.from_minute)).Field("to", Clock(time.to_minute)).EndObject();
  });
}

void WriteTravel(const TravelWish& travel, JsonWriter* writer) {
  writer->Key("travel").BeginObject().Key("origins").BeginArray();
  for (size_t i = 0; i < travel.origins.size(); ++i) {
    const taxonomies::TravelPoint& origin = travel.origins[i];
    writer->BeginObject();
    WriteDegrees("lat", origin.lat, writer);
    WriteDegrees("lon", origin.lon, writer);
    if (i < travel.origin_names.size()) TextUnlessEmpty("name", travel.origin_names[i], writer);
    writer->Field("precision", names::kPrecisions[At(origin.precision)]).EndObject();
  }
  writer->EndArray();
  writer->Key("modes").BeginArray();
  for (const taxonomies::TravelMode mode : travel.modes) {
    writer->String(names::kTravelModes[At(mode)]);
  }
  writer->EndArray().Field("max_minutes", travel.max_minutes).EndObject();
}

void WriteRules(const Profile& profile, JsonWriter* writer) {
  std::vector<std::string_view> musts;
  for (size_t m = 0; m < kMustCount; ++m) {
    if (profile.musts[m]) musts.push_back(names::kMusts[m]);
  }
  List("musts", musts, writer, [&](std::string_view must) { writer->String(must); });
  List("vetoes", profile.vetoes, writer, [&](const Veto& veto) {
    writer->String(Concat(names::kVetoKinds[At(veto.kind)], ":", veto.value));
  });
  List("caps", profile.caps, writer, [&](const Cap& cap) {
    writer->BeginObject().Field("by", names::kCapBy[At(cap.by)]);
    TextUnlessEmpty("value", cap.value, writer);
    writer->Field("max", cap.max).EndObject();
  });
}

}  // namespace

std::string WriteProfile(const Profile& profile) {
  JsonWriter writer;
  writer.BeginObject().Field("schema", 1).Field("key", profile.key);
  WriteAspirations(profile.aspirations, &writer);
  List("resources", profile.resources, &writer,
       [&](const ResourceHeld& held) { WriteResource(held, &writer); });
  List("facets", profile.facets, &writer, [&](const FacetWish& wish) {
    writer.BeginObject().Field("id", wish.facet).Field("ideal", wish.ideal);
    writer.Field("strength", names::kStrengths[At(wish.strength)]).EndObject();
  });
  WriteHours(profile.hours, &writer);
  WriteDays(profile, &writer);
  if (profile.travel) WriteTravel(*profile.travel, &writer);
  if (profile.pay_floor_pence) writer.Field("pay_floor_pence", *profile.pay_floor_pence);
  if (profile.permanent) writer.Field("permanent", true);
  if (profile.remote) writer.Field("remote", *profile.remote);
  List("sectors", profile.sectors, &writer, [&](const SectorWish& wish) {
    writer.BeginObject().Field("id", wish.sector);
    writer.Field("strength", names::kSectorStrengths[wish.avoid ? 1 : 0]).EndObject();
  });
  if (profile.openness != Openness::kNeutral) {
    writer.Field("openness", names::kOpenness[At(profile.openness)]);
  }
  WriteRules(profile, &writer);
  List("credentials", profile.credentials, &writer,
       [&](const std::string& kind) { writer.String(kind); });
  if (!profile.widen) writer.Field("widen", false);
  return writer.EndObject().Take();
}

}  // namespace corner::matcher
