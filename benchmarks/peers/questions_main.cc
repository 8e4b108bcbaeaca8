// corner_peer_questions: picks questions that every engine must answer alike. Where the stemmers
// (Porter in FTS5, Snowball English elsewhere) put different words together, the sets may honestly
// differ; such words are left out, and how many is said on standard error.
#include <algorithm>
#include <cstdio>
#include <set>

#include "absl/container/flat_hash_map.h"
#include "benchmarks/corpus/random.h"
#include "benchmarks/flags.h"
#include "benchmarks/peers/sqlite_fts.h"
#include "indexer/words.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr std::string_view kUsage =
    "corner_peer_questions --adverts FILE [--each N] [--seed N]\n"
    "Prints N (60 unless given) questions of each kind: word, and, phrase.";

// quest drops these from a query so they would not be asked for alike.
constexpr std::string_view kDroppedByQuest[] = {"about", "how", "what", "when", "where",
                                                "which", "who", "why",  "will", "with"};

bool PlainWord(std::string_view word) {
  if (std::ranges::find(kDroppedByQuest, word) != std::end(kDroppedByQuest)) return false;
  return word.size() >= 3 && word.size() <= 30 && !indexer::IsStopWord(word) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

using Words = std::vector<std::string>;

// Words that exactly the same words of the vocabulary share a stem with in both stemmers.
Words WordsWithEqualStems(const std::set<std::string>& vocabulary) {
  const Words words(vocabulary.begin(), vocabulary.end());
  const Words porter = FtsTable(":memory:", "porter").TermsOf(words);
  const indexer::Stemmer stemmer;
  absl::flat_hash_map<std::string, Words> by_porter, by_english;
  for (size_t i = 0; i < words.size(); ++i) {
    by_porter[porter[i]].push_back(words[i]);
    by_english[stemmer.Stem(words[i])].push_back(words[i]);
  }
  Words equal;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!PlainWord(words[i])) continue;
    if (by_porter[porter[i]] == by_english[stemmer.Stem(words[i])]) equal.push_back(words[i]);
  }
  return equal;
}

void Print(std::string_view kind, const Words& words) {
  std::printf("%.*s\t%s\n", static_cast<int>(kind.size()), kind.data(), Join(words, " ").c_str());
}

int Run(const Flags& flags) {
  const auto adverts = ReadAdvertsOrDie(flags.Text("adverts"));
  const int64_t each = flags.Number("each", 60, 1, 10000);
  std::set<std::string> vocabulary;
  std::vector<Words> texts;  // a text's words in order, "" where words do not touch by one space
  for (const PeerAdvert& advert : adverts) {
    for (const std::string* text : {&advert.title, &advert.employer, &advert.text}) {
      Words& words = texts.emplace_back();
      int32_t end = 0;
      ForEachWord(*text, [&](std::string_view word, int32_t from, int32_t to) {
        vocabulary.emplace(word);
        if (from != end + 1 || (*text)[static_cast<size_t>(end)] != ' ') words.emplace_back();
        words.emplace_back(word);
        end = to;
      });
    }
  }
  const Words equal = WordsWithEqualStems(vocabulary);
  const std::set<std::string> comparable(equal.begin(), equal.end());
  std::fprintf(stderr, "%zu of %zu words are stemmed alike\n", equal.size(), vocabulary.size());

  Random random(static_cast<uint64_t>(flags.Number("seed", 1, 0, INT64_MAX)), 0, 11);
  const auto any_text = [&]() -> const Words& {
    return texts[random.Below(static_cast<uint32_t>(texts.size()))];
  };
  const auto any_word = [&]() -> std::string {  // common words more often, as texts use them
    while (true) {
      const Words& words = any_text();
      if (words.empty()) continue;
      const std::string& word = words[random.Below(static_cast<uint32_t>(words.size()))];
      if (comparable.contains(word)) return word;
    }
  };
  for (int64_t i = 0; i < each; ++i) Print("word", {any_word()});
  for (int64_t i = 0; i < each; ++i) Print("and", {any_word(), any_word()});
  for (int64_t i = 0; i < each;) {
    const Words& words = any_text();
    const uint32_t length = 2 + random.Below(3);
    if (words.size() < length) continue;
    const uint32_t at = random.Below(static_cast<uint32_t>(words.size() - length + 1));
    const Words phrase(words.begin() + at, words.begin() + at + length);
    if (!std::all_of(phrase.begin(), phrase.end(), PlainWord)) continue;
    Print("phrase", phrase);
    ++i;
  }
  return 0;
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) {
  namespace bench = corner::benchmarks;
  return bench::Run(bench::Flags(argc, argv, {"adverts", "each", "seed"}, bench::kUsage));
}
