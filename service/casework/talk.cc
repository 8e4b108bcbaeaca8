#include "service/casework/talk.h"

#include <array>

#include "service/casework/record_reader.h"
#include "taxonomies/base/status.h"

namespace corner::casework {
namespace {

using Stance = DisclosurePlan::Stance;

constexpr size_t kMostEntries = 50, kMostBytes = 500, kMostNote = 2000;
constexpr size_t kMostTalkBytes = 512u << 10;
constexpr std::array<std::string_view, 8> kMembers = {"schema", "person", "employer", "day",
                                                      "pros",   "cons",   "decision", "note"};

void ReadMembers(const RecordReader& root, Talk* talk) {
  talk->person = root["person"].Text(kMostBytes);
  talk->employer = root["employer"].Text(kMostBytes);
  const RecordReader day_at = root.Needed("day");
  if (day_at.present()) {
    const std::optional<Day> day = Day::ParseIso(day_at.Text(kMostBytes));
    if (!day) day_at.Report("This is not a day.", "Write the day as 2027-01-31.");
    talk->day = day.value_or(Day());
  }
  talk->pros = root["pros"].Texts(kMostEntries, kMostBytes);
  talk->cons = root["cons"].Texts(kMostEntries, kMostBytes);
  constexpr Stance kAll[] = {Stance::kUndecided, Stance::kNone, Stance::kAfterOffer,
                             Stance::kAtApplication};
  std::array<std::string_view, 4> words;
  for (size_t i = 0; i < words.size(); ++i) words[i] = StanceWord(kAll[i]);
  talk->decision = kAll[root["decision"].Choice(words)];
  talk->note = root["note"].Text(kMostNote);
}

}  // namespace

absl::StatusOr<Talk> ReadTalk(std::string_view json) {
  Talk talk;
  CORNER_RETURN_IF_ERROR(ReadRecord(json, "A record of a talk", kMostTalkBytes, kMembers,
                                    [&](const RecordReader& root) { ReadMembers(root, &talk); }));
  return talk;
}

std::string WriteTalk(const Talk& talk) {
  JsonWriter writer;
  writer.BeginObject().Field("schema", 1).Field("person", talk.person);
  writer.Field("employer", talk.employer).Field("day", talk.day.Iso());
  writer.Key("pros").BeginArray();
  for (const std::string& text : talk.pros) writer.String(text);
  writer.EndArray().Key("cons").BeginArray();
  for (const std::string& text : talk.cons) writer.String(text);
  writer.EndArray().Field("decision", StanceWord(talk.decision)).Field("note", talk.note);
  return writer.EndObject().Take();
}

}  // namespace corner::casework
