// A data folder filled by `corner demo`: what scenarios of several commands begin with.
// ctest makes it once and names it in CORNER_DEMONSTRATION (tests/CMakeLists.txt); each test works
// on a copy. Without the variable each test makes its own.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/scenarios/binary.h"

namespace corner::testing {

class Demonstration : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const char* made = std::getenv("CORNER_DEMONSTRATION"); made != nullptr) {
      std::filesystem::copy(made, data_, std::filesystem::copy_options::recursive);
      return;
    }
    const Outcome demo = Run({"demo"});
    ASSERT_EQ(demo.status, 0) << demo.err;
  }
  // Runs a command on the folder.
  Outcome Run(Args args) const {
    args.insert(args.end(), {"--data", data_});
    return Corner(args);
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
};

}  // namespace corner::testing
