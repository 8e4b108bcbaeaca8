// Disks that fail, files that are not what they should be, other programs in the way: one sentence
// with a hint, and never half a write.
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "service/casework/sqlite/schema.h"
#include "tests/service/casework/record_store_fixture.h"
#include "tests/support/failing_disk.h"

namespace corner::testing {
namespace {

using indexer::Connection;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto kUnavailable = absl::StatusCode::kUnavailable;
constexpr auto kFailedPrecondition = absl::StatusCode::kFailedPrecondition;

class StoreTrouble : public RecordStoreTest<SqliteAdapter> {
 protected:
  Connection Raw() {
    auto connection = Connection::Open(adapter_.Path("casework.sqlite"), Connection::Access::kWrite,
                                       casework::kCaseworkFile);
    EXPECT_TRUE(connection.ok()) << connection.status().ToString();
    return *std::move(connection);
  }
  static void ExpectOneSentence(const absl::Status& status) {
    EXPECT_EQ(Sentence(status).find('\n'), std::string::npos) << Sentence(status);
    EXPECT_NE(Hint(status), "") << Sentence(status);
  }
};

struct Failure {
  int code;
  const char* sentence;
};

// Writes for a new person, an old one and the audit log; whichever writing call fails, afterwards
// all of it is there or nothing, and the store works on.
class StoreDiskFailures : public ::testing::TestWithParam<Failure> {};

TEST_P(StoreDiskFailures, NeverHalfAWrite) {
  FailingDisk disk;
  SqliteAdapter adapter;
  const auto put = [&](const std::string& id, const std::string& person, uint64_t version,
                       bool erase = false) -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(const auto write, adapter.store()->BeginWrite());
    Record record = RecordOf("talk", id, person, std::string(9000, 'x'));
    record.tags = {{"state", "open"}};
    CORNER_RETURN_IF_ERROR(write->Put(record, 0).status());
    CORNER_RETURN_IF_ERROR(
        write->Put(RecordOf("profile", "r0", "p0", Concat(version + 1)), version).status());
    CORNER_RETURN_IF_ERROR(write->Append(EntryAbout(person)));
    if (erase) CORNER_RETURN_IF_ERROR(write->Erase(person));
    return write->Commit();
  };
  ASSERT_THAT(put("r1", "p1", 0), IsOk());
  int failures = 0;
  uint64_t version = 1;
  for (int calls = 0; calls < 200; ++calls) {
    SCOPED_TRACE(Concat(calls, " calls pass"));
    const std::string id = Concat("r-", calls), person = Concat("p-", calls);
    disk.FailAfter(calls, GetParam().code);
    const absl::Status status = put(id, person, version, calls % 2 == 1);
    const bool failed = disk.failed();
    disk.Heal();
    if (!status.ok()) {
      ++failures;
      EXPECT_THAT(status, FailsWith(kUnavailable, GetParam().sentence));
      EXPECT_NE(Hint(status), "");
    }
    ASSERT_OK_AND_ASSIGN(const auto read, adapter.store()->BeginRead());
    ASSERT_OK_AND_ASSIGN(const Record counter, read->Get("profile", "r0"));
    const bool written = counter.version == version + 1;
    ASSERT_TRUE(written || counter.version == version);
    EXPECT_EQ(counter.body, Concat(counter.version));
    if (status.ok()) {
      EXPECT_TRUE(written);
    }
    EXPECT_EQ(read->Get("talk", id).ok(), written && calls % 2 == 0);
    ASSERT_OK_AND_ASSIGN(const auto entries, read->Audit(person, 0, 10));
    EXPECT_EQ(entries.size(), written ? 1u : 0u);
    version = counter.version;
    // The next write goes through, and makes an erasure good that stopped between the two files.
    {
      ASSERT_OK_AND_ASSIGN(const auto write, adapter.store()->BeginWrite());
      ASSERT_THAT(write->Append(EntryAbout("p0")), IsOk());
      ASSERT_THAT(write->Commit(), IsOk());
    }
    ASSERT_OK_AND_ASSIGN(const auto check, adapter.store()->Check());
    ASSERT_THAT(check.faults, ElementsAre());
    if (status.ok() && !failed && calls % 2 == 1) break;
  }
  EXPECT_GT(failures, 3);
  adapter.Open();
  ASSERT_OK_AND_ASSIGN(const auto check, adapter.store()->Check());
  EXPECT_THAT(check.faults, ElementsAre());
}

INSTANTIATE_TEST_SUITE_P(
    Codes, StoreDiskFailures,
    ::testing::Values(Failure{SQLITE_FULL, "the disk is full, so"},
                      Failure{SQLITE_IOERR_WRITE, "the disk reported an error"},
                      Failure{SQLITE_IOERR_FSYNC, "the disk reported an error"},
                      Failure{SQLITE_READONLY, "cannot be opened or written"}),
    [](const auto& test) {
      switch (test.param.code) {
        case SQLITE_FULL:
          return "Full";
        case SQLITE_IOERR_WRITE:
          return "Write";
        case SQLITE_IOERR_FSYNC:
          return "Sync";
        default:
          return "ReadOnly";
      }
    });

TEST_F(StoreTrouble, AFailedTransactionTakesNothingMore) {
  FailingDisk disk;
  adapter_.Open();  // below the failing disk from now on
  const auto write = Write();
  ASSERT_THAT(write->Put(RecordOf("profile", "r1", "p1", "one"), 0), IsOk());
  disk.FailAfter(0, SQLITE_FULL);
  EXPECT_THAT(write->Commit(), FailsWith(kUnavailable, "disk is full"));
  disk.Heal();
  EXPECT_THAT(write->Put(RecordOf("profile", "r2", "p1", "two"), 0),
              FailsWith(kUnavailable, "disk is full"));
  EXPECT_THAT(write->Commit(), FailsWith(kUnavailable, "disk is full"));
  EXPECT_THAT(IdsOf(Read()->List("profile", "p1")), ElementsAre());
}

TEST_F(StoreTrouble, ANewerStoreIsRefused) {
  MustPut(RecordOf("profile", "r1", "p1", "one"), 0);
  ASSERT_THAT(Raw().Execute("PRAGMA user_version = 99"), IsOk());
  const absl::Status status = adapter_.TryOpen();
  EXPECT_THAT(status, FailsWith(kFailedPrecondition, "has version 99"));
  ExpectOneSentence(status);
  ASSERT_THAT(Raw().Execute(Concat("PRAGMA user_version = ", casework::CaseworkVersion()).c_str()),
              IsOk());
  ASSERT_THAT(adapter_.TryOpen(), IsOk());
  EXPECT_THAT(Read()->Get("profile", "r1"), IsOk());
}

TEST_F(StoreTrouble, AFileThatIsNoStoreIsRefusedAndLeftAlone) {
  adapter_.Close();
  for (const char* end : {"", "-wal", "-shm"}) {
    std::filesystem::remove(adapter_.Path("casework.sqlite") + end);
  }
  const std::string text(5000, 'a');
  std::ofstream(adapter_.Path("casework.sqlite")) << text;
  const absl::Status status = adapter_.TryOpen();
  EXPECT_THAT(status, FailsWith(kFailedPrecondition, "is not a casework store"));
  ExpectOneSentence(status);
  EXPECT_EQ(std::filesystem::file_size(adapter_.Path("casework.sqlite")), text.size());
}

TEST_F(StoreTrouble, AFolderThatIsNotThereIsOneSentence) {
  const auto store = casework::OpenSqliteStore(
      {.path = adapter_.Path("nowhere/casework.sqlite"), .vault = adapter_.vault()});
  EXPECT_THAT(store, FailsWith(kUnavailable, "cannot be opened or written"));
  ExpectOneSentence(store.status());
}

TEST_F(StoreTrouble, AnotherProgramThatKeepsTheLockIsOneSentence) {
  MustPut(RecordOf("profile", "r1", "p1", "one"), 0);
  const Connection other = Raw();
  ASSERT_THAT(other.Execute("BEGIN IMMEDIATE"), IsOk());
  const auto write = adapter_.store()->BeginWrite();  // waits five seconds
  EXPECT_THAT(write, FailsWith(kUnavailable, "another program keeps the casework store locked"));
  ExpectOneSentence(write.status());
  EXPECT_THAT(Read()->Get("profile", "r1"), IsOk()) << "reading goes on";
  ASSERT_THAT(other.Execute("ROLLBACK"), IsOk());
  MustPut(RecordOf("profile", "r1", "p1", "two"), 1);
}

TEST_F(StoreTrouble, DamagedPagesAreAnErrorAndNoEmptyAnswer) {
  for (int i = 0; i < 200; ++i) {
    MustPut(RecordOf("profile", Concat("r", i), "p1", std::string(2000, 'x')), 0);
  }
  adapter_.Close();
  const std::string path = adapter_.Path("casework.sqlite");
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
    for (std::streamoff at = 10 * 4096; at + 4096 < size; at += 4096) {
      file.seekp(at);
      file << std::string(4096, '\x5a');
    }
  }
  const absl::Status opened = adapter_.TryOpen();
  if (!opened.ok()) return ExpectOneSentence(opened);
  const auto list = Read()->List("profile", "p1");
  ASSERT_FALSE(list.ok());
  EXPECT_THAT(Sentence(list.status()), AnyOf(HasSubstr("damaged"), HasSubstr("does not open")));
  const auto check = adapter_.store()->Check();
  EXPECT_TRUE(!check.ok() || !check->faults.empty());
}

// The key file lost: nothing opens, and nobody takes that for an empty record.
TEST_F(StoreTrouble, ALostKeyIsAnErrorAndNoEmptyAnswer) {
  MustPut(RecordOf("profile", "r1", "p1", "one"), 0);
  adapter_.Close();
  for (const char* end : {"", "-wal", "-shm"}) {
    std::filesystem::remove(adapter_.Path("keys.sqlite") + end);
  }
  ASSERT_THAT(adapter_.TryOpen(), IsOk());
  const auto list = Read()->List("profile", "p1");
  EXPECT_THAT(list, FailsWith(absl::StatusCode::kDataLoss, "key of a person's record is missing"));
  ExpectOneSentence(list.status());
  ASSERT_OK_AND_ASSIGN(const auto check, adapter_.store()->Check());
  EXPECT_THAT(check.faults, ElementsAre(HasSubstr("does not open")));
}

}  // namespace
}  // namespace corner::testing
