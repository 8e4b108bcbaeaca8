// A ledger that adverts go through as in ingest: normalised, put, grouped, committed.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "indexer/ledger/ledger.h"
#include "indexer/normalise/normalise.h"
#include "taxonomies/places/gazetteer.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {

class GroupingFixture : public ::testing::Test {
 protected:
  static constexpr Day kDay{20600};

  void SetUp() override { Reopen(); }
  void TearDown() override { ledger_.reset(); }
  void Reopen() {
    ledger_.reset();
    auto ledger =
        indexer::Ledger::Open((folder_ / "ledger.sqlite").string(), indexer::Ledger::Mode::kWrite);
    ASSERT_TRUE(ledger.ok()) << ledger.status().ToString();
    ledger_ = *std::move(ledger);
  }

  // The vacancy a source's posting becomes.
  static indexer::Vacancy Normalised(const indexer::Posting& posting, const std::string& source,
                                     Day day) {
    const indexer::Normaliser normaliser(taxonomies::Builtin(), {source, day});
    auto result = normaliser.Normalise(posting);
    EXPECT_TRUE(std::holds_alternative<indexer::Vacancy>(result));
    if (auto* vacancy = std::get_if<indexer::Vacancy>(&result)) return std::move(*vacancy);
    return {};
  }

  // One run a source, in the order of their names; each is grouped.
  void Take(const std::vector<indexer::Vacancy>& vacancies, Day day = kDay) {
    std::map<std::string, std::vector<const indexer::Vacancy*>> by_source;
    for (const indexer::Vacancy& vacancy : vacancies) by_source[vacancy.source].push_back(&vacancy);
    for (const auto& [source, own] : by_source) {
      ASSERT_THAT(ledger_->BeginRun(source, day), IsOk());
      for (const indexer::Vacancy* vacancy : own) {
        ASSERT_THAT(ledger_->Put(*vacancy, "raw"), IsOk());
      }
      ASSERT_THAT(ledger_->CloseExpired(day), IsOk());
      ASSERT_THAT(ledger_->Group(), IsOk());
      ASSERT_THAT(ledger_->CommitRun({}), IsOk());
    }
  }

  // Every advert's group: the founder's id, or its own.
  std::map<std::string, std::string> Groups() const {
    std::map<std::string, std::string> groups;
    EXPECT_THAT(ledger_->ForEachChange(0, UINT64_MAX,
                                       [&](indexer::LedgerRow&& row) {
                                         groups[row.vacancy.id] = GroupOf(row.vacancy);
                                         return absl::OkStatus();
                                       }),
                IsOk());
    return groups;
  }

  ScratchFolder scratch_;
  const std::filesystem::path folder_ = scratch_.path();
  std::unique_ptr<indexer::Ledger> ledger_;
};

}  // namespace corner::testing
