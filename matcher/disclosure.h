// All the matcher ever knows of disclosure: whether, for this employer, the client's own plan lets
// a scheme or a contact be used. It orders jobs of equal fit and writes no sentence about health.
// The plan itself lives in service/disclosure.
#pragma once

#include <functional>
#include <string_view>

namespace corner::matcher {

struct DisclosureUse {
  bool scheme_usable = false;   // the client chose to tell this employer when applying
  bool contact_usable = false;  // the team knows someone there and the client lets them ask
};

// By employer key. Without one: nothing is usable, which is also what "undecided" means.
using DisclosureUses = std::function<DisclosureUse(std::string_view employer_key)>;

}  // namespace corner::matcher
