// The invented vocabulary: about 80,000 words in seven classes, each drawn by a Zipf-Mandelbrot
// law. Plain words come first; compounds, prefixed forms and invented names make the long tail.
// Immutable once made, safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus/weighted.h"

namespace corner::benchmarks {

enum class WordClass : uint8_t { kNoun, kNouns, kVerb, kIng, kAdjective, kName, kSystem, kCount };

class Lexicon {
 public:
  Lexicon();
  std::string_view Draw(WordClass word_class, Random& random) const {
    const Class& chosen = classes_[static_cast<size_t>(word_class)];
    return chosen.words[chosen.law.Draw(random)];
  }
  // Invented employers, most frequent first.
  const std::vector<std::string>& employers() const { return employers_; }
  size_t size() const;  // words of all classes

 private:
  struct Class {
    std::vector<std::string> words;
    Weighted law;
  };
  void Fill(WordClass word_class, std::vector<std::string> words, double exponent, double shift);

  std::array<Class, static_cast<size_t>(WordClass::kCount)> classes_;
  std::vector<std::string> employers_;
};

}  // namespace corner::benchmarks
