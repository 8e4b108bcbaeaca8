#include "benchmarks/corpus/jobs.h"

#include <cmath>

#include "benchmarks/corpus/data_files.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

double NumberOf(std::string_view text) {
  return static_cast<double>(ParseInteger(text).value_or(1));
}

}  // namespace

JobFields::JobFields() {
  std::vector<double> weights;
  for (const Section& section : JobSections()) {
    const auto head = Split(section.name, ' ');
    weights.push_back(NumberOf(head[1]));
    JobField& field = all.emplace_back();
    field.code = std::string(head[0]);
    for (const std::string_view line : section.lines) {
      if (!line.starts_with("- ")) {
        field.duties.emplace_back(line);
        continue;
      }
      for (const std::string_view title : Split(line.substr(2), '|')) {
        field.titles.emplace_back(title);
      }
    }
    field.title_law = Weighted::Zipf(field.titles.size(), 0.7, 2);
  }
  law = Weighted(weights);
}

Towns::Towns() {
  std::vector<double> weights;
  for (const std::string_view row : PlaceRows()) {
    const auto cells = Split(row, '\t');
    all.push_back({cells[0], cells[1], cells[2]});
    weights.push_back(std::sqrt(NumberOf(cells[3])));
  }
  law = Weighted(weights);
}

}  // namespace corner::benchmarks
