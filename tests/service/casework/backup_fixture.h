// A data folder with a ledger, sealed records and small files, and the places of its backups.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ledger/sqlite.h"
#include "service/casework/backup.h"
#include "service/casework/files.h"
#include "service/casework/restore.h"
#include "taxonomies/base/text.h"
#include "tests/service/casework/vault_fixture.h"

namespace corner::casework {

inline const absl::Time kBackupTime = absl::FromUnixSeconds(1'780'000'000);

class BackupTest : public VaultTest {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(data_ + "/taxonomies");
    Site();
    ASSERT_NE(DataVault(), nullptr);  // makes the keys, before there are records
    Write(data_ + "/sources.toml", "[thistle]\n");
    Write(data_ + "/taxonomies/postcodes.tsv", "LS1\tthistle\n");
    Write(data_ + "/taxonomies/notes.txt", "no table");
    Execute(Ledger(),
            "CREATE TABLE IF NOT EXISTS rows(n INTEGER PRIMARY KEY, text TEXT);"
            "INSERT INTO rows(text) VALUES('thistle');");
    Execute(RecordsPath(data_),
            "CREATE TABLE IF NOT EXISTS sealed(person TEXT PRIMARY KEY, "
            "body BLOB);");
    for (const char* person : {"p1", "p2", "p3"}) {
      StoreSealed(person, Concat("what ", person, " said of thistle"));
    }
  }

  std::string Ledger() const { return data_ + "/ledger.sqlite"; }
  std::string SitePath() const { return Path("site-key"); }

  static void Write(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
  }
  static void Execute(const std::string& path, const std::string& sql) {
    ASSERT_OK_AND_ASSIGN(const auto connection,
                         indexer::Connection::Open(path, indexer::Connection::Access::kWrite));
    ASSERT_THAT(connection.Execute(sql.c_str()), testing::IsOk());
  }
  static std::string Text(const std::string& path, const std::string& sql) {
    const auto connection = indexer::Connection::Open(path, indexer::Connection::Access::kRead);
    if (!connection.ok()) return connection.status().ToString();
    auto statement = connection->Prepare(sql);
    if (!statement.ok()) return statement.status().ToString();
    const auto row = statement->Step();
    return row.ok() && *row ? std::string(statement->Text(0)) : "";
  }

  std::unique_ptr<Vault> DataVault(const std::string& data) const {
    auto vault = OpenVault(data, SitePath());
    EXPECT_TRUE(vault.ok()) << vault.status().ToString();
    return vault.ok() ? *std::move(vault) : nullptr;
  }
  std::unique_ptr<Vault> DataVault() const { return DataVault(data_); }
  void StoreSealed(const std::string& person, const std::string& text) {
    const auto sealed = DataVault()->Seal(person, PlaceOf(person), text);
    ASSERT_THAT(sealed, testing::IsOk());
    ASSERT_OK_AND_ASSIGN(
        const auto connection,
        indexer::Connection::Open(RecordsPath(data_), indexer::Connection::Access::kWrite));
    ASSERT_OK_AND_ASSIGN(auto put, connection.Prepare("REPLACE INTO sealed VALUES(?1, ?2)"));
    ASSERT_THAT(put.With(person, indexer::Blob{*sealed}).Run(), testing::IsOk());
  }
  absl::StatusOr<std::string> Opened(const std::string& data, const std::string& person) const {
    const std::string sealed = Text(
        RecordsPath(data), Concat("SELECT body FROM sealed WHERE ", "person = '", person, "'"));
    return DataVault(data)->Unseal(person, PlaceOf(person), sealed);
  }

  absl::StatusOr<BackupReport> Back(absl::Time now = kBackupTime) const {
    return BackUp({.data = data_, .to = to_, .keys_to = keys_to_, .now = now}, *DataVault());
  }
  std::string MustBack(absl::Time now = kBackupTime) const {
    const auto report = Back(now);
    EXPECT_TRUE(report.ok()) << report.status().ToString();
    return report.ok() ? report->archive : "";
  }
  absl::StatusOr<RestoreReport> Bring(const std::string& from, const std::string& into,
                                      const std::string& site = "site-key") const {
    return Restore({.from = from, .keys_from = keys_to_, .data = into, .forget_erased = nullptr},
                   Site(site));
  }
  static std::set<std::string> NamesIn(const std::string& folder) {
    std::set<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  const std::string data_ = Path("data"), to_ = Path("backups"), keys_to_ = Path("keys");
};

}  // namespace corner::casework
