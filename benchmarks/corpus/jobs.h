// Job fields with their titles and duties, and the places adverts lie in.
// Immutable once made, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus/sentence.h"
#include "benchmarks/corpus/weighted.h"

namespace corner::benchmarks {

struct JobField {
  std::string code;  // "retail"
  std::vector<std::string> titles;
  Weighted title_law;
  std::vector<Sentence> duties;
};

struct JobFields {
  JobFields();
  std::vector<JobField> all;
  Weighted law;
};

struct TownRow {
  std::string_view name, county, district;
};

struct Towns {
  Towns();
  std::vector<TownRow> all;
  Weighted law;  // by the square root of the number of residents: small towns advertise too
};

}  // namespace corner::benchmarks
