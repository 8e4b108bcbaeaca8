// A sentence with slots, read once and written many times. Immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus/lexicon.h"
#include "benchmarks/corpus/random.h"

namespace corner::benchmarks {

// What the slots that are not words of the lexicon stand for in one advert.
struct SlotValues {
  std::string_view title, employer, place, pay, hours, pattern, contract;
};

class Sentence {
 public:
  // `{n}`, `{ns}`, `{v}`, `{ing}`, `{a}`, `{name}`, `{sys}`, `{num}`, `{big}`, `{code}`, `{year}`,
  // `{time}`, `{day}` and the names in SlotValues. An unknown slot, or text that JSON would have to
  // escape, is a mistake in the files and ends the process.
  explicit Sentence(std::string_view text);

  // Appends the sentence, beginning with a capital letter.
  void Write(const Lexicon& lexicon, const SlotValues& values, Random& random,
             std::string* out) const;
  int words() const { return words_; }  // a slot counts as one

 private:
  enum class Slot : uint8_t {
    kWord,
    kNumber,
    kBig,
    kCode,
    kYear,
    kTime,
    kDay,
    kTitle,
    kEmployer,
    kPlace,
    kPay,
    kHours,
    kPattern,
    kContract
  };
  struct Part {
    std::string text;  // before the slot
    Slot slot;
    WordClass word_class;
  };
  struct SlotName {
    std::string_view name;
    Slot slot;
    WordClass word_class;
  };
  static const SlotName kSlots[];

  static const SlotName& FindSlot(std::string_view name);

  std::vector<Part> parts_;
  std::string tail_;
  int words_ = 0;
};

std::vector<Sentence> Sentences(const std::vector<std::string_view>& lines);

}  // namespace corner::benchmarks
