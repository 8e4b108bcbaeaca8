// Typeahead over short texts (job titles, labels of resources, places): what a person may mean by
// the words typed so far, in any order, with small slips of the keyboard. Exact: every text that
// fits is considered, none is guessed away. Built once; immutable, safe from any thread.
//
// A word typed fits a word of the text when it is the same, begins it, or is so few edits (insert,
// delete, substitute, swap of neighbours) away from it or from its beginning: none below four
// bytes, one from four, two from eight. The cost is 20 an edit, and 10 where only the beginning is
// meant. A text fits when every word typed fits one of its words; its cost is the sum of the
// cheapest, plus 1 for each word of it that no word typed chose, plus 2 where the first word typed
// did not choose its first word. The cheapest comes first, then the shorter text, then by the
// alphabet, then by value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corner::taxonomies {

struct TypeaheadHit {
  uint32_t entry = 0;  // number of the text, in the order added
  uint32_t value = 0;  // what was added with it
  int32_t cost = 0;    // 0 = exactly the words
};

// Edits allowed for a word typed of so many bytes.
int AllowedEdits(size_t bytes);
// The words typed, folded, each once, the first eight of at most 40 bytes.
std::vector<std::string> TypedWords(std::string_view text);

class Typeahead {
 public:
  // Call Finish after the last Add and before the first Find.
  void Add(std::string_view text, uint32_t value);
  void Finish();

  size_t size() const { return texts_.size(); }
  const std::string& text(uint32_t entry) const { return texts_[entry]; }

  // The best `limit` texts. `one_a_value`: of texts with one value only the best.
  std::vector<TypeaheadHit> Find(std::string_view typed, size_t limit, bool one_a_value) const;

 private:
  struct Node {
    uint32_t first_child = 0, next = 0;     // 0: none; the root is nobody's child
    uint32_t words_from = 0, words_to = 0;  // of words_, those that begin so
    char letter = 0;
    bool ends = false;  // words_[words_from] ends here
  };
  // Words that begin alike and cost the same.
  struct Fits {
    uint32_t words_from = 0, words_to = 0;  // of words_
    uint32_t cost = 0;
  };
  struct Walk;
  void BuildTrie();
  void NextRow(char letter, Walk* walk) const;
  void Follow(uint32_t node, Walk* walk) const;
  std::vector<Fits> FitsOf(std::string_view typed) const;
  std::vector<uint32_t> BestFits(std::string_view typed) const;

  std::vector<std::string> texts_;
  std::vector<uint32_t> values_;
  std::vector<std::vector<uint32_t>> entry_words_;  // words of each text, by number, in order
  std::vector<std::string> words_;                  // sorted
  std::vector<uint32_t> posting_from_;              // into postings_, one more than words_
  std::vector<uint32_t> postings_;                  // texts with the word, ascending
  std::vector<Node> nodes_;
};

}  // namespace corner::taxonomies
