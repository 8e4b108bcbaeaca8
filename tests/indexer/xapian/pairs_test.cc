// Sets of documents, and the slices of word pairs against a list of the pairs themselves.
#include "indexer/xapian/pairs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <set>

#include "indexer/xapian/doc_set.h"
#include "indexer/xapian/forward.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

using Words = std::vector<uint32_t>;

TEST(DocSet, KeepAgreesWithAskingEachDocument) {
  std::mt19937 random(5);
  for (uint32_t documents : {0u, 1u, 63u, 64u, 65u, 1000u}) {
    for (int share : {1, 30, 99}) {
      DocSet set = DocSet::All(documents);
      std::set<uint32_t> truth;
      for (uint32_t i = 0; i < documents; ++i) truth.insert(i);
      for (int round = 0; round < 3; ++round) {
        std::vector<char> wanted(documents);
        for (char& one : wanted) one = static_cast<int>(random() % 100) < share;
        set.Keep([&](uint32_t i) { return wanted[i] != 0; });
        std::erase_if(truth, [&](uint32_t i) { return wanted[i] == 0; });
        std::set<uint32_t> kept;
        set.ForEach([&](uint32_t i) { kept.insert(i); });
        EXPECT_EQ(kept, truth);
        EXPECT_EQ(set.Count(), truth.size());
      }
    }
  }
}

class PairsTest : public ::testing::Test {
 protected:
  std::string Written(const std::string& name, const std::vector<Words>& documents) {
    const std::string folder = folder_ + "/" + name;
    std::filesystem::create_directories(folder);
    PairsBuilder builder(static_cast<uint32_t>(documents.size()));
    for (uint32_t i = 0; i < documents.size(); ++i) builder.Add(i, documents[i]);
    EXPECT_THAT(builder.Write(folder), corner::testing::IsOk());
    return folder;
  }

  corner::testing::ScratchFolder scratch_;
  const std::string folder_ = scratch_.path().string();
};

bool MayHold(const Pairs& pairs, uint32_t i, uint32_t first, uint32_t second) {
  const PairSlices slices = SlicesOf(first, second);
  const auto has = [&](uint32_t slice) {
    return (pairs.Slice(slice)[i / 64] >> (i % 64) & 1) != 0;
  };
  return has(slices.a) && has(slices.b);
}

TEST_F(PairsTest, EveryPairIsFoundAndFewOthersAreThroughMerging) {
  std::mt19937 random(7);
  std::vector<Words> all;
  std::vector<std::string> parts;
  for (const size_t size : {1, 64, 7, 130, 63, 0, 65}) {
    std::vector<Words> documents(size);
    for (Words& words : documents) {
      for (int w = 0; w < 200; ++w) {
        words.push_back(w == 4 || w == 9 ? kTextEnd : 1 + random() % 5000);
      }
    }
    parts.push_back(Written(std::to_string(parts.size()), documents));
    all.insert(all.end(), documents.begin(), documents.end());
  }
  const std::string merged = folder_ + "/merged";
  std::filesystem::create_directories(merged);
  ASSERT_THAT(MergePairs(parts, merged), corner::testing::IsOk());
  ASSERT_OK_AND_ASSIGN(const Pairs pairs, Pairs::Open(merged));
  ASSERT_EQ(pairs.documents(), all.size());
  int asked = 0, wrongly = 0;
  for (uint32_t i = 0; i < all.size(); ++i) {
    std::set<std::pair<uint32_t, uint32_t>> held;
    for (size_t w = 1; w < all[i].size(); ++w) {
      if (all[i][w - 1] == kTextEnd || all[i][w] == kTextEnd) continue;
      held.emplace(all[i][w - 1], all[i][w]);
      ASSERT_TRUE(MayHold(pairs, i, all[i][w - 1], all[i][w])) << i << " " << w;
    }
    for (int question = 0; question < 20; ++question) {
      const uint32_t first = 1 + random() % 5000, second = 1 + random() % 5000;
      if (held.contains({first, second})) continue;
      ++asked;
      wrongly += MayHold(pairs, i, first, second);
    }
  }
  // 200 words set about a tenth of the slices: one question in a hundred is answered wrongly.
  EXPECT_LT(wrongly, asked / 40) << wrongly << " of " << asked;
}

TEST_F(PairsTest, ADamagedFileIsSaid) {
  const std::string folder = Written("damaged", {{1, 2, 3}});
  std::filesystem::resize_file(folder + "/pairs.bin", 1000);
  EXPECT_EQ(Pairs::Open(folder).status().code(), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace corner::indexer
