#include "matcher/profile_cursor.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr size_t kQuotedBytes = 60;
constexpr std::string_view kNotUsed = "Corner does not use it for matching.";

// One reference token of a JSON Pointer.
std::string Token(std::string_view name) {
  std::string token = ReplaceAll(std::string(Utf8Prefix(name, 200)), "~", "~0");
  return ReplaceAll(std::move(token), "/", "~1");
}

// Letters alone, so that "shiftsOk" and "shifts-ok" meet "shifts_ok".
std::string Letters(std::string_view name) {
  std::string letters = AsciiLower(name);
  std::erase_if(letters, [](char c) { return c == '_' || c == '-' || c == ' '; });
  return letters;
}

// The choice that was most likely meant; empty when none is near.
std::string_view NearestOf(std::string_view typed, std::span<const std::string_view> choices) {
  if (typed.size() > 40) return {};
  const std::string letters = Letters(typed);
  const int limit = letters.size() <= 4 ? 1 : 2;
  std::string_view nearest;
  int least = limit + 1;
  for (const std::string_view choice : choices) {
    const int edits = EditDistance(Letters(choice), letters, limit);
    if (edits >= least) continue;
    least = edits;
    nearest = choice;
  }
  return nearest;
}

std::string UnknownMemberHint(std::string_view name, std::span<const std::string_view> names) {
  const std::string_view nearest = NearestOf(name, names);
  if (nearest.empty()) return Concat("Leave it out: ", kNotUsed);
  return Concat("Did you mean ", Shown(nearest), "? ", kNotUsed);
}

const char* KindName(ProfileWord kind) {
  switch (kind) {
    case ProfileWord::kField:
      return "job field";
    case ProfileWord::kConcept:
      return "resource";
    case ProfileWord::kFacet:
      return "facet";
  }
  return "word";
}

}  // namespace

std::string Shown(std::string_view text) {
  const std::string_view shown = Utf8Prefix(text, kQuotedBytes);
  return Concat("“", shown, shown.size() < text.size() ? "…”" : "”");
}

std::string OneOf(std::span<const std::string_view> choices) {
  std::string text;
  for (size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) text.append(i + 1 == choices.size() ? " or " : ", ");
    text.append(choices[i]);
  }
  return text;
}

void ProfileIssues::Add(ProfileIssue issue) {
  if (!full()) {
    issues_.push_back(std::move(issue));
  } else {
    ++left_out_;
  }
}

std::vector<ProfileIssue> ProfileIssues::Take() {
  if (left_out_ > 0) {
    issues_.push_back({"", Concat("There are ", left_out_, " more problems like these."),
                       "Mend those above first, then look again."});
  }
  return std::move(issues_);
}

void ProfileCursor::Report(std::string_view sentence, std::string_view hint) const {
  issues_->Add({path_, std::string(sentence), std::string(hint)});
}

void ProfileCursor::ReportType(std::string_view wanted) const {
  Report(Concat("This is ", value_.type_name(), " and should be ", wanted, "."),
         value_.is_null() ? std::string("Leave the member out when there is nothing to say.")
                          : Concat("See ", issues_->page(), " for the form of each member."));
}

bool ProfileCursor::IsObject(std::span<const std::string_view> names) const {
  if (!value_.is_object()) {
    ReportType("an object");
    return false;
  }
  value_.ForEachMember([&](std::string_view name, JsonValue) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    issues_->Add({Concat(path_, "/", Token(name)),
                  Concat(issues_->what(), " has no member ", Shown(name), " here."),
                  issues_->full() ? "" : UnknownMemberHint(name, names)});
  });
  return true;
}

ProfileCursor ProfileCursor::operator[](std::string_view member) const {
  return {value_.member(member), Concat(path_, "/", Token(member)), words_, issues_};
}

ProfileCursor ProfileCursor::Needed(std::string_view member) const {
  ProfileCursor cursor = (*this)[member];
  if (!cursor.present()) {
    cursor.Report(Concat("The member ", Shown(member), " is missing."),
                  Concat("It has to be said; ", issues_->page(), " shows how."));
  }
  return cursor;
}

void ProfileCursor::ForEach(size_t most,
                            const std::function<void(const ProfileCursor&)>& visit) const {
  if (!present()) return;
  if (!value_.is_array()) return ReportType("a list");
  if (value_.size() > most) {
    Report(Concat("There are ", value_.size(), " entries here; the most is ", most, "."),
           "Keep those that matter most.");
  }
  Each(most, visit);
}

void ProfileCursor::Each(size_t most,
                         const std::function<void(const ProfileCursor&)>& visit) const {
  const size_t count = value_.is_array() ? std::min(most, value_.size()) : 0;
  for (size_t i = 0; i < count; ++i) {
    visit({value_.element(i), Concat(path_, "/", i), words_, issues_});
  }
}

std::optional<std::string> ProfileCursor::Text() const {
  if (!present()) return std::nullopt;
  const std::optional<std::string_view> text = value_.string();
  if (!text) {
    ReportType("a string");
    return std::nullopt;
  }
  if (text->size() > kMostProfileText) {
    Report(Concat("This text has ", text->size(), " bytes; the most is ", kMostProfileText, "."),
           "Say it more shortly, or in two entries.");
    return std::nullopt;
  }
  return std::string(*text);
}

std::optional<std::string> ProfileCursor::NeededText() const {
  std::optional<std::string> text = Text();
  if (!text || !TrimSpace(*text).empty()) return text;
  Report("This text is empty.", "Write something here, or leave the whole entry out.");
  return std::nullopt;
}

std::optional<int64_t> ProfileCursor::Integer(int64_t least, int64_t most,
                                              std::string_view unit) const {
  if (!present()) return std::nullopt;
  const std::optional<int64_t> value = value_.integer();
  if (!value && !value_.is_number()) {
    ReportType("a whole number");
    return std::nullopt;
  }
  if (value && *value >= least && *value <= most) return value;
  Report(Concat(value_.ToJson(), " does not fit here."),
         Concat("Give a whole number from ", least, " to ", most, unit, "."));
  return std::nullopt;
}

std::optional<int64_t> ProfileCursor::Parts(int64_t parts, double least, double most,
                                            std::string_view unit) const {
  if (!present()) return std::nullopt;
  if (!value_.is_number()) {
    ReportType("a number");
    return std::nullopt;
  }
  const std::optional<double> value = value_.number();
  if (value && *value >= least && *value <= most) {
    return std::llround(*value * static_cast<double>(parts));
  }
  const auto whole = [](double end) { return static_cast<int64_t>(std::llround(end)); };
  Report(Concat(value_.ToJson(), " does not fit here."),
         Concat("Give a number from ", whole(least), " to ", whole(most), unit, "."));
  return std::nullopt;
}

std::optional<bool> ProfileCursor::Flag() const {
  if (!present()) return std::nullopt;
  if (!value_.is_bool()) ReportType("true or false");
  return value_.boolean();
}

std::optional<size_t> ProfileCursor::Choice(std::span<const std::string_view> choices) const {
  const std::optional<std::string> text = Text();
  if (!text) return std::nullopt;
  const auto found = std::find(choices.begin(), choices.end(), *text);
  if (found != choices.end()) return static_cast<size_t>(found - choices.begin());
  const std::string_view nearest = NearestOf(*text, choices);
  Report(Concat(Shown(*text), " is not one of the choices here."),
         nearest.empty() ? Concat("Choose ", OneOf(choices), ".")
                         : Concat("Did you mean ", Shown(nearest), "?"));
  return std::nullopt;
}

std::optional<int32_t> ParseMinute(std::string_view text, bool may_end_the_day) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const size_t i : {0u, 1u, 3u, 4u}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  }
  const int32_t hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int32_t minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (hour == 24 && minute == 0 && may_end_the_day) return 24 * 60;
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

std::optional<int32_t> ProfileCursor::Minute(bool may_end_the_day) const {
  const std::optional<std::string> text = Text();
  if (!text) return std::nullopt;
  const std::optional<int32_t> minute = ParseMinute(*text, may_end_the_day);
  if (!minute) {
    Report(Concat(Shown(*text), " is not a time of day."),
           "Write the time as HH:MM, such as 09:30 or 16:00.");
  }
  return minute;
}

std::optional<std::string> ProfileCursor::Id(ProfileWord kind) const {
  std::optional<std::string> id = Text();
  if (!id || words_->Knows(kind, *id)) return id;
  ReportUnknownId({&kind, 1}, *id);
  return std::nullopt;
}

void ProfileCursor::ReportUnknownId(std::span<const ProfileWord> kinds, std::string_view id) const {
  std::vector<std::string> near;
  std::vector<std::string_view> what;
  for (const ProfileWord kind : kinds) {
    what.emplace_back(KindName(kind));
    if (issues_->full()) continue;
    for (std::string& one : words_->Near(kind, id)) {
      if (std::find(near.begin(), near.end(), one) == near.end()) near.push_back(std::move(one));
    }
  }
  const std::vector<std::string_view> views(near.begin(), near.end());
  Report(Concat(Shown(id), " is no ", OneOf(what), " that Corner knows."),
         views.empty() ? "Choose one from the list of them, or leave it out."
                       : Concat("Did you mean ", OneOf(views), "?"));
}

}  // namespace corner::matcher
