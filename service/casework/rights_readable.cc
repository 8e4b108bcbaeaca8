// A person's record as text for reading: what is held, in their words, newest versions only, with
// who said it and when.
#include <algorithm>
#include <cctype>
#include <string>

#include "service/casework/kinds.h"
#include "service/casework/rights.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

std::string Spoken(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty()) words[0] = static_cast<char>(std::toupper(words[0]));
  return words;
}

void WriteValue(std::string_view name, JsonValue value, int depth, std::string* text) {
  const std::string indent(static_cast<size_t>(depth) * 2, ' ');
  if (value.is_object()) {
    if (!name.empty()) *text += Concat(indent, Spoken(name), ":\n");
    value.ForEachMember([&](std::string_view member, JsonValue child) {
      WriteValue(member, child, depth + (name.empty() ? 0 : 1), text);
    });
  } else if (value.is_array()) {
    if (value.size() == 0) return;
    *text += Concat(indent, Spoken(name), ":\n");
    for (size_t i = 0; i < value.size(); ++i) {
      const JsonValue element = value.element(i);
      if (const auto scalar = element.scalar_text()) {
        *text += Concat(indent, "  - ", *scalar, "\n");
      } else {
        WriteValue("", element, depth + 1, text);
        *text += "\n";
      }
    }
  } else if (const auto scalar = value.scalar_text()) {
    const bool flag = value.is_bool();
    *text += Concat(indent, Spoken(name), ": ", flag ? (*scalar == "true" ? "yes" : "no") : *scalar,
                    "\n");
  }
}

absl::Status WriteEntries(Visit* visit, const KindRule& rule, std::string_view person,
                          std::string* text) {
  CORNER_ASSIGN_OR_RETURN(const auto records, visit->List(rule.kind, person));
  if (records.empty()) return absl::OkStatus();
  *text += Concat("\n", Spoken(rule.about), "\n\n");
  for (const Record& record : records) {
    CORNER_ASSIGN_OR_RETURN(const Entry entry, ReadBody(record));
    CORNER_ASSIGN_OR_RETURN(const auto content, JsonDocument::Parse(entry.content));
    WriteValue("", content.root(), 1, text);
    *text += Concat("  (", entry.said_by == SaidBy::kClient ? "said by you" : "written for you",
                    entry.confirmed ? ", confirmed by you" : "", ", ",
                    absl::FormatTime("%E4Y-%m-%d", entry.at, absl::UTCTimeZone()), ")\n\n");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ExportReadable(Visit* visit, std::string_view person) {
  std::string text = "What Corner holds about you\nNot for employers.\n";
  for (const KindRule& rule : KindRules()) {
    if (ReachOf(visit->actor().role, Action::kRead, rule.kind) == Reach::kNone) continue;
    CORNER_RETURN_IF_ERROR(WriteEntries(visit, rule, person, &text));
  }
  visit->Note("export", person, "whole record, readable");
  return text;
}

}  // namespace corner::casework
