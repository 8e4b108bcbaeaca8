// Location text as words in segments: the first step of the place parser. Internal to
// taxonomies/places. Pure functions, safe from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace corner::taxonomies {

struct PlaceWord {
  std::string key;        // as PlaceNameKey would write it
  std::string_view text;  // the bytes of the source
  int segment = 0;        // commas, brackets, slashes, dashes and line ends part segments
};

struct PlaceWords {
  std::string source;  // the text read; `PlaceWord::text` points into it
  std::vector<PlaceWord> words;
  int commas = 0;

  PlaceWords() = default;
  PlaceWords(const PlaceWords&) = delete;
  PlaceWords& operator=(const PlaceWords&) = delete;
};

// At most the first 2,000 bytes are read: a location is short, a longer text is prose.
void ReadPlaceWords(std::string_view free_text, PlaceWords* out);

// True for words that may stand around a place name without making it doubtful ("near", "office").
bool IsFillerWord(std::string_view key);
// True for words after which a name is a street or a building ("Lincoln House", "York Road").
bool IsStreetWord(std::string_view key);
// True for place names that are everyday words ("Reading", "Deal", "Street"): they count only where
// nothing else stands beside them.
bool IsEverydayWord(std::string_view key);
// True where word i, an everyday word, is the town of an institution all the same: "University of
// Bath", "Barry Community Hospital", "HMP Selby".
bool NamesInstitution(const std::vector<PlaceWord>& words, size_t i);
// True for words beside which "E4" or "M25" is no postcode ("grade", "motorway").
bool IsCodeSpoiler(std::string_view key);

}  // namespace corner::taxonomies
