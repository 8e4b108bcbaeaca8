#include "indexer/normalise/facts.h"

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

std::string PrintAmount(int64_t hundredths, std::string_view currency) {
  std::string digits = std::to_string(hundredths / 100);
  for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3) {
    digits.insert(static_cast<size_t>(i), ",");
  }
  if (hundredths % 100 != 0) {
    const int pence = static_cast<int>(hundredths % 100);
    digits.push_back('.');
    digits.push_back(static_cast<char>('0' + pence / 10));
    digits.push_back(static_cast<char>('0' + pence % 10));
  }
  if (currency == "GBP") return Concat("£", digits);
  if (currency == "EUR") return Concat("€", digits);
  return currency.empty() ? digits : Concat(currency, " ", digits);
}

}  // namespace

void AddFact(std::string_view name, std::string value, std::string_view source, int32_t from,
             int32_t to, Vacancy* vacancy) {
  vacancy->facts.push_back({std::string(name), std::move(value), std::string(source), from, to});
}

std::string PrintPay(const Pay& pay) {
  std::string out;
  if (pay.min_pence && pay.max_pence) {
    out = PrintAmount(*pay.min_pence, pay.currency);
    if (*pay.min_pence != *pay.max_pence) {
      out = Concat(out, " to ", PrintAmount(*pay.max_pence, pay.currency));
    }
  } else if (pay.min_pence) {
    out = Concat("from ", PrintAmount(*pay.min_pence, pay.currency));
  } else if (pay.max_pence) {
    out = Concat("up to ", PrintAmount(*pay.max_pence, pay.currency));
  }
  if (pay.period != PayPeriod::kUnknown) out = Concat(out, " per ", Name(pay.period));
  return pay.pro_rata ? Concat(out, ", pro rata") : out;
}

std::string PrintMinute(int32_t minute) {
  std::string out = "00:00";
  out[0] = static_cast<char>('0' + minute / 600);
  out[1] = static_cast<char>('0' + minute / 60 % 10);
  out[3] = static_cast<char>('0' + minute % 60 / 10);
  out[4] = static_cast<char>('0' + minute % 10);
  return out;
}

}  // namespace corner::indexer
