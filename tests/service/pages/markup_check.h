// Reads a page as strictly as a test can: balanced elements, quoted attributes, no stray
// characters.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace corner::testing {

struct MarkupElement {
  std::string name;
  std::map<std::string, std::string> attributes;  // values still escaped
};

struct Markup {
  std::vector<std::string> faults;
  std::vector<MarkupElement> elements;  // in document order
  std::string text;                     // between elements, still escaped

  int Count(std::string_view name) const;
};

Markup ReadMarkup(std::string_view html);

// Faults of any page: reading faults, not one h1, controls without a label, references to ids that
// are not there, ids twice, addresses that are neither https nor our own, styles, scripts other
// than our one module.
std::vector<std::string> PageFaults(std::string_view html);

}  // namespace corner::testing
