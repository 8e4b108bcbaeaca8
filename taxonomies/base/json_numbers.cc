#include "taxonomies/base/json_numbers.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace corner {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A number of JSON's grammar, as it stands in a text.
struct NumberToken {
  bool valid = false;     // digits, and no nought before others
  size_t end = 0;         // behind its last character
  bool nought = true;     // of noughts alone
  bool exponent = false;  // has one
  int64_t point = 0;      // digits before the decimal point, from the first that is not nought
  int64_t power = 0;      // the exponent, within +-1,000,000
};

// The token that begins at `begin`, which holds '-' or a digit.
NumberToken ReadNumber(std::string_view text, size_t begin) {
  NumberToken token;
  size_t i = begin + (text[begin] == '-' ? 1 : 0);
  const auto more = [&] { return i < text.size() && IsDigit(text[i]); };
  const size_t digits = i;
  for (; more(); ++i) {
    token.nought = token.nought && text[i] == '0';
    if (!token.nought) ++token.point;
  }
  token.valid = i > digits && (text[digits] != '0' || i == digits + 1);
  token.end = i;
  if (!token.valid) return token;
  if (i + 1 < text.size() && text[i] == '.' && IsDigit(text[i + 1])) {
    for (++i; more(); ++i) {
      if (token.nought && text[i] == '0') --token.point;
      token.nought = token.nought && text[i] == '0';
    }
  }
  token.end = i;
  if (i >= text.size() || (text[i] != 'e' && text[i] != 'E')) return token;
  ++i;
  const bool minus = i < text.size() && text[i] == '-';
  if (i < text.size() && (minus || text[i] == '+')) ++i;
  if (!more()) return token;
  token.exponent = true;
  for (; more(); ++i) token.power = std::min<int64_t>(token.power * 10 + text[i] - '0', 1'000'000);
  if (minus) token.power = -token.power;
  token.end = i;
  return token;
}

// Integers of 64 bits with their sign are kept to the digit.
constexpr size_t kLongestPlainNumber = 20;
bool IsPlain(const NumberToken& token, size_t length) {
  return !token.valid || (!(token.nought && token.exponent) && length <= kLongestPlainNumber);
}

// The same number in few characters; "1e999", which the parser refuses, where it is too large.
std::string ShortNumber(std::string_view digits, const NumberToken& token) {
  if (token.nought) return "0";
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec == std::errc::result_out_of_range)
    return token.point + token.power > 0 ? "1e999" : "0";
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

}  // namespace

std::optional<std::string> WithPlainNumbers(std::string_view text) {
  std::optional<std::string> mended;
  size_t copied = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (in_string) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        in_string = false;
      continue;
    }
    in_string = text[i] == '"';
    if (!IsDigit(text[i]) && text[i] != '-') continue;
    const NumberToken token = ReadNumber(text, i);
    const size_t length = token.end - i;
    if (!IsPlain(token, length)) {
      if (!mended) mended.emplace();
      mended->append(text.substr(copied, i - copied));
      std::string number = ShortNumber(text.substr(i, length), token);
      number.resize(std::max(number.size(), length), ' ');
      mended->append(number);
      copied = token.end;
    }
    i = token.end - 1;  // the loop looks at what ended the number
  }
  if (mended) mended->append(text.substr(copied));
  return mended;
}

}  // namespace corner
