// Nothing a person says can be read in any file of the store's folder without the keys, and what
// was erased is gone: from the files, and from older copies put back beside today's keys.
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "service/casework/sqlite/schema.h"
#include "tests/service/casework/record_store_fixture.h"

namespace corner::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StoreMarkers : public RecordStoreTest<SqliteAdapter> {
 protected:
  // Every file's bytes, by name.
  std::map<std::string, std::string> Files() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(adapter_.Folder())) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << file.rdbuf();
      files[entry.path().filename().string()] = bytes.str();
    }
    return files;
  }
  std::vector<std::string> FilesWith(std::string_view text) const {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : Files()) {
      if (bytes.find(text) != std::string::npos) names.push_back(name);
    }
    return names;
  }
  // The sealed bytes of all versions, as the file has them.
  std::vector<std::string> SealedBytes() {
    std::vector<std::string> all;
    auto connection =
        indexer::Connection::Open(adapter_.Path("casework.sqlite"),
                                  indexer::Connection::Access::kRead, casework::kCaseworkFile);
    EXPECT_TRUE(connection.ok());
    auto statement = connection->Prepare("SELECT sealed FROM versions");
    EXPECT_TRUE(statement.ok());
    while (statement->Step().value_or(false)) all.emplace_back(statement->Text(0));
    return all;
  }
};

TEST_F(StoreMarkers, NoWordOfAnyoneIsInAnyFile) {
  std::mt19937 random(11);
  const std::string marker = "zqxjkvwmarker";
  for (int i = 0; i < 300; ++i) {
    const std::string id = Concat("r", random() % 40);
    Record record = RecordOf("wellness", id, Concat("p", (random() % 3)), "");
    record.body = Concat("{\"note\":\"", marker, random() % 1000, std::string(random() % 9000, 'q'),
                         marker, "\"}");
    record.tags = {{"state", "open"}};
    record.lookups = {{"email", Concat(marker, random() % 10, "@example.org")}};
    const auto write = Write();
    const auto held = write->Get("wellness", id);
    if (held.ok()) record.person = held->person;
    if (held.ok() && random() % 5 == 0) {
      ASSERT_THAT(write->Remove("wellness", id, held->version), IsOk());
    } else {
      ASSERT_THAT(write->Put(record, held.ok() ? held->version : 0), IsOk());
    }
    ASSERT_THAT(write->Append(EntryAbout(record.person, "wellness r1@1")), IsOk());
    if (random() % 10 != 0) {
      ASSERT_THAT(write->Commit(), IsOk());
    }
    if (i % 100 == 50) {
      ASSERT_NO_FATAL_FAILURE(adapter_.Open());
    }
  }
  EXPECT_THAT(FilesWith(marker), IsEmpty()) << "while it is open, with its write-ahead log";
  EXPECT_THAT(FilesWith("example.org"), IsEmpty());
  // The search itself sees what stands in plain text: kinds and states.
  EXPECT_THAT(FilesWith("wellness"), ::testing::Not(IsEmpty()));
  adapter_.Close();
  EXPECT_THAT(FilesWith(marker), IsEmpty());
  EXPECT_THAT(FilesWith("wellness"), ElementsAre("casework.sqlite"));
}

TEST_F(StoreMarkers, EvenTheSealedBytesOfAnErasedPersonAreWiped) {
  MustPut(RecordOf("profile", "r1", "p1", std::string(6000, 'x')), 0);
  MustPut(RecordOf("profile", "r1", "p1", "two"), 1);
  const std::vector<std::string> sealed = SealedBytes();
  ASSERT_EQ(sealed.size(), 2u);
  const std::string piece = sealed[0].substr(3000, 40);
  EXPECT_THAT(FilesWith(piece), ::testing::Not(IsEmpty()));
  {
    const auto write = Write();
    ASSERT_THAT(write->Erase("p1"), IsOk());
    ASSERT_THAT(write->Commit(), IsOk());
  }
  EXPECT_THAT(FilesWith(piece), IsEmpty());
  EXPECT_THAT(FilesWith(sealed[1]), IsEmpty());
}

TEST_F(StoreMarkers, AnOlderCopyOfTheRecordsForgetsTheErasedPersonToo) {
  const std::string person = "p-who-is-erased";
  Record record = RecordOf("profile", "r1", person, "a secret");
  record.tags = {{"state", "open-and-plain"}};
  MustPut(record, 0);
  MustPut(RecordOf("profile", "r2", "p2", "another's"), 0);
  adapter_.Close();
  fs::copy_file(adapter_.Path("casework.sqlite"), adapter_.Path("older"));
  adapter_.Open();
  {
    const auto write = Write();
    ASSERT_THAT(write->Erase(person), IsOk());
    ASSERT_THAT(write->Commit(), IsOk());
  }
  adapter_.Close();
  EXPECT_THAT(FilesWith("open-and-plain"), ElementsAre("older"));
  fs::rename(adapter_.Path("older"), adapter_.Path("casework.sqlite"));
  adapter_.Open();
  const auto read = Read();
  EXPECT_THAT(read->Get("profile", "r1"), FailsWith(absl::StatusCode::kNotFound, ""));
  EXPECT_THAT(IdsOf(read->FindByTag("profile", "state", "open-and-plain")), IsEmpty());
  EXPECT_THAT(IdsOf(read->List("profile", "p2")), ElementsAre("r2"));
  EXPECT_THAT(FilesWith("open-and-plain"), IsEmpty()) << "not even what anyone could read";
  ExpectSound();
}

}  // namespace
}  // namespace corner::testing
