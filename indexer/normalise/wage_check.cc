#include "indexer/normalise/wage_check.h"

#include <algorithm>

#include "indexer/normalise/minimum_wage.h"

namespace corner::indexer {
namespace {

constexpr int32_t kAroundPay = 120;          // bytes before and after the pay, within its clause
constexpr int kYoungest = 14, kOldest = 30;  // figures outside are no ages of a wage band

// What makes an hourly figure no wage for an hour of one's own work.
constexpr Phrase kOtherMeasures[] = {
    {"per child", 1}, {"per dog", 1},    {"per visit", 1},    {"per parcel", 1}, {"per drop", 1},
    {"per room", 1},  {"commission", 1}, {"enhancement*", 1}, {"on top of", 1},  {"supplement*", 1},
    {"sleep in", 1},  {"retainer", 1},   {"on call", 1},      {"a child", 1},    {"standby", 1}};

// The words after a figure that say it counts something else than years of age.
constexpr Phrase kOtherUnits[] = {
    {"h", 1},      {"hr", 1},     {"hrs", 1},     {"hour", 1},     {"hours", 1},
    {"week", 1},   {"weeks", 1},  {"day", 1},     {"days", 1},     {"month", 1},
    {"months", 1}, {"mile", 1},   {"miles", 1},   {"p", 1},        {"pence", 1},
    {"pm", 1},     {"am", 1},     {"bed", 1},     {"beds", 1},     {"per", 1},
    {"june", 1},   {"july", 1},   {"may", 1},     {"minutes", 1},  {"places", 1},
    {"staff", 1},  {"shifts", 1}, {"percent", 1}, {"years of", 1}, {"years experience", 1}};

struct Number {
  int value = 0;
  int32_t from = 0, to = 0;
};

// A bare whole number of two digits that begins at `i`: no part of a sum, time, date or decimal.
std::optional<Number> AgeAt(std::string_view s, int32_t i) {
  const auto size = static_cast<int32_t>(s.size());
  if (i + 2 > size || !IsDigit(s[i]) || !IsDigit(s[i + 1])) return std::nullopt;
  if (i + 2 < size && (IsDigit(s[i + 2]) || s[i + 2] == '%')) return std::nullopt;
  const bool goes_on =
      i + 3 < size && (s[i + 2] == '.' || s[i + 2] == ',' || s[i + 2] == ':') && IsDigit(s[i + 3]);
  const char before = i > 0 ? s[i - 1] : ' ';
  if (goes_on || before == '.' || before == ',' || before == ':' || before == kPoundSign ||
      before == '$' || IsDigit(before)) {
    return std::nullopt;
  }
  const int value = (s[i] - '0') * 10 + (s[i + 1] - '0');
  if (value < kYoungest || value > kOldest) return std::nullopt;
  return Number{value, i, i + 2};
}

int32_t SkipBlanks(std::string_view s, int32_t i) {
  while (i < static_cast<int32_t>(s.size()) && s[i] == ' ') ++i;
  return i;
}

bool CountsSomethingElse(const ScannedText& text, int32_t to) {
  static const PhraseTable table(kOtherUnits);
  int32_t i = SkipBlanks(text.lower(), to);
  if (i < text.size() && text.lower()[i] == '-') i = SkipBlanks(text.lower(), i + 1);
  return i < text.size() && table.MatchAt(text, i).tag >= 0;
}

// The word before `position`, without what stands between.
std::string_view WordBefore(std::string_view s, int32_t position) {
  int32_t to = position;
  while (to > 0 && !IsWordByte(s[to - 1]) && position - to < 3) --to;
  int32_t from = to;
  while (from > 0 && IsWordByte(s[from - 1])) --from;
  return s.substr(from, to - from);
}

// The end of "and over", "+", "or older" after `position`; -1 when none stands there.
int32_t AndOver(const ScannedText& text, int32_t position) {
  static constexpr Phrase kOver[] = {{"and over", 1},  {"and above", 1},      {"or over", 1},
                                     {"or above", 1},  {"plus", 1},           {"or older", 1},
                                     {"and older", 1}, {"years and over", 1}, {"years or over", 1}};
  static const PhraseTable table(kOver);
  const int32_t i = SkipBlanks(text.lower(), position);
  if (i < text.size() && text.lower()[i] == '+') return i + 1;
  return i < text.size() && table.MatchAt(text, i).tag >= 0 ? i : -1;
}

bool SaysYearsOld(const ScannedText& text, int32_t position) {
  static constexpr Phrase kOld[] = {
      {"year old", 1}, {"year olds", 1}, {"years old", 1}, {"yr olds", 1}};
  static const PhraseTable table(kOld);
  int32_t i = SkipBlanks(text.lower(), position);
  if (i < text.size() && text.lower()[i] == '-') ++i;
  return i < text.size() && table.MatchAt(text, i).tag >= 0;
}

// The second figure of "16-17", "16 to 17", "16/17".
std::optional<Number> UpperEnd(const ScannedText& text, const Number& low) {
  const std::string_view s = text.lower();
  int32_t i = SkipBlanks(s, low.to);
  if (i < text.size() && (s[i] == '-' || s[i] == '/')) {
    i = SkipBlanks(s, i + 1);
  } else if (s.substr(i, 3) == "to " || s.substr(i, 4) == "and ") {
    i = SkipBlanks(s, i + (s[i] == 't' ? 3 : 4));
  } else {
    return std::nullopt;
  }
  std::optional<Number> high = i < text.size() ? AgeAt(s, i) : std::nullopt;
  return high && high->value >= low.value ? high : std::nullopt;
}

std::optional<AgeBand> BandAt(const ScannedText& text, const Number& age, int32_t* end) {
  *end = age.to;
  const std::string_view before = WordBefore(text.lower(), age.from);
  if (const auto high = UpperEnd(text, age)) {
    *end = high->to;
    if (CountsSomethingElse(text, high->to)) return std::nullopt;
    return AgeBand{age.value, high->value};
  }
  if (before == "under" || before == "below") return AgeBand{0, age.value - 1};
  if (before == "over" && !CountsSomethingElse(text, age.to)) {
    return AgeBand{age.value, AgeBand::kNoAge};
  }
  if (CountsSomethingElse(text, age.to)) return std::nullopt;
  if (AndOver(text, age.to) >= 0) return AgeBand{age.value, AgeBand::kNoAge};
  if (before == "aged" || before == "age" || before == "ages" || SaysYearsOld(text, age.to)) {
    return AgeBand{age.value, age.value};
  }
  return std::nullopt;
}

// What everyone of the band must get: the rate of its oldest.
int32_t RateOf(const MinimumWage& wage, const AgeBand& band) { return RateAt(wage, band.to); }

WageVerdict CheckHourly(const WageQuestion& question, const MinimumWage& wage) {
  const Pay& pay = *question.pay;
  if (!question.period_stated) return WageVerdict::kNotBelow;
  const int64_t low = pay.min_pence.value_or(pay.max_pence.value_or(0));
  const int64_t high = pay.max_pence.value_or(low);
  if (question.contract == Contract::kApprenticeship) {
    return low < wage.apprentice_pence ? WageVerdict::kStatedBelow : WageVerdict::kNotBelow;
  }
  const ScannedText around(question.around_pay);
  static const PhraseTable others(kOtherMeasures);
  if (!others.FindAll(around).empty()) return WageVerdict::kNotBelow;
  const std::vector<AgeBand> bands = ReadAgeBands(around);
  const int32_t least = bands.empty() ? wage.adult_pence : RateOf(wage, bands.front());
  const int32_t most = bands.empty() ? wage.adult_pence : RateOf(wage, bands.back());
  // With one figure for everyone, bands say who it is for; with a range, who gets which end.
  const bool below = low < least || (bands.size() > 1 && high < most);
  return below ? WageVerdict::kStatedBelow : WageVerdict::kNotBelow;
}

// Pence an hour at the most that the pay can mean: 52 weeks in a year, the fewest of the hours
// stated, a day's pay spread over a week of seven days.
double MostAnHour(const Pay& pay, int64_t stated, int32_t weekly_hundredths) {
  const double hours = weekly_hundredths / 100.0;
  const auto pence = static_cast<double>(stated);
  switch (pay.period) {
    case PayPeriod::kDay:
      return pence * 7 / hours;
    case PayPeriod::kWeek:
      return pence / hours;
    case PayPeriod::kMonth:
      return pence * 12 / (hours * 52);
    default:
      return pence / (hours * 52);
  }
}

WageVerdict CheckDerived(const WageQuestion& question, const MinimumWage& wage) {
  const Pay& pay = *question.pay;
  if (!question.hours || pay.pro_rata || !pay.hourly_min_pence) return WageVerdict::kNotBelow;
  const auto weekly = question.hours->min ? question.hours->min : question.hours->max;
  if (!weekly || *weekly < 100) return WageVerdict::kNotBelow;
  const ScannedText around(question.around_pay);
  static const PhraseTable others(kOtherMeasures);
  if (!others.FindAll(around).empty()) return WageVerdict::kNotBelow;
  const int64_t stated = pay.min_pence.value_or(pay.max_pence.value_or(0));
  const std::vector<AgeBand> bands = ReadAgeBands(around);
  int32_t rate = bands.empty() ? wage.adult_pence : RateOf(wage, bands.front());
  if (question.contract == Contract::kApprenticeship) rate = wage.apprentice_pence;
  if (question.stated_hourly) {
    return *question.stated_hourly < rate ? WageVerdict::kDerivedBelow : WageVerdict::kNotBelow;
  }
  return MostAnHour(pay, stated, *weekly) + 1 < rate ? WageVerdict::kDerivedBelow
                                                     : WageVerdict::kNotBelow;
}

}  // namespace

std::string WordsAroundPay(const PayReading& pay, const ScannedText& title,
                           const ScannedText& description) {
  if (pay.source == "text:title") return std::string(title.text());
  if (pay.source != "text:description") return pay.pay->text;
  const int32_t from = description.ClauseStart(pay.from, kAroundPay);
  const int32_t to = description.ClauseEnd(pay.to, kAroundPay);
  return std::string(description.text().substr(from, to - from));
}

std::vector<AgeBand> ReadAgeBands(const ScannedText& text) {
  std::vector<AgeBand> bands;
  int32_t done = 0;
  for (const int32_t start : text.word_starts()) {
    if (start < done) continue;
    const std::optional<Number> age = AgeAt(text.lower(), start);
    if (!age) continue;
    if (const auto band = BandAt(text, *age, &done)) bands.push_back(*band);
  }
  std::sort(bands.begin(), bands.end(), [](const AgeBand& a, const AgeBand& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  return bands;
}

WageVerdict CheckWage(const WageQuestion& question) {
  const Pay& pay = *question.pay;
  const std::optional<MinimumWage> wage = MinimumWageOn(question.day);
  if (!wage || pay.predicted || pay.currency != "GBP") return WageVerdict::kNotBelow;
  if (pay.period == PayPeriod::kUnknown || (!pay.min_pence && !pay.max_pence)) {
    return WageVerdict::kNotBelow;
  }
  return pay.period == PayPeriod::kHour ? CheckHourly(question, *wage)
                                        : CheckDerived(question, *wage);
}

}  // namespace corner::indexer
