// The records of a data folder as the commands open them: casework.sqlite, keys.sqlite and the site
// key that unwraps the keys. Used by every command about people.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "service/casework/record_store.h"
#include "service/casework/vault/vault.h"
#include "service/cli/command.h"

namespace corner::cli {

struct CaseworkStore {
  std::unique_ptr<casework::Vault> vault;  // outlives the store
  std::unique_ptr<casework::RecordStore> records;
};

std::string CaseworkPath(const std::string& data);
std::string KeysPath(const std::string& data);
// Where the site key is: `named` if it is not empty (--site-key or CORNER_SITE_KEY_FILE), else the
// service's credential corner-site-key (systemd), else site.key in the data folder.
std::string SiteKeyPath(const std::string& data, const std::string& named);

// kNotFound when the folder has no records: nothing is made here.
absl::StatusOr<CaseworkStore> OpenCasework(const Context& context, const std::string& site_key);

}  // namespace corner::cli
