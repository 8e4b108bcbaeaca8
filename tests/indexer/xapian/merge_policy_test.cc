// Thousands of publishes played through the policy: how many segments there are, and how often each
// document is written again, against the bounds that merge_policy.h promises.
#include "indexer/xapian/merge_policy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

namespace corner::indexer {
namespace {

using Positions = std::vector<size_t>;

// A segment, and how often its documents were written since they were published: at most and
// altogether.
struct Played {
  SegmentSize size;
  int most_writes = 1;
};

struct History {
  MergePolicy policy;
  std::vector<Played> segments;
  uint64_t published = 0, written = 0;
  size_t most_segments = 0;
  int most_writes = 1;

  void Publish(uint32_t documents) {
    segments.push_back({{documents, 0}, 1});
    published += documents;
    written += documents;
    for (MergeChoice choice = Choose(); !choice.inputs.empty(); choice = Choose()) Merge(choice);
    most_segments = std::max(most_segments, segments.size());
  }
  MergeChoice Choose() const {
    std::vector<SegmentSize> sizes;
    for (const Played& segment : segments) sizes.push_back(segment.size);
    return ChooseMerge(sizes, policy);
  }
  void Merge(const MergeChoice& choice) {
    Played merged{{}, 0};
    for (auto at = choice.inputs.rbegin(); at != choice.inputs.rend(); ++at) {
      const Played& input = segments[*at];
      merged.size.documents += input.size.documents - (choice.rewrite ? input.size.dead : 0);
      if (!choice.rewrite) merged.size.dead += input.size.dead;
      merged.most_writes = std::max(merged.most_writes, input.most_writes + 1);
      segments.erase(segments.begin() + static_cast<long>(*at));
    }
    written += merged.size.documents;
    most_writes = std::max(most_writes, merged.most_writes);
    if (merged.size.documents > 0) segments.push_back(merged);
  }
};

// How often a document may be written: once when it is published, then as the header proves.
double MostWrites(double documents, double smallest, size_t segments) {
  const double r = std::pow(documents / smallest, 1.0 / static_cast<double>(segments));
  return 1 + std::log(documents / smallest) / std::log(r / (r - 1));
}

TEST(MergePolicy, KeepsItsBoundsThroughThousandsOfPublishes) {
  std::mt19937 random(1);
  for (const size_t most : {2u, 4u, 6u, 9u}) {
    for (const uint32_t largest : {1u, 20u, 500u}) {
      SCOPED_TRACE(testing::Message() << most << " segments, up to " << largest << " adverts");
      History history;
      history.policy.most_segments = most;
      history.Publish(100'000);
      std::uniform_int_distribution<uint32_t> size(1, largest);
      for (int i = 0; i < 5000; ++i) history.Publish(size(random));
      EXPECT_LE(history.most_segments, most);
      EXPECT_LE(history.most_writes,
                MostWrites(static_cast<double>(history.published), 1, most) + 1e-9);
    }
  }
}

TEST(MergePolicy, WritesAnAdvertAFewTimesAtTheUsualSetting) {
  std::mt19937 random(2);
  std::uniform_int_distribution<uint32_t> size(1, 40);
  History history;
  history.Publish(100'000);
  for (int i = 0; i < 20'000; ++i) history.Publish(size(random));
  const double times =
      static_cast<double>(history.written) / static_cast<double>(history.published);
  std::printf("100,000 adverts and 20,000 publishes: each written %.1f times, at most %d times\n",
              times, history.most_writes);
  EXPECT_LT(times, 14);
  EXPECT_LT(history.most_writes, 24);
  RecordProperty("written_times", std::to_string(times));
}

TEST(MergePolicy, LeavesAHugeSegmentAloneWhileTheOthersAreSmall) {
  History history;
  history.Publish(100'000);
  for (int i = 0; i < 2000; ++i) history.Publish(10);  // a fifth of the huge one in the end
  const auto huge = std::max_element(
      history.segments.begin(), history.segments.end(),
      [](const Played& a, const Played& b) { return a.size.documents < b.size.documents; });
  EXPECT_EQ(huge->size.documents, 100'000u);
  EXPECT_EQ(huge->most_writes, 1);
}

TEST(MergePolicy, MergesOnlyWhenThereAreTooMany) {
  const MergePolicy policy{.most_segments = 3};
  const SegmentSize small{10, 0};
  EXPECT_EQ(ChooseMerge(std::vector<SegmentSize>(3, small), policy).inputs, Positions());
  EXPECT_EQ(ChooseMerge(std::vector<SegmentSize>(4, small), policy).inputs,
            (Positions{0, 1, 2, 3}));
  EXPECT_EQ(ChooseMerge(std::vector<SegmentSize>{{9000, 0}, small, {500, 0}, small}, policy).inputs,
            (Positions{1, 3}));
}

TEST(MergePolicy, RewritesSegmentsWithManyDead) {
  const MergePolicy policy{.most_segments = 3, .most_dead = 0.25, .least_dead = 10};
  const std::vector<SegmentSize> sizes = {{100, 25}, {100, 26}, {12, 9}, {40, 40}};
  const MergeChoice choice = ChooseMerge(sizes, policy);
  EXPECT_TRUE(choice.rewrite);
  EXPECT_EQ(choice.inputs, (Positions{1, 3}));
}

// Removals at random: what rewriting costs is paid for by them.
TEST(MergePolicy, RewritingCostsAtMostThreeDocumentsARemoval) {
  std::mt19937 random(3);
  History history;
  history.policy.least_dead = 1;
  history.Publish(20'000);
  const uint64_t before = history.written;
  int64_t removals = 0;
  for (; removals < 15'000; ++removals) {
    SegmentSize& size = history.segments.front().size;
    ++size.dead;
    const MergeChoice choice = history.Choose();
    if (!choice.inputs.empty()) history.Merge(choice);
    ASSERT_EQ(history.segments.size(), 1u);
  }
  EXPECT_LE(static_cast<double>(history.written - before), 3.0 * static_cast<double>(removals));
}

}  // namespace
}  // namespace corner::indexer
