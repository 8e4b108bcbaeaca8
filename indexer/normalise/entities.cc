#include "indexer/normalise/entities.h"

#include <array>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::array<std::pair<std::string_view, char32_t>, 62> kNamed = {
    {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
     {"nbsp", ' '},     {"pound", 0xA3},   {"euro", 0x20AC},   {"cent", 0xA2},    {"yen", 0xA5},
     {"copy", 0xA9},    {"reg", 0xAE},     {"trade", 0x2122},  {"deg", 0xB0},     {"plusmn", 0xB1},
     {"middot", 0xB7},  {"bull", 0x2022},  {"hellip", 0x2026}, {"ndash", 0x2013}, {"mdash", 0x2014},
     {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"sbquo", 0x201A},
     {"laquo", 0xAB},   {"raquo", 0xBB},   {"times", 0xD7},    {"frac12", 0xBD},  {"frac14", 0xBC},
     {"frac34", 0xBE},  {"sup2", 0xB2},    {"iexcl", 0xA1},    {"sect", 0xA7},    {"para", 0xB6},
     {"ordm", 0xBA},    {"agrave", 0xE0},  {"aacute", 0xE1},   {"acirc", 0xE2},   {"auml", 0xE4},
     {"aring", 0xE5},   {"ccedil", 0xE7},  {"egrave", 0xE8},   {"eacute", 0xE9},  {"ecirc", 0xEA},
     {"euml", 0xEB},    {"iacute", 0xED},  {"icirc", 0xEE},    {"iuml", 0xEF},    {"ntilde", 0xF1},
     {"oacute", 0xF3},  {"ocirc", 0xF4},   {"ouml", 0xF6},     {"oslash", 0xF8},  {"uacute", 0xFA},
     {"ucirc", 0xFB},   {"uuml", 0xFC},    {"szlig", 0xDF},    {"ensp", ' '},     {"emsp", ' '},
     {"thinsp", ' '},   {"rarr", 0x2192}}};

// The character of a number; 0 for what no text may hold.
char32_t FromNumber(uint32_t number) {
  if (number >= 0x80 && number < 0xA0) {
    const char byte = static_cast<char>(number);
    const std::string utf8 = Utf8FromCp1252(std::string_view(&byte, 1));
    size_t position = 0;
    return NextCodePoint(utf8, &position);
  }
  if (number == 0xA0) return ' ';
  const bool control = number < 0x20 && number != '\n' && number != '\t';
  const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
  return control || number == 0x7F || surrogate || number > 0x10FFFF ? 0 : number;
}

// The reference at `text[i] == '&'`: its character, and `*end` after it; 0 when it is none.
char32_t ReadReference(std::string_view text, size_t i, size_t* end) {
  size_t k = i + 1;
  if (k < text.size() && text[k] == '#') {
    const bool hex = k + 1 < text.size() && (text[k + 1] == 'x' || text[k + 1] == 'X');
    uint32_t number = 0;
    const size_t first = k += hex ? 2 : 1;
    for (; k < text.size() && k - first < 8; ++k) {
      const char c = text[k];
      int digit = -1;
      if (c >= '0' && c <= '9') digit = c - '0';
      if (hex && c >= 'a' && c <= 'f') digit = c - 'a' + 10;
      if (hex && c >= 'A' && c <= 'F') digit = c - 'A' + 10;
      if (digit < 0) break;
      number = number * (hex ? 16 : 10) + static_cast<uint32_t>(digit);
    }
    if (k == first) return 0;
    *end = k < text.size() && text[k] == ';' ? k + 1 : k;
    return FromNumber(number);
  }
  const size_t semicolon = text.substr(0, i + 10).find(';', k);
  if (semicolon == std::string_view::npos) return 0;
  const std::string_view name = text.substr(k, semicolon - k);
  for (const auto& [known, code] : kNamed) {
    if (known == name) return *end = semicolon + 1, code;
  }
  return 0;
}

}  // namespace

std::string DecodeEntities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t ampersand = text.find('&', i);
    out.append(text.substr(i, ampersand - i));
    if (ampersand == std::string_view::npos) break;
    size_t end = ampersand + 1;
    const char32_t code = ReadReference(text, ampersand, &end);
    if (code == 0) {
      out.push_back('&');
      end = ampersand + 1;
    } else {
      AppendUtf8(code, &out);
    }
    i = end;
  }
  return out;
}

}  // namespace corner::indexer
