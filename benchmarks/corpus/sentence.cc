#include "benchmarks/corpus/sentence.h"

#include <cstdio>
#include <cstdlib>

#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};

[[noreturn]] void Mistake(std::string_view what) {
  std::fprintf(stderr, "Corpus files: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

}  // namespace

const Sentence::SlotName Sentence::kSlots[] = {
    {"n", Slot::kWord, WordClass::kNoun},
    {"ns", Slot::kWord, WordClass::kNouns},
    {"v", Slot::kWord, WordClass::kVerb},
    {"ing", Slot::kWord, WordClass::kIng},
    {"a", Slot::kWord, WordClass::kAdjective},
    {"name", Slot::kWord, WordClass::kName},
    {"sys", Slot::kWord, WordClass::kSystem},
    {"num", Slot::kNumber, WordClass::kCount},
    {"big", Slot::kBig, WordClass::kCount},
    {"code", Slot::kCode, WordClass::kCount},
    {"year", Slot::kYear, WordClass::kCount},
    {"time", Slot::kTime, WordClass::kCount},
    {"day", Slot::kDay, WordClass::kCount},
    {"title", Slot::kTitle, WordClass::kCount},
    {"employer", Slot::kEmployer, WordClass::kCount},
    {"place", Slot::kPlace, WordClass::kCount},
    {"pay", Slot::kPay, WordClass::kCount},
    {"hours", Slot::kHours, WordClass::kCount},
    {"pattern", Slot::kPattern, WordClass::kCount},
    {"contract", Slot::kContract, WordClass::kCount},
};

const Sentence::SlotName& Sentence::FindSlot(std::string_view name) {
  for (const SlotName& known : kSlots) {
    if (known.name == name) return known;
  }
  Mistake(Concat("there is no slot {", name, "}."));
}

Sentence::Sentence(std::string_view text) {
  if (text.find_first_of("\"\\\t") != std::string_view::npos) {
    Mistake(Concat("a sentence may not hold quotation marks or backslashes: ", text));
  }
  words_ = static_cast<int>(Split(text, ' ').size());
  while (true) {
    const size_t open = text.find('{');
    if (open == std::string_view::npos) break;
    const size_t close = text.find('}', open);
    if (close == std::string_view::npos) Mistake(Concat("a slot is not closed: ", text));
    const SlotName& slot = FindSlot(text.substr(open + 1, close - open - 1));
    parts_.push_back({std::string(text.substr(0, open)), slot.slot, slot.word_class});
    text.remove_prefix(close + 1);
  }
  tail_ = std::string(text);
}

void Sentence::Write(const Lexicon& lexicon, const SlotValues& values, Random& random,
                     std::string* out) const {
  const size_t begin = out->size();
  const auto number = [&](int low, int high) {
    out->append(std::to_string(random.Between(low, high)));
  };
  for (const Part& part : parts_) {
    out->append(part.text);
    switch (part.slot) {
      case Slot::kWord:
        out->append(lexicon.Draw(part.word_class, random));
        break;
      case Slot::kNumber:
        number(2, 60);
        break;
      case Slot::kBig:
        number(100, 9999);
        break;
      case Slot::kYear:
        number(1820, 2024);
        break;
      case Slot::kCode:
        out->push_back(static_cast<char>('A' + random.Below(26)));
        out->push_back(static_cast<char>('A' + random.Below(26)));
        number(1000, 99999);
        break;
      case Slot::kTime:
        number(6, 11);
        out->append(random.Chance(60) ? "am" : ".30am");
        break;
      case Slot::kDay:
        out->append(kDays[random.Below(7)]);
        break;
      case Slot::kTitle:
        out->append(values.title);
        break;
      case Slot::kEmployer:
        out->append(values.employer);
        break;
      case Slot::kPlace:
        out->append(values.place);
        break;
      case Slot::kPay:
        out->append(values.pay);
        break;
      case Slot::kHours:
        out->append(values.hours);
        break;
      case Slot::kPattern:
        out->append(values.pattern);
        break;
      case Slot::kContract:
        out->append(values.contract);
        break;
    }
  }
  out->append(tail_);
  char& first = (*out)[begin];
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
}

std::vector<Sentence> Sentences(const std::vector<std::string_view>& lines) {
  std::vector<Sentence> sentences;
  sentences.reserve(lines.size());
  for (const std::string_view line : lines) sentences.emplace_back(line);
  return sentences;
}

}  // namespace corner::benchmarks
