// Files of the index that somebody damaged are refused when they are opened, never read past their
// end. tests/fuzz/index_files.cc looks for more of the kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <vector>

#include "indexer/xapian/columns.h"
#include "indexer/xapian/files.h"
#include "indexer/xapian/forward.h"
#include "indexer/xapian/vocabulary.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

auto IsDamaged() { return FailsWith(absl::StatusCode::kInternal, "damaged"); }

std::string Bytes(const std::vector<uint64_t>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(uint64_t)};
}

TEST(DamagedFiles, EndsOfTheForwardFileMustRise) {
  const ::corner::testing::ScratchFolder folder;
  const auto open = [&](std::string_view hashes, const std::vector<uint64_t>& ends) {
    EXPECT_THAT(ReplaceFile(folder.path() / "forward.bin", hashes), IsOk());
    EXPECT_THAT(ReplaceFile(folder.path() / "forward.idx", Bytes(ends)), IsOk());
    return Forward::Open(folder.path()).status();
  };
  EXPECT_THAT(open("aaaabbbbcccc", {1, 1, 3}), IsOk());
  EXPECT_THAT(open("aaaabbbbcccc", {1, 2}), IsDamaged());
  EXPECT_THAT(open("aaaabbbbcccc", {900, 3}), IsDamaged());
  EXPECT_THAT(open("aaaabbbbcccc", {2, 1, 3}), IsDamaged());
  EXPECT_THAT(open("", {5569977290735782332u, 0}), IsDamaged());
}

TEST(DamagedFiles, PlacesOfTheVocabularysWordsMustRise) {
  const ::corner::testing::ScratchFolder folder;
  ASSERT_THAT(WriteVocabulary(
                  {{"cook", 3}, {"lunch", 1}, {"wash", 2}},
                  [](std::span<const std::string>) { return 0u; }, folder.path()),
              IsOk());
  ASSERT_OK_AND_ASSIGN(const Vocabulary vocabulary, Vocabulary::Open(folder.path()));
  ASSERT_EQ(vocabulary.size(), 3u);
  const std::string path = (folder.path() / "vocabulary.idx").string();
  ASSERT_OK_AND_ASSIGN(std::string bytes, ReadFile(path));
  const uint32_t far = 1'000'000;
  std::memcpy(bytes.data() + sizeof far, &far, sizeof far);  // of the first word
  ASSERT_THAT(ReplaceFile(path, bytes), IsOk());
  EXPECT_THAT(Vocabulary::Open(folder.path()).status(), IsDamaged());
}

TEST(DamagedFiles, EndsOfTheTagsMustRise) {
  const ::corner::testing::ScratchFolder folder;
  ColumnsBuilder builder;
  ::corner::testing::RandomVacancies vacancies(1);
  for (int i = 0; i < 3; ++i) builder.Add(vacancies.Next(), 1, 10);
  ASSERT_THAT(builder.Write(folder.path()), IsOk());
  ASSERT_OK_AND_ASSIGN(const Columns columns, Columns::Open(folder.path()));
  const auto ends = columns.Get<uint32_t>(Column::kTagsEnd);
  ASSERT_EQ(ends.size(), 3u);

  const std::string path = (folder.path() / "columns.bin").string();
  ASSERT_OK_AND_ASSIGN(std::string bytes, ReadFile(path));
  const std::string whole(reinterpret_cast<const char*>(ends.data()), ends.size_bytes());
  const size_t at = bytes.find(whole);
  ASSERT_NE(at, bytes.npos);
  const uint32_t far = 1'000'000;
  std::memcpy(bytes.data() + at, &far, sizeof far);
  ASSERT_THAT(ReplaceFile(path, bytes), IsOk());
  EXPECT_THAT(Columns::Open(folder.path()).status(), IsDamaged());
}

}  // namespace
}  // namespace corner::indexer
