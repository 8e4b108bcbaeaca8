// Reads what vacancy_json.cc writes. One table a kind of object: member name -> how to read it.
#include <cmath>
#include <iterator>

#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using taxonomies::PlaceMatch;
using taxonomies::PlacePrecision;

// Where reading failed and why; empty `sentence` means that it has not.
struct Problem {
  std::string path;  // "place.lat", "tasks[2].span"
  std::string sentence;
};

// Each Read returns false when the value is not what it should be; `problem` may then say more.
template <typename Object>
struct Member {
  std::string_view name;
  std::string_view expected;  // "a string", "an array of texts"
  bool (*read)(JsonValue value, Object* object, Problem* problem);
};

bool FailAt(std::string_view name, std::string_view expected, JsonValue value, Problem* problem) {
  if (problem->sentence.empty()) {
    problem->sentence = Concat("expected ", expected, ", found ", value.type_name());
  }
  const bool joined = problem->path.empty() || problem->path.front() == '[';
  problem->path = Concat(name, joined ? "" : ".", problem->path);
  return false;
}

// Members come in the order of `table`, so each is looked for where the last one ended.
template <typename Object, size_t N>
bool ReadObject(JsonValue value, const Member<Object> (&table)[N], Object* object,
                Problem* problem) {
  if (!value.is_object()) return false;
  size_t next = 0;
  bool ok = true;
  value.ForEachMember([&](std::string_view name, JsonValue member) {
    if (!ok) return;
    for (size_t tried = 0; tried < N; ++tried, next = next + 1 == N ? 0 : next + 1) {
      if (table[next].name != name) continue;
      ok = table[next].read(member, object, problem) ||
           FailAt(name, table[next].expected, member, problem);
      return;
    }
    problem->sentence = "unknown member";
    ok = FailAt(name, "", member, problem);
  });
  return ok;
}

template <typename Visit>
bool ReadArray(JsonValue value, Problem* problem, const Visit& visit) {
  if (!value.is_array()) return false;
  for (size_t i = 0; i < value.size(); ++i) {
    if (visit(value.element(i))) continue;
    return FailAt(Concat("[", i, "]"), "something else", value.element(i), problem);
  }
  return true;
}

template <auto kField, typename Object>
bool Text(JsonValue value, Object* object, Problem*) {
  const auto text = value.string();
  if (text) (object->*kField).assign(*text);
  return text.has_value();
}

// An integer that fits the member, which may be optional.
template <auto kField, typename Object>
bool Number(JsonValue value, Object* object, Problem*) {
  auto& member = object->*kField;
  const auto number = value.integer();
  if (!number) return false;
  if constexpr (requires { member.reset(); }) {
    using Integer = std::remove_reference_t<decltype(*member)>;
    member = static_cast<Integer>(*number);
    return *member == *number;
  } else {
    member = static_cast<std::remove_reference_t<decltype(member)>>(*number);
    return member == *number;
  }
}

template <auto kField, typename Object>
bool Truth(JsonValue value, Object* object, Problem*) {
  const auto truth = value.boolean();
  if (truth) object->*kField = *truth;
  return truth.has_value();
}

// A number kept as an integer of `kScale` parts.
template <auto kField, int kScale, typename Object>
bool Scaled(JsonValue value, Object* object, Problem*) {
  const auto number = value.number();
  if (!number || std::abs(*number) > 1e6) return false;
  object->*kField = static_cast<int32_t>(std::lround(*number * kScale));
  return true;
}

template <auto kField, auto kFromName, typename Object>
bool Named(JsonValue value, Object* object, Problem*) {
  const auto text = value.string();
  if (!text) return false;
  const auto named = kFromName(*text);
  if (named) object->*kField = *named;
  return named.has_value();
}

template <auto kField, auto kFromName, typename Object>
bool Bits(JsonValue value, Object* object, Problem* problem) {
  return ReadArray(value, problem, [&](JsonValue element) {
    const auto text = element.string();
    if (!text) return false;
    const auto bit = kFromName(*text);
    if (bit) object->*kField |= *bit;
    return bit.has_value();
  });
}

template <auto kField, typename Object>
bool Date(JsonValue value, Object* object, Problem*) {
  const auto text = value.string();
  if (!text) return false;
  const auto day = Day::ParseIso(*text);
  if (day) object->*kField = *day;
  return day.has_value();
}

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

template <auto kField, const auto& kTable, typename Object>
bool List(JsonValue value, Object* object, Problem* problem) {
  (object->*kField).reserve(value.size());
  return ReadArray(value, problem, [&](JsonValue element) {
    return ReadObject(element, kTable, &(object->*kField).emplace_back(), problem);
  });
}

template <auto kField, const auto& kTable, typename Object>
bool Optional(JsonValue value, Object* object, Problem* problem) {
  return ReadObject(value, kTable, &(object->*kField).emplace(), problem);
}

std::optional<PlacePrecision> PrecisionFromName(std::string_view name) {
  static constexpr std::string_view kNames[] = {"site", "district", "town",
                                                "county", "region", "none"};
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

constexpr Member<Facet> kFacetMembers[] = {
    {"id", "a string", Text<&Facet::id>},
    {"value", "an integer", Number<&Facet::value>},
    {"source", "a string", Text<&Facet::source>}};

constexpr Member<Requirement> kRequirementMembers[] = {
    {"kind", "a string", Text<&Requirement::kind>},
    {"strength", "a strength", Named<&Requirement::strength, StrengthFromName>},
    {"span", "a span", FromTo<Requirement>}};

constexpr Member<Scheme> kSchemeMembers[] = {{"id", "a string", Text<&Scheme::id>},
                                             {"level", "a string", Text<&Scheme::level>}};

constexpr Member<FactSource> kFactMembers[] = {
    {"value", "a string", Text<&FactSource::value>},
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
    const bool read_all =
        member.is_array() ? ReadArray(member, problem, read) : read(member);
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
    {"status", "a status", Named<&Vacancy::status, StatusFromName>}};

}  // namespace

absl::StatusOr<Vacancy> VacancyFromJson(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(json));
  Vacancy vacancy;
  Problem problem;
  if (!ReadObject(document.root(), kVacancyMembers, &vacancy, &problem)) {
    if (problem.path.empty()) return InvalidInput("a vacancy must be a JSON object");
    return InvalidInput(Concat(problem.path, ": ", problem.sentence));
  }
  if (vacancy.id.empty()) return InvalidInput("id: a vacancy must have an id");
  return vacancy;
}

}  // namespace corner::indexer
