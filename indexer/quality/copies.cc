#include "indexer/quality/copies.h"

#include <algorithm>
#include <array>

#include "indexer/quality/links.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Names shorter than this stand in texts by chance.
constexpr size_t kLettersOfAName = 5;

// What agencies call themselves. They advertise other employers' work in those employers' words.
constexpr std::string_view kAgencyWords[] = {"recruit",    "resourc",         "staffing",
                                             "personnel",  "agency",          "talent",
                                             "employment", "people solutions"};

bool IsAgencyName(std::string_view key) {
  return std::any_of(std::begin(kAgencyWords), std::end(kAgencyWords),
                     [&](std::string_view word) { return key.find(word) != key.npos; });
}

// One employer's name within the other's: a branch, or a longer form of the name.
bool SameHouse(std::string_view a, std::string_view b) {
  return a == b || a.find(b) != a.npos || b.find(a) != b.npos;
}

// Whether the text (folded, between blanks) names the employer.
bool Names(std::string_view folded, std::string_view key, std::string_view name) {
  const auto stands = [&](std::string_view words) {
    return words.size() >= kLettersOfAName && folded.find(Concat(" ", words, " ")) != folded.npos;
  };
  return stands(key) || stands(FoldKey(name));
}

QualityReason Reason(std::string_view rule, const KnownCopy& copy) {
  QualityReason reason;
  reason.rule = FindQualityRule(rule);
  reason.source = "ledger";
  reason.value = Concat(copy.id, " ", Utf8Prefix(copy.employer_name, 100));
  return reason;
}

}  // namespace

uint64_t CopyGroup(std::string_view description_text) {
  // What stands for each byte; 0: nothing, it is passed over.
  static constexpr auto kStandsFor = [] {
    std::array<char, 256> table = {};
    for (int byte = 0; byte < 256; ++byte) {
      const bool capital = byte >= 'A' && byte <= 'Z', letter = byte >= 'a' && byte <= 'z';
      const bool kept = capital || letter || (byte >= '0' && byte <= '9') || byte >= 0x80;
      if (kept) table[byte] = static_cast<char>(capital ? byte + 32 : byte);
    }
    return table;
  }();
  std::string letters(description_text.size(), '\0');
  size_t size = 0;
  for (const char c : description_text) {
    letters[size] = kStandsFor[static_cast<unsigned char>(c)];
    size += letters[size] != 0;
  }
  letters.resize(size);
  if (letters.size() < kLettersOfACopy) return 0;
  const uint64_t hash = Hash64Of(letters);
  return hash == 0 ? 1 : hash;
}

std::optional<QualityReason> JudgeCopies(const Vacancy& vacancy, bool trusted_agency,
                                         const KnownCopies& copies) {
  if (copies.others.empty()) return std::nullopt;
  const std::string folded = Concat(" ", FoldKey(vacancy.description_text), " ");
  const std::string& own = vacancy.employer_key;
  const bool names_own = Names(folded, own, vacancy.employer_name);
  const bool private_link = IsPrivateLink(vacancy.url);
  std::optional<QualityReason> weaker;
  for (const KnownCopy& copy : copies.others) {
    if (private_link && !copy.url.empty() && !IsPrivateLink(copy.url)) {
      return Reason("copied_advert.other_contact", copy);
    }
    if (own.empty() || copy.employer_key.empty() || SameHouse(own, copy.employer_key)) continue;
    if (!names_own && Names(folded, copy.employer_key, copy.employer_name)) {
      if (!trusted_agency && !IsAgencyName(own)) {
        return Reason("copied_advert.names_other", copy);
      }
    }
    // Where the text names this advert's employer, it is the other one that is the copy.
    if (!weaker && !names_own) weaker = Reason("copied_advert.other_employer", copy);
  }
  return weaker;
}

}  // namespace corner::indexer
