#include "taxonomies/lexicon/phrase_matcher.h"

#include <algorithm>

#include "taxonomies/base/text.h"
#include "taxonomies/lexicon/word_forms.h"

namespace corner::taxonomies {
namespace {

constexpr char kNoun = 'n', kVerb = 'v';
constexpr uint32_t kRoot = 0;

bool MayStandBetween(std::string_view word) {
  constexpr std::string_view kWords[] = {"a", "an", "the", "our", "your", "their", "all", "and"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

void AppendKey(char kind, std::string_view folded, std::string* key) {
  key->assign(1, kind);
  kind == kVerb ? AppendVerbStem(folded, key) : AppendSingular(folded, key);
}

}  // namespace

PhraseMatcher::PhraseMatcher() : values_{kNone} {}

uint32_t PhraseMatcher::Token(char kind, std::string_view folded) {
  std::string key;
  AppendKey(kind, folded, &key);
  return tokens_.try_emplace(key, static_cast<uint32_t>(tokens_.size())).first->second;
}

uint32_t PhraseMatcher::KnownToken(char kind, std::string_view folded, std::string* scratch) const {
  AppendKey(kind, folded, scratch);
  const auto found = tokens_.find(*scratch);
  return found == tokens_.end() ? kNone : found->second;
}

bool PhraseMatcher::Add(std::string_view wording, uint32_t value) {
  Node node = kRoot;
  std::vector<Word> words = WordsOf(wording);
  // "moving and handling" is "moving & handling" too: an "and" may stand between any two words.
  std::erase_if(words, [](const Word& word) { return word.folded == "and"; });
  if (words.empty()) return false;
  for (size_t w = 0; w < words.size(); ++w) {
    const char kind = w == 0 && words.size() > 1 ? kVerb : kNoun;
    const uint32_t token = Token(kind, words[w].folded);
    const auto [edge, added] =
        edges_.try_emplace(uint64_t{node} << 32 | token, static_cast<Node>(values_.size()));
    if (added) values_.push_back(kNone);
    node = edge->second;
  }
  if (values_[node] != kNone) return values_[node] == value;
  values_[node] = value;
  return true;
}

PhraseMatcher::Node PhraseMatcher::Step(Node node, uint32_t token) const {
  if (token == kNone) return kNone;
  const auto edge = edges_.find(uint64_t{node} << 32 | token);
  return edge == edges_.end() ? kNone : edge->second;
}

// Goes on from `node`, whose wording so far ends before word `at`.
void PhraseMatcher::Follow(Node node, std::span<const uint32_t> tokens, std::span<const Word> words,
                           size_t at, Match* best) const {
  while (node != kNone) {
    if (values_[node] != kNone && at > best->end) {
      best->value = values_[node];
      best->end = static_cast<uint32_t>(at);
    }
    if (at >= words.size()) return;
    Node next = Step(node, tokens[at]);
    if (next == kNone && at + 1 < words.size() && MayStandBetween(words[at].folded)) {
      next = Step(node, tokens[++at]);
    }
    node = next;
    ++at;
  }
}

std::vector<PhraseHit> PhraseMatcher::Find(std::span<const Word> words) const {
  std::vector<uint32_t> tokens(words.size());
  std::string scratch;
  for (size_t i = 0; i < words.size(); ++i) {
    tokens[i] = KnownToken(kNoun, words[i].folded, &scratch);
  }
  std::vector<PhraseHit> hits;
  for (size_t i = 0; i < words.size();) {
    Match best;
    Follow(Step(kRoot, tokens[i]), tokens, words, i + 1, &best);
    Follow(Step(kRoot, KnownToken(kVerb, words[i].folded, &scratch)), tokens, words, i + 1, &best);
    if (best.value == kNone) {
      ++i;
      continue;
    }
    hits.push_back(
        {best.value, words[i].from, words[best.end - 1].to, static_cast<uint32_t>(i), best.end});
    i = best.end;
  }
  return hits;
}

}  // namespace corner::taxonomies
