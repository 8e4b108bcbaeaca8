#include "taxonomies/lexicon/word_forms.h"

#include <algorithm>

namespace corner::taxonomies {
namespace {

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool HasVowel(std::string_view word) { return std::any_of(word.begin(), word.end(), IsVowel); }

bool IsPlural(std::string_view word) {
  // The card for plant, not several of the card for drivers.
  if (word == "cpcs") return false;
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is");
}

}  // namespace

void AppendSingular(std::string_view folded, std::string* out) {
  if (folded.size() > 4 && folded.ends_with("ies")) {
    out->append(folded.substr(0, folded.size() - 3)).push_back('y');
    return;
  }
  if (folded == "shelves" || folded == "knives" || folded == "lives" || folded == "wives") {
    out->append(folded.substr(0, folded.size() - 3)).append(folded == "shelves" ? "f" : "fe");
    return;
  }
  for (std::string_view ending : {"ches", "shes", "sses", "xes"}) {
    if (folded.size() > 4 && folded.ends_with(ending)) {
      out->append(folded.substr(0, folded.size() - 2));
      return;
    }
  }
  out->append(IsPlural(folded) ? folded.substr(0, folded.size() - 1) : folded);
}

void AppendVerbStem(std::string_view folded, std::string* out) {
  std::string_view stem = folded;
  bool cut = false;
  for (std::string_view ending : {"ing", "ed", "es", "s"}) {
    if (stem.size() < ending.size() + 3 || !stem.ends_with(ending)) continue;
    if (ending == "s" && (stem.ends_with("ss") || stem.ends_with("us"))) continue;
    const std::string_view rest = stem.substr(0, stem.size() - ending.size());
    if (!HasVowel(rest)) continue;
    stem = rest;
    cut = true;
    break;
  }
  // "stopp" -> "stop"; "fill", "press" and "buzz" keep theirs.
  const size_t size = stem.size();
  if (cut && size > 3 && stem[size - 1] == stem[size - 2] && !IsVowel(stem[size - 1]) &&
      std::string_view("lsz").find(stem[size - 1]) == std::string_view::npos) {
    stem.remove_suffix(1);
  }
  if (stem.size() > 3 && stem.ends_with('e')) stem.remove_suffix(1);
  out->append(stem);
  // "carry", "carries", "carried" meet in "carri".
  if (stem.size() > 2 && stem.ends_with('y') && !IsVowel(stem[stem.size() - 2])) {
    out->back() = 'i';
  }
}

}  // namespace corner::taxonomies
