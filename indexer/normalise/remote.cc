#include "indexer/normalise/remote.h"

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int kNo = static_cast<int>(Remote::kNo), kHybrid = static_cast<int>(Remote::kHybrid),
              kYes = static_cast<int>(Remote::kYes), kOther = 100;

constexpr Phrase kField[] = {{"hybrid", kHybrid},
                             {"yes", kYes},
                             {"true", kYes},
                             {"remote", kYes},
                             {"fully remote", kYes},
                             {"telecommute", kYes},
                             {"home based", kYes},
                             {"work from home", kYes},
                             {"homeworking", kHybrid},
                             {"home working", kHybrid},
                             {"no", kNo},
                             {"false", kNo},
                             {"on site", kNo},
                             {"onsite", kNo},
                             {"office", kNo},
                             {"office based", kNo},
                             {"partially remote", kHybrid},
                             {"partly remote", kHybrid},
                             {"1", kYes},
                             {"0", kNo},
                             {"in person", kNo},
                             {"not remote", kNo}};

constexpr Phrase kText[] = {{"hybrid working", kHybrid},
                            {"hybrid role", kHybrid},
                            {"hybrid work", kHybrid},
                            {"hybrid", kHybrid},
                            {"hybrid position", kHybrid},
                            {"blended working", kHybrid},
                            {"hybrid vehicle*", kOther},
                            {"hybrid cloud", kOther},
                            {"hybrid mobile", kOther},
                            {"hybrid app*", kOther},
                            {"hybrid car*", kOther},
                            {"hybrid electric", kOther},
                            {"days from home", kHybrid},
                            {"part of the week from home", kHybrid},
                            {"some home working", kHybrid},
                            {"days in the office", kHybrid},
                            {"hybrid environment", kOther},
                            {"days working from home", kHybrid},
                            {"combination of office and home", kHybrid},
                            {"mix of home and office", kHybrid},
                            {"partly from home", kHybrid},
                            {"work from home", kYes},
                            {"working from home", kYes},
                            {"home based role", kYes},
                            {"home based position", kYes},
                            {"fully remote", kYes},
                            {"100 remote", kYes},
                            {"remote working", kYes},
                            {"remote role", kYes},
                            {"remote position", kYes},
                            {"work remotely", kYes},
                            {"working remotely", kYes},
                            {"remote job", kYes},
                            {"remote work", kYes},
                            {"home based", kYes},
                            {"telecommute", kYes},
                            {"telecommuting", kYes},
                            {"homeworking", kYes},
                            {"home working", kYes},
                            {"work at home", kYes},
                            {"remote first", kYes},
                            {"remote location*", kOther},
                            {"remote area*", kOther},
                            {"remote site*", kOther},
                            {"remote support", kOther},
                            {"remote access", kOther},
                            {"remote monitoring", kOther},
                            {"remote desktop", kOther},
                            {"remote control*", kOther},
                            {"remote team*", kOther},
                            {"office based", kNo},
                            {"on site only", kNo},
                            {"site based", kNo},
                            {"no remote", kNo},
                            {"not remote", kNo},
                            {"not a remote", kNo},
                            {"no home working", kNo},
                            {"no telecommuting", kNo},
                            {"in person only", kNo}};

constexpr Phrase kTitle[] = {{"hybrid", kHybrid},          {"remote", kYes},
                             {"home based", kYes},         {"work from home", kYes},
                             {"homeworking", kYes},        {"from home", kYes},
                             {"remote location*", kOther}, {"office based", kNo},
                             {"fully remote", kYes},       {"home worker", kYes}};

bool First(const PhraseTable& table, const ScannedText& text, std::string_view source,
           RemoteReading* reading) {
  bool home = false, office = false;
  for (const PhraseHit& hit : table.FindAll(text)) {
    if (hit.tag == kOther) continue;
    const bool negated = text.NegatedBefore(hit.from);
    if (negated && hit.tag != kYes) continue;
    const Remote found = negated ? Remote::kNo : static_cast<Remote>(hit.tag);
    home |= found == Remote::kYes;
    office |= found == Remote::kNo && !negated;
    // Hybrid says more than any other word; else the first stands.
    if (reading->remote != Remote::kUnknown && found != Remote::kHybrid) continue;
    if (reading->remote == Remote::kHybrid) continue;
    *reading = {found, std::string(source), hit.from, hit.to};
  }
  if (home && office) reading->remote = Remote::kHybrid;
  return reading->remote != Remote::kUnknown;
}

}  // namespace

RemoteReading ReadRemote(std::string_view declared, std::string_view working_time,
                         bool place_is_remote, const ScannedText& title,
                         const ScannedText& description) {
  static const PhraseTable fields(kField), titles(kTitle), texts(kText);
  RemoteReading reading;
  for (const auto& [value, source] :
       {std::pair(declared, "field:remote"), std::pair(working_time, "field:working_time")}) {
    const std::string kept(value);
    const ScannedText field(kept);
    if (!kept.empty() && First(fields, field, source, &reading)) {
      reading.from = reading.to = 0;
      return reading;
    }
  }
  if (First(titles, title, "text:title", &reading)) return reading;
  if (First(texts, description, "text:description", &reading)) return reading;
  if (place_is_remote) return {Remote::kYes, "field:location", 0, 0};
  return reading;
}

}  // namespace corner::indexer
