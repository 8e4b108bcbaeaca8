#include "indexer/normalise/working_pattern.h"

#include <algorithm>

namespace corner::indexer {
namespace {

constexpr int kNotThis = 200;  // looks like a pattern and is none

constexpr Phrase kText[] = {{"monday to friday", kDays},
                            {"mon fri", kDays},
                            {"monday friday", kDays},
                            {"mon to fri", kDays},
                            {"monday through friday", kDays},
                            {"m f", kDays},
                            {"day shift", kDays},
                            {"day shifts", kDays},
                            {"daytime", kDays},
                            {"weekdays", kDays},
                            {"office hours", kDays},
                            {"school hours", kDays},
                            {"early mornings", kDays | kEarly},
                            {"early morning", kDays | kEarly},
                            {"early start", kEarly},
                            {"early starts", kEarly},
                            {"early shift", kEarly},
                            {"early shifts", kEarly},
                            {"earlies", kEarly},
                            {"mornings", kDays},
                            {"regular business hours", kDays},
                            {"normal working hours", kDays},
                            {"days", kNotThis},
                            {"evenings", kEvenings},
                            {"evening", kEvenings},
                            {"evening shift", kEvenings},
                            {"evening shifts", kEvenings},
                            {"evening work", kEvenings},
                            {"late shift", kEvenings},
                            {"late shifts", kEvenings},
                            {"twilight", kEvenings},
                            {"good evening", kNotThis},
                            {"evening classes", kNotThis},
                            {"evening meal*", kNotThis},
                            {"twilight shift", kEvenings},
                            {"night shift", kNights},
                            {"night shifts", kNights},
                            {"nights", kNights},
                            {"night work", kNights},
                            {"waking night", kNights},
                            {"waking nights", kNights},
                            {"overnight", kNights},
                            {"night worker", kNights},
                            {"night porter", kNights},
                            {"sleep in", kNights},
                            {"sleep ins", kNights},
                            {"overnight shift*", kNights},
                            {"nights out", kNotThis},
                            {"night out", kNotThis},
                            {"overnight travel", kNotThis},
                            {"overnight stay*", kNotThis},
                            {"overnight success", kNotThis},
                            {"games nights", kNotThis},
                            {"opening nights", kNotThis},
                            {"overnight delivery", kNotThis},
                            {"weekends", kWeekends},
                            {"weekend", kWeekends},
                            {"weekend work", kWeekends},
                            {"weekend working", kWeekends},
                            {"saturdays", kWeekends},
                            {"sundays", kWeekends},
                            {"saturday and sunday", kWeekends},
                            {"alternate weekends", kWeekends},
                            {"every weekend", kWeekends},
                            {"saturday shift*", kWeekends},
                            {"sunday shift*", kWeekends},
                            {"weekend away", kNotThis},
                            {"weekend trip*", kNotThis},
                            {"friday or saturday", kWeekends},
                            {"saturday or sunday", kWeekends},
                            {"monday to sunday", kWeekends},
                            {"seven days a week", kWeekends},
                            {"7 days a week", kWeekends},
                            {"7 day rota", kWeekends},
                            {"5 out of 7", kWeekends},
                            {"five days over seven", kWeekends},
                            {"5 over 7", kWeekends},
                            {"monday to saturday", kWeekends},
                            {"7 day period", kWeekends},
                            {"shifts", kShifts},
                            {"shift work", kShifts},
                            {"shift pattern", kShifts},
                            {"shift patterns", kShifts},
                            {"rota", kShifts},
                            {"rotas", kNotThis},
                            {"rotating", kShifts},
                            {"rotational", kShifts},
                            {"shift basis", kShifts},
                            {"hour shift", kShifts},
                            {"hour shifts", kShifts},
                            {"shift rota", kShifts},
                            {"rostered", kShifts},
                            {"roster", kShifts},
                            {"on a rota basis", kShifts},
                            {"rotating shifts", kShifts},
                            {"early and late shifts", kShifts},
                            {"shift working", kShifts},
                            {"earlies and lates", kShifts},
                            {"per shift", kNotThis},
                            {"paradigm shift*", kNotThis},
                            {"manage rotas", kNotThis},
                            {"term time", kTermTime},
                            {"term time only", kTermTime},
                            {"termtime", kTermTime},
                            {"tto", kTermTime},
                            {"weeks per year", kNotThis},
                            {"39 weeks", kTermTime},
                            {"38 weeks", kTermTime},
                            {"flexible hours", kFlexible},
                            {"flexible working", kFlexible},
                            {"flexi time", kFlexible},
                            {"flexitime", kFlexible},
                            {"flextime", kFlexible},
                            {"flexible working hours", kFlexible},
                            {"flexible schedule", kFlexible},
                            {"flexible scheduling", kFlexible},
                            {"flexible work hours", kFlexible},
                            {"choose your hours", kFlexible},
                            {"choose your own hours", kFlexible},
                            {"hours are flexible", kFlexible},
                            {"create your own schedule", kFlexible},
                            {"flexible shifts", kFlexible},
                            {"flexible work schedule", kFlexible},
                            {"flexible hrs", kFlexible},
                            {"flexible work arrangements", kFlexible},
                            {"job share", kFlexible}};

constexpr Phrase kField[] = {{"days", kDays},
                             {"early", kEarly},
                             {"earlies", kEarly},
                             {"early mornings", kDays | kEarly},
                             {"early shifts", kEarly},
                             {"day", kDays},
                             {"mornings", kDays},
                             {"evenings", kEvenings},
                             {"evening", kEvenings},
                             {"nights", kNights},
                             {"night", kNights},
                             {"weekends", kWeekends},
                             {"weekend", kWeekends},
                             {"shifts", kShifts},
                             {"shift", kShifts},
                             {"rota", kShifts},
                             {"term time", kTermTime},
                             {"term_time", kTermTime},
                             {"term", kTermTime},
                             {"fixed term", kNotThis},  // a contract, not a working pattern
                             {"long term", kNotThis},
                             {"short term", kNotThis},
                             {"flexible", kFlexible},
                             {"flexi", kFlexible},
                             {"job share", kFlexible},
                             {"monday to friday", kDays},
                             {"compressed hours", kFlexible},
                             {"flexible working", kFlexible},
                             {"rotating", kShifts},
                             {"unsocial hours", kShifts},
                             {"term time only", kTermTime}};

void Add(PatternBit bit, std::string_view source, int32_t from, int32_t to,
         PatternReading* reading) {
  if ((reading->pattern & bit) != 0) return;
  reading->pattern |= bit;
  reading->sources.push_back({bit, std::string(source), from, to});
}

// "no evenings or weekends": the negation reaches over the words joined to it.
bool Negated(const ScannedText& text, const PhraseHit& hit, const PhraseHit* previous,
             bool previous_negated) {
  if (text.NegatedBefore(hit.from)) return true;
  if (previous == nullptr || !previous_negated || hit.from < previous->to) return false;
  const std::string_view between = text.lower().substr(previous->to, hit.from - previous->to);
  return between == " or " || between == ", " || between == " and " || between == "/" ||
         between == " nor " || between == " & ";
}

void Scan(const PhraseTable& table, const ScannedText& text, std::string_view source,
          PatternReading* reading) {
  const std::vector<PhraseHit> hits = table.FindAll(text);
  bool negated = false;
  int32_t harmless_to = 0;  // end of "good evening" and the like
  for (size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].tag == kNotThis) harmless_to = hits[i].to;
    if (hits[i].from < harmless_to) continue;
    negated = Negated(text, hits[i], i > 0 ? &hits[i - 1] : nullptr, negated);
    if (negated) continue;
    const bool in_text = source.starts_with("text:");
    for (const PatternBit bit : kAllPatterns) {
      if ((hits[i].tag & bit) == 0) continue;
      Add(bit, source, in_text ? hits[i].from : 0, in_text ? hits[i].to : 0, reading);
    }
  }
}

// "6am start", "start at 7:30", "8am - 5pm", "9am to 5pm": the first time of the working day.
void FindStart(const ScannedText& text, PatternReading* reading) {
  static constexpr Phrase kBefore[] = {{"start at", 1},  {"starting at", 1},   {"start time", 1},
                                       {"starts at", 1}, {"start from", 1},    {"starting from", 1},
                                       {"hours are", 2}, {"working hours", 2}, {"between", 2},
                                       {"from", 2},      {"start", 1},         {"shift starts", 1}};
  static const PhraseTable table(kBefore);
  const std::string_view s = text.lower();
  for (const int32_t start : text.word_starts()) {
    if (!IsDigit(s[start]) || (start > 0 && (IsDigit(s[start - 1]) || s[start - 1] == '.' ||
                                             s[start - 1] == ':' || s[start - 1] == ','))) {
      continue;
    }
    int32_t end = start;
    const std::optional<int32_t> first = ReadClock(text, start, true, &end);
    if (!first) continue;
    // A range of times ("9am-5pm", "8 to 4pm"), at least three hours long.
    int32_t next = end, after = 0;
    while (next < text.size() && next - end < 5 && (s[next] == ' ' || s[next] == '-')) ++next;
    if (const int32_t to = next < text.size() ? MatchPhrase(text, next, "to") : -1; to > 0) {
      next = to < text.size() && s[to] == ' ' ? to + 1 : to;
    }
    int32_t checked = 0;
    const bool exact = ReadClock(text, start, false, &checked).has_value();
    bool range = false;
    if (next > end && next < text.size() && IsDigit(s[next])) {
      const std::optional<int32_t> last = ReadClock(text, next, exact, &after);
      range = last && std::max(*last, *first) - std::min(*last, *first) >= 180 &&
              (exact || ReadClock(text, next, false, &after).has_value());
    }
    int32_t word = end < text.size() && s[end] == ' ' ? end + 1 : end;
    const bool start_word =
        exact && word < text.size() &&
        (MatchPhrase(text, word, "start") > 0 || MatchPhrase(text, word, "starts") > 0);
    bool said = false;
    for (const PhraseHit& hit : table.FindIn(text, std::max(0, start - 16), start)) {
      said |= exact && hit.tag == 1 && start - hit.to <= 3;
    }
    if (!range && !start_word && !said) continue;
    reading->start_minute = *first;
    reading->start_source = "text:description";
    reading->start_from = start;
    reading->start_to = range ? after : end;
    // A day that begins by noon and is written as a range is daytime work; later is evening work.
    if (range && *first >= 6 * 60 && *first <= 12 * 60) {
      Add(kDays, "text:description", start, reading->start_to, reading);
    }
    return;
  }
}

}  // namespace

PatternReading ReadPattern(std::string_view declared, std::string_view working_time,
                           std::string_view start_time, const ScannedText& title,
                           const ScannedText& description) {
  static const PhraseTable fields(kField), texts(kText);
  PatternReading reading;
  for (const auto& [value, source] :
       {std::pair(declared, "field:pattern"), std::pair(working_time, "field:working_time")}) {
    const std::string kept(value);
    const ScannedText field(kept);
    Scan(fields, field, source, &reading);
  }
  Scan(texts, title, "text:title", &reading);
  Scan(texts, description, "text:description", &reading);
  if (!start_time.empty()) {
    const std::string kept(start_time);
    const ScannedText field(kept);
    for (const int32_t start : field.word_starts()) {
      int32_t end = 0;
      if (!IsDigit(field.lower()[start])) continue;
      reading.start_minute = ReadClock(field, start, true, &end);
      if (reading.start_minute) reading.start_source = "field:start_time";
      break;
    }
  }
  if (!reading.start_minute) FindStart(description, &reading);
  return reading;
}

}  // namespace corner::indexer
