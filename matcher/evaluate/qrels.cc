#include "matcher/evaluate/qrels.h"

#include <map>
#include <optional>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr size_t kParts = 4;

// A value of one digit, 0 to `most`.
std::optional<int> Value(std::string_view text, int most) {
  if (text.size() != 1 || text[0] < '0' || text[0] - '0' > most) return std::nullopt;
  return text[0] - '0';
}

// Fills `qrel`, or says what is wrong.
std::string ReadLine(std::string_view line, Qrel* qrel) {
  if (!IsValidUtf8(line)) return "The text is not UTF-8.";
  if (TrimSpace(line).empty()) return "The line is empty.";
  const std::vector<std::string_view> parts = Split(line, '\t');
  if (parts.size() != kParts) {
    return Concat("The line has ", parts.size(), parts.size() == 1 ? " part" : " parts",
                  "; profile, vacancy, grade and preference are wanted, parted by tabs.");
  }
  if (parts[0].empty() || TrimSpace(parts[0]) != parts[0]) return "The profile is not a name.";
  if (parts[1].empty() || TrimSpace(parts[1]) != parts[1]) return "The vacancy is not a name.";
  const std::optional<int> grade = Value(parts[2], kMostGrade);
  if (!grade) return Concat("The grade is 0 to ", kMostGrade, ", not “", parts[2], "”.");
  const std::optional<int> preference = Value(parts[3], kMostPreference);
  if (!preference) {
    return Concat("The preference is 0 to ", kMostPreference, ", not “", parts[3], "”.");
  }
  qrel->profile = parts[0];
  qrel->vacancy = parts[1];
  qrel->judgement = {*grade, *preference};
  return {};
}

}  // namespace

QrelsReading ReadQrels(std::string_view text) {
  QrelsReading reading;
  std::map<std::pair<std::string, std::string>, size_t> first_line;
  size_t number = 0;
  while (!text.empty()) {
    ++number;
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    Qrel qrel;
    qrel.line = number;
    std::string wrong = ReadLine(line, &qrel);
    if (wrong.empty()) {
      const auto [before, added] = first_line.try_emplace({qrel.profile, qrel.vacancy}, number);
      if (!added) wrong = Concat("This pair is already judged on line ", before->second, ".");
    }
    if (wrong.empty()) {
      reading.qrels.push_back(std::move(qrel));
    } else {
      reading.issues.push_back({number, std::move(wrong)});
    }
  }
  if (number == 0) reading.issues.push_back({0, "There is no judgement in the file."});
  return reading;
}

}  // namespace corner::matcher
