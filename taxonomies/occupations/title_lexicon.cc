#include "taxonomies/occupations/title_lexicon.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kRelativeLetters = 5;
constexpr float kLeastWeight = 0.3f;

uint64_t KeyOf(std::span<const uint32_t> numbers) {
  return Hash64Of({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()});
}

uint64_t KeyInAnyOrder(std::vector<uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return KeyOf(numbers);
}

constexpr std::string_view kAmbiguous = "ambiguous:";

}  // namespace

absl::StatusOr<TitleLexicon> TitleLexicon::Parse(std::string_view table,
                                                 const Classification& classification) {
  TitleLexicon lexicon;
  absl::flat_hash_map<uint16_t, uint16_t> unit_of;
  for (const OccGroup* unit : classification.AtLevel(OccLevel::kUnit)) {
    unit_of[unit->code.number()] = static_cast<uint16_t>(lexicon.units_.size());
    lexicon.units_.push_back(unit->code);
  }
  lexicon.words_in_unit_.resize(lexicon.units_.size());
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"code", "title", "note"}));
  absl::flat_hash_set<absl::string_view> seen;
  seen.reserve(rows.size());
  lexicon.in_order_.reserve(rows.size());
  lexicon.in_any_order_.reserve(rows.size());
  lexicon.titles_.reserve(rows.size());
  for (const TableRow& row : rows) {
    std::vector<std::string_view> codes = {row.cells[0]};
    if (row.cells[2].starts_with(kAmbiguous)) {
      for (std::string_view code : Split(row.cells[2].substr(kAmbiguous.size()), '|')) {
        if (code != row.cells[0]) codes.push_back(code);
      }
    } else if (!row.cells[2].empty() && row.cells[2] != "abbr") {
      return row.Wrong(Concat("“", row.cells[2], "” is no note"));
    }
    std::vector<uint16_t> units;
    for (std::string_view text : codes) {
      const auto code = SocCode::Parse(text);
      const auto unit = code ? unit_of.find(code->number()) : unit_of.end();
      if (unit == unit_of.end()) return row.Wrong(Concat("“", text, "” is no unit group"));
      units.push_back(unit->second);
    }
    if (!seen.insert(ToAbsl(row.cells[1])).second) {
      return row.Wrong(Concat("the title “", row.cells[1], "” stands there twice"));
    }
    TitleWords words = ReadTitle(row.cells[1]);
    std::vector<std::string> all = std::move(words.beside);
    if (all.empty()) {
      all = std::move(words.main);
    } else {
      all.insert(all.end(), words.main.begin(), words.main.end());
    }
    if (all.empty()) return row.Wrong("the title has no words");
    lexicon.Add(units, all);
  }
  lexicon.CountUnits();
  lexicon.Weigh();
  return lexicon;
}

uint32_t TitleLexicon::WordNumber(const std::string& word) {
  const auto [found, added] = word_numbers_.try_emplace(word, static_cast<uint32_t>(words_.size()));
  if (added) {
    words_.emplace_back();
    if (word.size() >= kRelativeLetters) {
      relatives_[word.substr(0, kRelativeLetters)].push_back(found->second);
    }
  }
  return found->second;
}

void TitleLexicon::Add(std::span<const uint16_t> units, std::span<const std::string> words) {
  std::vector<uint32_t> numbers;
  numbers.reserve(words.size());
  for (const std::string& word : words) numbers.push_back(WordNumber(word));
  const uint32_t head = numbers.back();
  const uint64_t in_order = KeyOf(numbers);
  std::sort(numbers.begin(), numbers.end());
  for (Units* known : {&in_order_[in_order], &in_any_order_[KeyOf(numbers)]}) {
    for (uint16_t unit : units) {
      const auto end = known->units.begin() + known->count;
      const bool stands = std::find(known->units.begin(), end, unit) != end;
      if (!stands && known->count < kMostUnits) known->units[known->count++] = unit;
    }
  }
  const uint16_t unit = units.front();
  const auto number = static_cast<uint32_t>(titles_.size());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  for (uint32_t word : numbers) words_[word].titles.push_back(number);
  words_in_unit_[unit] += static_cast<uint32_t>(numbers.size());
  titles_.push_back({unit, static_cast<uint16_t>(numbers.size()), head, 0});
}

void TitleLexicon::CountUnits() {
  std::vector<uint16_t> titles(units_.size());
  for (WordEntry& word : words_) {
    for (uint32_t title : word.titles) {
      if (titles[titles_[title].unit]++ == 0) word.units.push_back({titles_[title].unit, 0});
    }
    std::sort(word.units.begin(), word.units.end(),
              [](const UnitCount& a, const UnitCount& b) { return a.unit < b.unit; });
    for (UnitCount& count : word.units)
      count.titles = std::exchange(titles[count.unit], uint16_t{0});
  }
}

void TitleLexicon::Weigh() {
  std::vector<const std::string*> spelt(words_.size());
  for (const auto& [word, number] : word_numbers_) spelt[number] = &word;
  const auto units = static_cast<float>(units_.size());
  for (size_t w = 0; w < words_.size(); ++w) {
    const float rarity =
        std::log(units / static_cast<float>(words_[w].units.size())) + kLeastWeight;
    words_[w].weight = rarity * static_cast<float>(ModifierWeight(*spelt[w]));
    for (uint32_t title : words_[w].titles) titles_[title].weight += words_[w].weight;
  }
}

std::optional<std::vector<uint32_t>> TitleLexicon::Numbers(
    std::span<const std::string> words) const {
  std::vector<uint32_t> numbers;
  for (const std::string& word : words) {
    const auto number = FindWord(word);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

std::span<const uint16_t> TitleLexicon::InOrder(std::span<const std::string> words) const {
  const auto numbers = Numbers(words);
  const auto found = numbers ? in_order_.find(KeyOf(*numbers)) : in_order_.end();
  if (found == in_order_.end()) return {};
  return std::span(found->second.units).first(found->second.count);
}

std::span<const uint16_t> TitleLexicon::InAnyOrder(std::span<const std::string> words) const {
  const auto numbers = Numbers(words);
  const auto found = numbers ? in_any_order_.find(KeyInAnyOrder(*numbers)) : in_any_order_.end();
  if (found == in_any_order_.end()) return {};
  return std::span(found->second.units).first(found->second.count);
}

std::optional<uint32_t> TitleLexicon::FindWord(std::string_view word) const {
  const auto found = word_numbers_.find(ToAbsl(word));
  return found == word_numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const uint32_t> TitleLexicon::Relatives(std::string_view word) const {
  if (word.size() < kRelativeLetters) return {};
  const auto found = relatives_.find(ToAbsl(word.substr(0, kRelativeLetters)));
  if (found == relatives_.end()) return {};
  return found->second;
}

const TitleLexicon& BuiltinTitles() {
  static const TitleLexicon* const kBuiltin =
      BuiltinOrDie("job titles", TitleLexicon::Parse(JobTitlesTsv(), BuiltinClassification()));
  return *kBuiltin;
}

}  // namespace corner::taxonomies
