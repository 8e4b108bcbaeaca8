// Gives a site a new site key: wraps every key by it and puts its file in the place of the old one.
// Called by `corner rotate-key`. May be run again after it broke off, at whatever point.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace corner::casework {

struct RotateKeyOptions {
  std::string data;
  std::string site_key;  // as FindSiteKey's `given`
  // The file of the new key: made when missing, and left where it is. Empty: a new key takes the
  // place of the old one's file.
  std::string to;
  std::string keys_to;  // the folder of the keys' newest copy; empty: the copy is not replaced
};

// The file that holds the site key from now on. The old key opens nothing any more, except older
// copies of keys.sqlite. kNotFound: the data folder has no keys yet.
absl::StatusOr<std::string> RotateSiteKey(const RotateKeyOptions& options);

}  // namespace corner::casework
