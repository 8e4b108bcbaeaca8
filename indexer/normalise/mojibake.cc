#include "indexer/normalise/mojibake.h"

#include <cstdint>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// The Windows-1252 (or Latin-1) byte of a character; -1 when it has none.
int ByteOf(char32_t code) {
  if (code < 0x100) return static_cast<int>(code);
  struct Pair {
    char16_t code;
    uint8_t byte;
  };
  static constexpr Pair kHigh[] = {{0x20AC, 0x80}, {0x201A, 0x82}, {0x0192, 0x83}, {0x201E, 0x84},
                                   {0x2026, 0x85}, {0x2020, 0x86}, {0x2021, 0x87}, {0x02C6, 0x88},
                                   {0x2030, 0x89}, {0x0160, 0x8A}, {0x2039, 0x8B}, {0x0152, 0x8C},
                                   {0x017D, 0x8E}, {0x2018, 0x91}, {0x2019, 0x92}, {0x201C, 0x93},
                                   {0x201D, 0x94}, {0x2022, 0x95}, {0x2013, 0x96}, {0x2014, 0x97},
                                   {0x02DC, 0x98}, {0x2122, 0x99}, {0x0161, 0x9A}, {0x203A, 0x9B},
                                   {0x0153, 0x9C}, {0x017E, 0x9E}, {0x0178, 0x9F}};
  for (const Pair& pair : kHigh) {
    if (pair.code == code) return pair.byte;
  }
  return -1;
}

// Bytes a doubled character had, by its first; 0 for characters that begin none worth mending.
int DoubledLength(char32_t lead) {
  if (lead >= 0xC2 && lead <= 0xC5) return 2;  // Latin letters and signs
  if (lead == 0xE2) return 3;                  // quotes, dashes, the euro
  if (lead == 0xF0) return 4;                  // pictures
  return 0;
}

// The character that was encoded twice at `i`; 0 when there is none. `*end` is set after it.
char32_t Doubled(std::string_view text, size_t i, size_t* end) {
  size_t position = i;
  const char32_t lead = NextCodePoint(text, &position);
  const int length = DoubledLength(lead);
  if (length == 0) return 0;
  std::string bytes(1, static_cast<char>(lead));
  for (int k = 1; k < length; ++k) {
    if (position >= text.size()) return 0;
    const int byte = ByteOf(NextCodePoint(text, &position));
    if (byte < 0x80 || byte > 0xBF) return 0;
    bytes.push_back(static_cast<char>(byte));
  }
  if (!IsValidUtf8(bytes)) return 0;
  size_t at = 0;
  const char32_t code = NextCodePoint(bytes, &at);
  *end = position;
  return code;
}

// A quick look for the first bytes of what MendOnce could mend.
bool MayNeedMending(std::string_view text) {
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c != 0xC2 && c != 0xC3) continue;
    const unsigned char next = static_cast<unsigned char>(text[i + 1]);
    if (c == 0xC2 && next < 0xA0) return true;
    if (c == 0xC3 && ((next >= 0x82 && next <= 0x85) || next == 0xA2 || next == 0xB0)) return true;
  }
  return false;
}

bool MendOnce(std::string* text) {
  if (!MayNeedMending(*text)) return false;
  std::string out;
  out.reserve(text->size());
  bool mended = false;
  for (size_t i = 0; i < text->size();) {
    const unsigned char c = static_cast<unsigned char>((*text)[i]);
    if (c < 0xC2) {
      out.push_back((*text)[i++]);
      continue;
    }
    size_t end = i;
    const char32_t doubled = Doubled(*text, i, &end);
    if (doubled != 0) {
      AppendUtf8(doubled, &out);
      mended = true;
      i = end;
      continue;
    }
    size_t next = i;
    const char32_t code = NextCodePoint(*text, &next);
    if (code >= 0x80 && code < 0xA0) {
      const char byte = static_cast<char>(code);
      out.append(Utf8FromCp1252(std::string_view(&byte, 1)));
      mended = true;
    } else {
      out.append(*text, i, next - i);
    }
    i = next;
  }
  if (mended) *text = std::move(out);
  return mended;
}

}  // namespace

bool MendDoubleEncoding(std::string* text) {
  bool mended = false;
  // Two rounds: some text went through the mill twice.
  for (int round = 0; round < 2 && MendOnce(text); ++round) mended = true;
  return mended;
}

}  // namespace corner::indexer
