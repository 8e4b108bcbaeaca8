// Merging beside publishing: what dies while a merge is built stays dead, a merge whose segments
// are gone is dropped, two merges never read the same segment, and nothing is left lying about.
#include "indexer/xapian/merge.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "indexer/xapian/draft.h"
#include "tests/indexer/xapian/index_fixture.h"

namespace corner::testing {
namespace {

namespace fs = std::filesystem;
using indexer::IndexCatalogue;
using indexer::Manifest;
using indexer::Merge;
using indexer::PublishChanges;
using indexer::Vacancy;

class MergeTest : public IndexFixture {
 protected:
  // `count` new adverts, some of the earlier ones changed, some closed; published, not merged.
  void PublishSome(int count) {
    std::vector<Vacancy> adverts;
    for (int i = 0; i < count; ++i) adverts.push_back(random_.Next());
    std::vector<std::string> closed;
    for (int i = 0; i < count / 3; ++i) {
      closed.push_back(std::to_string(random_.Between(1, total_ + 1)));
      adverts.push_back(random_.WithExternalId(std::to_string(random_.Between(1, total_ + 1))));
    }
    std::set<std::string> seen;
    std::erase_if(adverts, [&](const Vacancy& v) { return !seen.insert(v.external_id).second; });
    Run(adverts, closed);
    total_ += count;
    ASSERT_THAT(PublishChanges(*ledger_, index(), options_), IsOk());
  }
  void ExpectInStep() {
    ASSERT_OK_AND_ASSIGN(const indexer::VerifyReport verify, indexer::Verify(*ledger_, index()));
    EXPECT_TRUE(verify.equal) << (verify.differences.empty() ? "" : verify.differences[0]);
  }
  Manifest Current() const {
    const auto number = indexer::CurrentGeneration(index());
    EXPECT_THAT(number, IsOk());
    const auto manifest = indexer::ReadManifest(index(), *number);
    EXPECT_THAT(manifest, IsOk());
    return *manifest;
  }
  std::optional<Merge> MustChoose() {
    auto merge = Merge::Choose(index(), options_);
    EXPECT_THAT(merge, IsOk());
    return merge.ok() ? *std::move(merge) : std::nullopt;
  }
  std::set<std::string> NamesIn(const std::string& folder) const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  RandomVacancies random_{31};
  int total_ = 0;
};

TEST_F(MergeTest, WhatDiesWhileAMergeIsBuiltStaysDead) {
  options_.least_dead = 1000;  // nothing is rewritten
  for (int i = 0; i < 6; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(12));
  std::optional<Merge> merge = MustChoose();
  ASSERT_TRUE(merge);
  ASSERT_THAT(merge->Build(), IsOk());
  const Manifest before = Current();
  for (int i = 0; i < 3; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(9));
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
  ASSERT_OK_AND_ASSIGN(const bool published, merge->Publish());
  EXPECT_TRUE(published);
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
  EXPECT_GT(Current().generation, before.generation + 3);
  EXPECT_LT(Current().segments.size(), before.segments.size() + 3);
  ASSERT_NO_FATAL_FAILURE(PublishSome(9));
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
}

TEST_F(MergeTest, SoItDoesWhenDeadDocumentsAreLeftBehind) {
  ASSERT_NO_FATAL_FAILURE(PublishSome(60));
  while (Current().segments[0].dead < 20) ASSERT_NO_FATAL_FAILURE(PublishSome(9));
  std::optional<Merge> merge = MustChoose();
  ASSERT_TRUE(merge);
  ASSERT_THAT(merge->Build(), IsOk());
  for (int i = 0; i < 3; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(12));
  int64_t documents = 0;
  for (const auto& segment : Current().segments) documents += segment.documents;
  ASSERT_OK_AND_ASSIGN(const bool published, merge->Publish());
  EXPECT_TRUE(published);
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
  int64_t fewer = 0;
  for (const auto& segment : Current().segments) fewer += segment.documents;
  EXPECT_LE(fewer + 20, documents);
}

TEST_F(MergeTest, AMergeWhoseSegmentsAreGoneIsDropped) {
  for (int i = 0; i < 6; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(12));
  std::optional<Merge> merge = MustChoose();
  ASSERT_TRUE(merge);
  ASSERT_THAT(merge->Build(), IsOk());
  options_.rebuild = true;
  options_.keep_seconds = -10;
  ASSERT_NO_FATAL_FAILURE(PublishSome(3));
  const Manifest rebuilt = Current();
  ASSERT_OK_AND_ASSIGN(const bool published, merge->Publish());
  EXPECT_FALSE(published);
  EXPECT_EQ(Current().generation, rebuilt.generation);
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
}

TEST_F(MergeTest, ARebuildUnderAMergeIsNoErrorEither) {
  for (int i = 0; i < 6; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(12));
  std::optional<Merge> merge = MustChoose();
  ASSERT_TRUE(merge);
  options_.rebuild = true;
  options_.keep_seconds = -10;
  ASSERT_NO_FATAL_FAILURE(PublishSome(3));
  EXPECT_THAT(merge->Build(), IsOk());  // its inputs are deleted
  ASSERT_OK_AND_ASSIGN(const bool published, merge->Publish());
  EXPECT_FALSE(published);
}

TEST_F(MergeTest, AnInputWhoseLastAdvertIsRemovedDoesNotStopTheMerge) {
  options_.least_dead = 1000;
  for (int i = 0; i < 4; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(12));
  const Vacancy last = random_.Next();
  Run({last});
  ASSERT_THAT(PublishChanges(*ledger_, index(), options_), IsOk());
  std::optional<Merge> merge = MustChoose();
  ASSERT_TRUE(merge);
  ASSERT_THAT(merge->Build(), IsOk());
  const size_t before = Current().segments.size();
  Run({}, {last.external_id});
  ASSERT_THAT(PublishChanges(*ledger_, index(), options_), IsOk());
  EXPECT_EQ(Current().segments.size(), before - 1);
  ASSERT_OK_AND_ASSIGN(const bool published, merge->Publish());
  EXPECT_TRUE(published);
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
}

TEST_F(MergeTest, SmallSegmentsAreMergedWhileAHugeMergeRuns) {
  options_.least_dead = 1000;
  for (int i = 0; i < 5; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(40));
  std::optional<Merge> huge = MustChoose();
  ASSERT_TRUE(huge);
  std::set<uint64_t> claimed;
  for (const auto& segment : Current().segments) claimed.insert(segment.number);
  ASSERT_THAT(huge->Build(), IsOk());
  // It counts as one of the four.
  for (int i = 0; i < 3; ++i) ASSERT_NO_FATAL_FAILURE(PublishSome(6));
  EXPECT_FALSE(MustChoose());
  ASSERT_NO_FATAL_FAILURE(PublishSome(6));
  std::optional<Merge> small = MustChoose();
  ASSERT_TRUE(small);
  EXPECT_LT(small->documents(), 60);
  ASSERT_NO_FATAL_FAILURE(PublishSome(6));
  EXPECT_FALSE(MustChoose());  // both slots are taken
  ASSERT_THAT(small->Build(), IsOk());
  ASSERT_OK_AND_ASSIGN(const bool published, small->Publish());
  EXPECT_TRUE(published);
  std::set<uint64_t> left;
  for (const auto& segment : Current().segments) left.insert(segment.number);
  for (uint64_t number : claimed) EXPECT_TRUE(left.contains(number));
  ASSERT_OK_AND_ASSIGN(const bool huge_published, huge->Publish());
  EXPECT_TRUE(huge_published);
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
}

TEST_F(MergeTest, CatchUpKeepsTheNumberOfSegmentsAndLeavesNothingBehind) {
  options_.keep_seconds = -10;
  for (int i = 0; i < 25; ++i) {
    ASSERT_NO_FATAL_FAILURE(PublishSome(5));
    ASSERT_THAT(indexer::CatchUp(*ledger_, index(), options_), IsOk());
    EXPECT_LE(Current().segments.size(), options_.most_segments);
  }
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
  EXPECT_EQ(NamesIn(index()), (std::set<std::string>{"CURRENT", "LOCK", "generations", "segments",
                                                     "merge-1.lock", "merge-2.lock"}));
  EXPECT_EQ(NamesIn(index() + "/segments").size(), Current().segments.size());
  EXPECT_EQ(NamesIn(index() + "/generations").size(), 1u);
}

TEST_F(MergeTest, WhatDeadProcessesLeftIsSwept) {
  ASSERT_NO_FATAL_FAILURE(PublishSome(10));
  for (const char* left :
       {"scratch/part-0", "merge-1/merged", "merge-2/parts", "segments/000077"}) {
    fs::create_directories(index() + "/" + left);
    std::ofstream(index() + "/" + left + "/xapian") << "half a file";
  }
  std::ofstream(index() + "/merge-2/inputs") << "1\n";
  std::ofstream(index() + "/generations/000099.json.new") << "{";
  ASSERT_THAT(indexer::CatchUp(*ledger_, index(), options_), IsOk());  // nothing has changed
  EXPECT_EQ(NamesIn(index()), (std::set<std::string>{"CURRENT", "LOCK", "generations", "segments",
                                                     "merge-1.lock", "merge-2.lock"}));
  EXPECT_EQ(NamesIn(index() + "/segments").size(), 1u);
  EXPECT_EQ(NamesIn(index() + "/generations").size(), 1u);
}

TEST_F(MergeTest, ASegmentThatIsDeadAltogetherIsLeftOut) {
  const Vacancy advert = random_.Next();
  const Vacancy other = random_.Next();
  Run({advert});
  ASSERT_THAT(PublishChanges(*ledger_, index(), options_), IsOk());
  const uint64_t first = Current().segments.at(0).number;
  Run({other}, {advert.external_id});
  ASSERT_THAT(PublishChanges(*ledger_, index(), options_), IsOk());
  ASSERT_EQ(Current().segments.size(), 1u);
  EXPECT_GT(Current().segments[0].number, first);
  Run({}, {other.external_id});
  options_.keep_seconds = -10;
  ASSERT_THAT(PublishChanges(*ledger_, index(), options_), IsOk());
  EXPECT_EQ(Current().segments.size(), 0u);
  EXPECT_EQ(Current().last_segment, first + 1);  // so that no number is used again
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
  Run({advert});
  ASSERT_THAT(PublishChanges(*ledger_, index(), options_), IsOk());
  EXPECT_EQ(Current().segments.at(0).number, first + 2);
}

TEST_F(MergeTest, ALedgerFromABackupIsIndexedAnew) {
  ASSERT_NO_FATAL_FAILURE(PublishSome(10));
  const std::string path = folder_ + "/ledger.sqlite";
  ledger_.reset();
  fs::copy_file(path, path + ".backup");
  const auto open = [&] {
    auto ledger = indexer::Ledger::Open(path, indexer::Ledger::Mode::kWrite);
    ASSERT_THAT(ledger, IsOk());
    ledger_ = *std::move(ledger);
  };
  ASSERT_NO_FATAL_FAILURE(open());
  ASSERT_NO_FATAL_FAILURE(PublishSome(10));
  ledger_.reset();
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(path + end);
  fs::copy_file(path + ".backup", path);
  ASSERT_NO_FATAL_FAILURE(open());
  ASSERT_THAT(indexer::CatchUp(*ledger_, index(), options_), IsOk());
  ASSERT_NO_FATAL_FAILURE(ExpectInStep());
}

}  // namespace
}  // namespace corner::testing
