// Backups that are damaged, made under load, or killed on the way.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "service/casework/vault/archive.h"
#include "tests/service/casework/backup_fixture.h"

namespace corner::casework {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

constexpr auto kDataLoss = absl::StatusCode::kDataLoss;

SecretKey SomeKey() { return SecretKey(std::string(32, 'k')); }

class ArchiveTest : public VaultTest {
 protected:
  void WriteArchive(const std::vector<std::string>& texts) {
    auto writer = ArchiveWriter::Create(Path("a"), SomeKey());
    ASSERT_THAT(writer, IsOk());
    for (size_t i = 0; i < texts.size(); ++i) {
      std::ofstream(Path("in"), std::ios::binary) << texts[i];
      ASSERT_THAT((*writer)->Add(Concat("f", i), Path("in")), IsOk());
    }
    ASSERT_THAT((*writer)->Finish(kBackupTime, {{"p9", kBackupTime}}), IsOk());
  }
  absl::StatusOr<std::vector<std::string>> ReadIt(const std::string& bytes) {
    std::ofstream(Path("b"), std::ios::binary) << bytes;
    std::vector<std::string> texts;
    ArchiveSink sink;
    sink.begin = [&](std::string_view name) {
      EXPECT_EQ(name, Concat("f", texts.size()));
      texts.emplace_back();
      return absl::OkStatus();
    };
    sink.bytes = [&](std::string_view more) {
      texts.back() += more;
      return absl::OkStatus();
    };
    CORNER_ASSIGN_OR_RETURN(const auto manifest, ReadArchive(Path("b"), SomeKey(), sink));
    EXPECT_EQ(manifest.files.size(), texts.size());
    EXPECT_EQ(manifest.erasures.size(), 1u);
    return texts;
  }
};

TEST_F(ArchiveTest, FilesOfEverySizeComeBack) {
  std::vector<std::string> texts = {"",
                                    "x",
                                    std::string(256 << 10, 'a'),
                                    "",
                                    std::string((256 << 10) + 1, 'b'),
                                    std::string(1 << 20, 'c')};
  WriteArchive(texts);
  ASSERT_OK_AND_ASSIGN(const auto read, ReadIt(Bytes(Path("a"))));
  EXPECT_TRUE(read == texts);
  WriteArchive({});
  EXPECT_THAT(ReadIt(Bytes(Path("a"))), IsOk());
}

TEST_F(ArchiveTest, EveryChangeIsSeen) {
  WriteArchive({"one", "two"});
  const std::string whole = Bytes(Path("a"));
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    EXPECT_FALSE(ReadIt(changed).ok()) << at;
    EXPECT_THAT(ReadIt(whole.substr(0, at)), FailsWith(kDataLoss, "cut short")) << at;
  }
  EXPECT_THAT(ReadIt(whole + "x"), FailsWith(kDataLoss, "damaged"));
  EXPECT_THAT(ReadIt(whole + whole), FailsWith(kDataLoss, "damaged"));
  EXPECT_THAT(ReadArchive(Path("a"), SecretKey(std::string(32, 'j')), {}),
              FailsWith(absl::StatusCode::kFailedPrecondition, "other keys"));
}

TEST_F(ArchiveTest, OnlyFilesOfADataFolderHaveAPlace) {
  for (const char* name : {"ledger.sqlite", "casework.sqlite", "monitoring.sqlite", "sources.toml",
                           "taxonomies/postcodes.tsv", "taxonomies/soc2020_index.tsv"}) {
    EXPECT_TRUE(IsArchivedName(name)) << name;
  }
  for (const char* name :
       {"", "keys/keys.sqlite", "../ledger.sqlite", "/etc/passwd", "taxonomies/.tsv",
        "taxonomies/../x.tsv", "taxonomies/a/b.tsv", "taxonomies/x.txt", "taxonomies/", "x",
        "ledger.sqlite-wal", "taxonomies/..tsv"}) {
    EXPECT_FALSE(IsArchivedName(name)) << name;
  }
}

TEST_F(ArchiveTest, AManifestIsReadAsWritten) {
  const std::string hash(64, '0');
  const ArchiveManifest manifest{kBackupTime, {{"a", 1, hash}}, {{"p1", kBackupTime}}};
  const std::string json = WriteArchiveManifest(manifest);
  ASSERT_OK_AND_ASSIGN(const ArchiveManifest read, ReadArchiveManifest(json));
  EXPECT_EQ(read.made, manifest.made);
  EXPECT_EQ(read.files, manifest.files);
  ASSERT_EQ(read.erasures.size(), 1u);
  EXPECT_EQ(read.erasures[0].subject, "p1");
  EXPECT_EQ(read.erasures[0].at, kBackupTime);
  for (size_t size = 0; size < json.size(); ++size) {
    EXPECT_THAT(ReadArchiveManifest(json.substr(0, size)), FailsWith(kDataLoss, "cannot be read"));
  }
  EXPECT_THAT(ReadArchiveManifest(ReplaceAll(json, "\"format\":1", "\"format\":2")),
              FailsWith(absl::StatusCode::kFailedPrecondition, "newer Corner"));
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"\"bytes\":1", "\"bytes\":-1"},
                                                        {"\"bytes\":1", "\"bytes\":\"1\""},
                                                        {hash, hash + "0"},
                                                        {hash, "x" + hash.substr(1)},
                                                        {"\"p1\"", "\"\""},
                                                        {"\"files\":[", "\"files\":[3,"},
                                                        {"\"format\":1", "\"format\":0"}}) {
    EXPECT_THAT(ReadArchiveManifest(ReplaceAll(json, from, to)), FailsWith(kDataLoss, "list"))
        << from;
  }
}

TEST_F(BackupTest, ADamagedBackupLeavesNothing) {
  const std::string archive = MustBack();
  const std::string whole = Bytes(archive);
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    std::string changed = whole;
    const size_t at = random() % whole.size();
    if (round % 2 == 0) {
      changed[at] = static_cast<char>(changed[at] ^ 0x10);
    } else {
      changed.resize(at);
    }
    Write(Path("changed.backup"), changed);
    EXPECT_FALSE(Bring(Path("changed.backup"), Path("fresh")).ok()) << at;
    EXPECT_EQ(NamesIn(Path("fresh")), std::set<std::string>());
  }
  EXPECT_THAT(Bring(archive, Path("fresh")), IsOk());
}

TEST_F(BackupTest, ABackupUnderLoadIsOneMoment) {
  Execute(RecordsPath(data_), "CREATE TABLE pairs(n INTEGER, half TEXT)");
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    const auto connection =
        indexer::Connection::Open(RecordsPath(data_), indexer::Connection::Access::kWrite);
    ASSERT_THAT(connection, IsOk());
    while (!stop) {
      const std::string sql = Concat("BEGIN; INSERT INTO pairs VALUES(", written.load(), ",'a');",
                                     "INSERT INTO pairs VALUES(", written.load(), ",'b'); COMMIT");
      ASSERT_THAT(connection->Execute(sql.c_str()), IsOk());
      ++written;
    }
  });
  for (int round = 0; round < 4; ++round) {
    const int before = written;
    const std::string archive = MustBack(kBackupTime + absl::Seconds(round));
    const std::string fresh = Path(Concat("fresh", round));
    ASSERT_THAT(Bring(archive, fresh), IsOk());
    EXPECT_EQ(Text(RecordsPath(fresh),
                   "SELECT count(*) FROM (SELECT n FROM pairs GROUP BY n "
                   "HAVING count(*) <> 2)"),
              "0");
    const auto kept = ParseInteger(Text(RecordsPath(fresh), "SELECT count(*) / 2 FROM pairs"));
    ASSERT_TRUE(kept);
    EXPECT_GE(*kept, before);
  }
  stop = true;
  writer.join();
}

TEST_F(BackupTest, AKilledBackupLeavesNoHalfOne) {
  Execute(Ledger(),
          "INSERT INTO rows(text) SELECT hex(randomblob(400000)) FROM "
          "(VALUES(1),(2),(3),(4),(5),(6))");
  const char* wanted = std::getenv("CORNER_CRASH_ROUNDS");
  const int rounds = wanted != nullptr ? std::atoi(wanted) : 10;
  std::mt19937 random(11);
  for (int round = 0; round < rounds; ++round) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      for (int i = 0;; ++i) {
        if (!Back(kBackupTime + absl::Seconds(round * 1000 + i)).ok()) _exit(3);
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 400));
    ASSERT_EQ(kill(child, SIGKILL), 0);
    int how = 0;
    ASSERT_EQ(waitpid(child, &how, 0), child);
    ASSERT_TRUE(WIFSIGNALED(how)) << WEXITSTATUS(how);
  }
  MustBack(kBackupTime - absl::Hours(1));
  EXPECT_EQ(NamesIn(data_).count("backup-staging"), 0u);
  const auto key = DataVault()->ArchiveKey();
  for (const std::string& name : NamesIn(to_)) {
    if (name.ends_with(".unfinished")) continue;
    EXPECT_THAT(ReadArchive(Concat(to_, "/", name), key, {}), IsOk());
  }
  ASSERT_THAT(Bring(to_, Path("fresh")), IsOk());
  EXPECT_THAT(Opened(Path("fresh"), "p2"), IsOk());
}

}  // namespace
}  // namespace corner::casework
