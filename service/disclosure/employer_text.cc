#include "service/disclosure/employer_text.h"

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::disclosure {
namespace {

constexpr size_t kMostIcsOctets = 75;

std::string IcsText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out.push_back('\\');
    if (c == '\n') {
      out.append("\\n");
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// Content lines of at most 75 octets, never cut inside a code point.
std::string IcsFolded(std::string_view text) {
  std::string out;
  for (std::string_view line : Split(text, '\n')) {
    size_t most = kMostIcsOctets;
    while (line.size() > most) {
      const std::string_view part = Utf8Prefix(line, most);
      out.append(part).append("\r\n ");
      line.remove_prefix(part.size());
      most = kMostIcsOctets - 1;  // the space that marks a folded line is one octet
    }
    out.append(line).append("\r\n");
  }
  return out;
}

std::string CsvCell(std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return Concat("\"", formula ? "'" : "", ReplaceAll(std::string(text), "\"", "\"\""), "\"");
}

std::string JsonString(std::string_view text) {
  JsonWriter writer;
  return writer.String(text).Take();
}

std::string Written(std::string_view text, TextForm form) {
  switch (form) {
    case TextForm::kIcsText:
      return IcsText(text);
    case TextForm::kIcsFolded:
      return IcsFolded(text);
    case TextForm::kCsvCell:
      return CsvCell(text);
    case TextForm::kJsonString:
      return JsonString(text);
  }
  return "";
}

}  // namespace

EmployerText EmployerText::As(TextForm form) const {
  return {destination_, Written(text_, form), told_};
}

}  // namespace corner::disclosure
