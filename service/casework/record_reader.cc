#include "service/casework/record_reader.h"

#include <algorithm>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr int kMostDepth = 8;
constexpr size_t kQuotedBytes = 60;

// “text”, shortened to what fits in a sentence.
std::string Shown(std::string_view text) {
  const std::string_view shown = Utf8Prefix(text, kQuotedBytes);
  return Concat("“", shown, shown.size() < text.size() ? "…”" : "”");
}

// One reference token of a JSON Pointer (RFC 6901).
std::string Token(std::string_view name) {
  std::string token = ReplaceAll(std::string(Utf8Prefix(name, 200)), "~", "~0");
  return ReplaceAll(std::move(token), "/", "~1");
}

std::string OneOf(std::span<const std::string_view> choices) {
  std::string text;
  for (size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) text.append(i + 1 == choices.size() ? " or " : ", ");
    text.append(choices[i]);
  }
  return text;
}

absl::Time Earliest() { return absl::FromCivil(absl::CivilYear(1900), absl::UTCTimeZone()); }
absl::Time Latest() { return absl::FromCivil(absl::CivilYear(2200), absl::UTCTimeZone()); }

}  // namespace

void RecordReader::Report(std::string_view sentence, std::string_view hint) const {
  if (!problem_->ok()) return;
  *problem_ =
      InvalidInput(path_.empty() ? std::string(sentence) : Concat(path_, ": ", sentence), hint);
}

void RecordReader::ReportType(std::string_view wanted) const {
  Report(Concat("This is ", value_.type_name(), " and should be ", wanted, "."),
         "Leave the member out when there is nothing to say.");
}

bool RecordReader::IsObject(std::span<const std::string_view> names) const {
  if (!value_.is_object()) {
    ReportType("an object");
    return false;
  }
  value_.ForEachMember([&](std::string_view name, JsonValue) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    RecordReader(value_, Concat(path_, "/", Token(name)), problem_)
        .Report("There is no such member here.", Concat("The members are ", OneOf(names), "."));
  });
  return true;
}

RecordReader RecordReader::operator[](std::string_view member) const {
  return {value_.member(member), Concat(path_, "/", Token(member)), problem_};
}

RecordReader RecordReader::Needed(std::string_view member) const {
  RecordReader reader = (*this)[member];
  if (!reader.present()) reader.Report("This member is missing.", "It has to be said.");
  return reader;
}

std::string RecordReader::Text(size_t most_bytes) const {
  if (!present()) return "";
  const std::optional<std::string_view> text = value_.string();
  if (!text) {
    ReportType("a string");
    return "";
  }
  if (text->size() > most_bytes) {
    Report(Concat("This text has ", text->size(), " bytes; the most is ", most_bytes, "."),
           "Say it more shortly, or in two entries.");
    return "";
  }
  return std::string(*text);
}

std::string RecordReader::NeededText(size_t most_bytes) const {
  std::string text = Text(most_bytes);
  if (value_.is_string() && TrimSpace(text).empty()) {
    Report("This text is empty.", "Write something here, or leave the whole entry out.");
  }
  return text;
}

std::vector<std::string> RecordReader::Texts(size_t most, size_t most_bytes) const {
  std::vector<std::string> texts;
  ForEach(most, [&](const RecordReader& entry) { texts.push_back(entry.NeededText(most_bytes)); });
  return texts;
}

bool RecordReader::Flag() const {
  if (present() && !value_.is_bool()) ReportType("true or false");
  return value_.boolean().value_or(false);
}

size_t RecordReader::Choice(std::span<const std::string_view> choices) const {
  if (!present()) return 0;
  const std::string_view text = value_.string().value_or("");
  if (!value_.is_string()) {
    ReportType("a string");
    return 0;
  }
  const auto found = std::find(choices.begin(), choices.end(), text);
  if (found != choices.end()) return static_cast<size_t>(found - choices.begin());
  Report(Concat(Shown(text), " is not one of the choices here."),
         Concat("Choose ", OneOf(choices), "."));
  return 0;
}

std::optional<absl::Time> RecordReader::Time() const {
  if (!present()) return std::nullopt;
  if (!value_.is_string()) {
    ReportType("a time");
    return std::nullopt;
  }
  const std::string_view text = *value_.string();
  absl::Time time;
  std::string error;
  if (absl::ParseTime(absl::RFC3339_full, ToAbsl(text), &time, &error) && time >= Earliest() &&
      time <= Latest()) {
    return time;
  }
  Report(Concat(Shown(text), " is not a time."), "Write it as 2026-08-03T09:00:00Z.");
  return std::nullopt;
}

void RecordReader::ForEach(size_t most,
                           const std::function<void(const RecordReader&)>& visit) const {
  if (!present()) return;
  if (!value_.is_array()) return ReportType("a list");
  if (value_.size() > most) {
    return Report(Concat("There are ", value_.size(), " entries here; the most is ", most, "."),
                  "Keep those that matter most.");
  }
  for (size_t i = 0; i < value_.size(); ++i) {
    visit({value_.element(i), Concat(path_, "/", i), problem_});
  }
}

absl::Status ReadRecord(std::string_view json, std::string_view what, size_t most_bytes,
                        std::span<const std::string_view> names,
                        const std::function<void(const RecordReader&)>& read) {
  auto document = JsonDocument::Parse(json, {.max_bytes = most_bytes, .max_depth = kMostDepth});
  if (!document.ok()) return WithContext(document.status(), Concat(what, " cannot be read"));
  absl::Status problem;
  const RecordReader root(document->root(), "", &problem);
  if (root.IsObject(names)) {
    const RecordReader schema = root.Needed("schema");
    if (schema.present() && document->root().member("schema").integer() != 1) {
      schema.Report(Concat(what, " of this form is not read here."), "Set schema to 1.");
    }
    read(root);
  }
  return problem;
}

std::string WriteTime(absl::Time time) {
  return absl::FormatTime(absl::RFC3339_full, std::clamp(time, Earliest(), Latest()),
                          absl::UTCTimeZone());
}

}  // namespace corner::casework
