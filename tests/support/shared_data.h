// Open data that stands beside a checkout (../shared) and is never part of it. Tests that need it
// skip with one clear line where it is missing.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/support/paths.h"

namespace corner::testing {

// CORNER_SHARED, else ../shared beside the source folder.
inline std::filesystem::path SharedFolder() {
  if (const char* folder = std::getenv("CORNER_SHARED")) return folder;
  return std::filesystem::path(SourceDir()) / ".." / "shared";
}

}  // namespace corner::testing

#define CORNER_SKIP_WITHOUT_SHARED(relative)                                    \
  if (!std::filesystem::exists(::corner::testing::SharedFolder() / (relative))) \
  GTEST_SKIP() << "needs " << (relative) << " of the shared data folder, which is not here"
