#include "indexer/deduplicate/shared_units.h"

namespace corner::indexer {

void SharedUnitIndex::Add(uint64_t title, const CoreText& text) {
  besides_.clear();
  for (const TextUnit& unit : text.units) titles_[unit.hash].insert(title);
}

const SharedUnits& SharedUnitIndex::Besides(uint64_t title) {
  const auto [found, missing] = besides_.try_emplace(title);
  if (!missing) return found->second;
  for (const auto& [unit, titles] : titles_) {
    const size_t others = titles.size() - (titles.contains(title) ? 1 : 0);
    if (others >= kLeastTitles) found->second.insert(unit);
  }
  return found->second;
}

}  // namespace corner::indexer
