// What the suites of the record store share: invented records and short ways to write and read.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "service/casework/record_store.h"
#include "taxonomies/base/text.h"
#include "tests/service/casework/store_adapters.h"

namespace corner::testing {

using Adapters = ::testing::Types<MemoryAdapter, SqliteAdapter>;
using casework::AuditEntry;
using casework::Record;
using casework::RecordTransaction;

// Ids stand in for those of casework::NewId, so that failures can be read.
inline Record RecordOf(std::string kind, std::string id, std::string person, std::string body) {
  Record record;
  record.kind = std::move(kind);
  record.id = std::move(id);
  record.person = std::move(person);
  record.body = std::move(body);
  record.at = absl::FromUnixMicros(1'780'000'000'123'456);
  record.author = "a1";
  return record;
}

inline AuditEntry EntryAbout(std::string person, std::string detail = "profile r1@1") {
  AuditEntry entry;
  entry.at = absl::FromUnixMicros(1'780'000'000'000'001);
  entry.account = "a1";
  entry.session = "r9";
  entry.action = "read";
  entry.person = std::move(person);
  entry.purpose = "support";
  entry.request = "Req-1";
  entry.detail = std::move(detail);
  return entry;
}

inline std::vector<std::string> IdsOf(const absl::StatusOr<std::vector<Record>>& records) {
  std::vector<std::string> ids;
  if (!records.ok()) return {records.status().ToString()};
  for (const Record& record : *records) ids.push_back(record.id);
  return ids;
}

inline std::vector<std::string> BodiesOf(const absl::StatusOr<std::vector<Record>>& records) {
  std::vector<std::string> bodies;
  if (!records.ok()) return {records.status().ToString()};
  for (const Record& record : *records) bodies.push_back(record.body);
  return bodies;
}

template <typename Adapter>
class RecordStoreTest : public ::testing::Test {
 protected:
  std::unique_ptr<RecordTransaction> Write() { return Begun(adapter_.store()->BeginWrite()); }
  std::unique_ptr<RecordTransaction> Read() { return Begun(adapter_.store()->BeginRead()); }
  // One record in a transaction of its own.
  void MustPut(const Record& record, uint64_t expected_version) {
    const auto transaction = Write();
    ASSERT_THAT(transaction->Put(record, expected_version), IsOk());
    ASSERT_THAT(transaction->Commit(), IsOk());
  }
  void ExpectSound() {
    const auto check = adapter_.store()->Check();
    ASSERT_TRUE(check.ok()) << check.status().ToString();
    EXPECT_THAT(check->faults, ::testing::ElementsAre());
  }

  Adapter adapter_;

 private:
  static std::unique_ptr<RecordTransaction> Begun(
      absl::StatusOr<std::unique_ptr<RecordTransaction>> begun) {
    EXPECT_TRUE(begun.ok()) << begun.status().ToString();
    return begun.ok() ? *std::move(begun) : nullptr;
  }
};

}  // namespace corner::testing
