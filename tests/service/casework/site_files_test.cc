// Where the site key is looked for, what the vault of a data folder refuses, and rotation of files.
#include <cstdlib>

#include "service/casework/rotate_key.h"
#include "tests/service/casework/backup_fixture.h"

namespace corner::casework {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

constexpr auto kFailedPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr auto kNotFound = absl::StatusCode::kNotFound;

class SiteFiles : public BackupTest {
 protected:
  void TearDown() override {
    unsetenv("CORNER_SITE_KEY_FILE");
    unsetenv("CREDENTIALS_DIRECTORY");
  }
};

TEST_F(SiteFiles, TheSiteKeyIsLookedForInOneOrder) {
  EXPECT_THAT(FindSiteKey(data_, ""), FailsWith(kNotFound, "no site key is named"));
  Write(Path("demo-site-key"), "d");
  EXPECT_EQ(FindSiteKey(data_, "").value(), Path("demo-site-key"));
  EXPECT_EQ(FindSiteKey(data_ + "/", "").value(), Path("demo-site-key"));
  std::filesystem::create_directories(Path("credentials"));
  setenv("CREDENTIALS_DIRECTORY", Path("credentials").c_str(), 1);
  EXPECT_EQ(FindSiteKey(data_, "").value(), Path("demo-site-key"));
  Write(Path("credentials/corner-site-key"), "c");
  EXPECT_EQ(FindSiteKey(data_, "").value(), Path("credentials/corner-site-key"));
  setenv("CORNER_SITE_KEY_FILE", "/elsewhere/key", 1);
  EXPECT_EQ(FindSiteKey(data_, "").value(), "/elsewhere/key");
  EXPECT_EQ(FindSiteKey(data_, "/given/key").value(), "/given/key");
}

TEST_F(SiteFiles, TheSiteKeyStaysOutOfTheDataFolder) {
  for (const std::string& path :
       {data_ + "/site-key", data_ + "/keys/k", data_ + "/../data/k", data_}) {
    EXPECT_THAT(FindSiteKey(data_, path), FailsWith(kFailedPrecondition, "inside the data folder"));
  }
  EXPECT_THAT(FindSiteKey(data_, data_ + "-site-key"), IsOk());
  ASSERT_EQ(symlink(data_.c_str(), Path("link").c_str()), 0);
  EXPECT_THAT(FindSiteKey(data_, Path("link/k")), FailsWith(kFailedPrecondition, "inside"));
  EXPECT_THAT(FindSiteKey(Path("link"), data_ + "/k"), FailsWith(kFailedPrecondition, "inside"));
}

TEST_F(SiteFiles, RecordsWithoutKeysAreNotGivenNewOnes) {
  std::filesystem::remove_all(KeysFolder(data_));
  EXPECT_THAT(OpenVault(data_, SitePath()), FailsWith(kFailedPrecondition, "records and no keys"));
  EXPECT_FALSE(std::filesystem::exists(KeysFolder(data_)));
  struct stat info {};
  std::filesystem::remove(RecordsPath(data_));
  ASSERT_NE(DataVault(), nullptr);
  ASSERT_EQ(stat(KeysFolder(data_).c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
  EXPECT_THAT(OpenVault(data_, Path("absent")), FailsWith(kNotFound, "no site key at"));
}

TEST_F(SiteFiles, RotationPutsTheNewKeyInPlace) {
  MustBack();
  const std::string old = Bytes(SitePath());
  const RotateKeyOptions options = {
      .data = data_, .site_key = SitePath(), .to = "", .keys_to = keys_to_};
  ASSERT_OK_AND_ASSIGN(const std::string file, RotateSiteKey(options));
  EXPECT_EQ(file, SitePath());
  EXPECT_NE(Bytes(SitePath()), old);
  EXPECT_FALSE(std::filesystem::exists(SitePath() + ".next"));
  EXPECT_THAT(Opened(data_, "p1"), IsOk());
  EXPECT_THAT(Bring(to_, Path("fresh")), IsOk());  // the copy of the keys is wrapped anew as well
  Write(Path("old-key"), old);
  ASSERT_EQ(chmod(Path("old-key").c_str(), 0600), 0);
  EXPECT_THAT(OpenVault(data_, Path("old-key")), FailsWith(kFailedPrecondition, "site key is not"));
}

TEST_F(SiteFiles, RotationToAnotherFileLeavesTheOld) {
  const std::string old = Bytes(SitePath());
  const RotateKeyOptions options = {
      .data = data_, .site_key = SitePath(), .to = Path("next"), .keys_to = ""};
  ASSERT_OK_AND_ASSIGN(const std::string file, RotateSiteKey(options));
  EXPECT_EQ(file, Path("next"));
  EXPECT_EQ(Bytes(SitePath()), old);
  EXPECT_THAT(OpenVault(data_, Path("next")), IsOk());
  EXPECT_THAT(OpenVault(data_, SitePath()), FailsWith(kFailedPrecondition, "site key is not"));
}

TEST_F(SiteFiles, RotationThatBrokeOffIsFinished) {
  const RotateKeyOptions options = {.data = data_, .site_key = SitePath(), .to = "", .keys_to = ""};
  // Before the keys were wrapped anew …
  Site("site-key.next");
  ASSERT_THAT(RotateSiteKey(options), IsOk());
  EXPECT_THAT(Opened(data_, "p1"), IsOk());
  // … and after it, before the file was renamed.
  ASSERT_THAT(DataVault()->Rotate(Site("site-key.next")), IsOk());
  EXPECT_THAT(OpenVault(data_, SitePath()), FailsWith(kFailedPrecondition, "site key is not"));
  ASSERT_THAT(RotateSiteKey(options), IsOk());
  EXPECT_THAT(Opened(data_, "p1"), IsOk());
  EXPECT_FALSE(std::filesystem::exists(SitePath() + ".next"));
}

TEST_F(SiteFiles, RotationRefusesWhatCannotGoWell) {
  RotateKeyOptions options = {.data = data_, .site_key = Path("wrong"), .to = "", .keys_to = ""};
  Site("wrong");
  EXPECT_THAT(RotateSiteKey(options), FailsWith(kFailedPrecondition, "site key is not"));
  options.site_key = SitePath();
  options.to = data_ + "/key";
  EXPECT_THAT(RotateSiteKey(options), FailsWith(kFailedPrecondition, "inside the data folder"));
  options = {.data = Path("none"), .site_key = SitePath(), .to = "", .keys_to = ""};
  EXPECT_THAT(RotateSiteKey(options), FailsWith(kNotFound, "no keys in"));
  EXPECT_THAT(Opened(data_, "p1"), IsOk());
}

}  // namespace
}  // namespace corner::casework
