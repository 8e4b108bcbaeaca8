// Where the repository and the open data beside it lie, known to one source file only, so that
// every other test compiles to the same object in any folder.
#pragma once

#include <string>

namespace corner::testing {

std::string SourceDir();
// Where npm put the design system of the pages ("…/node_modules"); may be missing.
std::string WebPackagesDir();

}  // namespace corner::testing
