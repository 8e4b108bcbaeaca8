#include "indexer/sources/setting_lines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kLongestLine = 4096;

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

absl::Status Wrong(int line, std::string_view what, std::string_view hint) {
  return InvalidInput(Concat("line ", line, ": ", what), hint);
}

// What may stand behind a value or a section: nothing, or a comment.
bool IsRest(std::string_view rest) {
  rest = TrimSpace(rest);
  return rest.empty() || rest.front() == '#';
}

// Takes a quoted text off the front of `*rest`; nullopt when it is not one.
std::optional<std::string> TakeQuoted(std::string_view* rest) {
  const char quote = rest->front();
  std::string text;
  for (size_t at = 1; at < rest->size(); ++at) {
    char c = (*rest)[at];
    if (c == quote) {
      rest->remove_prefix(at + 1);
      return text;
    }
    if (quote == '"' && c == '\\') {
      if (++at == rest->size()) return std::nullopt;
      c = (*rest)[at];
      if (c == 't')
        c = '\t';
      else if (c != '"' && c != '\\')
        return std::nullopt;
    }
    text.push_back(c);
  }
  return std::nullopt;
}

std::optional<SettingValue> TakeValue(std::string_view* rest) {
  if (rest->empty()) return std::nullopt;
  if (rest->front() == '"' || rest->front() == '\'') {
    auto text = TakeQuoted(rest);
    if (!text) return std::nullopt;
    return SettingValue(*std::move(text));
  }
  const size_t end = std::min(rest->find_first_of(" \t#"), rest->size());
  const std::string_view word = rest->substr(0, end);
  rest->remove_prefix(end);
  if (word == "true" || word == "false") return SettingValue(word == "true");
  const auto number = ParseInteger(word);
  if (!number) return std::nullopt;
  return SettingValue(*number);
}

absl::StatusOr<std::string> SectionName(int number, std::string_view line) {
  const size_t end = line.find(']');
  const std::string_view name =
      end == std::string_view::npos ? "" : TrimSpace(line.substr(1, end - 1));
  if (!IsSettingName(name) || !IsRest(line.substr(end + 1))) {
    return Wrong(number, "this is not the name of a source",
                 "Write [name] with letters, digits, - and _, for example [nhs-jobs].");
  }
  return std::string(name);
}

absl::StatusOr<SettingLine> Setting(int number, std::string_view line) {
  const size_t equals = line.find('=');
  const std::string_view name = TrimSpace(line.substr(0, std::min(equals, line.size())));
  if (equals == std::string_view::npos || !IsSettingName(name)) {
    return Wrong(number, "this is neither a [source] nor a setting",
                 "Write name = value, and # before a comment.");
  }
  std::string_view rest = TrimSpace(line.substr(equals + 1));
  auto value = TakeValue(&rest);
  if (!value || !IsRest(rest)) {
    return Wrong(number, Concat("the value of “", name, "” cannot be read"),
                 "A value is a text in \"quotes\", a whole number, true or false.");
  }
  return SettingLine{number, std::string(name), *std::move(value)};
}

template <typename Item>
const Item* Named(const std::vector<Item>& items, std::string_view name) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

absl::Status AddLine(int number, std::string_view line, std::vector<SettingSection>* sections) {
  if (line.front() == '[') {
    CORNER_ASSIGN_OR_RETURN(std::string name, SectionName(number, line));
    if (const SettingSection* first = Named(*sections, name); first != nullptr) {
      return Wrong(number, Concat("[", name, "] stands already in line ", first->number),
                   "Give each source a name of its own.");
    }
    sections->push_back({number, std::move(name), {}});
    return absl::OkStatus();
  }
  CORNER_ASSIGN_OR_RETURN(SettingLine setting, Setting(number, line));
  if (sections->empty()) {
    return Wrong(number, Concat("“", setting.name, "” stands before the first [source]"),
                 "Begin with the source's name in square brackets.");
  }
  std::vector<SettingLine>& settings = sections->back().settings;
  if (const SettingLine* first = Named(settings, setting.name); first != nullptr) {
    return Wrong(number, Concat("“", setting.name, "” stands already in line ", first->number),
                 "Take one of the two out.");
  }
  settings.push_back(std::move(setting));
  return absl::OkStatus();
}

}  // namespace

bool IsSettingName(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name[0] != '-' && name[0] != '_' &&
         std::all_of(name.begin(), name.end(), IsNameChar);
}

std::string QuotedSetting(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    if (c == '\t') {
      quoted += "\\t";
    } else {
      quoted.push_back(c);
    }
  }
  return quoted + "\"";
}

absl::StatusOr<std::vector<SettingSection>> ParseSettings(std::string_view text) {
  std::vector<SettingSection> sections;
  int number = 0;
  for (std::string_view line : Split(text, '\n')) {
    ++number;
    if (line.size() > kLongestLine) return Wrong(number, "the line is too long", "Shorten it.");
    line = TrimSpace(line);
    const bool controls = std::any_of(line.begin(), line.end(), [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
    if (controls || !IsValidUtf8(line)) {
      return Wrong(number, "this is not plain text", "Save the file as UTF-8 text.");
    }
    if (line.empty() || line.front() == '#') continue;
    CORNER_RETURN_IF_ERROR(AddLine(number, line, &sections));
  }
  return sections;
}

}  // namespace corner::indexer
