#include "tests/support/paths.h"

namespace corner::testing {

std::string SourceDir() { return CORNER_SOURCE_DIR; }

}  // namespace corner::testing
