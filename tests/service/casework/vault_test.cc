// What is sealed opens in its own place, under its own person's key, and nowhere else.
#include <map>
#include <set>
#include <thread>
#include <vector>

#include "taxonomies/base/text.h"
#include "tests/service/casework/vault_fixture.h"

namespace corner::casework {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

constexpr auto kDataLoss = absl::StatusCode::kDataLoss;
constexpr auto kNotFound = absl::StatusCode::kNotFound;
constexpr auto kFailedPrecondition = absl::StatusCode::kFailedPrecondition;
const absl::Time kNow = absl::FromUnixSeconds(1'780'000'000);

std::string MustSeal(Vault* vault, std::string_view subject, const SealedPlace& place,
                     std::string_view text) {
  auto sealed = vault->Seal(subject, place, text);
  EXPECT_TRUE(sealed.ok()) << sealed.status().ToString();
  return sealed.ok() ? *sealed : "";
}

TEST_F(VaultTest, WhatIsSealedOpensAndDoesNotShow) {
  auto vault = MustOpen();
  std::string all_bytes;
  for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
  for (const std::string& text :
       {std::string(), std::string("I look for quiet work near the harbour"), all_bytes,
        std::string(1 << 20, 'x')}) {
    const std::string sealed = MustSeal(vault.get(), "p1", PlaceOf("r1"), text);
    EXPECT_EQ(sealed.size(), 1 + 4 + 24 + text.size() + 16);
    EXPECT_TRUE(text.size() < 8 || sealed.find(text.substr(0, 8)) == std::string::npos);
    ASSERT_OK_AND_ASSIGN(const std::string opened, vault->Unseal("p1", PlaceOf("r1"), sealed));
    EXPECT_TRUE(opened == text);
    EXPECT_NE(sealed, MustSeal(vault.get(), "p1", PlaceOf("r1"), text))
        << "the nonce was used twice";
  }
  vault = MustOpen();
}

TEST_F(VaultTest, ItOpensAfterReopening) {
  const std::string sealed = MustSeal(MustOpen().get(), "p1", PlaceOf("r1"), "as before");
  ASSERT_OK_AND_ASSIGN(const std::string opened, MustOpen()->Unseal("p1", PlaceOf("r1"), sealed));
  EXPECT_EQ(opened, "as before");
}

TEST_F(VaultTest, AnotherPlaceOrPersonDoesNotOpenIt) {
  auto vault = MustOpen();
  const SealedPlace place = PlaceOf("r1", 3);
  const std::string sealed = MustSeal(vault.get(), "p1", place, "mine");
  MustSeal(vault.get(), "p2", PlaceOf("r2"), "theirs");
  for (const SealedPlace& other :
       {SealedPlace{"talks", "r1", "body", 3}, SealedPlace{"records", "r2", "body", 3},
        SealedPlace{"records", "r1", "name", 3}, SealedPlace{"records", "r1", "body", 2},
        SealedPlace{"records", "r1", "body", 4}, SealedPlace{"record", "sr1", "body", 3},
        SealedPlace{"records", "r1b", "ody", 3}, SealedPlace{"", "", "", 3}}) {
    EXPECT_THAT(vault->Unseal("p1", other, sealed), FailsWith(kDataLoss, "another place"));
  }
  EXPECT_THAT(vault->Unseal("p2", place, sealed), FailsWith(kDataLoss, "does not open"));
  EXPECT_THAT(vault->Unseal("p3", place, sealed), FailsWith(kNotFound, "nobody is p3"));
  EXPECT_THAT(vault->Unseal("p1", place, sealed), IsOk());
}

TEST_F(VaultTest, EverySingleBitMatters) {
  auto vault = MustOpen();
  const std::string sealed = MustSeal(vault.get(), "p1", PlaceOf("r1"), "every bit of it");
  for (size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    std::string changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_THAT(vault->Unseal("p1", PlaceOf("r1"), changed), FailsWith(kDataLoss, "not open"));
  }
  for (size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_THAT(vault->Unseal("p1", PlaceOf("r1"), sealed.substr(0, size)),
                FailsWith(kDataLoss, "not open"));
  }
  EXPECT_THAT(vault->Unseal("p1", PlaceOf("r1"), sealed + "x"), FailsWith(kDataLoss, "not open"));
}

TEST_F(VaultTest, AnotherSiteKeyIsRefused) {
  MustSeal(MustOpen().get(), "p1", PlaceOf("r1"), "mine");
  const std::string before = KeyBytes();
  EXPECT_THAT(Vault::Open(VaultPath(), SiteKey::Random()),
              FailsWith(kFailedPrecondition, "site key is not the one"));
  EXPECT_NE(MustOpen(), nullptr);
}

TEST_F(VaultTest, OnlyIdsHaveKeys) {
  auto vault = MustOpen();
  for (const std::string& name : {std::string(), std::string("#lookup"), std::string(101, 'p')}) {
    EXPECT_THAT(vault->Seal(name, PlaceOf("r1"), "x"),
                FailsWith(absl::StatusCode::kInvalidArgument, "no id"));
  }
  for (const std::string name : {"", "#lookup", "#archive", "site"}) {
    EXPECT_THAT(vault->Erase(name, kNow), FailsWith(absl::StatusCode::kInvalidArgument, "nobody"));
  }
  EXPECT_NE(MustOpen(), nullptr);
}

TEST_F(VaultTest, TheErasedAreForgottenForGood) {
  auto vault = MustOpen();
  auto elsewhere = MustOpen();  // another process would have its own
  const std::string sealed = MustSeal(vault.get(), "p1", PlaceOf("r1"), "forget me");
  const std::string other = MustSeal(vault.get(), "p2", PlaceOf("r2"), "keep me");
  EXPECT_THAT(elsewhere->Unseal("p1", PlaceOf("r1"), sealed), IsOk());
  ASSERT_THAT(vault->Erase("p1", kNow), IsOk());
  ASSERT_THAT(vault->Erase("p1", kNow + absl::Hours(1)), IsOk());
  auto later = MustOpen();
  for (Vault* each : {vault.get(), elsewhere.get(), later.get()}) {
    EXPECT_THAT(each->Unseal("p1", PlaceOf("r1"), sealed), FailsWith(kNotFound, "was erased"));
    EXPECT_THAT(each->Seal("p1", PlaceOf("r1"), "again"),
                FailsWith(kFailedPrecondition, "was erased"));
    EXPECT_THAT(each->Unseal("p2", PlaceOf("r2"), other), IsOk());
    ASSERT_OK_AND_ASSIGN(const auto erasures, each->Erasures());
    ASSERT_EQ(erasures.size(), 1u);
    EXPECT_EQ(erasures[0].subject, "p1");
    EXPECT_EQ(erasures[0].at, kNow);
  }
  // Somebody without a key can be erased too, before a copy of their records comes back.
  ASSERT_THAT(vault->Erase("p9", kNow), IsOk());
  EXPECT_THAT(vault->Seal("p9", PlaceOf("r1"), "x"), FailsWith(kFailedPrecondition, "was erased"));
}

TEST_F(VaultTest, HashesForLookUpAreTheSitesOwn) {
  auto vault = MustOpen();
  const std::string hash = vault->LookupHash("email", "sam@example.org");
  EXPECT_EQ(hash.size(), 52u);
  EXPECT_EQ(hash, vault->LookupHash("email", "sam@example.org"));
  EXPECT_EQ(hash, MustOpen()->LookupHash("email", "sam@example.org"));
  std::set<std::string> hashes = {hash};
  hashes.insert(vault->LookupHash("phone", "sam@example.org"));
  hashes.insert(vault->LookupHash("email", "sam@example.com"));
  hashes.insert(vault->LookupHash("emails", "am@example.org"));
  auto other = Vault::Open(Path("other.sqlite"), Site());
  ASSERT_THAT(other, IsOk());
  hashes.insert((*other)->LookupHash("email", "sam@example.org"));
  EXPECT_EQ(hashes.size(), 5u);
  ASSERT_THAT(vault->Rotate(Site("next")), IsOk());
  EXPECT_EQ(hash, vault->LookupHash("email", "sam@example.org"));
  EXPECT_EQ(hash, MustOpen("next")->LookupHash("email", "sam@example.org"));
}

TEST_F(VaultTest, MorePeopleThanTheCacheHolds) {
  auto vault = MustOpen();
  std::map<std::string, std::string> sealed;
  for (int i = 0; i < 1'100; ++i) {
    const std::string person = Concat("p", i);
    sealed[person] = MustSeal(vault.get(), person, PlaceOf("r1"), person);
    if (i % 40 == 0) {
      ASSERT_THAT(vault->Erase(Concat("p", i / 2), kNow), IsOk());
    }
  }
  ASSERT_OK_AND_ASSIGN(const auto erasures, vault->Erasures());
  std::set<std::string> erased;
  for (const Erasure& erasure : erasures) erased.insert(erasure.subject);
  for (const auto& [person, bytes] : sealed) {
    const auto text = vault->Unseal(person, PlaceOf("r1"), bytes);
    if (erased.contains(person)) {
      EXPECT_THAT(text, FailsWith(kNotFound, "was erased"));
    } else {
      ASSERT_THAT(text, IsOk());
      EXPECT_EQ(*text, person);
    }
  }
}

TEST_F(VaultTest, ManyThreadsAtOnce) {
  auto vault = MustOpen();
  auto other = MustOpen();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      Vault* const mine = t % 2 == 0 ? vault.get() : other.get();
      for (int i = 0; i < 120; ++i) {
        const std::string person = Concat("p", i % 10);
        const auto sealed = mine->Seal(person, PlaceOf(Concat(t, "-", i)), person);
        ASSERT_THAT(sealed, IsOk());
        Vault* const reader = i % 2 == 0 ? vault.get() : other.get();
        const auto text = reader->Unseal(person, PlaceOf(Concat(t, "-", i)), *sealed);
        ASSERT_THAT(text, IsOk());
        EXPECT_EQ(*text, person);
        EXPECT_EQ(reader->LookupHash("n", "v"), vault->LookupHash("n", "v"));
        if (i % 40 == 39) {
          ASSERT_THAT(mine->Erase(Concat("q", t, i), kNow), IsOk());
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  ASSERT_OK_AND_ASSIGN(const auto erasures, vault->Erasures());
  EXPECT_EQ(erasures.size(), 12u);
}

}  // namespace
}  // namespace corner::casework
