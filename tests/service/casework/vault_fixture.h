// A folder with a vault in it, and a site key that can be had twice (a SiteKey itself cannot be
// copied).
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "service/casework/vault/vault.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::casework {

class VaultTest : public ::testing::Test {
 protected:
  std::string Path(const std::string& name) const { return (scratch_.path() / name).string(); }
  std::string VaultPath() const { return Path("keys.sqlite"); }

  // The key in that file of the scratch folder, made on first use.
  SiteKey Site(const std::string& name = "site-key") const {
    auto key = SiteKey::Read(Path(name));
    if (absl::IsNotFound(key.status())) key = SiteKey::Make(Path(name));
    EXPECT_TRUE(key.ok()) << key.status().ToString();
    return *std::move(key);
  }
  std::unique_ptr<Vault> MustOpen(const std::string& site = "site-key") const {
    auto vault = Vault::Open(VaultPath(), Site(site));
    EXPECT_TRUE(vault.ok()) << vault.status().ToString();
    return vault.ok() ? *std::move(vault) : nullptr;
  }
  std::string Bytes(const std::string& path) const {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  // Everything the key file's folder holds, the log included.
  std::string KeyBytes() const { return Bytes(VaultPath()) + Bytes(VaultPath() + "-wal"); }

  testing::ScratchFolder scratch_;
};

inline SealedPlace PlaceOf(std::string_view row, uint64_t version = 1) {
  return {"records", row, "body", version};
}

}  // namespace corner::casework
