// Accounts on the store that a Corner really has: SQLite, sealed by the vault, with Argon2id. What
// is planted is in no file, and everything is there after it was closed and opened again.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "service/accounts/accounts.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "service/casework/vault/vault.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::IsOk;
using ::corner::testing::Member;

class SealedAccounts : public ::testing::Test {
 protected:
  std::unique_ptr<casework::RecordStore> OpenStore() {
    auto store = casework::OpenSqliteStore(
        {.path = (folder_.path() / "casework.sqlite").string(), .vault = vault_.get()});
    EXPECT_THAT(store, IsOk());
    return *std::move(store);
  }
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(vault_, casework::Vault::Open((folder_.path() / "keys.sqlite").string(),
                                                       casework::SiteKey::Random()));
  }
  std::string AllBytes() const {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(file), {});
    }
    return bytes;
  }

  corner::testing::ScratchFolder folder_;
  std::unique_ptr<casework::Vault> vault_;
};

TEST_F(SealedAccounts, WorkAndShowNothingInTheFiles) {
  Member sam;
  std::string secret, person;
  {
    AccountsWorld world({}, OpenStore(), AccountsWorld::Hashing::kAsGiven);
    sam = world.AddStaff(Role::kSpecialist, "zyzzyva@example.org");
    const Opened opened = world.SignIn(sam);
    secret = opened.secret;
    person = world.AddClient(sam.id);
    const Opened client = world.SignInByCode(person, world.ActorOf(sam, Role::kSpecialist));
    ASSERT_THAT(world.accounts().ChangePassword(world.Recognise(client),
                                                {"", "tangerine bicycle parade", "Zyzzyva Two"}),
                IsOk());
    for (int minute = 0; minute < 5; ++minute) {
      world.Pass(absl::Minutes(1));
      EXPECT_EQ(world.Recognise(opened).account.id, sam.id);
    }
    ASSERT_OK_AND_ASSIGN(const casework::StoreCheck check, world.store()->Check());
    EXPECT_TRUE(check.faults.empty()) << check.faults.front();
    EXPECT_EQ(check.versions, check.records);  // one version of each
  }
  const std::string bytes = AllBytes();
  EXPECT_GT(bytes.size(), 10'000u);
  for (const std::string& planted :
       {std::string("zyzzyva"), std::string("Zyzzyva"), std::string("example.org"), secret,
        std::string("$argon2id$"), sam.totp_secret, std::string(corner::testing::kPassword)}) {
    EXPECT_EQ(bytes.find(planted), std::string::npos) << planted;
  }
  EXPECT_NE(bytes.find(sam.id), std::string::npos);

  AccountsWorld again({}, OpenStore(), AccountsWorld::Hashing::kAsGiven);
  ASSERT_OK_AND_ASSIGN(const SignedIn me,
                       again.accounts().FindSession(secret, AccountsWorld::Visitor()));
  EXPECT_EQ(me.account.sign_in_name, "zyzzyva@example.org");
  ASSERT_OK_AND_ASSIGN(
      const Opened client,
      again.accounts().SignIn({"zyzzyva two", "tangerine bicycle parade", "", false},
                              AccountsWorld::Visitor()));
  EXPECT_EQ(client.account.person, person);
}

TEST_F(SealedAccounts, ErasingForgetsThemForGood) {
  AccountsWorld world({}, OpenStore());
  const Member sam = world.AddStaff(Role::kSpecialist, "sam@example.org");
  const std::string person = world.AddClient(sam.id);
  const Opened client = world.SignInByCode(person, world.ActorOf(sam, Role::kSpecialist));
  for (const std::string& who : {person, sam.id}) {
    ASSERT_OK_AND_ASSIGN(const auto records, world.store()->BeginWrite());
    ASSERT_THAT(records->Erase(who), IsOk());
    ASSERT_THAT(records->Commit(), IsOk());
  }
  EXPECT_FALSE(world.accounts().FindSession(client.secret, {}).ok());
  ASSERT_OK_AND_ASSIGN(const auto left, world.accounts().List(AccountsWorld::Operator()));
  EXPECT_TRUE(left.empty());
  EXPECT_FALSE(world.accounts()
                   .SignIn({sam.sign_in_name, sam.password, "", false}, AccountsWorld::Visitor())
                   .ok());
}

}  // namespace
}  // namespace corner::accounts
