// A data folder with a source list, for tests of runs and of the watch.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/ingest.h"
#include "indexer/ledger/source_book.h"
#include "indexer/sources/source_list.h"
#include "taxonomies/base/text.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {

class SourcesTest : public ::testing::Test {
 protected:
  // JSON lines with the ids first … first + count - 1.
  static std::string Adverts(int first, int count) {
    std::string lines;
    for (int i = first; i < first + count; ++i) {
      lines += Concat(
          "{\"id\":\"S-", i, "\",\"title\":\"Kitchen helper ", i,
          "\",\"employer\":\"Heron\",\"location\":\"Leeds\",\"description\":\"Wash up.\"}\n");
    }
    return lines;
  }
  void Write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path path = std::filesystem::path(data_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  std::unique_ptr<Ledger> Open(Ledger::Mode mode = Ledger::Mode::kRead) const {
    auto ledger = Ledger::Open(LedgerPath(data_), mode);
    EXPECT_THAT(ledger, testing::IsOk());
    return ledger.ok() ? *std::move(ledger) : nullptr;
  }
  int64_t OpenAdverts() const { return Open()->Counts()->open; }
  SourceState StateOf(std::string_view key) const { return *SourceBook(*Open()).Find(key); }

  corner::testing::ScratchFolder scratch_;
  const std::string data_ = scratch_.path().string();
};

}  // namespace corner::indexer
