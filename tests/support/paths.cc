#include "tests/support/paths.h"

namespace corner::testing {

std::string SourceDir() { return CORNER_SOURCE_DIR; }

std::string WebPackagesDir() { return CORNER_WEB_PACKAGES_DIR; }

}  // namespace corner::testing
