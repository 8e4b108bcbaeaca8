#include <algorithm>

#include "absl/strings/str_format.h"
#include "matcher/evaluate/fairness.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr size_t kFieldsPrinted = 3;

double Share(int64_t part, int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void WriteExposure(const Exposure& exposure, JsonWriter* json) {
  json->BeginObject()
      .Field("by", std::string_view(exposure.by))
      .Field("value", std::string_view(exposure.value))
      .Field("profiles", exposure.profiles)
      .Field("empty_lists", exposure.empty_lists)
      .Field("listed", exposure.listed);
  json->Key("mean_openings").Decimal(Share(exposure.openings, exposure.profiles), 2);
  json->Key("fields").BeginObject();
  for (const auto& [field, count] : exposure.fields) {
    json->Key(field).Decimal(Share(count, exposure.listed), 4);
  }
  json->EndObject().Key("major_groups").BeginArray();
  for (const int64_t count : exposure.major) json->Decimal(Share(count, exposure.listed), 4);
  json->EndArray().EndObject();
}

std::string MostFields(const Exposure& exposure) {
  std::vector<std::pair<int64_t, std::string>> order;
  for (const auto& [field, count] : exposure.fields) order.emplace_back(-count, field);
  std::sort(order.begin(), order.end());
  std::vector<std::string> parts;
  for (size_t i = 0; i < std::min(kFieldsPrinted, order.size()); ++i) {
    parts.push_back(absl::StrFormat("%s %.0f %%", order[i].second,
                                    100 * Share(-order[i].first, exposure.listed)));
  }
  return Join(parts, ", ");
}

void AppendExposure(const Exposure& exposure, std::string* text) {
  absl::StrAppendFormat(text, "  %-14s %-22s", exposure.by, exposure.value);
  if (exposure.profiles > 0) {
    absl::StrAppendFormat(text, " %6d %6d %7.1f  ", exposure.profiles, exposure.empty_lists,
                          Share(exposure.openings, exposure.profiles));
  } else {
    absl::StrAppendFormat(text, " %23s", "");
  }
  for (size_t group = 1; group < kMajorGroups; ++group) {
    absl::StrAppendFormat(text, " %3.0f", 100 * Share(exposure.major[group], exposure.listed));
  }
  absl::StrAppendFormat(text, " %3.0f   %s\n", 100 * Share(exposure.major[0], exposure.listed),
                        MostFields(exposure));
}

}  // namespace

std::string ToJson(const FairnessReport& report) {
  JsonWriter json;
  json.BeginObject().Field("day", std::string_view(report.day.Iso()));
  json.Key("twins").BeginArray();
  for (const TwinCount& twin : report.twins) {
    json.BeginObject()
        .Field("differs", std::string_view(twin.differs))
        .Field("pairs", twin.pairs)
        .Field("same", twin.same)
        .EndObject();
  }
  json.EndArray().Key("open");
  WriteExposure(report.open, &json);
  json.Key("lists").BeginArray();
  for (const Exposure& exposure : report.lists) WriteExposure(exposure, &json);
  json.EndArray();
  json.Field("vacancies", report.vacancies).Field("shown", report.shown);
  return json.EndObject().Take();
}

std::string ToTable(const FairnessReport& report) {
  std::string text = "Twins: invented people who differ only in what must not count.\n";
  for (const TwinCount& twin : report.twins) {
    absl::StrAppendFormat(&text, "  %-20s %d of %d pairs have the same list and points%s\n",
                          twin.differs, twin.same, twin.pairs,
                          twin.first_other.empty() ? "" : "; not so for " + twin.first_other);
  }
  text.append(
      "\nExposure: what invented people see in their first ten, in per cent by SOC 2020 major "
      "group\n(0 = not known; an advert may lie in several fields).\n\n"
      "  group                                 people  empty  length     1   2   3   4   5   6   7"
      "   8   9   0   most frequent fields\n");
  AppendExposure(report.open, &text);
  for (const Exposure& exposure : report.lists) AppendExposure(exposure, &text);
  absl::StrAppendFormat(&text, "\n%d of %d open adverts stand in somebody's first ten.\n",
                        report.shown, report.vacancies);
  text.append(
      "\nThis shows that the list follows what people say they want and where they live, and how\n"
      "its length depends on how much they say. It does not show how real people fare: the people\n"
      "are invented and drawn evenly, no one's background is known to the matcher or to this table,"
      "\nand adverts themselves may be unfair in ways that no ranking can see.\n");
  return text;
}

}  // namespace corner::matcher
