// Boxes that tell the reader something: a note, a warning, what is wrong with a form. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/html.h"

namespace corner::pages {

struct Notice {
  enum class Kind { kNote, kWarning };
  Kind kind = Kind::kNote;
  std::string lead;  // a bold word or two before the text; may be empty
  std::string text;
};
SafeHtml Render(const Notice& notice);

// Everything wrong with a form, each line leading to its field.
struct ErrorSummary {
  struct Line {
    std::string field_id;  // may be empty: no field to go to
    std::string text;
  };
  std::vector<Line> lines;
};
SafeHtml Render(const ErrorSummary& summary);

}  // namespace corner::pages
