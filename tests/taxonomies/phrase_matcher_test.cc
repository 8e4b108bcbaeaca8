// The phrase matcher against a plain reference that tries every wording at every place.
#include "taxonomies/lexicon/phrase_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

using Wording = std::vector<std::string>;

struct Text {
  std::vector<std::string> words;
  std::vector<Gap> gaps;

  bool Goes(size_t at) const { return at < words.size() && gaps[at] != Gap::kBreak; }
};

struct Reading {
  size_t end = 0, words = 0, resume = 0;
  uint32_t value = 0;
  auto Rank() const { return std::tuple(resume == 0, end, words, ~value); }
};

struct Hit {
  uint32_t value = 0;
  size_t first = 0, end = 0;
  bool operator==(const Hit&) const = default;
};

bool IsJoin(const std::string& word) { return word == "and" || word == "or"; }

// Every way of reading the words of `wording` from `next` on, the text's from `at` on.
void Try(const Wording& wording, size_t next, const Text& text, size_t at, int fillers, int members,
         size_t resume, std::vector<Reading>* readings) {
  if (next == wording.size()) {
    readings->push_back({at, wording.size(), resume, 0});
    return;
  }
  if (!text.Goes(at)) return;
  if (text.words[at] == wording[next]) {
    Try(wording, next + 1, text, at + 1, fillers, members, resume, readings);
  }
  if (fillers > 0 && IsFiller(text.words[at])) {
    Try(wording, next, text, at + 1, fillers - 1, members, resume, readings);
  }
  if (members == 0) return;
  const size_t member = IsJoin(text.words[at]) ? at + 1 : at;
  if (member == at && text.gaps[at] != Gap::kList) return;
  if (!text.Goes(member) || IsJoin(text.words[member])) return;
  Try(wording, next, text, member + 1, fillers, members - 1, resume == 0 ? member : resume,
      readings);
}

// The best of the wordings that begin at `at`, or that begin with `prefix` and go on at `at`.
Reading Best(const std::vector<Wording>& wordings, const Wording& prefix, const Text& text,
             size_t at) {
  Reading best;
  for (size_t w = 0; w < wordings.size(); ++w) {
    const Wording& wording = wordings[w];
    if (wording.size() <= prefix.size() ||
        !std::equal(prefix.begin(), prefix.end(), wording.begin())) {
      continue;
    }
    std::vector<Reading> readings;
    if (!prefix.empty()) {
      Try(wording, prefix.size(), text, at, 2, 0, 0, &readings);
    } else if (wording[0] == text.words[at]) {
      Try(wording, 1, text, at + 1, 2, 2, 0, &readings);
    }
    for (Reading reading : readings) {
      reading.value = static_cast<uint32_t>(w);
      // Of two ways to read the same wording up to the same place the first stands.
      if (best.end == 0 || reading.Rank() > best.Rank()) best = reading;
    }
  }
  return best;
}

std::vector<Hit> NaiveFind(const std::vector<Wording>& wordings, const Text& text) {
  std::vector<Hit> hits;
  for (size_t i = 0; i < text.words.size();) {
    Reading hit = Best(wordings, {}, text, i);
    if (hit.end == 0) {
      ++i;
      continue;
    }
    hits.push_back({hit.value, i, hit.end});
    if (hit.resume != 0) {
      i = hit.resume;
      continue;
    }
    i = hit.end;
    int unknown = 0;
    for (size_t at = i; text.Goes(at);) {
      if (IsJoin(text.words[at])) {
        if (!text.Goes(++at)) break;
      } else if (text.gaps[at] != Gap::kList) {
        break;
      }
      Reading shared;
      for (size_t length = wordings[hit.value].size() - 1; length > 0; --length) {
        const Wording& known = wordings[hit.value];
        const Reading other = Best(
            wordings, Wording(known.begin(), known.begin() + static_cast<long>(length)), text, at);
        if (other.end > shared.end) shared = other;
      }
      const Reading own = Best(wordings, {}, text, at);
      if (own.end != 0 && own.end >= shared.end) break;
      if (shared.end == 0) {
        if (++unknown > 2) break;
        ++at;
        continue;
      }
      hits.push_back({shared.value, at, shared.end});
      hit = shared;
      i = at = shared.end;
    }
  }
  return hits;
}

TEST(PhraseMatcher, AgreesWithTryingEveryWording) {
  std::mt19937 random(3);
  // Words that no rule of forms changes, and words with a meaning of their own for the matcher.
  const std::vector<std::string> plain = {"kab", "lom", "tur", "vik", "zon", "pel"};
  const std::vector<std::string> special = {"the", "accurate", "20", "and", "or"};
  for (int round = 0; round < 3000; ++round) {
    std::set<Wording> distinct;
    for (int w = 0; w < 12; ++w) {
      Wording wording;
      for (size_t n = 1 + random() % 4; n > 0; --n) wording.push_back(plain[random() % 6]);
      distinct.insert(wording);
    }
    const std::vector<Wording> wordings(distinct.begin(), distinct.end());
    PhraseMatcher matcher;
    for (size_t w = 0; w < wordings.size(); ++w) {
      ASSERT_TRUE(matcher.Add(Join(wordings[w], " "), static_cast<uint32_t>(w)));
    }
    Text text;
    for (int n = 0; n < 40; ++n) {
      text.words.push_back(random() % 3 == 0 ? special[random() % 5] : plain[random() % 6]);
      const uint32_t gap = random() % 8;
      text.gaps.push_back(n == 0 || gap == 0 ? Gap::kBreak : gap == 1 ? Gap::kList : Gap::kSpace);
    }
    const std::string joined = Join(text.words, round % 2 == 0 ? " " : "-");
    std::vector<Hit> found;
    for (const PhraseHit& hit : matcher.Find(WordsOf(joined), text.gaps)) {
      found.push_back({hit.value, hit.first_word, hit.end_word});
    }
    ASSERT_EQ(found.size(), NaiveFind(wordings, text).size()) << joined;
    EXPECT_EQ(found, NaiveFind(wordings, text)) << joined;
  }
}

// Words of every length, met again and again by matchers that know different ones of them.
TEST(PhraseMatcher, MatchersDoNotMixUpWhatTheyKnow) {
  std::mt19937 random(5);
  std::vector<std::string> words;
  for (size_t length = 1; length <= 20; ++length) {
    for (int n = 0; n < 40; ++n) {
      std::string word;
      while (word.size() < length) word.push_back("kbtvmp"[random() % 6]);
      words.push_back(word);
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  PhraseMatcher matchers[3];
  std::set<std::string> known[3];
  const std::vector<Word> text = WordsOf(Join(words, " "));
  for (int round = 0; round < 30; ++round) {
    const size_t m = random() % 3;
    const std::string& added = words[random() % words.size()];
    matchers[m].Add(added, 1);
    known[m].insert(added);
    for (size_t k = 0; k < 3; ++k) {
      std::set<std::string> found;
      for (const PhraseHit& hit : matchers[k].Find(text)) found.insert(text[hit.first_word].folded);
      ASSERT_EQ(found, known[k]) << "round " << round;
    }
  }
}

TEST(PhraseMatcher, ReadsListsThatShareABeginning) {
  PhraseMatcher matcher;
  matcher.Add("answer phones", 1);
  matcher.Add("answer emails", 2);
  matcher.Add("oral communication", 3);
  matcher.Add("written communication", 4);
  const auto read = [&](std::string_view text) {
    const std::vector<Word> words = AdvertWordsOf(text);
    std::vector<uint32_t> values;
    for (const PhraseHit& hit : matcher.Find(words, GapsOf(text, words))) {
      values.push_back(hit.value);
    }
    return values;
  };
  using Values = std::vector<uint32_t>;
  EXPECT_EQ(read("Answering phones and emails"), (Values{1, 2}));
  EXPECT_EQ(read("Answering phones, faxes and all emails"), (Values{1, 2}));
  EXPECT_EQ(read("oral and written communication"), (Values{3, 4}));
  EXPECT_EQ(read("Answer. Phones"), Values{});
  EXPECT_EQ(read("answer very long phones"), Values{});
}

}  // namespace
}  // namespace corner::taxonomies
