// Backing up, restoring and a new site key, as an operator does it on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "service/casework/files.h"
#include "service/casework/ids.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "taxonomies/base/text.h"
#include "tests/scenarios/binary.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr char kMarker[] = "brackwater-otter";

class BackupOnTheCommandLine : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(Corner({"init", "--data", data_}).status, 0);
    ASSERT_THAT(casework::SiteKey::Make(site_key_), IsOk());
    ASSERT_OK_AND_ASSIGN(const auto vault, casework::OpenVault(data_, site_key_));
    ASSERT_OK_AND_ASSIGN(
        const auto store,
        casework::OpenSqliteStore({.path = casework::RecordsPath(data_), .vault = vault.get()}));
    for (const std::string& person : {sam_, kim_}) {
      ASSERT_OK_AND_ASSIGN(const auto write, store->BeginWrite());
      casework::Record record;
      record.kind = "client";
      record.id = person;
      record.person = person;
      record.body = Concat(R"({"name":")", kMarker, R"("})");
      ASSERT_THAT(write->Put(record, 0), IsOk());
      ASSERT_THAT(write->Commit(), IsOk());
    }
  }
  Outcome Run(Args args, const std::string& data) const {
    args.insert(args.end(), {"--data", data, "--site-key", site_key_});
    return Corner(args);
  }
  Outcome Run(const Args& args) const { return Run(args, data_); }
  Outcome BackUp() const { return Run({"backup", "--to", to_, "--keys-to", keys_to_}); }
  Outcome Restore(const std::string& from) const {
    return Run({"restore", "--from", from, "--keys-from", keys_to_}, fresh_);
  }
  // Names of the files below `folder` that hold the marker.
  static std::string WhereMarked(const std::string& folder) {
    std::string names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << file.rdbuf();
      if (bytes.str().find(kMarker) != std::string::npos) names += entry.path().string() + " ";
    }
    return names;
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data"), to_ = scratch_.Path("backups");
  std::string keys_to_ = scratch_.Path("keys"), fresh_ = scratch_.Path("fresh");
  std::string site_key_ = scratch_.Path("site-key");
  std::string sam_ = casework::NewId(casework::kPersonLetter);
  std::string kim_ = casework::NewId(casework::kPersonLetter);
};

TEST_F(BackupOnTheCommandLine, WhatIsBackedUpComesBack) {
  const Outcome backup = BackUp();
  ASSERT_EQ(backup.status, 0) << backup.err;
  EXPECT_THAT(backup.out, HasSubstr("Backed up and read back: 2 files"));
  EXPECT_THAT(backup.out, HasSubstr("The site key is in neither"));
  const Outcome restored = Restore(to_);
  ASSERT_EQ(restored.status, 0) << restored.err;
  EXPECT_THAT(restored.out, HasSubstr("Restored 2 files from " + to_));
  EXPECT_THAT(Run({"audit", "verify"}, fresh_).out, HasSubstr("2 records in 2 versions"));
  EXPECT_EQ(Corner({"ingest", "--rebuild", "--data", fresh_}).status, 0);
  EXPECT_EQ(Corner({"verify", "--data", fresh_}).status, 0);
  EXPECT_EQ(WhereMarked(scratch_.Path(".")), "");
}

TEST_F(BackupOnTheCommandLine, AnOlderBackupForgetsWhoWasErased) {
  ASSERT_EQ(BackUp().status, 0);
  const Outcome erased = Run({"erase", sam_, "--yes", "--keys-to", keys_to_});
  ASSERT_EQ(erased.status, 0) << erased.err;
  const Outcome restored = Restore(to_);
  ASSERT_EQ(restored.status, 0) << restored.err;
  EXPECT_THAT(restored.out, HasSubstr("1 erasure gone through again"));
  EXPECT_THAT(Run({"audit", "verify"}, fresh_).out, HasSubstr("1 record"));
  EXPECT_THAT(Run({"erase", sam_, "--yes"}, fresh_).err, HasSubstr("Nothing is held about"));
  EXPECT_EQ(Run({"erase", kim_, "--yes"}, fresh_).status, 0);
}

TEST_F(BackupOnTheCommandLine, ANewSiteKeyOpensOlderBackups) {
  ASSERT_EQ(BackUp().status, 0);
  fs::copy_file(site_key_, scratch_.Path("old-key"));
  const Outcome rotated = Run({"rotate-key", "--keys-to", keys_to_});
  ASSERT_EQ(rotated.status, 0) << rotated.err;
  EXPECT_THAT(rotated.out, HasSubstr("Every key is wrapped by a new site key"));
  EXPECT_EQ(Run({"audit", "verify"}).status, 0);
  const Outcome old =
      Corner({"audit", "verify", "--data", data_, "--site-key", scratch_.Path("old-key")});
  EXPECT_THAT(ComplaintOf(old).sentence, HasSubstr("the site key is not the one"));
  EXPECT_EQ(Restore(to_).status, 0);
  EXPECT_EQ(Run({"audit", "verify"}, fresh_).status, 0);
}

TEST_F(BackupOnTheCommandLine, WhatCannotGoWellIsOneSentence) {
  EXPECT_EQ(Run({"backup", "--to", to_}).status, 2);
  const auto refused = [&](const Outcome& outcome, const char* sentence) {
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(ComplaintOf(outcome).sentence, HasSubstr(sentence));
    EXPECT_NE(ComplaintOf(outcome).hint, "");
  };
  refused(Run({"backup", "--to", to_, "--keys-to", to_}), "would lie with the backups");
  refused(Corner({"backup", "--to", to_, "--keys-to", keys_to_, "--data", data_}),
          "no site key is named");
  refused(Restore(to_), "there is no key file at");
  ASSERT_EQ(BackUp().status, 0);
  refused(Run({"restore", "--from", to_, "--keys-from", keys_to_}), "is not empty");
  for (const auto& entry : fs::directory_iterator(to_)) {
    fs::resize_file(entry.path(), fs::file_size(entry.path()) - 100);
  }
  refused(Restore(to_), "is damaged or was cut short");
  EXPECT_TRUE(fs::is_empty(fresh_));
}

}  // namespace
}  // namespace corner::testing
