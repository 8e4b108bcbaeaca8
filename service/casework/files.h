// Where the files about people lie in a data folder, and how the vault there is opened. Called by
// every command that reads or writes records, and by the service. Plain functions, safe from any
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

std::string RecordsPath(std::string_view data);     // casework.sqlite
std::string MonitoringPath(std::string_view data);  // monitoring.sqlite: equality answers, apart
std::string KeysFolder(std::string_view data);      // keys/, a folder of its own (mode 0700)
std::string KeysPath(std::string_view data);        // keys/keys.sqlite

// The file that holds the site key, the first of: `given` (--site-key), $CORNER_SITE_KEY_FILE,
// corner-site-key in $CREDENTIALS_DIRECTORY (systemd), and for demonstrations alone `demo-site-key`
// beside the data folder. kNotFound: none of them is there. kFailedPrecondition: it lies inside the
// data folder, where whoever copies the records would have it too.
absl::StatusOr<std::string> FindSiteKey(std::string_view data, std::string_view given);
std::string DemoSiteKeyPath(std::string_view data);

// The vault of a data folder; makes keys/ and keys.sqlite when the folder holds no records yet.
// kFailedPrecondition: there are records and no keys (new keys would open none of them), or another
// site key; kNotFound and kPermissionDenied as FindSiteKey and SiteKey::Read.
absl::StatusOr<std::unique_ptr<Vault>> OpenVault(const std::string& data, std::string_view given);

// Whether `path` is the folder or lies below it, links followed.
bool LiesIn(const std::string& path, const std::string& folder);

}  // namespace corner::casework
