#include "indexer/normalise/scan.h"

#include <algorithm>

namespace corner::indexer {
namespace {

constexpr size_t kBuckets = 37 * 37;

size_t LetterClass(char c) {
  if (IsLowerLetter(c)) return static_cast<size_t>(c - 'a') + 1;
  if (IsDigit(c)) return static_cast<size_t>(c - '0') + 27;
  return 0;
}
size_t BucketOf(char first, char second) { return LetterClass(first) * 37 + LetterClass(second); }

// Writes the lower-case twin of the multi-byte character at `i`; returns its length, 1 when the
// bytes stay as they are.
size_t LowerWide(std::string_view text, size_t i, std::string* lower) {
  const std::string_view rest = text.substr(i, 3);
  const auto put = [&](std::string_view twin) {
    for (size_t k = 0; k < twin.size(); ++k) (*lower)[i + k] = twin[k];
    return twin.size();
  };
  if (rest.starts_with("\xC2\xA3")) return put(" \x1e");
  if (rest.starts_with("\xC2\xA0")) return put("  ");
  if (rest.starts_with("\xC2\xB7")) return put(" ;");
  if (rest == "\xE2\x82\xAC") return put("  \x1f");
  if (rest == "\xE2\x80\xA2") return put("  ;");
  if (rest == "\xE2\x80\xA6") return put("  .");
  if (rest == "\xE2\x80\x99" || rest == "\xE2\x80\x98") return put("'\x02\x02");
  if (rest == "\xE2\x80\x9C" || rest == "\xE2\x80\x9D") return put("  \"");
  if (rest == "\xE2\x80\x92" || rest == "\xE2\x80\x93" || rest == "\xE2\x80\x94") return put("  -");
  return 1;
}

bool IsGap(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '-' || c == '/';
}

}  // namespace

ScannedText::ScannedText(std::string_view text) : text_(text), lower_(text) {
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c >= 'A' && c <= 'Z') lower_[i] = static_cast<char>(c + 32);
    i += static_cast<unsigned char>(c) >= 0x80 ? LowerWide(text, i, &lower_) : 1;
  }
  starts_.reserve(text.size() / 5);
  buckets_.reserve(text.size() / 5);
  int before = 0;  // class of the byte before: 0 none, 1 digit, 2 letter
  for (int32_t i = 0; i < size(); ++i) {
    const char c = lower_[i];
    const int here = IsDigit(c) ? 1 : IsWordByte(c) ? 2 : 0;
    const bool capital = text[i] >= 'A' && text[i] <= 'Z';
    if (here != 0 && (here != before || (capital && IsLowerLetter(text[i - 1])))) {
      starts_.push_back(i);
      buckets_.push_back(static_cast<uint16_t>(BucketOf(c, i + 1 < size() ? lower_[i + 1] : ' ')));
    }
    before = here;
  }
}

bool ScannedText::EndsWord(int32_t position) const {
  if (position <= 0 || position >= size()) return true;
  const char before = lower_[position - 1], after = lower_[position];
  if (!IsWordByte(before) || !IsWordByte(after)) return true;
  if (IsDigit(before) != IsDigit(after)) return true;
  return IsLowerLetter(text_[position - 1]) && text_[position] >= 'A' && text_[position] <= 'Z';
}

bool ScannedText::BreaksAt(int32_t position) const {
  const char c = lower_[position];
  if (c == '\n' || c == ';' || c == '!' || c == '?') return true;
  if (c != '.') return false;
  // A full stop ends a sentence unless it stands inside a figure or an abbreviation ("p.a.").
  const bool letter_before =
      position >= 2 && IsLowerLetter(lower_[position - 1]) && !IsWordByte(lower_[position - 2]);
  if (letter_before || position + 1 >= size()) return false;
  return !IsDigit(lower_[position + 1]) || position == 0 || !IsDigit(lower_[position - 1]);
}

int32_t ScannedText::ClauseStart(int32_t position, int32_t reach) const {
  const int32_t stop = std::max(0, position - reach);
  int32_t i = position;
  while (i > stop && !BreaksAt(i - 1)) --i;
  return i;
}

int32_t ScannedText::ClauseEnd(int32_t position, int32_t reach) const {
  const int32_t stop = std::min(size(), position + reach);
  int32_t i = position;
  while (i < stop && !BreaksAt(i)) ++i;
  return i;
}

bool ScannedText::NegatedBefore(int32_t position) const {
  int32_t end = position;
  const int32_t stop = ClauseStart(position, 40);
  for (int word = 0; word < 3; ++word) {
    while (end > stop && !IsWordByte(lower_[end - 1])) {
      if (lower_[end - 1] == ',' || lower_[end - 1] == '(' || lower_[end - 1] == ':') return false;
      --end;
    }
    int32_t begin = end;
    while (begin > stop && (IsWordByte(lower_[begin - 1]) || lower_[begin - 1] == '\'' ||
                            lower_[begin - 1] == kFiller)) {
      --begin;
    }
    const std::string_view found = lower().substr(begin, end - begin);
    if (found == "no" || found == "not" || found == "never" || found == "without" ||
        found == "nor" || found == "cannot" ||
        (found.size() > 3 && found.ends_with("t") && found.find("n'") != std::string_view::npos)) {
      return true;
    }
    end = begin;
  }
  return false;
}

int32_t MatchPhrase(const ScannedText& text, int32_t position, std::string_view words) {
  const std::string_view lower = text.lower();
  size_t i = position;
  for (const char c : words) {
    if (c == '*') return static_cast<int32_t>(i);
    if (c == ' ') {
      const size_t from = i;
      while (i < lower.size() && i - from < 5 && IsGap(lower[i])) ++i;
      if (i == from) return -1;
      continue;
    }
    while (i < lower.size() && lower[i] == ScannedText::kFiller) ++i;
    if (i >= lower.size() || lower[i] != c) return -1;
    ++i;
  }
  return text.EndsWord(static_cast<int32_t>(i)) ? static_cast<int32_t>(i) : -1;
}

PhraseTable::PhraseTable(std::span<const Phrase> phrases)
    : phrases_(phrases.begin(), phrases.end()), bucket_begin_(kBuckets + 1) {
  const auto bucket = [](const Phrase& p) {
    return BucketOf(p.words[0], p.words.size() > 1 ? p.words[1] : ' ');
  };
  std::stable_sort(phrases_.begin(), phrases_.end(),
                   [&](const Phrase& a, const Phrase& b) { return bucket(a) < bucket(b); });
  for (const Phrase& phrase : phrases_) ++bucket_begin_[bucket(phrase) + 1];
  for (size_t i = 1; i < bucket_begin_.size(); ++i) bucket_begin_[i] += bucket_begin_[i - 1];
}

PhraseHit PhraseTable::MatchInBucket(const ScannedText& text, int32_t position,
                                     size_t bucket) const {
  const std::string_view lower = text.lower();
  const char third = position + 2 < text.size() ? lower[position + 2] : ' ';
  PhraseHit best{-1, position, position};
  for (size_t p = bucket_begin_[bucket]; p < bucket_begin_[bucket + 1]; ++p) {
    // Most phrases of a bucket part at their third letter.
    const std::string_view words = phrases_[p].words;
    if (words.size() > 2 && IsLowerLetter(words[2]) && words[2] != third &&
        third != ScannedText::kFiller) {
      continue;
    }
    const int32_t to = MatchPhrase(text, position, words);
    if (to > best.to) best = {phrases_[p].tag, position, to};
  }
  return best;
}

PhraseHit PhraseTable::MatchAt(const ScannedText& text, int32_t position) const {
  const std::string_view lower = text.lower();
  const char second = position + 1 < text.size() ? lower[position + 1] : ' ';
  return MatchInBucket(text, position, BucketOf(lower[position], second));
}

std::vector<PhraseHit> PhraseTable::FindIn(const ScannedText& text, int32_t from,
                                           int32_t to) const {
  std::vector<PhraseHit> hits;
  const auto& starts = text.word_starts();
  const auto& buckets = text.word_buckets();
  size_t i = from == 0 ? 0 : std::lower_bound(starts.begin(), starts.end(), from) - starts.begin();
  for (; i < starts.size() && starts[i] < to; ++i) {
    const size_t bucket = buckets[i];
    if (bucket_begin_[bucket] == bucket_begin_[bucket + 1]) continue;
    const PhraseHit hit = MatchInBucket(text, starts[i], bucket);
    if (hit.tag >= 0 && hit.to <= to) hits.push_back(hit);
  }
  return hits;
}

std::vector<PhraseHit> PhraseTable::FindAll(const ScannedText& text) const {
  return FindIn(text, 0, text.size());
}

}  // namespace corner::indexer
