// Who may read a key file, as a rule apart from the file. Used by SiteKey::Read; a pure function.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace corner::casework {

struct KeyFileFacts {
  bool regular = true;
  unsigned owner = 0, group = 0;
  unsigned mode = 0600;  // the permission bits
};

// kPermissionDenied unless the file is the user's (or root's) and nobody else may read it.
absl::Status CheckKeyFile(const std::string& path, const KeyFileFacts& file, unsigned user);

}  // namespace corner::casework
