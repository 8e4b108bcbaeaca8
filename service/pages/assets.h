// Files linked into the program and served under names that change with their content, so that
// browsers may keep them for ever. Safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace corner::pages {

std::string_view Stylesheet();           // the bytes
const std::string& StylesheetName();     // "corner-<hash>.css"
const std::string& StylesheetAddress();  // "/assets/corner-<hash>.css"

}  // namespace corner::pages
