// The second place of a site's keys: one folder, apart from the data backups, that holds the newest
// copy of keys.sqlite and no older one. An older copy would bring back the keys of people who were
// erased since. Called by backup, by rotation and after an erasure. A plain function.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace corner::casework {

// Replaces `folder`/keys.sqlite by a checked copy of the data folder's, by a temporary file and a
// rename, so that a crash leaves the old or the new. Makes the folder (mode 0700) when there is
// none. kFailedPrecondition: the folder lies in the data folder, or the copy there belongs to
// another site or knows of more rotations or erasures than the data folder's keys.
absl::Status CopyKeys(const std::string& data, const std::string& folder);

}  // namespace corner::casework
