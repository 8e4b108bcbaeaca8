// Rows of facts that belong together. On a phone a responsive table turns each row into a small
// list with the columns' names. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/components/content.h"

namespace corner::pages {

struct Table {
  struct Column {
    Content name = {};
    bool numeric = false;  // stands to the right
    std::string hidden = {};
  };
  Content caption = {};
  TextSize caption_size = TextSize::kDefault;
  std::vector<Column> columns = {};
  std::vector<std::vector<Content>> rows = {};
  bool first_is_header = false;  // the first cell names its row
  bool responsive = true;
  bool compact = false;
  std::string classes = {};
};
SafeHtml Render(const Table& table);

// A chart that is its own table of data: each row says its number in words, and the last column
// draws it as a bar. A bar's length is its part of `full`.
struct BarTable {
  struct Row {
    Content name = {};
    Content words = {};  // "12 jobs", "about half"
    double value = 0;    // from 0 to `full`; outside is drawn as the nearest end
  };
  Content caption = {};
  TextSize caption_size = TextSize::kDefault;
  Content name_column = {};
  Content words_column = {};
  std::vector<Row> rows = {};
  double full = 0;  // the value of a whole bar; 0: the largest of the rows
};
SafeHtml Render(const BarTable& table);

}  // namespace corner::pages
