// A small world for tests of handlers and pages: a few vacancies in a MemoryCatalogue and in a real
// ledger, on a fixed day. One object per test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/ledger/ledger.h"
#include "service/api/services.h"
#include "service/http/message.h"
#include "tests/support/memory_catalogue.h"

namespace corner::testing {

class TestWorld {
 public:
  TestWorld();
  ~TestWorld();
  TestWorld(const TestWorld&) = delete;
  TestWorld& operator=(const TestWorld&) = delete;

  // Puts into catalogue and ledger. Its source becomes "test"; returns its id.
  std::string Add(indexer::Vacancy vacancy);
  // Puts into the ledger with what the gate found, and into the catalogue unless it is held.
  std::string AddJudged(indexer::Vacancy vacancy, std::vector<indexer::QualityReason> reasons);
  void CloseInLedger(const std::string& external_id);
  // Makes two adverts one group.
  void Join(const std::string& id, const std::string& other);

  const api::Services& services() const { return services_; }
  api::Services& services() { return services_; }
  MemoryCatalogue& catalogue() { return *catalogue_; }
  Day today() const { return today_; }

  // A GET of "/path?query" as the server would hand it over.
  static http::Request Get(std::string_view target);

 private:
  void InRun(const std::function<absl::Status(indexer::Ledger*)>& change);

  Day today_ = *Day::ParseIso("2026-06-01");
  std::filesystem::path folder_;
  std::shared_ptr<MemoryCatalogue> catalogue_ = std::make_shared<MemoryCatalogue>();
  api::Services services_;
};

// Vacancies with plain facts; tests change what they are about.
indexer::Vacancy PorterInLeeds();  // permanent, evenings, 16 hours, £12.71 an hour, district LS1
indexer::Vacancy CareAssistantInYork();  // yearly range pro rata, leader scheme, flags, no hours
indexer::Vacancy ClerkNothingStated();   // title and text only

}  // namespace corner::testing
