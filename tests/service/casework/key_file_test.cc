// keys.sqlite and the site key: who may read them, what stays in them, rotation, and being killed.
#include "service/casework/vault/key_file.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>
#include <vector>

#include "indexer/ledger/sqlite.h"
#include "service/casework/vault/key_store.h"
#include "taxonomies/base/text.h"
#include "tests/service/casework/vault_fixture.h"

namespace corner::casework {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using indexer::Connection;

constexpr auto kFailedPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;
const absl::Time kNow = absl::FromUnixSeconds(1'780'000'000);

unsigned ModeOf(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
}

void WriteFile(const std::string& path, const std::string& text, unsigned mode = 0600) {
  std::ofstream(path, std::ios::binary) << text;
  ASSERT_EQ(chmod(path.c_str(), mode), 0);
}

TEST_F(VaultTest, ASiteKeyIsMadeOnceAndReadAgain) {
  ASSERT_OK_AND_ASSIGN(const SiteKey made, SiteKey::Make(Path("k")));
  EXPECT_EQ(ModeOf(Path("k")), 0600u);
  ASSERT_OK_AND_ASSIGN(const SiteKey read, SiteKey::Read(Path("k")));
  EXPECT_EQ(made.bytes(), read.bytes());
  EXPECT_EQ(Bytes(Path("k")).size(), 65u);
  EXPECT_THAT(SiteKey::Make(Path("k")), FailsWith(absl::StatusCode::kAlreadyExists, "a file at"));
  EXPECT_THAT(SiteKey::Make(Path("no/such/k")),
              FailsWith(absl::StatusCode::kUnavailable, "cannot be made"));
  EXPECT_NE(SiteKey::Random().bytes(), SiteKey::Random().bytes());
}

TEST_F(VaultTest, ASiteKeyMustBe64Digits) {
  const std::string digits = std::string(60, 'a') + "09Ff";
  WriteFile(Path("k"), digits);
  EXPECT_THAT(SiteKey::Read(Path("k")), IsOk());
  WriteFile(Path("k"), digits + "\n");
  EXPECT_THAT(SiteKey::Read(Path("k")), IsOk());
  for (const std::string& text :
       {std::string(), std::string("\n"), digits.substr(1), digits + "0", digits + "\n\n",
        digits + "\n0", digits.substr(1) + "g", " " + digits.substr(1), digits.substr(1) + "\n",
        std::string(1 << 20, 'a')}) {
    WriteFile(Path("k"), text);
    EXPECT_THAT(SiteKey::Read(Path("k")), FailsWith(kInvalid, "64 hexadecimal")) << text.size();
  }
}

TEST_F(VaultTest, OnlyTheOwnerMayReadASiteKey) {
  const std::string digits(64, 'a');
  for (const unsigned mode : {0400u, 0600u, 0700u}) {
    WriteFile(Path("k"), digits, mode);
    EXPECT_THAT(SiteKey::Read(Path("k")), IsOk());
  }
  for (const unsigned bit : {040u, 020u, 010u, 04u, 02u, 01u}) {
    WriteFile(Path("k"), digits, 0600 | bit);
    EXPECT_THAT(SiteKey::Read(Path("k")), FailsWith(kDenied, "read by others"));
  }
  WriteFile(Path("k"), digits);
  ASSERT_EQ(symlink(Path("k").c_str(), Path("link").c_str()), 0);
  EXPECT_THAT(SiteKey::Read(Path("link")), FailsWith(kDenied, "symbolic link"));
  EXPECT_THAT(SiteKey::Make(Path("link")),
              FailsWith(absl::StatusCode::kAlreadyExists, "a file at"));
  ASSERT_EQ(mkdir(Path("folder").c_str(), 0700), 0);
  EXPECT_THAT(SiteKey::Read(Path("folder")), FailsWith(kDenied, "not a plain file"));
  ASSERT_EQ(mkfifo(Path("pipe").c_str(), 0600), 0);
  EXPECT_THAT(SiteKey::Read(Path("pipe")), FailsWith(kDenied, "not a plain file"));
  EXPECT_THAT(SiteKey::Read(Path("absent")),
              FailsWith(absl::StatusCode::kNotFound, "there is no site key"));
}

TEST_F(VaultTest, ACredentialOfSystemdIsAccepted) {
  EXPECT_THAT(CheckKeyFile("k", {true, 7, 7, 0400}, 7), IsOk());
  EXPECT_THAT(CheckKeyFile("k", {true, 0, 0, 0440}, 7), IsOk());
  EXPECT_THAT(CheckKeyFile("k", {true, 0, 7, 0440}, 7), FailsWith(kDenied, "by others"));
  EXPECT_THAT(CheckKeyFile("k", {true, 0, 0, 0444}, 7), FailsWith(kDenied, "by others"));
  EXPECT_THAT(CheckKeyFile("k", {true, 0, 0, 0460}, 7), FailsWith(kDenied, "by others"));
  EXPECT_THAT(CheckKeyFile("k", {true, 0, 0, 0440}, 0), FailsWith(kDenied, "by others"));
  EXPECT_THAT(CheckKeyFile("k", {true, 8, 8, 0600}, 7), FailsWith(kDenied, "somebody else"));
}

TEST_F(VaultTest, TheKeyFileIsItsOwnersAlone) {
  auto vault = MustOpen();
  ASSERT_THAT(vault->Seal("p1", PlaceOf("r1"), "x"), IsOk());
  EXPECT_EQ(ModeOf(VaultPath()), 0600u);
  EXPECT_EQ(ModeOf(VaultPath() + "-wal"), 0600u);
  EXPECT_EQ(ModeOf(VaultPath() + "-shm"), 0600u);
}

// Wrapped bytes of an owner, as another process reads them.
std::string WrappedOf(const std::string& path, std::string_view owner) {
  auto store = KeyStore::Open(path);
  if (!store.ok()) return "";
  const auto key = store->Find(owner);
  return key.ok() && *key ? (*key)->wrapped : "";
}

TEST_F(VaultTest, NothingOfTheErasedStaysInTheFile) {
  auto vault = MustOpen();
  std::mt19937 random(7);
  std::vector<std::string> erased, kept;
  for (int i = 0; i < 250; ++i) {
    const std::string person = Concat("p", i, "-", std::string(i % 40, 'x'));
    ASSERT_THAT(vault->Seal(person, PlaceOf("r1"), "x"), IsOk());
    const std::string wrapped = WrappedOf(VaultPath(), person);
    ASSERT_EQ(wrapped.size(), 72u);
    if (random() % 8 == 0) {
      ASSERT_THAT(vault->Erase(person, kNow), IsOk());
      erased.push_back(wrapped);
    } else {
      kept.push_back(wrapped);
    }
  }
  const std::string bytes = KeyBytes();
  for (const std::string& wrapped : kept) EXPECT_NE(bytes.find(wrapped), std::string::npos);
  ASSERT_GT(erased.size(), 20u);
  for (const std::string& wrapped : erased) {
    EXPECT_EQ(bytes.find(wrapped.substr(24, 16)), std::string::npos);
  }
}

TEST_F(VaultTest, WhatAReaderHeldUpIsWipedLater) {
  auto vault = MustOpen();
  ASSERT_THAT(vault->Seal("p1", PlaceOf("r1"), "x"), IsOk());
  const std::string wrapped = WrappedOf(VaultPath(), "p1");
  {
    ASSERT_OK_AND_ASSIGN(auto reader,
                         Connection::Open(VaultPath(), Connection::Access::kRead, kKeysFile));
    ASSERT_THAT(reader.Execute("BEGIN; SELECT count(*) FROM keys"), IsOk());
    ASSERT_THAT(vault->Erase("p1", kNow), IsOk());  // waits for the reader a while, then goes on
    EXPECT_NE(KeyBytes().find(wrapped), std::string::npos) << "the reader held nothing up";
  }
  vault.reset();
  vault = MustOpen();
  EXPECT_EQ(KeyBytes().find(wrapped), std::string::npos);
}

TEST_F(VaultTest, RotationLeavesNothingOfTheOldKey) {
  auto vault = MustOpen();
  auto elsewhere = MustOpen();
  std::vector<std::string> sealed, wrapped;
  for (int i = 0; i < 50; ++i) {
    auto value = vault->Seal(Concat("p", i), PlaceOf("r1"), Concat("text ", i));
    ASSERT_THAT(value, IsOk());
    sealed.push_back(*value);
    wrapped.push_back(WrappedOf(VaultPath(), Concat("p", i)));
  }
  ASSERT_THAT(vault->Erase("p49", kNow), IsOk());
  const std::string archive(vault->ArchiveKey().text());
  ASSERT_THAT(vault->Rotate(Site("next")), IsOk());
  const auto opens = [&](Vault* each) {
    for (int i = 0; i < 49; ++i) {
      const auto text = each->Unseal(Concat("p", i), PlaceOf("r1"), sealed[i]);
      ASSERT_THAT(text, IsOk());
      EXPECT_EQ(*text, Concat("text ", i));
    }
    EXPECT_EQ(each->ArchiveKey().text(), archive);
    EXPECT_THAT(each->Unseal("p49", PlaceOf("r1"), sealed[49]),
                FailsWith(absl::StatusCode::kNotFound, "was erased"));
  };
  opens(vault.get());
  EXPECT_THAT(vault->Seal("p60", PlaceOf("r1"), "after"), IsOk());
  opens(MustOpen("next").get());
  EXPECT_THAT(Vault::Open(VaultPath(), Site()), FailsWith(kFailedPrecondition, "site key is not"));
  // A process that still holds the old key must neither read nor add a key wrapped by it.
  EXPECT_THAT(elsewhere->Seal("p61", PlaceOf("r1"), "x"),
              FailsWith(kFailedPrecondition, "site key is not"));
  EXPECT_THAT(elsewhere->Unseal("p0", PlaceOf("r1"), sealed[0]),
              FailsWith(kFailedPrecondition, "site key is not"));
  EXPECT_THAT(elsewhere->Rotate(Site("third")), FailsWith(kFailedPrecondition, "site key is not"));
  const std::string bytes = KeyBytes();
  for (const std::string& old : wrapped) EXPECT_EQ(bytes.find(old), std::string::npos);
  EXPECT_THAT(MustOpen("next")->Rotate(Site()), IsOk());
  opens(MustOpen().get());
}

TEST_F(VaultTest, AKilledRotationLeavesTheOldKeyOrTheNew) {
  constexpr int kPeople = 400;
  std::vector<std::string> sealed;
  {
    auto vault = MustOpen();
    for (int i = 0; i < kPeople; ++i) {
      auto value = vault->Seal(Concat("p", i), PlaceOf("r1"), Concat("text ", i));
      ASSERT_THAT(value, IsOk());
      sealed.push_back(*value);
    }
  }
  const char* rounds_wanted = std::getenv("CORNER_CRASH_ROUNDS");
  const int rounds = rounds_wanted != nullptr ? std::atoi(rounds_wanted) : 10;
  std::string current = "site-key", next = "next";
  Site(next);
  std::mt19937 random(3);
  int completed = 0;
  for (int round = 0; round < rounds; ++round) {
    int said[2];
    ASSERT_EQ(pipe(said), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto vault = Vault::Open(VaultPath(), Site(current));
      auto key = SiteKey::Read(Path(next));
      if (!vault.ok() || !key.ok() || write(said[1], "b", 1) != 1) _exit(2);
      if (!(*vault)->Rotate(*std::move(key)).ok()) _exit(3);
      while (true) pause();
    }
    char byte = 0;
    ASSERT_EQ(read(said[0], &byte, 1), 1);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
    ASSERT_EQ(kill(child, SIGKILL), 0);
    ASSERT_EQ(waitpid(child, nullptr, 0), child);
    close(said[0]);
    close(said[1]);
    auto with_old = Vault::Open(VaultPath(), Site(current));
    auto with_new = Vault::Open(VaultPath(), Site(next));
    ASSERT_NE(with_old.ok(), with_new.ok());
    Vault* const vault = with_old.ok() ? with_old->get() : with_new->get();
    for (int i = 0; i < kPeople; ++i) {
      const auto text = vault->Unseal(Concat("p", i), PlaceOf("r1"), sealed[i]);
      ASSERT_THAT(text, IsOk());
      ASSERT_EQ(*text, Concat("text ", i));
    }
    if (with_new.ok()) std::swap(current, next), ++completed;
  }
  RecordProperty("completed", completed);
}

TEST_F(VaultTest, AnythingElseIsNoKeyFile) {
  WriteFile(VaultPath(), std::string(8192, 'x'));
  EXPECT_THAT(Vault::Open(VaultPath(), Site()), FailsWith(kFailedPrecondition, "not a key file"));
  std::filesystem::remove(VaultPath());
  {
    ASSERT_OK_AND_ASSIGN(auto other, Connection::Open(VaultPath(), Connection::Access::kWrite));
    ASSERT_THAT(other.Execute("CREATE TABLE keys(owner TEXT)"), IsOk());
  }
  EXPECT_THAT(Vault::Open(VaultPath(), Site()), FailsWith(kFailedPrecondition, "not a key file"));
  std::filesystem::remove(VaultPath());
  MustOpen();
  {
    ASSERT_OK_AND_ASSIGN(auto newer, Connection::Open(VaultPath(), Connection::Access::kWrite));
    ASSERT_THAT(newer.Execute("PRAGMA user_version = 2"), IsOk());
  }
  EXPECT_THAT(Vault::Open(VaultPath(), Site()), FailsWith(kFailedPrecondition, "newer Corner"));
  EXPECT_THAT(Vault::Open(Path("no/such/keys.sqlite"), Site()),
              FailsWith(absl::StatusCode::kUnavailable, "cannot be opened"));
}

TEST_F(VaultTest, ADamagedKeyIsSaidToBe) {
  auto vault = MustOpen();
  for (const char* person : {"p1", "p2"}) {
    ASSERT_THAT(vault->Seal(person, PlaceOf("r1"), "x"), IsOk());
  }
  {
    ASSERT_OK_AND_ASSIGN(auto hand, Connection::Open(VaultPath(), Connection::Access::kWrite));
    ASSERT_THAT(hand.Execute("UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE owner = "
                             "'p2') WHERE owner = 'p1'"),
                IsOk());
  }
  EXPECT_THAT(vault->Seal("p1", PlaceOf("r1"), "x"),
              FailsWith(absl::StatusCode::kDataLoss, "key of p1"));
  EXPECT_THAT(vault->Seal("p2", PlaceOf("r1"), "x"), IsOk());
  EXPECT_THAT(vault->Rotate(Site("next")), FailsWith(absl::StatusCode::kDataLoss, "key of p1"));
  EXPECT_THAT(vault->Seal("p2", PlaceOf("r1"), "x"), IsOk());
  EXPECT_NE(MustOpen(), nullptr);
}

}  // namespace
}  // namespace corner::casework
