// Job titles as the world writes them, each with the SOC 2020 unit group it belongs to, ready for
// looking up whole titles and for finding titles that share words. Built once from tables;
// immutable, safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "taxonomies/occupations/classification.h"
#include "taxonomies/occupations/title_words.h"

namespace corner::taxonomies {

class TitleLexicon {
 public:
  // Lines `code<TAB>title<TAB>note` behind a header line. A note is empty, "abbr", or
  // "ambiguous:CODE|CODE…" for a title of several groups, the most usual first. kInvalidArgument
  // names the line: an unknown unit group, a title twice.
  static absl::StatusOr<TitleLexicon> Parse(std::string_view table,
                                            const Classification& classification);

  struct Title {
    uint16_t unit;   // index into units()
    uint16_t words;  // distinct words of it
    uint32_t head;   // its last word
    float weight;    // sum of its words' weights
  };
  size_t size() const { return titles_.size(); }
  const Title& title(uint32_t i) const { return titles_[i]; }
  std::span<const SocCode> units() const { return units_; }

  // The units of titles with exactly these words, in this order or in any, most usual first.
  std::span<const uint16_t> InOrder(std::span<const std::string> words) const;
  std::span<const uint16_t> InAnyOrder(std::span<const std::string> words) const;

  // Words by number.
  std::optional<uint32_t> FindWord(std::string_view word) const;
  // ln(units / units with the word) + 0.3, times the weight of a modifier: rare words tell more.
  float WordWeight(uint32_t word) const { return words_[word].weight; }
  std::span<const uint32_t> TitlesWith(uint32_t word) const { return words_[word].titles; }
  // The units whose titles have the word, in order, and in how many of them it stands.
  struct UnitCount {
    uint16_t unit = 0;
    uint16_t titles = 0;
  };
  std::span<const UnitCount> UnitsWith(uint32_t word) const { return words_[word].units; }
  uint32_t WordsIn(uint16_t unit) const { return words_in_unit_[unit]; }
  size_t vocabulary() const { return words_.size(); }
  // Words that begin with the same five letters.
  std::span<const uint32_t> Relatives(std::string_view word) const;

 private:
  struct WordEntry {
    float weight = 0;
    std::vector<uint32_t> titles;
    std::vector<UnitCount> units;
  };
  uint32_t WordNumber(const std::string& word);
  void Add(std::span<const uint16_t> units, std::span<const std::string> words);
  std::optional<std::vector<uint32_t>> Numbers(std::span<const std::string> words) const;
  void CountUnits();
  void Weigh();

  std::vector<Title> titles_;
  std::vector<SocCode> units_;
  static constexpr size_t kMostUnits = 6;
  struct Units {
    uint8_t count = 0;
    std::array<uint16_t, kMostUnits> units = {};
  };
  // By the hash of the words' numbers: 64 bits tell some 50,000 titles apart.
  absl::flat_hash_map<uint64_t, Units> in_order_, in_any_order_;
  absl::flat_hash_map<std::string, uint32_t> word_numbers_;
  std::vector<WordEntry> words_;
  absl::flat_hash_map<std::string, std::vector<uint32_t>> relatives_;
  std::vector<uint32_t> words_in_unit_;
};

const TitleLexicon& BuiltinTitles();

}  // namespace corner::taxonomies
