// The inline part of words.h: one pass over the bytes, ASCII without any table of Unicode.
#pragma once

#include "taxonomies/base/text.h"
#include "taxonomies/base/words.h"

namespace corner::words_internal {

// The word folded, cut to kMaxWordBytes; empty when it was nothing but marks.
std::string Fold(std::string_view word);

inline bool IsAsciiWord(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// True for an apostrophe at `i` (', ’ or ʼ); `length` is its bytes.
inline bool ApostropheAt(std::string_view text, size_t i, size_t* length) {
  if (text[i] == '\'') return *length = 1, true;
  if (text.substr(i, 3) == "\xE2\x80\x99") return *length = 3, true;
  if (text.substr(i, 2) == "\xCA\xBC") return *length = 2, true;
  return false;
}

}  // namespace corner::words_internal

namespace corner {

template <typename Visit>
void ForEachWord(std::string_view text, const Visit& visit) {
  using namespace words_internal;  // NOLINT(google-build-using-namespace)
  char ascii[kMaxWordBytes];
  size_t i = 0;
  while (i < text.size()) {
    const unsigned char first = static_cast<unsigned char>(text[i]);
    size_t next = i, mark = 0;
    if (first < 0x80 ? !IsAsciiWord(first)
                     : !IsWordCodePoint(NextCodePoint(text, &next)) ||
                           ApostropheAt(text, i, &mark)) {  // ʼ counts as a letter in Unicode
      i = first < 0x80 ? i + 1 : next;
      continue;
    }
    const size_t from = i;
    size_t length = 0;
    bool plain = true;  // ASCII so far: folded on the way into `ascii`
    std::string unfolded;
    for (size_t apostrophe = 0; i < text.size();) {
      const unsigned char c = static_cast<unsigned char>(text[i]);
      if (c < 0x80 && IsAsciiWord(c)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
        if (plain) {
          if (length < kMaxWordBytes) ascii[length++] = lower;
        } else {
          unfolded.push_back(lower);
        }
        ++i;
      } else if (ApostropheAt(text, i, &apostrophe)) {
        size_t after = i + apostrophe;
        if (after >= text.size()) break;
        size_t probe = after;
        if (!IsWordCodePoint(NextCodePoint(text, &probe))) break;
        i = after;
      } else if (c >= 0x80) {
        size_t after = i;
        if (!IsWordCodePoint(NextCodePoint(text, &after))) break;
        if (plain) unfolded.assign(ascii, length);
        plain = false;
        unfolded.append(text, i, after - i);
        i = after;
      } else {
        break;
      }
    }
    // "c++", "c#", "f#"
    if (plain && length == 1 && i < text.size()) {
      if (text[i] == '#') {
        ascii[length++] = '#';
        ++i;
      } else if (text.substr(i, 2) == "++") {
        ascii[length++] = '+';
        ascii[length++] = '+';
        i += 2;
      }
    }
    if (plain) {
      visit(std::string_view(ascii, length), static_cast<int32_t>(from), static_cast<int32_t>(i));
    } else {
      const std::string folded = Fold(unfolded);
      if (!folded.empty()) {
        visit(std::string_view(folded), static_cast<int32_t>(from), static_cast<int32_t>(i));
      }
    }
  }
}

}  // namespace corner
