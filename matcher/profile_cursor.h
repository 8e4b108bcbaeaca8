// A value inside a client's JSON that knows its path: reads what is expected or notes an issue and
// gives nothing, so that one pass reports everything. For the readers of profile_json.h,
// reactions_json.h and cards_json.h alone. Not shared between threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/profile_json.h"
#include "taxonomies/base/json.h"

namespace corner::matcher {

// “text”, shortened to what fits in a sentence.
std::string Shown(std::string_view text);
// “a”, “b” or “c”.
std::string OneOf(std::span<const std::string_view> choices);

class ProfileIssues {
 public:
  // What is read, as it begins a sentence, and the page that describes it.
  explicit ProfileIssues(std::string_view what = "A profile",
                         std::string_view page = "docs/profile.md")
      : what_(what), page_(page) {}
  std::string_view what() const { return what_; }
  std::string_view page() const { return page_; }
  void Add(ProfileIssue issue);
  // Further issues are only counted: not worth a search for what may have been meant.
  bool full() const { return issues_.size() >= kMostProfileIssues; }
  std::vector<ProfileIssue> Take();  // in the order they were found

 private:
  std::string_view what_, page_;
  std::vector<ProfileIssue> issues_;
  size_t left_out_ = 0;
};

class ProfileCursor {
 public:
  ProfileCursor(JsonValue value, std::string path, const ProfileWords* words, ProfileIssues* issues)
      : value_(value), path_(std::move(path)), words_(words), issues_(issues) {}

  bool present() const { return value_.valid(); }
  const ProfileWords& words() const { return *words_; }
  bool is_string() const { return value_.is_string(); }
  bool is_false() const { return value_.boolean() == false; }
  bool is_empty_array() const { return value_.is_array() && value_.size() == 0; }
  bool Is(int64_t number) const { return value_.integer() == number; }
  bool Is(std::string_view text) const { return value_.string() == text; }
  void Report(std::string_view sentence, std::string_view hint) const;
  // A wrong type; `wanted` as in "a list".
  void ReportType(std::string_view wanted) const;

  // An object: members that are not in `names` are issues. False with an issue otherwise.
  bool IsObject(std::span<const std::string_view> names) const;
  ProfileCursor operator[](std::string_view member) const;  // not present when there is none
  // The same, with an issue when it is not there.
  ProfileCursor Needed(std::string_view member) const;
  // Each element in order; nothing when absent, an issue when it is no list or has too many.
  void ForEach(size_t most, const std::function<void(const ProfileCursor&)>& visit) const;
  // Each of the first elements, without a word about what it is.
  void Each(size_t most, const std::function<void(const ProfileCursor&)>& visit) const;

  // Each of these: nothing when absent, an issue and nothing when it does not fit.
  std::optional<std::string> Text() const;
  std::optional<std::string> NeededText() const;  // not blank
  std::optional<int64_t> Integer(int64_t least, int64_t most, std::string_view unit) const;
  // A number between the two, kept to so many parts of one.
  std::optional<int64_t> Parts(int64_t parts, double least, double most,
                               std::string_view unit) const;
  std::optional<bool> Flag() const;
  std::optional<size_t> Choice(std::span<const std::string_view> choices) const;
  std::optional<int32_t> Minute(bool may_end_the_day) const;  // "HH:MM"
  std::optional<std::string> Id(ProfileWord kind) const;

  // An id that is none of these kinds, with what may have been meant.
  void ReportUnknownId(std::span<const ProfileWord> kinds, std::string_view id) const;

 private:
  JsonValue value_;
  std::string path_;
  const ProfileWords* words_;
  ProfileIssues* issues_;
};

// "07:30" as minutes of the day; 24:00 only where it may end one.
std::optional<int32_t> ParseMinute(std::string_view text, bool may_end_the_day);

}  // namespace corner::matcher
