// A ledger and an index in a scratch folder, and the naive catalogue that must agree with them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/ledger/ledger.h"
#include "indexer/xapian/index_catalogue.h"
#include "indexer/xapian/index_writer.h"
#include "indexer/xapian/verify.h"
#include "tests/support/memory_catalogue.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {

class IndexFixture : public ::testing::Test {
 protected:
  static constexpr Day kDay{20600};

  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        ::testing::TempDir() + "/corner-index-" + test->name() + "-" + std::to_string(::getpid());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    auto ledger = indexer::Ledger::Open(folder_ + "/ledger.sqlite", indexer::Ledger::Mode::kWrite);
    ASSERT_TRUE(ledger.ok()) << ledger.status().ToString();
    ledger_ = *std::move(ledger);
    options_.rows_per_segment = 16;
    options_.merge_at_once = 4;
    options_.most_segments = 4;
    options_.least_dead = 5;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string index() const { return folder_ + "/index"; }

  // One run of the source "random": puts the vacancies, closes the ids, commits.
  void Run(const std::vector<indexer::Vacancy>& vacancies,
           const std::vector<std::string>& closed_external_ids = {}) {
    ASSERT_THAT(ledger_->BeginRun("random", kDay), IsOk());
    for (const indexer::Vacancy& vacancy : vacancies) {
      ASSERT_THAT(ledger_->Put(vacancy, "raw"), IsOk());
    }
    for (const std::string& id : closed_external_ids) ledger_->Close(id).IgnoreError();
    ASSERT_THAT(ledger_->CommitRun({}), IsOk());
  }

  // Joins and splits adverts of the source "random" at random: groups of every size.
  void DecideAtRandom(RandomVacancies& random, int decisions) {
    const auto id = [&] {
      return indexer::VacancyId("random", std::to_string(random.Between(1, 150)));
    };
    for (int i = 0; i < decisions; ++i) {
      if (random.Chance(75)) {
        ledger_->JoinGroups(id(), id(), kDay).IgnoreError();  // not every id exists
      } else {
        ledger_->SplitGroup(id(), "", kDay).IgnoreError();
      }
    }
  }

  void CatchUp() { ASSERT_OK_AND_ASSIGN(report_, indexer::CatchUp(*ledger_, index(), options_)); }
  void CatchUpAndVerify() {
    CatchUp();
    ASSERT_OK_AND_ASSIGN(const indexer::VerifyReport verify, indexer::Verify(*ledger_, index()));
    EXPECT_TRUE(verify.equal) << (verify.differences.empty() ? "" : verify.differences[0]);
  }

  // The naive catalogue with exactly the ledger's rows.
  MemoryCatalogue Truth() const {
    MemoryCatalogue truth;
    EXPECT_THAT(ledger_->ForEachChange(0, UINT64_MAX,
                                       [&](indexer::LedgerRow&& row) {
                                         if (!row.removed) truth.Put(std::move(row.vacancy));
                                         return absl::OkStatus();
                                       }),
                IsOk());
    return truth;
  }

  std::string folder_;
  std::unique_ptr<indexer::Ledger> ledger_;
  indexer::IndexOptions options_;
  indexer::IndexReport report_;
};

}  // namespace corner::testing
