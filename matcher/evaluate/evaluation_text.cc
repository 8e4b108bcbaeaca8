#include "matcher/evaluate/evaluation_text.h"

#include "absl/strings/str_format.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr int kPlaces = 4;

std::string_view Name(Standing::Kind kind) {
  constexpr std::string_view kNames[] = {"listed", "below_floor", "set_aside", "not_open"};
  return kNames[static_cast<size_t>(kind)];
}

void WriteMeasures(const Measures& measures, JsonWriter* json) {
  json->Key("ndcg10").Decimal(measures.ndcg10, kPlaces);
  json->Key("pref10").Decimal(measures.pref10, kPlaces);
  json->Key("p5").Decimal(measures.p5, kPlaces);
}

void WriteInterval(const Interval& interval, JsonWriter* json) {
  json->Key("low").Decimal(interval.low, kPlaces);
  json->Key("high").Decimal(interval.high, kPlaces);
}

void WriteMissed(const Missed& missed, JsonWriter* json) {
  json->BeginObject()
      .Field("vacancy", std::string_view(missed.vacancy))
      .Field("title", std::string_view(missed.title))
      .Field("grade", missed.judgement.grade)
      .Field("preference", missed.judgement.preference)
      .Field("standing", Name(missed.standing))
      .Field("fit", missed.fit)
      .Field("floor", missed.floor)
      .Field("tenth_fit", missed.tenth);
  json->Key("reasons").BeginArray();
  for (const Reason& reason : missed.reasons) {
    json->BeginObject()
        .Field("code", std::string_view(reason.code))
        .Field("points", reason.points)
        .Field("most", reason.most)
        .EndObject();
  }
  json->EndArray().EndObject();
}

void WriteProfileReport(const ProfileReport& profile, JsonWriter* json) {
  json->BeginObject().Field("key", std::string_view(profile.key));
  WriteMeasures(profile.corner, json);
  json->Field("beyond_reach", profile.beyond_reach).Key("list").BeginArray();
  for (size_t i = 0; i < profile.list.size(); ++i) {
    json->BeginObject()
        .Field("vacancy", std::string_view(profile.list[i]))
        .Field("grade", profile.judgements[i].grade)
        .Field("preference", profile.judgements[i].preference)
        .EndObject();
  }
  json->EndArray().Key("missed").BeginArray();
  for (const Missed& missed : profile.missed) WriteMissed(missed, json);
  json->EndArray().EndObject();
}

void AppendSystem(const SystemReport& system, bool first, std::string* text) {
  absl::StrAppendFormat(text, "  %-20s %7.3f  %5.3f to %5.3f %9.3f %7.3f", system.name,
                        system.mean.ndcg10, system.ndcg10.low, system.ndcg10.high,
                        system.mean.pref10, system.mean.p5);
  if (!first) {
    absl::StrAppendFormat(text, "   %+6.3f (%+.3f to %+.3f)", system.ahead, system.ahead_within.low,
                          system.ahead_within.high);
  }
  text->push_back('\n');
}

void AppendProfile(const ProfileReport& profile, std::string* text) {
  absl::StrAppendFormat(text, "  %-24s %7.3f %9.3f %7.3f   ", profile.key, profile.corner.ndcg10,
                        profile.corner.pref10, profile.corner.p5);
  for (const Judgement& judgement : profile.judgements) {
    absl::StrAppendFormat(text, " %d", judgement.grade);
  }
  if (profile.beyond_reach > 0) {
    absl::StrAppendFormat(text, "   (%d beyond reach of home)", profile.beyond_reach);
  }
  text->push_back('\n');
  for (const Missed& missed : profile.missed) {
    absl::StrAppendFormat(text, "      missed %s (grade %d) %s: %s, %d points", missed.vacancy,
                          missed.judgement.grade, missed.title, std::string(Name(missed.standing)),
                          missed.fit);
    if (missed.tenth > 0) absl::StrAppendFormat(text, ", the tenth has %d", missed.tenth);
    text->push_back('\n');
    std::vector<std::string> reasons;
    for (const Reason& reason : missed.reasons) {
      reasons.push_back(Concat(reason.code, " ", reason.points, "/", reason.most));
    }
    if (!reasons.empty()) text->append(Concat("        ", Join(reasons, ", "), "\n"));
  }
}

}  // namespace

std::string ToJson(const EvaluationReport& report) {
  JsonWriter json;
  json.BeginObject()
      .Field("n", report.profiles.size())
      .Field("day", std::string_view(report.day.Iso()))
      .Field("generation", report.generation)
      .Field("vacancies", report.vacancies);
  json.Key("systems").BeginArray();
  for (size_t s = 0; s < report.systems.size(); ++s) {
    const SystemReport& system = report.systems[s];
    json.BeginObject().Field("name", std::string_view(system.name));
    WriteMeasures(system.mean, &json);
    WriteInterval(system.ndcg10, &json);
    if (s > 0) {
      json.Key("corner_ahead").BeginObject();
      json.Key("ndcg10").Decimal(system.ahead, kPlaces);
      WriteInterval(system.ahead_within, &json);
      json.EndObject();
    }
    json.Field("about", std::string_view(system.about)).EndObject();
  }
  json.EndArray().Key("best").BeginObject();
  WriteMeasures(report.best, &json);
  json.EndObject().Key("profiles").BeginArray();
  for (const ProfileReport& profile : report.profiles) WriteProfileReport(profile, &json);
  json.EndArray().Key("not_open").BeginArray();
  for (const std::string& vacancy : report.not_open) json.String(vacancy);
  return json.EndArray().EndObject().Take();
}

std::string ToTable(const EvaluationReport& report) {
  std::string text = absl::StrFormat(
      "%d profiles and %d adverts open on %s. The interval holds 95 in 100 resampled means.\n\n"
      "  system               nDCG@10  95 %% interval    pref@10     P@5   the shortlist is ahead"
      " by\n",
      report.profiles.size(), report.vacancies, report.day.Spoken());
  for (const SystemReport& system : report.systems) {
    AppendSystem(system, &system == &report.systems.front(), &text);
  }
  absl::StrAppendFormat(&text, "  %-20s %7.3f %25.3f %7.3f\n\n", "(the judge's order)",
                        report.best.ndcg10, report.best.pref10, report.best.p5);
  for (const SystemReport& system : report.systems) {
    absl::StrAppendFormat(&text, "  %-20s %s\n", system.name, system.about);
  }
  text.append(
      "\n  profile                  nDCG@10   pref@10     P@5    grades of the first ten\n");
  for (const ProfileReport& profile : report.profiles) AppendProfile(profile, &text);
  if (!report.not_open.empty()) {
    text.append(Concat("\nJudged above 0 but not open on this day: ", Join(report.not_open, ", "),
                       ". They count against every system.\n"));
  }
  return text;
}

}  // namespace corner::matcher
