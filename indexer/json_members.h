// Reading a JSON object into a struct by a table: member name -> what is expected, how to read it.
// Used by codecs whose own writer made the text; an unknown member or a wrong type is a Problem
// with its path. Function templates without state.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "taxonomies/base/day.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::indexer::json_members {

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

inline bool FailAt(std::string_view name, std::string_view expected, JsonValue value,
                   Problem* problem) {
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

}  // namespace corner::indexer::json_members
