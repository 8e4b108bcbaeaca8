#include "indexer/vacancy_json.h"

#include <algorithm>
#include <charconv>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using taxonomies::PlaceMatch;
using taxonomies::PlacePrecision;

constexpr std::string_view kStandingBegins = ",\"first_seen\":\"";

void WriteStated(std::string_view name, std::string_view text, JsonWriter* writer) {
  if (!text.empty()) writer->Field(name, text);
}

template <typename Number>
void WriteStated(std::string_view name, const std::optional<Number>& number, JsonWriter* writer) {
  if (number) writer->Field(name, *number);
}

// The shortest text that reads back as the same number.
void WriteReal(std::string_view name, double value, JsonWriter* writer) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  writer->Key(name).Raw({buffer, static_cast<size_t>(end - buffer)});
}

void WriteSpan(int32_t from, int32_t to, JsonWriter* writer) {
  if (from == 0 && to == 0) return;
  writer->Key("span").BeginArray().Integer(from).Integer(to).EndArray();
}

std::string_view PrecisionName(PlacePrecision precision) {
  switch (precision) {
    case PlacePrecision::kSite:
      return "site";
    case PlacePrecision::kDistrict:
      return "district";
    case PlacePrecision::kTown:
      return "town";
    case PlacePrecision::kCounty:
      return "county";
    case PlacePrecision::kRegion:
      return "region";
    case PlacePrecision::kNone:
      break;
  }
  return "none";
}

void WritePlace(const PlaceMatch& place, JsonWriter* writer) {
  writer->Key("place").BeginObject();
  WriteStated("text", place.text, writer);
  WriteStated("name", place.name, writer);
  if (place.precision != PlacePrecision::kNone) {
    WriteReal("lat", place.lat, writer);
    WriteReal("lon", place.lon, writer);
  }
  writer->Field("precision", PrecisionName(place.precision));
  WriteStated("id", place.id, writer);
  writer->EndObject();
}

void WritePay(const Pay& pay, JsonWriter* writer) {
  writer->Key("pay").BeginObject();
  WriteStated("min_pence", pay.min_pence, writer);
  WriteStated("max_pence", pay.max_pence, writer);
  if (pay.period != PayPeriod::kUnknown) writer->Field("period", Name(pay.period));
  WriteStated("currency", pay.currency, writer);
  writer->Field("pro_rata", pay.pro_rata).Field("predicted", pay.predicted);
  WriteStated("hourly_min_pence", pay.hourly_min_pence, writer);
  WriteStated("annual_min_pence", pay.annual_min_pence, writer);
  WriteStated("text", pay.text, writer);
  writer->EndObject();
}

void WriteHours(const Hours& hours, JsonWriter* writer) {
  writer->Key("hours").BeginObject();
  if (hours.min) WriteReal("min", *hours.min / 100.0, writer);
  if (hours.max) WriteReal("max", *hours.max / 100.0, writer);
  writer->EndObject();
}

void WriteStartTime(int32_t minute, JsonWriter* writer) {
  const char text[] = {
      static_cast<char>('0' + minute / 600), static_cast<char>('0' + minute / 60 % 10), ':',
      static_cast<char>('0' + minute % 60 / 10), static_cast<char>('0' + minute % 10)};
  writer->Field("start_time", std::string_view(text, sizeof text));
}

template <typename Bit, size_t N>
void WriteBits(std::string_view name, unsigned bits, const Bit (&all)[N],
               std::string_view (*name_of)(Bit), JsonWriter* writer) {
  if (bits == 0) return;
  writer->Key(name).BeginArray();
  for (const Bit bit : all) {
    if (bits & bit) writer->String(name_of(bit));
  }
  writer->EndArray();
}

// An array under `name` with `write` called for each item; absent when there are none.
template <typename Item, typename Write>
void WriteList(std::string_view name, const std::vector<Item>& items, JsonWriter* writer,
               const Write& write) {
  if (items.empty()) return;
  writer->Key(name).BeginArray();
  for (const Item& item : items) write(item);
  writer->EndArray();
}

void WriteFact(const FactSource& fact, JsonWriter* writer) {
  writer->BeginObject().Field("value", fact.value).Field("source", fact.source);
  WriteSpan(fact.from, fact.to, writer);
  writer->EndObject();
}

void WriteFacts(const std::vector<FactSource>& facts, JsonWriter* writer) {
  if (facts.empty()) return;
  writer->Key("facts").BeginObject();
  for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
    const auto same_name = [&](const FactSource& other) { return other.name == fact->name; };
    if (std::any_of(facts.begin(), fact, same_name)) continue;  // written with the first
    writer->Key(fact->name);
    if (std::none_of(fact + 1, facts.end(), same_name)) {
      WriteFact(*fact, writer);
      continue;
    }
    writer->BeginArray();
    for (auto other = fact; other != facts.end(); ++other) {
      if (same_name(*other)) WriteFact(*other, writer);
    }
    writer->EndArray();
  }
  writer->EndObject();
}

void WriteWords(const Vacancy& vacancy, JsonWriter* writer) {
  writer->Field("title", vacancy.title);
  if (!vacancy.employer_key.empty() || !vacancy.employer_name.empty()) {
    writer->Key("employer").BeginObject();
    WriteStated("key", vacancy.employer_key, writer);
    WriteStated("name", vacancy.employer_name, writer);
    writer->EndObject();
  }
  WriteStated("sector", vacancy.sector, writer);
  WriteStated("description", vacancy.description_html, writer);
  WriteStated("text", vacancy.description_text, writer);
  WriteStated("url", vacancy.url, writer);
}

void WriteLists(const Vacancy& vacancy, JsonWriter* writer) {
  WriteList("occupation", vacancy.occupation, writer, [&](const Occupation& item) {
    writer->BeginObject().Field("scheme", item.scheme).Field("code", item.code);
    WriteReal("p", item.per_mille / 1000.0, writer);
    writer->EndObject();
  });
  WriteList("fields", vacancy.fields, writer,
            [&](const std::string& field) { writer->String(field); });
  WriteList("tasks", vacancy.tasks, writer, [&](const Task& task) {
    writer->BeginObject().Field("concept", task.concept_id).Field("weight", task.weight);
    WriteSpan(task.span.from, task.span.to, writer);
    writer->EndObject();
  });
  WriteList("facets", vacancy.facets, writer, [&](const Facet& facet) {
    writer->BeginObject().Field("id", facet.id).Field("value", facet.value);
    writer->Field("source", facet.source).EndObject();
  });
  WriteList("requirements", vacancy.requirements, writer, [&](const Requirement& requirement) {
    writer->BeginObject().Field("kind", requirement.kind);
    writer->Field("strength", Name(requirement.strength));
    WriteSpan(requirement.from, requirement.to, writer);
    writer->EndObject();
  });
  WriteList("schemes", vacancy.schemes, writer, [&](const Scheme& scheme) {
    writer->BeginObject().Field("id", scheme.id);
    WriteStated("level", scheme.level, writer);
    writer->EndObject();
  });
}

}  // namespace

void WriteVacancy(const Vacancy& vacancy, JsonWriter* writer) {
  writer->BeginObject().Field("id", vacancy.id).Field("source", vacancy.source);
  writer->Field("external_id", vacancy.external_id).Field("kind", "vacancy");
  WriteStated("row_source", vacancy.row_source, writer);
  WriteWords(vacancy, writer);
  if (vacancy.posted) writer->Field("posted", vacancy.posted->Iso());
  if (vacancy.closes) writer->Field("closes", vacancy.closes->Iso());
  WritePlace(vacancy.place, writer);
  writer->Field("remote", Name(vacancy.remote));
  if (vacancy.pay) WritePay(*vacancy.pay, writer);
  if (vacancy.hours) WriteHours(*vacancy.hours, writer);
  WriteBits("pattern", vacancy.pattern, kAllPatterns, PatternName, writer);
  if (vacancy.start_minute) WriteStartTime(*vacancy.start_minute, writer);
  writer->Field("contract", Name(vacancy.contract));
  writer->Field("competitive", vacancy.competitive).Field("lawful", vacancy.lawful);
  WriteLists(vacancy, writer);
  WriteBits("flags", vacancy.flags, kAllFlags, FlagName, writer);
  WriteFacts(vacancy.facts, writer);
  writer->Field("first_seen", vacancy.first_seen.Iso()).Field("status", Name(vacancy.status));
  if (!vacancy.group.empty()) {
    writer->Field("group", vacancy.group);
    writer->Field("group_first_seen", StandingOf(vacancy).group_first_seen.Iso());
  }
  writer->EndObject();
}

std::string VacancyToJson(const Vacancy& vacancy) {
  JsonWriter writer;
  WriteVacancy(vacancy, &writer);
  return writer.Take();
}

std::string_view VacancyContent(std::string_view json) {
  // Inside a text every quotation mark is escaped, so the last match is the member itself.
  const size_t end = json.rfind(kStandingBegins);
  return end == std::string_view::npos ? std::string_view() : json.substr(0, end);
}

Standing StandingOf(const Vacancy& vacancy) {
  return {vacancy.first_seen, vacancy.status, vacancy.group,
          vacancy.group_first_seen.value_or(vacancy.first_seen)};
}

std::string VacancyWithStanding(std::string_view content, const Standing& standing) {
  std::string json = Concat(content, kStandingBegins, standing.first_seen.Iso(), "\",\"status\":\"",
                            Name(standing.status), "\"");
  if (!standing.group.empty()) {
    json.append(Concat(",\"group\":\"", standing.group, "\",\"group_first_seen\":\"",
                       standing.group_first_seen.Iso(), "\""));
  }
  json.push_back('}');
  return json;
}

}  // namespace corner::indexer
