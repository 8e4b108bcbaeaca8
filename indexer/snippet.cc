#include "indexer/snippet.h"

#include <algorithm>
#include <cstdint>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr int32_t kLeadBytes = 60;     // text shown before the first word found
constexpr int32_t kWindowBytes = 170;  // within which clauses count as meeting
constexpr int32_t kLeastBytes = 160;   // shown where the text is long enough

struct Mark {
  int32_t from, to;
  size_t clause;
};

struct Asked {
  const Clause* clause;
  std::string stem;  // of a single word asked for in any form
};

std::vector<Asked> AskedOf(const std::vector<Clause>& clauses, const Stemmer& stemmer) {
  std::vector<Asked> asked;
  for (const Clause& clause : clauses) {
    if (clause.occur == Clause::Occur::kNot || clause.where != Clause::Where::kAnywhere ||
        clause.words.empty()) {
      continue;
    }
    const bool any_form = clause.words.size() == 1 && !clause.prefix && !clause.exact;
    asked.push_back({&clause, any_form ? stemmer.Stem(clause.words.front()) : std::string()});
  }
  return asked;
}

// Whether the words from `at` on are what the clause asks for. An English stem begins with its
// word's first byte, so most words need no stemming.
bool Meets(const Asked& asked, const std::vector<Word>& words, size_t at, const Stemmer& stemmer) {
  const std::vector<std::string>& wanted = asked.clause->words;
  const std::string& word = words[at].folded;
  if (wanted.size() > 1) {
    if (at + wanted.size() > words.size()) return false;
    for (size_t i = 0; i < wanted.size(); ++i) {
      if (words[at + i].folded != wanted[i]) return false;
    }
    return true;
  }
  if (asked.clause->prefix) return word.starts_with(wanted.front());
  if (asked.clause->exact) return word == wanted.front();
  return !asked.stem.empty() && word.front() == asked.stem.front() &&
         stemmer.Stem(word) == asked.stem;
}

// Every word found, in the order of the text; a word may be marked by several clauses.
std::vector<Mark> FindMarks(const std::vector<Word>& words, const std::vector<Asked>& asked,
                            const Stemmer& stemmer) {
  std::vector<Mark> marks;
  for (size_t at = 0; at < words.size(); ++at) {
    for (size_t i = 0; i < asked.size(); ++i) {
      if (!Meets(asked[i], words, at, stemmer)) continue;
      for (size_t k = 0; k < asked[i].clause->words.size(); ++k) {
        marks.push_back({words[at + k].from, words[at + k].to, i});
      }
    }
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.from < b.from; });
  return marks;
}

// The first byte of the window with most distinct clauses, then most marks, then the earliest.
int32_t BestWindow(const std::vector<Mark>& marks, size_t clauses) {
  std::vector<int> inside(clauses, 0);
  size_t distinct = 0, best_distinct = 0, best_marks = 0, end = 0;
  int32_t best = 0;
  for (size_t begin = 0; begin < marks.size(); ++begin) {
    for (;
         end < marks.size() && (end == begin || marks[end].to <= marks[begin].from + kWindowBytes);
         ++end) {
      if (inside[marks[end].clause]++ == 0) ++distinct;
    }
    if (distinct > best_distinct || (distinct == best_distinct && end - begin > best_marks)) {
      best = marks[begin].from;
      best_distinct = distinct;
      best_marks = end - begin;
    }
    if (--inside[marks[begin].clause] == 0) --distinct;
  }
  return best;
}

bool IsSpaceAt(std::string_view text, size_t i) {
  return text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
}

// The nearest place at or before `at`, and not before `least`, where a word begins; else the
// nearest character boundary.
size_t CutBefore(std::string_view text, size_t at, size_t least) {
  for (size_t i = at; i > least; --i) {
    if (IsSpaceAt(text, i - 1)) return i;
  }
  if (least == 0) return 0;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

// The end of the last whole word in [from, from + kSnippetBytes), else the last whole character.
size_t CutAfter(std::string_view text, size_t from) {
  const size_t most = from + kSnippetBytes;
  if (most >= text.size()) return text.size();
  for (size_t i = most; i > from + kSnippetBytes / 2; --i) {
    if (IsSpaceAt(text, i)) return i;
  }
  return from + Utf8Prefix(text.substr(from), kSnippetBytes).size();
}

}  // namespace

Snippet MakeSnippet(std::string_view text, const std::vector<Clause>& clauses,
                    const Stemmer& stemmer) {
  text = text.substr(0, text.find_last_not_of(" \t\n\v\f\r") + 1);
  const size_t start = std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size());
  const std::vector<Asked> asked = AskedOf(clauses, stemmer);
  std::vector<Mark> marks;
  if (!asked.empty()) marks = FindMarks(WordsOf(text), asked, stemmer);

  size_t from = start;
  if (!marks.empty() && text.size() > start + kSnippetBytes) {
    const size_t anchor = static_cast<size_t>(BestWindow(marks, asked.size()));
    const size_t wanted = anchor > start + kLeadBytes ? anchor - kLeadBytes : start;
    const size_t last = text.size() > start + kLeastBytes ? text.size() - kLeastBytes : start;
    from = std::min(wanted, last);
    if (from > start) from = std::max(start, CutBefore(text, from, from > 40 ? from - 40 : 0));
  }
  while (from < text.size() && IsSpaceAt(text, from)) ++from;
  size_t to = CutAfter(text, from);
  while (to > from && IsSpaceAt(text, to - 1)) --to;

  Snippet snippet;
  if (from > start) snippet.text.append(kEllipsis);
  const int32_t shift = static_cast<int32_t>(snippet.text.size()) - static_cast<int32_t>(from);
  snippet.text.append(text.substr(from, to - from));
  if (to < text.size()) snippet.text.append(kEllipsis);
  for (const Mark& mark : marks) {
    if (mark.from < static_cast<int32_t>(from) || mark.to > static_cast<int32_t>(to)) continue;
    const Highlight highlight{mark.from + shift, mark.to + shift};
    if (snippet.highlights.empty() || snippet.highlights.back().from != highlight.from) {
      snippet.highlights.push_back(highlight);
    }
  }
  return snippet;
}

}  // namespace corner::indexer
