#include "taxonomies/occupations/title_lexicon.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kRelativeLetters = 5;
constexpr float kLeastWeight = 0.3f;

std::string InOrderKey(std::span<const std::string> words) {
  std::string key;
  for (const std::string& word : words) key.append(word).push_back(' ');
  return key;
}

std::string AnyOrderKey(std::span<const std::string> words) {
  std::vector<std::string> sorted(words.begin(), words.end());
  std::sort(sorted.begin(), sorted.end());
  return InOrderKey(sorted);
}

std::optional<uint16_t> Found(const absl::flat_hash_map<std::string, uint16_t>& map,
                              const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

absl::StatusOr<TitleLexicon> TitleLexicon::Parse(std::span<const std::string_view> tables,
                                                 const Classification& classification) {
  TitleLexicon lexicon;
  absl::flat_hash_map<uint16_t, uint16_t> unit_of;
  for (const OccGroup* unit : classification.AtLevel(OccLevel::kUnit)) {
    unit_of[unit->code.number()] = static_cast<uint16_t>(lexicon.units_.size());
    lexicon.units_.push_back(unit->code);
  }
  lexicon.words_in_unit_.resize(lexicon.units_.size());
  absl::flat_hash_map<std::string_view, bool> seen;
  for (std::string_view table : tables) {
    CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                            ParseTable(table, {"code", "title", "note"}));
    for (const TableRow& row : rows) {
      const auto code = SocCode::Parse(row.cells[0]);
      const auto unit = code ? unit_of.find(code->number()) : unit_of.end();
      if (unit == unit_of.end()) {
        return row.Wrong(Concat("“", row.cells[0], "” is no unit group"));
      }
      if (!seen.try_emplace(row.cells[1], true).second) {
        return row.Wrong(Concat("the title “", row.cells[1], "” stands there twice"));
      }
      const TitleWords words = ReadTitle(row.cells[1]);
      std::vector<std::string> all = words.beside;
      all.insert(all.end(), words.main.begin(), words.main.end());
      if (all.empty()) return row.Wrong("the title has no words");
      lexicon.Add(unit->second, all);
    }
  }
  lexicon.Weigh();
  return lexicon;
}

uint32_t TitleLexicon::WordNumber(const std::string& word) {
  const auto [found, added] =
      word_numbers_.try_emplace(word, static_cast<uint32_t>(words_.size()));
  if (added) {
    words_.emplace_back();
    if (word.size() >= kRelativeLetters) {
      relatives_[word.substr(0, kRelativeLetters)].push_back(found->second);
    }
  }
  return found->second;
}

void TitleLexicon::Add(uint16_t unit, std::span<const std::string> words) {
  in_order_.try_emplace(InOrderKey(words), unit);
  in_any_order_.try_emplace(AnyOrderKey(words), unit);
  const auto number = static_cast<uint32_t>(titles_.size());
  std::vector<uint32_t> numbers;
  for (const std::string& word : words) numbers.push_back(WordNumber(word));
  const uint32_t head = numbers.back();
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  for (uint32_t word : numbers) {
    words_[word].titles.push_back(number);
    ++count_in_unit_[uint64_t{unit} << 32 | word];
  }
  words_in_unit_[unit] += static_cast<uint32_t>(numbers.size());
  titles_.push_back({unit, static_cast<uint16_t>(numbers.size()), head, 0});
}

void TitleLexicon::Weigh() {
  std::vector<const std::string*> spelt(words_.size());
  for (const auto& [word, number] : word_numbers_) spelt[number] = &word;
  std::vector<uint32_t> units_with(words_.size());
  for (const auto& [key, count] : count_in_unit_) ++units_with[static_cast<uint32_t>(key)];
  const auto units = static_cast<float>(units_.size());
  for (size_t w = 0; w < words_.size(); ++w) {
    const float rarity = std::log(units / static_cast<float>(units_with[w])) + kLeastWeight;
    words_[w].weight = rarity * static_cast<float>(ModifierWeight(*spelt[w]));
    for (uint32_t title : words_[w].titles) titles_[title].weight += words_[w].weight;
  }
}

std::optional<uint16_t> TitleLexicon::InOrder(std::span<const std::string> words) const {
  return Found(in_order_, InOrderKey(words));
}

std::optional<uint16_t> TitleLexicon::InAnyOrder(std::span<const std::string> words) const {
  return Found(in_any_order_, AnyOrderKey(words));
}

std::optional<uint32_t> TitleLexicon::FindWord(std::string_view word) const {
  const auto found = word_numbers_.find(ToAbsl(word));
  return found == word_numbers_.end() ? std::nullopt : std::optional(found->second);
}

uint32_t TitleLexicon::CountIn(uint16_t unit, uint32_t word) const {
  const auto found = count_in_unit_.find(uint64_t{unit} << 32 | word);
  return found == count_in_unit_.end() ? 0 : found->second;
}

std::span<const uint32_t> TitleLexicon::Relatives(std::string_view word) const {
  if (word.size() < kRelativeLetters) return {};
  const auto found = relatives_.find(ToAbsl(word.substr(0, kRelativeLetters)));
  if (found == relatives_.end()) return {};
  return found->second;
}

const TitleLexicon& BuiltinTitles() {
  static const TitleLexicon* const kBuiltin = [] {
    const std::string_view tables[] = {JobTitles13Tsv(), JobTitles49Tsv()};
    return BuiltinOrDie("job titles", TitleLexicon::Parse(tables, BuiltinClassification()));
  }();
  return *kBuiltin;
}

}  // namespace corner::taxonomies
