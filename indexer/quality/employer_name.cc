// Where a text names an employer.
#include <algorithm>
#include <string_view>

#include "indexer/quality/contact.h"

namespace corner::indexer {
namespace {

constexpr int kForm = 1, kSeeks = 2, kBefore = 3, kWeakly = 4;

constexpr Phrase kCues[] = {
    // legal forms and kinds of house that stand after a name
    {"ltd", kForm},
    {"limited", kForm},
    {"plc", kForm},
    {"llp", kForm},
    {"cic", kForm},
    {"inc", kForm},
    {"llc", kForm},
    {"gmbh", kForm},
    {"council", kForm},
    {"nhs trust", kForm},
    {"foundation trust", kForm},
    {"nhs foundation trust", kForm},
    {"university", kForm},
    {"college", kForm},
    {"academy", kForm},
    {"primary school", kForm},
    {"high school", kForm},
    {"school", kForm},
    {"hospital", kForm},
    {"housing association", kForm},
    {"care home", kForm},
    {"hotel", kForm},
    {"group", kForm},
    // a name is said to seek people, or to be something
    {"is looking for", kSeeks},
    {"are looking for", kSeeks},
    {"is seeking", kSeeks},
    {"are seeking", kSeeks},
    {"is recruiting", kSeeks},
    {"are recruiting", kSeeks},
    {"is hiring", kSeeks},
    {"are hiring", kSeeks},
    {"was founded", kSeeks},
    {"was established", kSeeks},
    {"is currently seeking", kSeeks},
    {"is currently looking", kSeeks},
    {"is currently recruiting", kSeeks},
    {"is currently interviewing", kSeeks},
    {"is a leading", kSeeks},
    {"is one of", kSeeks},
    {"is the leading", kSeeks},
    {"is the world", kSeeks},
    {"is a fast", kSeeks},
    {"is a global", kSeeks},
    {"provides", kSeeks},
    // a name of two words does something
    {"has a", kWeakly},
    {"have a", kWeakly},
    {"needs", kWeakly},
    {"need a", kWeakly},
    {"seeks", kWeakly},
    {"wants", kWeakly},
    // a name follows
    {"about", kBefore},
    {"join", kBefore},
    {"here at", kBefore},
    {"work at", kBefore},
    {"working at", kBefore},
    {"work for", kBefore},
    {"we are", kBefore},
    {"we're", kBefore},
    {"welcome to", kBefore}};

// Words with a capital that are no names.
constexpr std::string_view kNoNames[] = {
    "we",       "our",       "the",     "this",     "you",     "your",    "they",   "client",
    "company",  "employer",  "agency",  "team",     "us",      "i",       "it",     "who",
    "he",       "she",       "role",    "job",      "apply",   "a",       "an",     "and",
    "position", "candidate", "someone", "business", "primary", "high",    "local",  "private",
    "looking",  "hiring",    "now",     "urgently", "please",  "clients", "people", "my",
    "today",    "one",       "where",   "there"};

bool IsName(std::string_view word) {
  return std::find(std::begin(kNoNames), std::end(kNoNames), word) == std::end(kNoNames);
}

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// The word that ends before `position` (blanks between), when it begins with a capital and may be a
// name; else an empty span.
NameSpan NameBefore(const ScannedText& text, int32_t position) {
  int32_t to = position;
  while (to > 0 && (text.lower()[to - 1] == ' ' || text.lower()[to - 1] == '-')) --to;
  int32_t from = to;
  while (from > 0 && IsWordByte(text.lower()[from - 1])) --from;
  const bool name = from < to && IsCapital(text.text()[from]) &&
                    IsName(text.lower().substr(from, static_cast<size_t>(to - from)));
  return name ? NameSpan{from, to} : NameSpan{};
}

NameSpan NameAfter(const ScannedText& text, int32_t position) {
  int32_t from = position;
  while (from < text.size() && (text.lower()[from] == ' ' || text.lower()[from] == ':')) ++from;
  int32_t to = from;
  while (to < text.size() && IsWordByte(text.lower()[to])) ++to;
  const bool name = to - from > 1 && IsCapital(text.text()[from]) &&
                    IsName(text.lower().substr(from, static_cast<size_t>(to - from)));
  return name ? NameSpan{from, to} : NameSpan{};
}

}  // namespace

std::optional<NameSpan> FindEmployerName(const ScannedText& text) {
  static const PhraseTable table(kCues);
  for (const PhraseHit& hit : table.FindAll(text)) {
    NameSpan name = hit.tag == kBefore ? NameAfter(text, hit.to) : NameBefore(text, hit.from);
    if (name.to == 0) continue;
    if (hit.tag == kWeakly) {
      const NameSpan first = NameBefore(text, name.from);
      if (first.to == 0) continue;
      name.from = first.from;
    }
    // "University" alone is a kind of house, "Ashdown University" a name; small letters are
    // neither.
    if (hit.tag == kForm) {
      if (!IsCapital(text.text()[hit.from])) continue;
      name.to = hit.to;
    }
    return name;
  }
  return std::nullopt;
}

}  // namespace corner::indexer
