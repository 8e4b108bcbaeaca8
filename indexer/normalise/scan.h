// Text made ready for hand-written scanners: a lower-case twin with the same byte offsets, and
// tables of phrases found in it in one pass. Every fact reader of this folder starts here.
// Immutable after construction; safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corner::indexer {

// One byte each in ScannedText::lower(); the bytes before them are spaces, so offsets stay true.
inline constexpr char kPoundSign = '\x1e';
inline constexpr char kEuroSign = '\x1f';

// `lower` is the text with ASCII letters in lower case, pound and euro signs as the stand-ins
// above, dashes as '-', bullets as ';', no-break spaces as ' ', typographic apostrophes as '\''
// followed by kFiller. A word begins after anything that is no letter or digit, where digits meet
// letters, and where a capital follows a small letter ("hourTraining" is two words).
class ScannedText {
 public:
  static constexpr char kFiller = '\x02';

  // `text` must outlive the object.
  explicit ScannedText(std::string_view text);

  std::string_view text() const { return text_; }
  std::string_view lower() const { return lower_; }
  int32_t size() const { return static_cast<int32_t>(text_.size()); }
  const std::vector<int32_t>& word_starts() const { return starts_; }
  // The bucket of phrases (PhraseTable) a word may begin, parallel to word_starts().
  const std::vector<uint16_t>& word_buckets() const { return buckets_; }
  bool EndsWord(int32_t position) const;  // no word goes on across `position`

  // The clause around a place: back to the end of the sentence, line or bullet before it (at most
  // `reach` bytes), and forward to the next one.
  int32_t ClauseStart(int32_t position, int32_t reach) const;
  int32_t ClauseEnd(int32_t position, int32_t reach) const;
  // "no", "not", "cannot", "never", "without", "…n't" among the three words before `position`, same
  // clause.
  bool NegatedBefore(int32_t position) const;

 private:
  bool BreaksAt(int32_t position) const;

  std::string_view text_;
  std::string lower_;
  std::vector<int32_t> starts_;
  std::vector<uint16_t> buckets_;
};

inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsLowerLetter(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsWordByte(char c) {
  return IsDigit(c) || IsLowerLetter(c) || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Lower-case words; a space stands for any short run of spaces, line ends, hyphens and slashes;
// an ending '*' accepts any rest of the word.
struct Phrase {
  std::string_view words;
  int tag;
};

struct PhraseHit {
  int tag;
  int32_t from, to;
};

class PhraseTable {
 public:
  explicit PhraseTable(std::span<const Phrase> phrases);
  // Hits in order of where they begin; of several phrases at one place the longest only.
  std::vector<PhraseHit> FindAll(const ScannedText& text) const;
  // The same within [from, to).
  std::vector<PhraseHit> FindIn(const ScannedText& text, int32_t from, int32_t to) const;
  // The longest phrase that begins exactly at `position`; tag -1 when none does.
  PhraseHit MatchAt(const ScannedText& text, int32_t position) const;

 private:
  PhraseHit MatchInBucket(const ScannedText& text, int32_t position, size_t bucket) const;

  std::vector<Phrase> phrases_;         // sorted by bucket
  std::vector<uint16_t> bucket_begin_;  // by the first two letters
};

// Where `words` (as in Phrase) ends when it stands at `position`; -1 when it does not.
int32_t MatchPhrase(const ScannedText& text, int32_t position, std::string_view words);

}  // namespace corner::indexer
