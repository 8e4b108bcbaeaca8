// The adapters of the record store as the typed suite runs on them: each with a store of its own.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "service/casework/memory/memory_store.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "service/casework/vault/vault.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {

class MemoryAdapter {
 public:
  casework::RecordStore* store() { return store_.get(); }

 private:
  std::unique_ptr<casework::RecordStore> store_ = casework::NewMemoryStore();
};

// A folder with casework.sqlite, keys.sqlite and the site key.
class SqliteAdapter {
 public:
  SqliteAdapter() {
    EXPECT_TRUE(casework::SiteKey::Make(Path("site.key")).ok());
    Open();
  }
  casework::RecordStore* store() { return store_.get(); }
  casework::Vault* vault() { return vault_.get(); }
  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::string Folder() const { return folder_.path().string(); }

  void Close() {
    store_.reset();
    vault_.reset();
  }
  void Open() { EXPECT_EQ(TryOpen().ToString(), "OK"); }
  absl::Status TryOpen() {
    Close();
    auto key = casework::SiteKey::Read(Path("site.key"));
    if (!key.ok()) return key.status();
    auto vault = casework::Vault::Open(Path("keys.sqlite"), *std::move(key));
    if (!vault.ok()) return vault.status();
    vault_ = *std::move(vault);
    auto store =
        casework::OpenSqliteStore({.path = Path("casework.sqlite"), .vault = vault_.get()});
    if (!store.ok()) return store.status();
    store_ = *std::move(store);
    return absl::OkStatus();
  }

 private:
  ScratchFolder folder_;
  std::unique_ptr<casework::Vault> vault_;
  std::unique_ptr<casework::RecordStore> store_;
};

}  // namespace corner::testing
