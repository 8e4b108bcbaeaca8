// The audit log's hash chain: whatever is changed, cut, moved or put in shows, with its number.
#include <random>

#include "service/casework/audit.h"
#include "service/casework/vault/digest.h"
#include "tests/service/casework/record_store_fixture.h"

namespace corner::testing {
namespace {

using casework::AuditHash;
using casework::BytesToBase32;
using casework::CanonicalAudit;
using casework::ChainHead;
using casework::VerifyChain;

std::vector<AuditEntry> ChainOf(size_t length, ChainHead* head) {
  std::vector<AuditEntry> entries;
  for (size_t i = 0; i < length; ++i) {
    AuditEntry entry = EntryAbout(Concat("p", i % 3), Concat("profile r", i, "@1"));
    entry.at += absl::Seconds(static_cast<int64_t>(i));
    casework::Chain(&entry, head);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string Hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

// BLAKE2b-256 of "abc": computed with Python's hashlib.blake2b(b"abc", digest_size=32).
TEST(Digest, IsBlake2bOf256Bits) {
  EXPECT_EQ(Hex(casework::Digest("abc")),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(Hex(casework::Digest("")),
            "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST(Digest, Base32HasTheMostSignificantBitFirst) {
  EXPECT_EQ(BytesToBase32(""), "");
  EXPECT_EQ(BytesToBase32(std::string_view("\xff", 1)), "zw");
  EXPECT_EQ(BytesToBase32(std::string_view("\x00\x44\x32\x14\xc7", 5)), "01234567");
  EXPECT_EQ(BytesToBase32(std::string(32, '\0')), std::string(52, '0'));
}

TEST(AuditChain, AnUntouchedOneHolds) {
  for (const size_t length : {0, 1, 2, 50}) {
    ChainHead head;
    const auto entries = ChainOf(length, &head);
    EXPECT_EQ(head.number, length);
    EXPECT_FALSE(VerifyChain(entries, head).has_value()) << length;
  }
}

// Texts that run into each other must not encode alike.
TEST(AuditChain, TheEncodingIsUnambiguous) {
  AuditEntry one = EntryAbout("p1"), two = one;
  one.account = "ab";
  one.session = "c";
  two.account = "a";
  two.session = "bc";
  EXPECT_NE(CanonicalAudit(one), CanonicalAudit(two));
  EXPECT_NE(AuditHash("", one), AuditHash("", two));
  EXPECT_NE(AuditHash("a", one), AuditHash("", one));
  EXPECT_EQ(AuditHash("", one).size(), 52u);
}

TEST(AuditChain, EveryFieldCounts) {
  ChainHead head;
  const auto entries = ChainOf(4, &head);
  for (auto field :
       {&AuditEntry::account, &AuditEntry::session, &AuditEntry::action, &AuditEntry::person,
        &AuditEntry::purpose, &AuditEntry::request, &AuditEntry::detail, &AuditEntry::hash}) {
    auto edited = entries;
    edited[2].*field += "0";
    const auto fault = VerifyChain(edited, head);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->number, 3u);
  }
  auto edited = entries;
  edited[2].at += absl::Microseconds(1);
  EXPECT_EQ(VerifyChain(edited, head)->number, 3u);
}

TEST(AuditChain, RandomHarmIsFoundAtItsFirstWrongNumber) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    ChainHead head;
    const auto entries = ChainOf(2 + random() % 20, &head);
    auto harmed = entries;
    const size_t at = random() % entries.size();
    switch (random() % 5) {
      case 0:  // edited, the hash made to fit the entry itself
        harmed[at].detail += ", about";
        harmed[at].hash = AuditHash(at == 0 ? "" : harmed[at - 1].hash, harmed[at]);
        break;
      case 1:  // taken out
        harmed.erase(harmed.begin() + static_cast<ptrdiff_t>(at));
        break;
      case 2:  // cut off from there
        harmed.resize(at);
        break;
      case 3:  // two exchanged, with each other's numbers
        if (at + 1 == entries.size()) continue;
        std::swap(harmed[at], harmed[at + 1]);
        std::swap(harmed[at].number, harmed[at + 1].number);
        break;
      case 4:  // one put in
        harmed.insert(harmed.begin() + static_cast<ptrdiff_t>(at), harmed[at]);
        break;
    }
    const auto fault = VerifyChain(harmed, head);
    ASSERT_TRUE(fault);
    EXPECT_FALSE(fault->sentence.empty());
    // The first entry that is not the one that was written, or its successor whose hash no longer
    // follows; an edited last entry shows against the head.
    size_t first = 0;
    while (first < harmed.size() && first < entries.size() &&
           harmed[first].number == entries[first].number &&
           harmed[first].hash == entries[first].hash &&
           harmed[first].detail == entries[first].detail) {
      ++first;
    }
    EXPECT_GE(fault->number, first + 1);
    EXPECT_LE(fault->number, first + 2);
  }
}

// What the chain cannot show by itself, and why the head is noted elsewhere too.
TEST(AuditChain, AShorterChainWithItsOwnHeadHolds) {
  ChainHead head;
  auto entries = ChainOf(10, &head);
  entries.resize(4);
  EXPECT_EQ(VerifyChain(entries, head)->number, 5u);
  EXPECT_FALSE(VerifyChain(entries, {4, entries[3].hash}).has_value());
}

}  // namespace
}  // namespace corner::testing
