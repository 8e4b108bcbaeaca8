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

int32_t RateAt(const MinimumWage& wage, int age) {
  if (age < 18) return wage.under18_pence;
  if (age < 21) return wage.young_pence;
  if (age < wage.adult_age) return wage.middle_pence;
  return wage.adult_pence;
}

}  // namespace corner::indexer
