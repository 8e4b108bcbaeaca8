// What stands between the words of a text. Job boards lose line ends ("record keepingMust have a
// licence"), so a capital in the middle of a word parts it. Used by everything that reads adverts;
// pure functions, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "taxonomies/base/words.h"

namespace corner::taxonomies {

enum class Gap : uint8_t {
  kSpace,
  kList,  // a comma, a slash, an ampersand, a bracket
  kBreak  // a full stop, a colon, a line end, a bullet, or two sentences run together
};

// The words of `text` in British spelling; run-together words ("recordIf", "50lbs") are parted,
// names such as "PowerPoint" are not.
std::vector<Word> AdvertWordsOf(std::string_view text);

// The gap before every word; the first one's is kBreak.
std::vector<Gap> GapsOf(std::string_view text, std::span<const Word> words);

}  // namespace corner::taxonomies
