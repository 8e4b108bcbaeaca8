#include "service/pages/assets.h"

#include "taxonomies/base/embed.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

CORNER_EMBEDDED(corner_stylesheet, EmbeddedStylesheet)

namespace corner::pages {

std::string_view Stylesheet() { return EmbeddedStylesheet(); }

const std::string& StylesheetName() {
  static const std::string* const name = new std::string(
      Concat("corner-", std::string_view(ToBase32(HashOf(Stylesheet()))).substr(0, 12), ".css"));
  return *name;
}

const std::string& StylesheetAddress() {
  static const std::string* const address = new std::string(Concat("/assets/", StylesheetName()));
  return *address;
}

}  // namespace corner::pages
