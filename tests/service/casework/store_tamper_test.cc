// Somebody writes to casework.sqlite behind the store's back: the check names what was changed.
#include "service/casework/sqlite/schema.h"
#include "service/casework/sqlite/sealed_record.h"
#include "tests/service/casework/record_store_fixture.h"

namespace corner::testing {
namespace {

using indexer::Connection;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class StoreTamper : public RecordStoreTest<SqliteAdapter> {
 protected:
  void SetUp() override {
    for (const char* id : {"r1", "r2"}) {
      Record record = RecordOf("profile", id, "p1", id);
      record.tags = {{"state", "open"}};
      record.lookups = {{"email", id}};
      MustPut(record, 0);
      MustPut(record, 1);
    }
    MustPut(RecordOf("profile", "r3", "p2", "another's"), 0);
    for (int i = 1; i <= 5; ++i) {
      const auto write = Write();
      ASSERT_THAT(write->Append(EntryAbout("p1", Concat("profile r", i, "@1"))), IsOk());
      ASSERT_THAT(write->Commit(), IsOk());
    }
    ExpectSound();
  }
  absl::Status Execute(const char* sql) {
    auto connection = Connection::Open(adapter_.Path("casework.sqlite"), Connection::Access::kWrite,
                                       casework::kCaseworkFile);
    return connection.ok() ? connection->Execute(sql) : connection.status();
  }
  void ExpectFault(const char* sql, const char* sentence) {
    SCOPED_TRACE(sql);
    ASSERT_THAT(Execute(sql), IsOk());
    ASSERT_OK_AND_ASSIGN(const auto check, adapter_.store()->Check());
    EXPECT_THAT(check.faults, Contains(HasSubstr(sentence)));
  }
};

// A fresh store for each: damage does not add up.
struct Harm {
  const char* sql;
  const char* sentence;
};
class StoreHarm : public StoreTamper, public ::testing::WithParamInterface<Harm> {};

TEST_P(StoreHarm, IsNamedByTheCheck) { ExpectFault(GetParam().sql, GetParam().sentence); }

INSTANTIATE_TEST_SUITE_P(
    Records, StoreHarm,
    ::testing::Values(
        Harm{"UPDATE versions SET sealed = (SELECT sealed FROM versions WHERE record = 2 AND "
             "version = 2) WHERE record = 1 AND version = 2",
             "Record profile r1, version 2 does not open"},
        Harm{"UPDATE versions SET sealed = zeroblob(10) WHERE record = 1 AND version = 1",
             "Record profile r1, version 1 does not open"},
        Harm{"UPDATE versions SET author = 'a9' WHERE record = 2 AND version = 1",
             "Record profile r2, version 1 does not open"},
        Harm{"UPDATE versions SET at = at + 1 WHERE record = 2 AND version = 1",
             "Record profile r2, version 1 does not open"},
        Harm{"UPDATE records SET person = 'p2' WHERE number = 1", "profile r1, version 1"},
        Harm{"UPDATE records SET version = 1 WHERE number = 1", "newest version of record profile"},
        Harm{"DELETE FROM versions WHERE record = 1 AND version = 2", "is not version 2"},
        Harm{"UPDATE versions SET version = 4 WHERE record = 1 AND version = 2", "is missing"},
        Harm{"UPDATE tags SET value = 'shut' WHERE record = 1",
             "The tags of record profile r1, version 2 were changed"},
        Harm{"DELETE FROM tags", "The tags of record profile r2"},
        Harm{"DELETE FROM lookups WHERE record = 2", "The look-ups of record profile r2"},
        Harm{"PRAGMA foreign_keys = OFF; DELETE FROM records WHERE number = 1", "is damaged"}));

constexpr const char* kUnlock = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_cut;";

TEST_F(StoreTamper, TheAuditLogIsOnlyEverAddedTo) {
  EXPECT_EQ(Execute("UPDATE audit SET account = 'a2'").ok(), false);
  EXPECT_EQ(Execute("DELETE FROM audit WHERE number = 5").ok(), false);
  ExpectSound();
}

TEST_F(StoreTamper, AnEditedEntryShows) {
  ExpectFault(Concat(kUnlock, "UPDATE audit SET account = 'a2' WHERE number = 3").c_str(),
              "Entry 3 of the audit log was changed");
}
TEST_F(StoreTamper, AnEntryTakenOutShows) {
  ExpectFault(Concat(kUnlock, "DELETE FROM audit WHERE number = 2").c_str(),
              "Entry 2 of the audit log is missing");
}
TEST_F(StoreTamper, EntriesInAnotherOrderShow) {
  ExpectFault(Concat(kUnlock,
                     "UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 "
                     "WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 99")
                  .c_str(),
              "Entry 2 of the audit log was changed");
}
TEST_F(StoreTamper, AnEndCutOffShowsByTheHead) {
  ExpectFault(Concat(kUnlock, "DELETE FROM audit WHERE number >= 4").c_str(),
              "The end of the audit log is missing: entries 4 to 5");
}
TEST_F(StoreTamper, AHeadSetBackShowsByTheEntries) {
  ExpectFault(
      "UPDATE audit_head SET (number, hash) = (SELECT number, hash FROM audit WHERE "
      "number = 3)",
      "entries after 3");
}

// Both cut alike cannot show from the inside: that is what a head noted elsewhere is for.
TEST_F(StoreTamper, EntriesAndHeadCutAlikeDoNotShow) {
  ASSERT_THAT(Execute(Concat(kUnlock,
                             "DELETE FROM audit WHERE number >= 4; UPDATE audit_head SET (number, "
                             "hash) = (SELECT number, hash FROM audit WHERE number = 3)")
                          .c_str()),
              IsOk());
  ExpectSound();
}

TEST_F(StoreTamper, AnErasureCutShortIsFinishedAtTheNextOpening) {
  // As a program leaves it that is stopped between the two files.
  ASSERT_THAT(Execute("DELETE FROM records WHERE person = 'p1';"
                      "INSERT INTO erased VALUES('p1', 1780000000000000, 0)"),
              IsOk());
  ASSERT_OK_AND_ASSIGN(const auto before, adapter_.store()->Check());
  EXPECT_THAT(before.faults, ElementsAre(HasSubstr("is not yet destroyed")));
  ASSERT_THAT(adapter_.TryOpen(), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto erasures, adapter_.vault()->Erasures());
  ASSERT_EQ(erasures.size(), 1u);
  EXPECT_EQ(erasures[0].subject, "p1");
  ExpectSound();
}

TEST(SealedContent, ComesBackAsItWas) {
  const casework::SealedContent content{
      {{"state", "open"}, {"", ""}}, {"hash"}, std::string("\0body", 5)};
  const std::string bytes = casework::EncodeContent(content);
  ASSERT_OK_AND_ASSIGN(const auto read, casework::DecodeContent(bytes));
  EXPECT_EQ(read, content);
  ASSERT_OK_AND_ASSIGN(const auto empty, casework::DecodeContent(casework::EncodeContent({})));
  EXPECT_EQ(empty, casework::SealedContent());
}

TEST(SealedContent, BytesThatAreNoneAreRefused) {
  const casework::SealedContent content{{{"state", "open"}}, {"hash"}, ""};
  const std::string bytes = casework::EncodeContent(content);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(casework::DecodeContent(bytes.substr(0, size)).ok()) << size;
  }
  for (size_t at = 0; at < 5; ++at) {  // another format, or more tags than there are
    std::string other = bytes;
    other[at] = '\xff';
    EXPECT_FALSE(casework::DecodeContent(other).ok()) << at;
  }
}

}  // namespace
}  // namespace corner::testing
