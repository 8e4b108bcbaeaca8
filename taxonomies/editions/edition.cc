#include "taxonomies/editions/edition.h"

#include <string_view>

#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kHashLetters = 12;

std::string LettersOf(std::string_view bytes) {
  // The last letters hold the lowest bits; the first hold only 128 - 25 x 5.
  return ToBase32(HashOf(bytes)).substr(26 - kHashLetters);
}

const std::string& ShippedHashes() {
  static const auto* const kHashes = [] {
    auto* hashes = new std::string(std::to_string(kReadingVersion));
    for (std::string_view table :
         {OccupationsTsv(), JobTitlesTsv(), JobFieldNamesTsv(), JobFieldsTsv(), ResourceGroupsTsv(),
          ResourcesTsv(), ResourceWeightsTsv(), SectionCuesTsv(), ContextFacetsTsv(),
          ContextTypicalTsv(), ContextCuesTsv(), PlacesTsv(), PlaceSitesTsv()}) {
      hashes->append(" ").append(ToBase32(HashOf(table)));
    }
    return hashes;
  }();
  return *kHashes;
}

}  // namespace

Edition EditionOf(const SiteTables& site) {
  Edition edition{"shipped", ""};
  std::string hashes = ShippedHashes();
  for (const SiteKindInfo& info : SiteKinds()) {
    if (!site.Has(info.kind)) continue;
    edition.name.append("+").append(info.name);
    hashes.append(Concat(" ", info.name, " ", ToBase32(HashOf(site.Of(info.kind)))));
  }
  edition.hash = LettersOf(hashes);
  return edition;
}

}  // namespace corner::taxonomies
