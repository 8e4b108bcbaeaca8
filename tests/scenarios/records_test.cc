// Records about people on the command line: the check of the audit log, and erasing a person.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "service/casework/files.h"
#include "service/casework/ids.h"
#include "service/casework/monitoring.h"
#include "service/casework/sqlite/schema.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "tests/scenarios/binary.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

class RecordsOnTheCommandLine : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(data_);
    const std::string site_key = scratch_.Path("demo-site-key");
    ASSERT_THAT(casework::SiteKey::Make(site_key), IsOk());
    ASSERT_OK_AND_ASSIGN(const auto vault, casework::OpenVault(data_, site_key));
    ASSERT_OK_AND_ASSIGN(
        const auto store,
        casework::OpenSqliteStore({.path = data_ + "/casework.sqlite", .vault = vault.get()}));
    for (const std::string& person : {sam_, kim_}) {
      ASSERT_OK_AND_ASSIGN(const auto write, store->BeginWrite());
      for (const char* kind : {"client", "profile"}) {
        casework::Record record;
        record.kind = kind;
        record.id = person;
        record.person = person;
        record.body = "{}";
        ASSERT_THAT(write->Put(record, 0), IsOk());
      }
      casework::AuditEntry entry;
      entry.account = "a1";
      entry.action = "write";
      entry.person = person;
      ASSERT_THAT(write->Append(entry), IsOk());
      ASSERT_THAT(write->Commit(), IsOk());
    }
  }
  Outcome Run(Args args) const {
    args.insert(args.end(), {"--data", data_});
    return Corner(args);
  }
  // NUMBER:HASH as `audit verify` prints it.
  std::string Head() const {
    return std::string(
        Json(Run({"audit", "verify", "--json"}).out).root().member("head").string().value_or(""));
  }
  void Damage(const char* sql) const {
    ASSERT_OK_AND_ASSIGN(
        const auto connection,
        indexer::Connection::Open(data_ + "/casework.sqlite", indexer::Connection::Access::kWrite,
                                  casework::kCaseworkFile));
    ASSERT_THAT(connection.Execute(sql), IsOk());
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
  std::string sam_ = casework::NewId(casework::kPersonLetter);
  std::string kim_ = casework::NewId(casework::kPersonLetter);
};

TEST_F(RecordsOnTheCommandLine, VerifySaysThatAllIsWellAndWhereTheLogEnds) {
  const Outcome run = Run({"audit", "verify"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("All is well: 4 records in 4 versions, and 2 audit entries.\n"));
  EXPECT_THAT(Head(), MatchesRegex("2:[0-9a-z]{52}"));
  EXPECT_THAT(run.out, HasSubstr("The log ends with " + Head() + "\n"));
}

TEST_F(RecordsOnTheCommandLine, ANotedEndShowsALogThatWasCutAltogether) {
  const std::string noted = Head();
  const Outcome good = Run({"audit", "verify", "--noted", noted});
  EXPECT_EQ(good.status, 0) << good.err;
  Damage(
      "DROP TRIGGER audit_is_not_cut; DELETE FROM audit WHERE number = 2;"
      "UPDATE audit_head SET (number, hash) = (SELECT number, hash FROM audit)");
  EXPECT_EQ(Run({"audit", "verify"}).status, 0) << "nothing shows from the inside";
  const Outcome cut = Run({"audit", "verify", "--noted", noted});
  EXPECT_EQ(cut.status, 1);
  EXPECT_THAT(cut.out, HasSubstr("not the one that was noted: entry 2"));
  for (const char* odd : {"", "2", "2:", "x:y", "0:aa", "-1:aa"}) {
    if (*odd == '\0') continue;  // not given
    EXPECT_THAT(Run({"audit", "verify", "--noted", odd}).err,
                HasSubstr("is not a noted end of the audit log"))
        << odd;
  }
}

TEST_F(RecordsOnTheCommandLine, FaultsAreNamedAndEndWithStatusOne) {
  Damage("UPDATE versions SET author = 'a9' WHERE record = 1");
  const Outcome run = Run({"audit", "verify"});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.out, HasSubstr("Record client " + sam_ + ", version 1 does not open"));
  const Complaint complaint = ComplaintOf(run);
  EXPECT_THAT(complaint.sentence, HasSubstr("The records have a fault."));
  EXPECT_NE(complaint.hint, "");
  EXPECT_THAT(Run({"audit", "verify", "--json"}).out, HasSubstr(R"("faults":["Record client )"));
}

TEST_F(RecordsOnTheCommandLine, EraseWantsToBeConfirmed) {
  const Outcome asked = Run({"erase", sam_});  // no terminal here
  EXPECT_EQ(asked.status, 1);
  EXPECT_THAT(asked.err, HasSubstr("must be confirmed"));
  EXPECT_THAT(asked.err, HasSubstr("--yes"));
  EXPECT_THAT(Run({"audit", "verify"}).out, HasSubstr("4 records"));

  const Outcome run = Run({"erase", sam_, "--yes"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "Erased " + sam_ + ": 2 records and the key that opened them, so older " +
                         "backups cannot be read either.\n");
  EXPECT_THAT(Run({"audit", "verify"}).out, HasSubstr("2 records in 2 versions, and 3 audit"));
  const Outcome again = Run({"erase", sam_, "--yes"});
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(again.err, HasSubstr("Nothing is held about " + sam_));
}

TEST_F(RecordsOnTheCommandLine, EraseTakesEqualityAnswersAlong) {
  const auto answers = [&](const std::string& person, bool write) -> std::string {
    auto vault = casework::OpenVault(data_, scratch_.Path("demo-site-key"));
    if (!vault.ok()) return vault.status().ToString();
    auto store =
        casework::OpenSqliteStore({.path = casework::MonitoringPath(data_), .vault = vault->get()});
    if (!store.ok()) return store.status().ToString();
    const casework::MonitoringPlace place{store->get(), (*vault)->LookupHash("monitoring", person)};
    if (write) {
      const auto issues = casework::WriteMonitoring(place, R"({"carer":"yes"})", absl::UnixEpoch());
      if (!issues.ok()) return issues.status().ToString();
    }
    return casework::ReadMonitoring(place).value_or("none");
  };
  for (const std::string& person : {sam_, kim_}) {
    ASSERT_THAT(answers(person, true), HasSubstr("carer"));
  }
  ASSERT_EQ(Run({"erase", sam_, "--yes"}).status, 0);
  EXPECT_EQ(answers(sam_, false), "{}");
  EXPECT_THAT(answers(kim_, false), HasSubstr("carer"));
  EXPECT_EQ(Run({"audit", "verify"}).status, 0);
}

TEST_F(RecordsOnTheCommandLine, BadUseIsOneSentence) {
  EXPECT_THAT(Run({"erase", "Sam", "--yes"}).err, HasSubstr("“Sam” is not a person's id"));
  const Args other = {"audit", "verify", "--data", scratch_.Path("none")};
  EXPECT_THAT(Corner(other).err, HasSubstr("There are no records about people in"));
  const std::string moved = scratch_.Path("moved.key"), wrong = scratch_.Path("wrong.key");
  std::filesystem::rename(scratch_.Path("demo-site-key"), moved);
  EXPECT_THAT(Run({"audit", "verify"}).err, HasSubstr("no site key is named"));
  EXPECT_EQ(Run({"audit", "verify", "--site-key", moved}).status, 0);
  ASSERT_THAT(casework::SiteKey::Make(wrong), IsOk());
  EXPECT_THAT(Run({"audit", "verify", "--site-key", wrong}).err,
              HasSubstr("the site key is not the one"));
  std::filesystem::remove_all(casework::KeysFolder(data_));
  const Outcome lost = Run({"audit", "verify", "--site-key", moved});
  EXPECT_EQ(lost.status, 1);
  EXPECT_THAT(lost.err, HasSubstr("holds records and no keys"));
  EXPECT_FALSE(std::filesystem::exists(casework::KeysPath(data_))) << "none is made in its place";
}

}  // namespace
}  // namespace corner::testing
