#include "indexer/normalise/minimum_wage.h"

namespace corner::indexer {

std::optional<MinimumWage> MinimumWageOn(Day day) {
  std::optional<MinimumWage> found;
  for (const MinimumWage& row : kMinimumWages) {
    const std::optional<Day> from = Day::FromCivil(row.year, row.month, 1);
    if (from && *from <= day) found = row;
  }
  return found;
}

}  // namespace corner::indexer
