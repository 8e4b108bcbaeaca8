// A data folder filled by `corner demo`: what scenarios of several commands begin with.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/scenarios/binary.h"

namespace corner::testing {

class Demonstration : public ::testing::Test {
 protected:
  void SetUp() override {
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
