// The profile's JSON form, schema 1 of docs/profile.md and docs/profile.schema.json: used by the
// command line, the API, the client's own store and the judged examples. Pure functions, safe from
// any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/profile.h"
#include "matcher/profile_words.h"

namespace corner::matcher {

inline constexpr size_t kMostProfileBytes = 16u << 20;
inline constexpr size_t kMostProfileText = 2000;     // bytes of one text
inline constexpr size_t kMostProfileEntries = 1000;  // of a list that has no narrower limit
inline constexpr size_t kMostProfileFacets = 24;     // kMostFacetWishes
inline constexpr size_t kMostProfileOrigins = 20;
inline constexpr size_t kMostProfileIssues = 1000;  // one more then says how many were left out

struct ProfileIssue {
  std::string path;      // JSON Pointer (RFC 6901): "/resources/2/wish"; "" is the whole text
  std::string sentence;  // what is wrong
  std::string hint;      // what to do about it
  bool operator==(const ProfileIssue&) const = default;
};

struct ProfileReading {
  Profile profile;  // with issues: what could be read
  std::vector<ProfileIssue> issues;
  bool ok() const { return issues.empty(); }
};

// Reads a profile and reports everything that is wrong with it at once. What is left out is not
// said, which is fine: schema and key alone are a profile.
ProfileReading ReadProfile(std::string_view json, const ProfileWords& words);

// ReadProfile gives back the same profile. What is not said is left out; the musts about facets
// stand as strengths, places as coordinates with their name. Texts must be valid UTF-8.
std::string WriteProfile(const Profile& profile);

}  // namespace corner::matcher
