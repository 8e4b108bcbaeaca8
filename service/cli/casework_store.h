// The records of a data folder as the commands open them (service/casework/files.h says where the
// files lie and how the site key is found). Used by every command about people.
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
  std::unique_ptr<casework::RecordStore> monitoring;  // equality answers; nullptr: none are kept
};

// kNotFound when the folder has no records: nothing is made here. Else as casework::OpenVault.
absl::StatusOr<CaseworkStore> OpenCasework(const Context& context, const std::string& site_key);

}  // namespace corner::cli
