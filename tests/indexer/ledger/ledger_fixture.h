// A ledger in a folder of its own that goes away with the test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/ledger/ledger.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {

class LedgerTest : public ::testing::Test {
 protected:
  std::string Path() const { return (folder_ / "ledger.sqlite").string(); }

  std::unique_ptr<Ledger> MustOpen(Ledger::Mode mode) {
    auto ledger = Ledger::Open(Path(), mode);
    EXPECT_TRUE(ledger.ok()) << ledger.status().ToString();
    return ledger.ok() ? *std::move(ledger) : nullptr;
  }

  // One committed run that puts these vacancies.
  static void Ingest(Ledger* ledger, const std::vector<Vacancy>& vacancies, Day day) {
    ASSERT_THAT(ledger->BeginRun("random", day), testing::IsOk());
    for (const Vacancy& vacancy : vacancies) {
      ASSERT_THAT(ledger->Put(vacancy, "raw " + vacancy.title), testing::IsOk());
    }
    SourceReport report;
    report.source = "random";
    ASSERT_THAT(ledger->CommitRun(report), testing::IsOk());
  }

  corner::testing::ScratchFolder scratch_;
  const std::filesystem::path folder_ = scratch_.path();
};

}  // namespace corner::indexer
