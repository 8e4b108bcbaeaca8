// Transactions and the audit log of the record store, on both adapters.
#include <atomic>
#include <set>
#include <thread>

#include "service/casework/audit.h"
#include "tests/service/casework/record_store_fixture.h"

namespace corner::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kNotFound = absl::StatusCode::kNotFound;
constexpr auto kFailedPrecondition = absl::StatusCode::kFailedPrecondition;

template <typename Adapter>
class RecordStoreTransactions : public RecordStoreTest<Adapter> {};
TYPED_TEST_SUITE(RecordStoreTransactions, Adapters);

TYPED_TEST(RecordStoreTransactions, LeavingWithoutCommitUndoesEverything) {
  Record kept = RecordOf("profile", "r1", "p1", "kept");
  kept.tags = {{"state", "open"}};
  this->MustPut(kept, 0);
  {
    const auto write = this->Write();
    Record changed = kept;
    changed.body = "changed";
    changed.tags = {{"state", "shut"}};
    ASSERT_THAT(write->Put(changed, 1), IsOk());
    ASSERT_THAT(write->Put(RecordOf("profile", "r2", "p2", "new"), 0), IsOk());
    ASSERT_THAT(write->Append(EntryAbout("p1")), IsOk());
  }
  {
    const auto write = this->Write();
    ASSERT_THAT(write->Erase("p1"), IsOk());
  }
  {
    const auto write = this->Write();
    ASSERT_THAT(write->Remove("profile", "r1", 1), IsOk());
  }
  const auto read = this->Read();
  ASSERT_OK_AND_ASSIGN(const Record found, read->Get("profile", "r1"));
  EXPECT_EQ(found.body, "kept");
  EXPECT_EQ(found.version, 1u);
  EXPECT_THAT(IdsOf(read->FindByTag("profile", "state", "open")), ElementsAre("r1"));
  EXPECT_THAT(read->Get("profile", "r2"), FailsWith(kNotFound, ""));
  ASSERT_OK_AND_ASSIGN(const auto entries, read->Audit("", 0, 10));
  EXPECT_EQ(entries.size(), 0u);
  this->MustPut(kept, 1);  // the erasure that was left may not linger
  this->ExpectSound();
}

TYPED_TEST(RecordStoreTransactions, ReadersSeeTheStateOfTheirBeginning) {
  this->MustPut(RecordOf("profile", "r1", "p1", "one"), 0);
  const auto before = this->Read();
  const auto write = this->Write();
  ASSERT_THAT(write->Put(RecordOf("profile", "r1", "p1", "two"), 1), IsOk());
  ASSERT_THAT(write->Put(RecordOf("profile", "r2", "p1", "new"), 0), IsOk());
  ASSERT_THAT(write->Append(EntryAbout("p1")), IsOk());
  const auto during = this->Read();
  ASSERT_THAT(write->Commit(), IsOk());
  for (const auto* reader : {&before, &during}) {
    EXPECT_THAT(BodiesOf((*reader)->List("profile", "p1")), ElementsAre("one"));
    ASSERT_OK_AND_ASSIGN(const auto entries, (*reader)->Audit("", 0, 10));
    EXPECT_EQ(entries.size(), 0u);
  }
  EXPECT_THAT(BodiesOf(this->Read()->List("profile", "p1")), ElementsAre("two", "new"));
}

TYPED_TEST(RecordStoreTransactions, AReaderOfBeforeAnErasureSeesAllOfItOrNothing) {
  this->MustPut(RecordOf("profile", "r1", "p1", "one"), 0);
  this->MustPut(RecordOf("profile", "r2", "p2", "two"), 0);
  const auto before = this->Read();
  {
    const auto write = this->Write();
    ASSERT_THAT(write->Erase("p1"), IsOk());
    ASSERT_THAT(write->Commit(), IsOk());
  }
  // Its key is gone in one adapter and never was in the other; no error, and nothing in between.
  const auto bodies = BodiesOf(before->List("profile", "p1"));
  EXPECT_TRUE(bodies.empty() || bodies == std::vector<std::string>{"one"});
  const auto got = before->Get("profile", "r1");
  EXPECT_TRUE(got.ok() || got.status().code() == kNotFound) << got.status().ToString();
  EXPECT_THAT(before->Get("profile", "r2"), IsOk());
}

TYPED_TEST(RecordStoreTransactions, AReaderCannotWriteAndAFinishedOneDoesNothing) {
  const auto read = this->Read();
  EXPECT_THAT(read->Put(RecordOf("profile", "r1", "p1", ""), 0),
              FailsWith(kFailedPrecondition, "only reads"));
  EXPECT_THAT(read->Remove("profile", "r1", 1), FailsWith(kFailedPrecondition, "only reads"));
  EXPECT_THAT(read->Erase("p1"), FailsWith(kFailedPrecondition, "only reads"));
  EXPECT_THAT(read->Append(EntryAbout("p1")), FailsWith(kFailedPrecondition, "only reads"));
  EXPECT_THAT(read->Commit(), IsOk());
  EXPECT_THAT(read->List("profile", "p1"), FailsWith(kFailedPrecondition, "is over"));
  const auto write = this->Write();
  ASSERT_THAT(write->Put(RecordOf("profile", "r1", "p1", ""), 0), IsOk());
  ASSERT_THAT(write->Commit(), IsOk());
  EXPECT_THAT(write->Put(RecordOf("profile", "r1", "p1", ""), 1),
              FailsWith(kFailedPrecondition, "is over"));
  EXPECT_THAT(write->Append(EntryAbout("p1")), FailsWith(kFailedPrecondition, "is over"));
  EXPECT_THAT(write->Audit("", 0, 1), FailsWith(kFailedPrecondition, "is over"));
  EXPECT_THAT(write->Commit(), FailsWith(kFailedPrecondition, "is over"));
  // The next writer does not wait for one that is over.
  this->MustPut(RecordOf("profile", "r1", "p1", ""), 1);
}

TYPED_TEST(RecordStoreTransactions, AuditEntriesAreNumberedChainedAndPaged) {
  for (int i = 0; i < 5; ++i) {
    const auto write = this->Write();
    AuditEntry entry = EntryAbout(i % 2 == 0 ? "p1" : "", Concat("profile r", i, "@1, about"));
    entry.number = 99;  // the store gives numbers and hashes
    entry.hash = "x";
    ASSERT_THAT(write->Append(entry), IsOk());
    if (i == 4) {
      ASSERT_THAT(write->Append(EntryAbout("p2")), IsOk());
    }
    ASSERT_THAT(write->Commit(), IsOk());
  }
  const auto read = this->Read();
  ASSERT_OK_AND_ASSIGN(const auto all, read->Audit("", 0, 100));
  ASSERT_EQ(all.size(), 6u);
  for (size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].number, i + 1);
  EXPECT_FALSE(casework::VerifyChain(all, {6, all[5].hash}).has_value());
  EXPECT_EQ(all[0].detail, "profile r0@1, about");
  EXPECT_EQ(all[0].account, "a1");
  EXPECT_EQ(all[0].session, "r9");
  EXPECT_EQ(all[0].action, "read");
  EXPECT_EQ(all[0].purpose, "support");
  EXPECT_EQ(all[0].request, "Req-1");
  EXPECT_EQ(all[0].at, EntryAbout("").at);

  const auto numbers = [&](std::string_view person, uint64_t after, size_t limit) {
    std::vector<uint64_t> found;
    const auto entries = read->Audit(person, after, limit);
    EXPECT_TRUE(entries.ok());
    for (const AuditEntry& entry : *entries) found.push_back(entry.number);
    return found;
  };
  EXPECT_THAT(numbers("", 0, 2), ElementsAre(1u, 2u));
  EXPECT_THAT(numbers("", 4, 100), ElementsAre(5u, 6u));
  EXPECT_THAT(numbers("p1", 0, 100), ElementsAre(1u, 3u, 5u));
  EXPECT_THAT(numbers("p1", 1, 1), ElementsAre(3u));
  EXPECT_THAT(numbers("p2", 0, 100), ElementsAre(6u));
  EXPECT_THAT(numbers("p3", 0, 100), IsEmpty());
  EXPECT_THAT(numbers("", 6, 100), IsEmpty());
  EXPECT_THAT(numbers("", UINT64_MAX, SIZE_MAX), IsEmpty());
  EXPECT_THAT(numbers("p1", 0, 0), IsEmpty());
  this->ExpectSound();
}

TYPED_TEST(RecordStoreTransactions, AuditEntriesHoldIdsAndNoWords) {
  const auto write = this->Write();
  const auto refused = [&](std::string AuditEntry::*field, std::string text) {
    AuditEntry entry = EntryAbout("p1");
    entry.*field = std::move(text);
    EXPECT_EQ(write->Append(entry).code(), absl::StatusCode::kInvalidArgument);
  };
  for (auto field : {&AuditEntry::account, &AuditEntry::session, &AuditEntry::action,
                     &AuditEntry::person, &AuditEntry::purpose}) {
    refused(field, "Sam Green");
    refused(field, std::string(65, 'a'));
  }
  refused(&AuditEntry::request, "a request");
  refused(&AuditEntry::request, std::string(129, 'a'));
  refused(&AuditEntry::detail, "profile \"r1\"");
  refused(&AuditEntry::detail, "Caf\xc3\xa9");
  refused(&AuditEntry::detail, std::string((64 << 10) + 1, 'a'));
  EXPECT_THAT(write->Append(EntryAbout("p1", std::string(64 << 10, 'a'))), IsOk());
}

// Each thread adds to counters that all share: no addition may be lost, none may be half there.
TYPED_TEST(RecordStoreTransactions, ManyThreadsWriteAndReadWithoutLoss) {
  constexpr int kThreads = 4, kAdditions = 25;
  for (const char* id : {"r1", "r2"}) this->MustPut(RecordOf("counter", id, "p1", "0"), 0);
  std::atomic<int> wrong = 0, retries = 0, looks = 0;
  std::atomic<bool> done = false;
  const auto add = [&](int thread) {
    for (int i = 0; i < kAdditions; ++i) {
      // Reads first and writes in a transaction of its own, as two people at two desks do.
      while (true) {
        const auto seen = this->Read()->List("counter", "p1");
        if (!seen.ok() || seen->size() != 2) return void(++wrong);
        const auto write = this->adapter_.store()->BeginWrite();
        if (!write.ok()) return void(++wrong);
        bool good = true;
        for (Record record : *seen) {
          record.body = Concat(*ParseInteger(record.body) + 1);
          record.author = Concat("a", thread);
          const auto put = (*write)->Put(record, record.version);
          good = good && put.ok();
          if (!put.ok() && put.status().code() != absl::StatusCode::kAborted) ++wrong;
        }
        if (good && (*write)->Append(EntryAbout("p1")).ok() && (*write)->Commit().ok()) break;
        ++retries;
      }
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back(add, i);
  std::thread reader([&] {
    while (!done) {
      const auto read = this->Read();
      const auto both = read->List("counter", "p1");
      const auto entries = read->Audit("", 0, 1000);
      if (!both.ok() || !entries.ok() || (*both)[0].body != (*both)[1].body ||
          Concat(entries->size()) != (*both)[0].body) {
        ++wrong;
      }
      ++looks;
    }
  });
  for (std::thread& thread : threads) thread.join();
  done = true;
  reader.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(looks, 0);
  const std::string total = Concat(kThreads * kAdditions);
  EXPECT_THAT(BodiesOf(this->Read()->List("counter", "p1")), ElementsAre(total, total));
  this->ExpectSound();
}

}  // namespace
}  // namespace corner::testing
