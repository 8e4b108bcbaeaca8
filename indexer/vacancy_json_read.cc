// Reads what vacancy_json.cc writes: one table a kind of object, in the order of writing.
#include <iterator>

#include "indexer/json_members.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using json_members::Bits;
using json_members::Date;
using json_members::FailAt;
using json_members::List;
using json_members::Member;
using json_members::Named;
using json_members::Number;
using json_members::Optional;
using json_members::Problem;
using json_members::ReadArray;
using json_members::ReadObject;
using json_members::Scaled;
using json_members::Text;
using json_members::Truth;
using taxonomies::PlaceMatch;
using taxonomies::PlacePrecision;

bool ReadSpan(JsonValue value, int32_t* from, int32_t* to) {
  if (!value.is_array() || value.size() != 2) return false;
  const auto first = value.element(0).integer(), last = value.element(1).integer();
  if (!first || !last || *first < 0 || *last < *first || *last > INT32_MAX) return false;
  *from = static_cast<int32_t>(*first);
  *to = static_cast<int32_t>(*last);
  return true;
}

template <typename Object>
bool FromTo(JsonValue value, Object* object, Problem*) {
  return ReadSpan(value, &object->from, &object->to);
}

std::optional<PlacePrecision> PrecisionFromName(std::string_view name) {
  static constexpr std::string_view kNames[] = {"site",   "district", "town",
                                                "county", "region",   "none"};
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<PlacePrecision>(i);
  }
  return std::nullopt;
}

template <auto kField>
bool Degrees(JsonValue value, PlaceMatch* place, Problem*) {
  const auto number = value.number();
  if (number) place->*kField = *number;
  return number.has_value();
}

bool StartTime(JsonValue value, Vacancy* vacancy, Problem*) {
  const auto text = value.string();
  if (!text || text->size() != 5 || (*text)[2] != ':') return false;
  const auto hour = ParseInteger(text->substr(0, 2)), minute = ParseInteger(text->substr(3));
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return false;
  vacancy->start_minute = static_cast<int32_t>(*hour * 60 + *minute);
  return true;
}

constexpr Member<PlaceMatch> kPlaceMembers[] = {
    {"text", "a string", Text<&PlaceMatch::text>},
    {"name", "a string", Text<&PlaceMatch::name>},
    {"lat", "degrees", Degrees<&PlaceMatch::lat>},
    {"lon", "degrees", Degrees<&PlaceMatch::lon>},
    {"precision", "a precision", Named<&PlaceMatch::precision, PrecisionFromName>},
    {"id", "a string", Text<&PlaceMatch::id>}};

constexpr Member<Pay> kPayMembers[] = {
    {"min_pence", "pence", Number<&Pay::min_pence>},
    {"max_pence", "pence", Number<&Pay::max_pence>},
    {"period", "a period", Named<&Pay::period, PayPeriodFromName>},
    {"currency", "a string", Text<&Pay::currency>},
    {"pro_rata", "true or false", Truth<&Pay::pro_rata>},
    {"predicted", "true or false", Truth<&Pay::predicted>},
    {"hourly_min_pence", "pence", Number<&Pay::hourly_min_pence>},
    {"annual_min_pence", "pence", Number<&Pay::annual_min_pence>},
    {"text", "a string", Text<&Pay::text>}};

constexpr Member<Hours> kHoursMembers[] = {{"min", "hours", Scaled<&Hours::min, 100>},
                                           {"max", "hours", Scaled<&Hours::max, 100>}};

constexpr Member<Vacancy> kEmployerMembers[] = {
    {"key", "a string", Text<&Vacancy::employer_key>},
    {"name", "a string", Text<&Vacancy::employer_name>}};

constexpr Member<Occupation> kOccupationMembers[] = {
    {"scheme", "a string", Text<&Occupation::scheme>},
    {"code", "a string", Text<&Occupation::code>},
    {"p", "a share", Scaled<&Occupation::per_mille, 1000>}};

constexpr Member<Task> kTaskMembers[] = {
    {"concept", "a string", Text<&Task::concept_id>},
    {"weight", "an integer", Number<&Task::weight>},
    {"span", "a span", [](JsonValue value, Task* task, Problem*) {
       return ReadSpan(value, &task->span.from, &task->span.to);
     }}};

constexpr Member<Facet> kFacetMembers[] = {{"id", "a string", Text<&Facet::id>},
                                           {"value", "an integer", Number<&Facet::value>},
                                           {"source", "a string", Text<&Facet::source>}};

constexpr Member<Requirement> kRequirementMembers[] = {
    {"kind", "a string", Text<&Requirement::kind>},
    {"strength", "a strength", Named<&Requirement::strength, StrengthFromName>},
    {"span", "a span", FromTo<Requirement>}};

constexpr Member<Scheme> kSchemeMembers[] = {{"id", "a string", Text<&Scheme::id>},
                                             {"level", "a string", Text<&Scheme::level>}};

constexpr Member<FactSource> kFactMembers[] = {{"value", "a string", Text<&FactSource::value>},
                                               {"source", "a string", Text<&FactSource::source>},
                                               {"span", "a span", FromTo<FactSource>}};

bool Facts(JsonValue value, Vacancy* vacancy, Problem* problem) {
  if (!value.is_object()) return false;
  vacancy->facts.reserve(value.size());
  bool ok = true;
  value.ForEachMember([&](std::string_view name, JsonValue member) {
    const auto read = [&](JsonValue item) {
      FactSource& fact = vacancy->facts.emplace_back();
      fact.name.assign(name);
      return ReadObject(item, kFactMembers, &fact, problem);
    };
    const bool read_all = member.is_array() ? ReadArray(member, problem, read) : read(member);
    if (ok && !read_all) ok = FailAt(name, "a fact", member, problem);
  });
  return ok;
}

constexpr Member<Vacancy> kVacancyMembers[] = {
    {"id", "a string", Text<&Vacancy::id>},
    {"source", "a string", Text<&Vacancy::source>},
    {"external_id", "a string", Text<&Vacancy::external_id>},
    {"kind", "\"vacancy\"",
     [](JsonValue value, Vacancy*, Problem*) { return value.string() == "vacancy"; }},
    {"row_source", "a string", Text<&Vacancy::row_source>},
    {"title", "a string", Text<&Vacancy::title>},
    {"employer", "an object",
     [](JsonValue value, Vacancy* vacancy, Problem* problem) {
       return ReadObject(value, kEmployerMembers, vacancy, problem);
     }},
    {"sector", "a string", Text<&Vacancy::sector>},
    {"description", "a string", Text<&Vacancy::description_html>},
    {"text", "a string", Text<&Vacancy::description_text>},
    {"url", "a string", Text<&Vacancy::url>},
    {"posted", "a date", Date<&Vacancy::posted>},
    {"closes", "a date", Date<&Vacancy::closes>},
    {"place", "an object",
     [](JsonValue value, Vacancy* vacancy, Problem* problem) {
       return ReadObject(value, kPlaceMembers, &vacancy->place, problem);
     }},
    {"remote", "a remote value", Named<&Vacancy::remote, RemoteFromName>},
    {"pay", "an object", Optional<&Vacancy::pay, kPayMembers>},
    {"hours", "an object", Optional<&Vacancy::hours, kHoursMembers>},
    {"pattern", "an array of patterns", Bits<&Vacancy::pattern, PatternFromName>},
    {"start_time", "HH:MM", StartTime},
    {"contract", "a contract", Named<&Vacancy::contract, ContractFromName>},
    {"competitive", "true or false", Truth<&Vacancy::competitive>},
    {"lawful", "true or false", Truth<&Vacancy::lawful>},
    {"occupation", "an array", List<&Vacancy::occupation, kOccupationMembers>},
    {"fields", "an array of strings",
     [](JsonValue value, Vacancy* vacancy, Problem* problem) {
       return ReadArray(value, problem, [&](JsonValue element) {
         const auto text = element.string();
         if (text) vacancy->fields.emplace_back(*text);
         return text.has_value();
       });
     }},
    {"tasks", "an array", List<&Vacancy::tasks, kTaskMembers>},
    {"facets", "an array", List<&Vacancy::facets, kFacetMembers>},
    {"requirements", "an array", List<&Vacancy::requirements, kRequirementMembers>},
    {"schemes", "an array", List<&Vacancy::schemes, kSchemeMembers>},
    {"flags", "an array of flags", Bits<&Vacancy::flags, FlagFromName>},
    {"facts", "an object", Facts},
    {"first_seen", "a date", Date<&Vacancy::first_seen>},
    {"status", "a status", Named<&Vacancy::status, StatusFromName>},
    {"group", "a string", Text<&Vacancy::group>},
    {"group_first_seen", "a date", Date<&Vacancy::group_first_seen>}};

absl::StatusOr<Vacancy> VacancyFrom(const JsonDocument& document) {
  Vacancy vacancy;
  Problem problem;
  if (!ReadObject(document.root(), kVacancyMembers, &vacancy, &problem)) {
    if (problem.path.empty()) return InvalidInput("a vacancy must be a JSON object");
    return InvalidInput(Concat(problem.path, ": ", problem.sentence));
  }
  if (vacancy.id.empty()) return InvalidInput("id: a vacancy must have an id");
  return vacancy;
}

}  // namespace

absl::StatusOr<Vacancy> VacancyFromJson(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(json));
  return VacancyFrom(document);
}

absl::StatusOr<Vacancy> VacancyFromStoredJson(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::ParseOwn(json));
  return VacancyFrom(document);
}

}  // namespace corner::indexer
