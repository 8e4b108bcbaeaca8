#include "indexer/employer.h"

#include <algorithm>
#include <array>

#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Words that say what kind of body it is, and not which. "NHS Foundation Trust" and the like are
// part of the name.
constexpr std::array<std::string_view, 20> kLegalForms = {
    "ltd",  "limited", "plc", "llp", "lp",  "cic", "cio", "inc", "incorporated", "llc",
    "corp", "gmbh",    "bv",  "sa",  "pty", "cyf", "ccc", "co",  "company",      "lld"};

bool IsOneOf(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string EmployerKey(std::string_view name) {
  // "Sainsbury's" and "Sainsburys", "P.L.C." and "PLC" are one spelling.
  std::string plain = ReplaceAll(std::string(name), "'", "");
  plain = ReplaceAll(std::move(plain), "\xE2\x80\x99", "");
  plain = ReplaceAll(std::move(plain), ".", plain.find(". ") == std::string::npos ? "" : ". ");
  const std::string folded = FoldKey(plain);
  std::vector<std::string_view> words = Split(folded, ' ');
  // Single letters that stand side by side belong together: "p l c".
  std::vector<std::string> joined;
  bool after_single = false;
  for (const std::string_view word : words) {
    const bool single = word.size() == 1;
    if (single && after_single) {
      joined.back().append(word);
    } else {
      joined.emplace_back(word);
    }
    after_single = single;
  }
  std::vector<std::string> kept;
  for (const std::string& word : joined) {
    if (word.empty() || word == "and" || IsOneOf(word, kLegalForms)) continue;
    if (word == "the" && kept.empty()) continue;
    kept.push_back(word);
  }
  return Join(kept, " ");
}

std::string EmployerId(std::string_view key) { return Concat("e", ToBase32(HashOf(key))); }

}  // namespace corner::indexer
