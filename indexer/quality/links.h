// The shape of a link to apply, judged without following it. Pure functions over the address.
#pragma once

#include <string_view>

namespace corner::indexer {

// The host of an absolute address, lower case kept as it is; empty when there is none.
std::string_view HostOf(std::string_view url);

// A form, messenger or shortened address: it could lead to anyone.
bool IsPrivateLink(std::string_view url);

// The rule the address meets ("dead_link_shape.placeholder", …); empty when it looks like the
// address of a page. For an https address only.
std::string_view RuleOfLink(std::string_view url);

}  // namespace corner::indexer
