// Sentences as tables: a code, and its text for the client, for the specialist and for print. A
// table of another language or an easier reading may be partial: what it leaves out falls back to
// en-GB, phrase by phrase. Called by phrases.h; immutable, safe from any thread.
//
// A text names its slots in braces, "{quote}", and may hold parts in brackets that stand only when
// a slot is set, "[quote? The advert says: {quote}.]", or not set, "[!quote? …]". Parts do not
// nest. A slot that is not set is left out.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corner::matcher {

enum class Audience : uint8_t { kSpecialist, kClient, kPrint };
inline constexpr Audience kAllAudiences[] = {Audience::kSpecialist, Audience::kClient,
                                             Audience::kPrint};

inline constexpr std::string_view kEnglish = "en-GB";

struct PhraseRow {
  std::string_view code, client, specialist;
  std::string_view print = {};  // empty: print reads as the client's
};

struct PhraseTable {
  std::string_view locale;
  std::span<const PhraseRow> rows;
};

using Slots = std::map<std::string, std::string, std::less<>>;

// The text with its slots filled. What fills a slot is never read as a template itself.
std::string Fill(std::string_view text, const Slots& slots);

class PhraseBook {
 public:
  // One table must be en-GB.
  explicit PhraseBook(std::vector<PhraseTable> tables);

  const std::vector<PhraseTable>& tables() const { return tables_; }
  // The text of a code: of the locale, else of en-GB, else empty.
  std::string_view Find(std::string_view code, Audience audience, std::string_view locale) const;

 private:
  std::vector<PhraseTable> tables_;
};

// The tables compiled in: en-GB (en_gb.cc).
const PhraseBook& BuiltinPhrases();
std::span<const PhraseRow> EnglishPhrases();

}  // namespace corner::matcher
