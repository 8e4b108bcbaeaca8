#include "tests/scenarios/binary.h"

namespace corner::testing {

std::string Program() { return CORNER_BINARY; }

}  // namespace corner::testing
