#include "indexer/sources/source_list.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <utility>

#include "indexer/sources/setting_lines.h"
#include "indexer/sources/source_check.h"
#include "indexer/xapian/files.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMostBytes = 1 << 20, kMostSources = 1000;

using Way = Paging::Way;

absl::Status WantsText(std::string_view name) {
  return InvalidInput(Concat("“", name, "” wants a text"), "Put it in \"quotes\".");
}

absl::StatusOr<std::string> TextOf(const SettingLine& line) {
  const auto* text = std::get_if<std::string>(&line.value);
  if (text == nullptr || text->empty()) return WantsText(line.name);
  return *text;
}

absl::Status SetText(const SettingLine& line, std::string* to) {
  CORNER_ASSIGN_OR_RETURN(*to, TextOf(line));
  return absl::OkStatus();
}

absl::Status SetFlag(const SettingLine& line, bool* to) {
  const auto* flag = std::get_if<bool>(&line.value);
  if (flag == nullptr) {
    return InvalidInput(Concat("“", line.name, "” wants true or false"),
                        "Write it without quotes.");
  }
  *to = *flag;
  return absl::OkStatus();
}

absl::Status SetNumber(const SettingLine& line, int64_t least, int64_t most, int64_t* to) {
  const auto* number = std::get_if<int64_t>(&line.value);
  if (number == nullptr || *number < least || *number > most) {
    return InvalidInput(Concat("“", line.name, "” wants a whole number from ", least, " to ", most),
                        "Write it without quotes.");
  }
  *to = *number;
  return absl::OkStatus();
}

absl::Status SetWay(Way way, Paging* paging) {
  if (paging->way != Way::kOnePage) {
    return InvalidInput("“page_parameter” and “next” exclude each other",
                        "Say one way to find the next page.");
  }
  paging->way = way;
  return absl::OkStatus();
}

absl::Status SetNext(const SettingLine& line, Paging* paging) {
  CORNER_ASSIGN_OR_RETURN(const std::string where, TextOf(line));
  if (where == "header") return SetWay(Way::kLinkHeader, paging);
  if (where == "body") return SetWay(Way::kBodyLink, paging);
  return InvalidInput("“next” is “header” or “body”",
                      "It says where the link to the next page stands.");
}

absl::Status SetPageParameter(const SettingLine& line, Paging* paging) {
  CORNER_RETURN_IF_ERROR(SetText(line, &paging->parameter));
  return SetWay(Way::kParameter, paging);
}

absl::Status SetSchedule(const SettingLine& line, Schedule* schedule) {
  CORNER_ASSIGN_OR_RETURN(const std::string text, TextOf(line));
  CORNER_ASSIGN_OR_RETURN(*schedule, Schedule::Parse(text));
  return absl::OkStatus();
}

struct Setter {
  std::string_view name;
  absl::Status (*set)(const SettingLine&, Source*);
};

constexpr std::array<Setter, 20> kSetters = {{
    {"url", [](const SettingLine& line, Source* s) { return SetText(line, &s->url); }},
    {"path", [](const SettingLine& line, Source* s) { return SetText(line, &s->path); }},
    {"format", [](const SettingLine& line, Source* s) { return SetText(line, &s->format); }},
    {"dialect", [](const SettingLine& line, Source* s) { return SetText(line, &s->dialect); }},
    {"map", [](const SettingLine& line, Source* s) { return SetText(line, &s->map); }},
    {"schedule",
     [](const SettingLine& line, Source* s) { return SetSchedule(line, &s->schedule); }},
    {"complete", [](const SettingLine& line, Source* s) { return SetFlag(line, &s->complete); }},
    {"paused", [](const SettingLine& line, Source* s) { return SetFlag(line, &s->paused); }},
    {"header", [](const SettingLine& line, Source* s) { return SetText(line, &s->header); }},
    {"parameter", [](const SettingLine& line, Source* s) { return SetText(line, &s->parameter); }},
    {"secret_env",
     [](const SettingLine& line, Source* s) { return SetText(line, &s->secret_env); }},
    {"secret_file",
     [](const SettingLine& line, Source* s) { return SetText(line, &s->secret_file); }},
    {"page_parameter",
     [](const SettingLine& line, Source* s) { return SetPageParameter(line, &s->paging); }},
    {"first_page", [](const SettingLine& line,
                      Source* s) { return SetNumber(line, 0, 1, &s->paging.first_page); }},
    {"page_size_parameter",
     [](const SettingLine& line, Source* s) { return SetText(line, &s->paging.size_parameter); }},
    {"page_size", [](const SettingLine& line,
                     Source* s) { return SetNumber(line, 1, 10'000, &s->paging.page_size); }},
    {"next", [](const SettingLine& line, Source* s) { return SetNext(line, &s->paging); }},
    {"most_pages", [](const SettingLine& line,
                      Source* s) { return SetNumber(line, 1, 10'000, &s->paging.most_pages); }},
    {"most_seconds",
     [](const SettingLine& line, Source* s) { return SetNumber(line, 1, 7200, &s->most_seconds); }},
    {"most_megabytes", [](const SettingLine& line,
                          Source* s) { return SetNumber(line, 1, 4096, &s->most_megabytes); }},
}};

absl::Status UnknownSetting(const std::string& name) {
  std::string_view nearest;
  int distance = 3;
  for (const Setter& setter : kSetters) {
    const int edits = EditDistance(name, setter.name, distance);
    if (edits < distance) {
      distance = edits;
      nearest = setter.name;
    }
  }
  if (!nearest.empty()) {
    return InvalidInput(Concat("there is no setting “", name, "”"),
                        Concat("Did you mean “", nearest, "”?"));
  }
  std::vector<std::string> names;
  for (const Setter& setter : kSetters) names.emplace_back(setter.name);
  return InvalidInput(Concat("there is no setting “", name, "”"),
                      Concat("The settings are ", Join(names, ", "), "."));
}

absl::Status Apply(const SettingLine& line, Source* source) {
  for (const Setter& setter : kSetters) {
    if (setter.name == line.name) return setter.set(line, source);
  }
  return UnknownSetting(line.name);
}

absl::StatusOr<Source> SourceOf(const SettingSection& section) {
  Source source;
  source.key = section.name;
  for (const SettingLine& line : section.settings) {
    if (const absl::Status applied = Apply(line, &source); !applied.ok()) {
      return WithContext(applied, Concat("line ", line.number));
    }
  }
  if (const absl::Status sound = CheckSource(source); !sound.ok()) {
    return WithContext(sound, Concat("line ", section.number, ": [", source.key, "]"));
  }
  return source;
}

}  // namespace

absl::StatusOr<std::vector<Source>> ParseSourceList(std::string_view text) {
  if (text.size() > kMostBytes) return TooLarge("is longer than 1 MB", "Is this the source list?");
  CORNER_ASSIGN_OR_RETURN(const std::vector<SettingSection> sections, ParseSettings(text));
  if (sections.size() > kMostSources) {
    return TooLarge("holds more than 1,000 sources", "Take some of them out.");
  }
  std::vector<Source> sources;
  for (const SettingSection& section : sections) {
    CORNER_ASSIGN_OR_RETURN(sources.emplace_back(), SourceOf(section));
  }
  return sources;
}

std::string RenderSource(const Source& source) {
  const Source plain;
  std::string out = Concat("[", source.key, "]\n");
  const auto text = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += Concat(name, " = ", QuotedSetting(value), "\n");
  };
  const auto number = [&](std::string_view name, int64_t value, int64_t usual) {
    if (value != usual) out += Concat(name, " = ", value, "\n");
  };
  text("url", source.url);
  text("path", source.path);
  text("format", source.format);
  text("dialect", source.dialect);
  text("map", source.map);
  text("schedule", source.schedule.Text());
  if (source.complete) out += "complete = true\n";
  if (source.paused) out += "paused = true\n";
  text("header", source.header);
  text("parameter", source.parameter);
  text("secret_env", source.secret_env);
  text("secret_file", source.secret_file);
  text("page_parameter", source.paging.parameter);
  number("first_page", source.paging.first_page, plain.paging.first_page);
  text("page_size_parameter", source.paging.size_parameter);
  number("page_size", source.paging.page_size, plain.paging.page_size);
  if (source.paging.way == Way::kLinkHeader) text("next", "header");
  if (source.paging.way == Way::kBodyLink) text("next", "body");
  number("most_pages", source.paging.most_pages, plain.paging.most_pages);
  number("most_seconds", source.most_seconds, plain.most_seconds);
  number("most_megabytes", source.most_megabytes, plain.most_megabytes);
  return out;
}

absl::StatusOr<std::string> WithSource(std::string_view text, const Source& source) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Source> sources, ParseSourceList(text));
  if (FindSource(sources, source.key) != nullptr) {
    return FailedPrecondition(Concat("There is a source ", source.key, " already."),
                              "Choose another name, or change it in sources.toml.");
  }
  std::string longer(text);
  if (!longer.empty()) longer += longer.ends_with('\n') ? "\n" : "\n\n";
  longer += RenderSource(source);
  // What was written must be readable again.
  CORNER_RETURN_IF_ERROR(ParseSourceList(longer).status());
  return longer;
}

absl::StatusOr<std::string> WithPaused(std::string_view text, std::string_view key, bool paused) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<SettingSection> sections, ParseSettings(text));
  const auto section =
      std::find_if(sections.begin(), sections.end(),
                   [&](const SettingSection& candidate) { return candidate.name == key; });
  if (section == sections.end()) {
    return NotFound(Concat("There is no source ", Utf8Prefix(key, 64), "."),
                    "corner sources list names those there are.");
  }
  std::vector<std::string> lines;
  for (const std::string_view line : Split(text, '\n')) lines.emplace_back(line);
  const size_t header = static_cast<size_t>(section->number - 1);
  const std::string ending = lines[header].ends_with('\r') ? "\r" : "";
  const std::string wanted = "paused = true" + ending;
  for (const SettingLine& line : section->settings) {
    if (line.name == "paused") lines.erase(lines.begin() + line.number - 1);
  }
  if (paused) lines.insert(lines.begin() + static_cast<ptrdiff_t>(header) + 1, wanted);
  std::string changed = Join(lines, "\n");
  CORNER_RETURN_IF_ERROR(ParseSourceList(changed).status());
  return changed;
}

std::string SourceListPath(std::string_view data) { return Concat(data, "/sources.toml"); }

absl::StatusOr<std::string> ReadSourceListText(std::string_view data) {
  const std::string path = SourceListPath(data);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::string();
  return ReadFile(path);
}

absl::StatusOr<std::vector<Source>> ReadSourceList(std::string_view data) {
  CORNER_ASSIGN_OR_RETURN(const std::string text, ReadSourceListText(data));
  auto sources = ParseSourceList(text);
  if (!sources.ok()) return WithContext(sources.status(), SourceListPath(data));
  return sources;
}

absl::Status WriteSourceListText(std::string_view data, std::string_view text) {
  return ReplaceFile(SourceListPath(data), text);
}

const Source* FindSource(const std::vector<Source>& sources, std::string_view key) {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const Source& source) { return source.key == key; });
  return found == sources.end() ? nullptr : &*found;
}

}  // namespace corner::indexer
