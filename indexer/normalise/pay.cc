#include "indexer/normalise/pay.h"

#include <algorithm>
#include <array>

#include "indexer/normalise/money.h"
#include "indexer/normalise/pay_candidates.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

Pay PayOf(const MoneyRange& range, bool pro_rata, const PayInput& input) {
  Pay pay;
  pay.min_pence = range.min;
  pay.max_pence = range.max;
  pay.period = range.period;
  pay.currency = range.currency == "$" ? std::string(DollarOf(input.country)) : range.currency;
  if (pay.currency.empty() && input.currency.size() == 3) {
    for (const char c : input.currency) {
      pay.currency.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    }
  }
  if (pay.currency.empty() && input.country == "GB") pay.currency = "GBP";
  pay.pro_rata = pro_rata;
  return pay;
}

// One declared number ("12.60", "£24,000"); nullopt when there is none.
std::optional<MoneyRange> DeclaredNumber(std::string_view declared) {
  const std::string kept(TrimSpace(declared));
  const ScannedText text(kept);
  std::vector<MoneyRange> sums = FindMoney(text, true);
  if (sums.empty() || HighOf(sums.front()) == 0) return std::nullopt;
  return sums.front();
}

// The min and max fields, with the declared period where it fits their size.
std::optional<MoneyRange> ReadNumbers(const PayInput& input, std::string* note) {
  const std::optional<MoneyRange> low = DeclaredNumber(input.min), high = DeclaredNumber(input.max);
  if (!low && !high) return std::nullopt;
  MoneyRange range = low ? *low : *high;
  range.min = low ? std::optional(LowOf(*low)) : std::nullopt;
  range.max = high ? std::optional(HighOf(*high)) : std::nullopt;
  if (range.min && range.max && *range.min > *range.max) std::swap(range.min, range.max);
  range.decimals = true;
  if (range.period == PayPeriod::kUnknown) range.period = PeriodFromDeclared(input.period);
  const bool yearly = range.period == PayPeriod::kYear || range.period == PayPeriod::kUnknown;
  if (HighOf(range) > kMostPerYear && yearly) {
    *note = "the declared pay is above 10 million a year and was treated as not stated";
    return std::nullopt;
  }
  if (!Plausible(range.period, LowOf(range), HighOf(range))) range.period = PayPeriod::kUnknown;
  if (range.period == PayPeriod::kUnknown) range.period = PeriodBySize(range, input.country);
  if (range.period == PayPeriod::kUnknown && HighOf(range) > LowOf(range) * 1000) {
    *note = "the declared pay mixes two scales and was treated as not stated";
    return std::nullopt;
  }
  return range;
}

bool SameFigures(const MoneyRange& a, const MoneyRange& b) {
  return LowOf(a) == LowOf(b) && HighOf(a) == HighOf(b);
}

// Declared figures without a currency are a sender's form, filled in by somebody. They give way to
// the text when it calls the same sum bonus or on-target earnings while it states basic pay, when
// it names other basic pay, or when it names currency and period while they have neither.
bool GivesWay(const MoneyRange& declared, const PayFound& prose, std::string* note) {
  if (!declared.currency.empty() || !prose.range || prose.range->currency.empty()) return false;
  if (LowOf(declared) == LowOf(*prose.range) || HighOf(declared) == HighOf(*prose.range))
    return false;
  const auto same = [&](const MoneyRange& sum) { return SameFigures(sum, declared); };
  if (prose.basic || std::any_of(prose.other.begin(), prose.other.end(), same)) {
    *note = "the text states basic pay that differs from the declared pay";
    return true;
  }
  if (declared.period == PayPeriod::kUnknown && prose.range->period != PayPeriod::kUnknown) {
    *note = "the declared pay has no unit and the text states one";
    return true;
  }
  return false;
}

void Take(const MoneyRange& range, bool pro_rata, std::string source, const PayInput& input,
          PayReading* reading) {
  reading->pay = PayOf(range, pro_rata, input);
  reading->source = std::move(source);
  const bool in_text = reading->source.starts_with("text:");
  reading->from = in_text ? range.from : 0;
  reading->to = in_text ? range.to : 0;
  if (range.period != PayPeriod::kUnknown) reading->period_source = reading->source;
}

// An hour's pay beside `found`, which was taken from the text that the reading names.
void TakeHourly(const PayFound& found, PayReading* reading) {
  if (!found.hourly || !reading->pay) return;
  reading->hourly_pence = LowOf(*found.hourly);
  const bool in_text = reading->source.starts_with("text:");
  reading->hourly_from = in_text ? found.hourly->from : 0;
  reading->hourly_to = in_text ? found.hourly->to : 0;
}

// The period and currency a headline left open, where another place states the same figures or the
// feed declares a period that fits.
void Complete(const PayInput& input, const PayFound& prose, const MoneyRange& range,
              PayReading* reading) {
  Pay& pay = *reading->pay;
  if (prose.range && LowOf(range) == LowOf(*prose.range)) {
    if (pay.currency.empty()) pay.currency = PayOf(*prose.range, false, input).currency;
    if (pay.period == PayPeriod::kUnknown && prose.range->period != PayPeriod::kUnknown) {
      pay.period = prose.range->period;
      reading->period_source = "text:description";
    }
    pay.pro_rata |= prose.pro_rata;
  }
  const PayPeriod declared = PeriodFromDeclared(input.period);
  if (pay.period == PayPeriod::kUnknown && declared != PayPeriod::kUnknown &&
      Plausible(declared, LowOf(range), HighOf(range))) {
    pay.period = declared;
    reading->period_source = "field:pay_period";
  }
}

bool IsGuess(std::string_view predicted) {
  return predicted == "1" || EqualsIgnoreCase(predicted, "true") ||
         EqualsIgnoreCase(predicted, "yes");
}

}  // namespace

PayReading ReadPay(const PayInput& input) {
  // A sender's guess is not the advert's word: the advert is read as if nothing were declared, and
  // the guess stands only where it states no pay.
  if (IsGuess(input.predicted)) {
    PayInput stated = input;
    stated.text = stated.min = stated.max = stated.period = stated.currency = {};
    stated.predicted = {};
    PayReading reading = ReadPay(stated);
    if (reading.pay) return reading;
    PayInput guess = input;
    guess.predicted = {};
    reading = ReadPay(guess);
    if (reading.pay) {
      reading.pay->predicted = true;
      reading.pay->text.clear();  // it is not in the advert
    }
    return reading;
  }
  PayReading reading;
  PayFound prose, title, declared;
  const std::string declared_text(input.text);
  const ScannedText scanned(declared_text);
  if (!declared_text.empty()) declared = ReadHeadline(scanned, input.country, true);
  if (input.description != nullptr) prose = ReadProse(*input.description, input.country);
  // 1. Bare declared figures give way to the text where it speaks plainly of other pay.
  if (declared.range && GivesWay(*declared.range, prose, &reading.note)) declared.range.reset();
  // 2. The declared pay text, 3. the declared numbers, 4. the title, 5. the description.
  std::optional<MoneyRange> numbers;
  if (!declared.range) numbers = ReadNumbers(input, &reading.note);
  if (!declared.range && !numbers && input.title != nullptr) {
    title = ReadHeadline(*input.title, input.country, false);
  }
  if (declared.range) {
    Take(*declared.range, declared.pro_rata, "field:pay_text", input, &reading);
    Complete(input, prose, *declared.range, &reading);
    TakeHourly(declared, &reading);
  } else if (numbers) {
    Take(*numbers, SaysProRata(scanned, 0, scanned.size()), "field:pay_min", input, &reading);
    if (numbers->period != PayPeriod::kUnknown) reading.period_source = "field:pay_period";
    Complete(input, prose, *numbers, &reading);
  } else if (title.range) {
    Take(*title.range, title.pro_rata, "text:title", input, &reading);
    Complete(input, prose, *title.range, &reading);
    TakeHourly(title, &reading);
  } else if (prose.range) {
    Take(*prose.range, prose.pro_rata, "text:description", input, &reading);
    TakeHourly(prose, &reading);
  }
  if (!reading.pay) return reading;
  reading.pay->text = !declared_text.empty() && reading.source.starts_with("field:")
                          ? declared_text
                          : std::string();
  return reading;
}

bool IsNegativeAmount(std::string_view declared) {
  const std::string_view text = TrimSpace(declared);
  size_t i = 0;
  if (i < text.size() && text[i] == '-') {
    ++i;
  } else if (text.starts_with("\xC2\xA3-") || text.starts_with("$-")) {
    i = text[0] == '$' ? 2 : 3;
  } else {
    return false;
  }
  if (text.substr(i).starts_with("\xC2\xA3")) i += 2;
  return i < text.size() && IsDigit(text[i]);
}

std::string_view DollarOf(std::string_view country) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kDollars = {
      {{"AU", "AUD"}, {"CA", "CAD"}, {"NZ", "NZD"}, {"SG", "SGD"}, {"HK", "HKD"}, {"TW", "TWD"}}};
  for (const auto& [code, dollar] : kDollars) {
    if (code == country) return dollar;
  }
  return "USD";
}

}  // namespace corner::indexer
