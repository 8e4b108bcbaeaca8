// A backup holds everything and shows nothing; what comes back is equal, except for the erased.
#include "service/casework/key_copy.h"
#include "service/casework/vault/archive.h"
#include "tests/service/casework/backup_fixture.h"

namespace corner::casework {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

constexpr auto kFailedPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr auto kNotFound = absl::StatusCode::kNotFound;

TEST_F(BackupTest, EverythingComesBack) {
  ASSERT_OK_AND_ASSIGN(const BackupReport report, Back());
  EXPECT_EQ(report.files, 4u);
  EXPECT_EQ(NamesIn(keys_to_), std::set<std::string>({"keys.sqlite"}));
  EXPECT_EQ(NamesIn(data_).count("backup-staging"), 0u);
  ASSERT_OK_AND_ASSIGN(const RestoreReport restored, Bring(to_, Path("fresh")));
  EXPECT_EQ(restored.archive, report.archive);
  EXPECT_EQ(restored.made, kBackupTime);
  EXPECT_EQ(restored.bytes, report.bytes);
  EXPECT_EQ(NamesIn(Path("fresh")), std::set<std::string>({"ledger.sqlite", "casework.sqlite",
                                                           "sources.toml", "taxonomies", "keys"}));
  EXPECT_EQ(NamesIn(Path("fresh/taxonomies")), std::set<std::string>({"postcodes.tsv"}));
  EXPECT_EQ(NamesIn(Path("fresh/keys")), std::set<std::string>({"keys.sqlite"}));
  EXPECT_EQ(Bytes(Path("fresh/taxonomies/postcodes.tsv")), "LS1\tthistle\n");
  EXPECT_EQ(Bytes(Path("fresh/sources.toml")), "[thistle]\n");
  EXPECT_EQ(Text(Path("fresh/ledger.sqlite"), "SELECT text FROM rows"), "thistle");
  for (const char* person : {"p1", "p2", "p3"}) {
    ASSERT_OK_AND_ASSIGN(const std::string text, Opened(Path("fresh"), person));
    EXPECT_EQ(text, Concat("what ", person, " said of thistle"));
  }
  EXPECT_EQ(DataVault(Path("fresh"))->LookupHash("a", "b"), DataVault()->LookupHash("a", "b"));
}

TEST_F(BackupTest, ALostBackupSaysNothing) {
  const std::string archive = MustBack();
  const std::string bytes = Bytes(archive);
  for (const std::string marker :
       {"thistle", "SQLite format", "ledger", "casework", "sealed", "sources", "p1", "erasures"}) {
    if (marker.size() < 4) continue;  // too short to be no accident
    EXPECT_EQ(bytes.find(marker), std::string::npos) << marker;
  }
  EXPECT_NE(Bytes(MustBack()).substr(8), bytes.substr(8)) << "two backups share their stream";
}

TEST_F(BackupTest, WhoeverIsErasedStaysErased) {
  const std::string before = MustBack();
  ASSERT_THAT(DataVault()->Erase("p1", kBackupTime), IsOk());
  ASSERT_THAT(CopyKeys(data_, keys_to_), IsOk());
  std::vector<std::string> forgotten;
  const RestoreOptions options = {
      .from = before,
      .keys_from = keys_to_,
      .data = Path("fresh"),
      .forget_erased = [&](const std::string& folder, Vault* vault) -> absl::Status {
        EXPECT_TRUE(std::filesystem::exists(RecordsPath(folder)));
        const auto erasures = vault->Erasures();
        for (const Erasure& erasure : *erasures) forgotten.push_back(erasure.subject);
        return absl::OkStatus();
      }};
  ASSERT_OK_AND_ASSIGN(const RestoreReport restored, Restore(options, Site()));
  EXPECT_EQ(restored.erasures, 1u);
  EXPECT_EQ(forgotten, std::vector<std::string>({"p1"}));
  EXPECT_THAT(Opened(Path("fresh"), "p1"), FailsWith(kNotFound, "was erased"));
  EXPECT_THAT(Opened(Path("fresh"), "p2"), IsOk());
}

TEST_F(BackupTest, OlderKeysDoNotBringTheErasedBack) {
  MustBack();
  const std::string old_keys = Path("old-keys");
  std::filesystem::copy(keys_to_, old_keys);
  ASSERT_THAT(DataVault()->Erase("p1", kBackupTime), IsOk());
  const std::string after = MustBack(kBackupTime + absl::Hours(1));
  const RestoreOptions options = {
      .from = after, .keys_from = old_keys, .data = Path("fresh"), .forget_erased = nullptr};
  ASSERT_THAT(Restore(options, Site()), IsOk());
  EXPECT_THAT(Opened(Path("fresh"), "p1"), FailsWith(kNotFound, "was erased"));
  EXPECT_THAT(Opened(Path("fresh"), "p2"), IsOk());
}

TEST_F(BackupTest, OlderBackupsOutliveARotation) {
  const std::string before = MustBack();
  ASSERT_THAT(DataVault()->Rotate(Site("next")), IsOk());
  ASSERT_THAT(CopyKeys(data_, keys_to_), IsOk());
  EXPECT_THAT(Bring(before, Path("fresh")), FailsWith(kFailedPrecondition, "site key is not"));
  ASSERT_THAT(Bring(before, Path("fresh"), "next"), IsOk());
}

TEST_F(BackupTest, AWrongKeyIsRefusedAndTheTargetStaysEmpty) {
  const std::string archive = MustBack();
  EXPECT_THAT(Bring(archive, Path("fresh"), "another"),
              FailsWith(kFailedPrecondition, "site key is not"));
  EXPECT_EQ(NamesIn(Path("fresh")), std::set<std::string>());
  // Another site's keys, under a site key that fits them.
  std::filesystem::create_directories(Path("stranger"));
  ASSERT_THAT(Vault::Open(Path("stranger/keys.sqlite"), Site()), IsOk());
  const RestoreOptions options = {.from = archive,
                                  .keys_from = Path("stranger"),
                                  .data = Path("fresh"),
                                  .forget_erased = nullptr};
  EXPECT_THAT(Restore(options, Site()), FailsWith(kFailedPrecondition, "made with other keys"));
  EXPECT_EQ(NamesIn(Path("fresh")), std::set<std::string>());
}

TEST_F(BackupTest, NothingIsOverwritten) {
  const std::string archive = MustBack();
  std::filesystem::create_directories(Path("full"));
  Write(Path("full/letter"), "keep me");
  EXPECT_THAT(Bring(archive, Path("full")), FailsWith(kFailedPrecondition, "is not empty"));
  EXPECT_EQ(NamesIn(Path("full")), std::set<std::string>({"letter"}));
  // What a restore left that broke off is no obstacle.
  std::filesystem::create_directories(Path("fresh/restoring/keys"));
  EXPECT_THAT(Bring(archive, Path("fresh")), IsOk());
}

TEST_F(BackupTest, WhatIsNotThereIsSaid) {
  EXPECT_THAT(Bring(Path("absent.backup"), Path("fresh")), FailsWith(kNotFound, "keys.sqlite"));
  MustBack();
  EXPECT_THAT(Bring(Path("absent.backup"), Path("fresh")), FailsWith(kNotFound, "absent"));
  std::filesystem::create_directories(Path("none"));
  EXPECT_THAT(Bring(Path("none"), Path("fresh")), FailsWith(kNotFound, "no backup in"));
  Write(Path("note.backup"), std::string(500, 'x'));
  EXPECT_THAT(Bring(Path("note.backup"), Path("fresh")),
              FailsWith(kFailedPrecondition, "no backup of Corner"));
  std::filesystem::create_directories(Path("bare"));
  const auto vault = DataVault(Path("bare"));
  EXPECT_THAT(
      BackUp({.data = Path("bare"), .to = to_, .keys_to = keys_to_, .now = kBackupTime}, *vault),
      FailsWith(kNotFound, "nothing to back up"));
}

TEST_F(BackupTest, TheThreePlacesAreKeptApart) {
  const auto vault = DataVault();
  const auto back = [&](const std::string& to, const std::string& keys_to) {
    return BackUp({.data = data_, .to = to, .keys_to = keys_to, .now = kBackupTime}, *vault);
  };
  EXPECT_THAT(back(data_ + "/backups", keys_to_), FailsWith(kFailedPrecondition, "in the data"));
  EXPECT_THAT(back(to_, to_), FailsWith(kFailedPrecondition, "with the backups"));
  EXPECT_THAT(back(to_, to_ + "/"), FailsWith(kFailedPrecondition, "with the backups"));
  EXPECT_THAT(back(to_, to_ + "/keys"), FailsWith(kFailedPrecondition, "with the backups"));
  EXPECT_THAT(back(Path("a/backups"), Path("a")), FailsWith(kFailedPrecondition, "the backups"));
  EXPECT_THAT(back(to_, data_ + "/copies"), FailsWith(kFailedPrecondition, "in the data"));
  EXPECT_THAT(back(to_, ""), FailsWith(absl::StatusCode::kInvalidArgument, "two places"));
  std::filesystem::create_directories(to_);
  ASSERT_EQ(symlink(to_.c_str(), Path("link").c_str()), 0);
  EXPECT_THAT(back(to_, Path("link")), FailsWith(kFailedPrecondition, "with the backups"));
  EXPECT_THAT(back(to_, to_ + "-keys"), IsOk());
}

TEST_F(BackupTest, ACopyOfKeysIsOnlyReplacedByANewerOne) {
  ASSERT_THAT(CopyKeys(data_, keys_to_), IsOk());
  const std::string older = Path("older.sqlite");
  std::filesystem::copy_file(KeysPath(data_), older);
  ASSERT_THAT(DataVault()->Erase("p1", kBackupTime), IsOk());
  ASSERT_THAT(CopyKeys(data_, keys_to_), IsOk());
  std::filesystem::remove(KeysPath(data_));
  std::filesystem::copy_file(older, KeysPath(data_));
  EXPECT_THAT(CopyKeys(data_, keys_to_), FailsWith(kFailedPrecondition, "is newer"));
  std::filesystem::remove(KeysPath(data_));
  ASSERT_THAT(Vault::Open(KeysPath(data_), Site()), IsOk());
  EXPECT_THAT(CopyKeys(data_, keys_to_), FailsWith(kFailedPrecondition, "of another site"));
  EXPECT_THAT(Back(), FailsWith(kFailedPrecondition, "the keys were not copied"));
}

}  // namespace
}  // namespace corner::casework
