#include "service/casework/files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

namespace fs = std::filesystem;

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool Exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

// Absolute, without links as far as the path exists, and without a slash at its end.
fs::path Real(const std::string& path) {
  std::error_code ignored;
  fs::path real = fs::weakly_canonical(fs::absolute(path, ignored), ignored);
  return real.has_filename() ? real : real.parent_path();
}

absl::StatusOr<std::string> AnySiteKey(std::string_view data, std::string_view given) {
  if (!given.empty()) return std::string(given);
  if (const std::string named = Variable("CORNER_SITE_KEY_FILE"); !named.empty()) return named;
  if (const std::string folder = Variable("CREDENTIALS_DIRECTORY"); !folder.empty()) {
    const std::string credential = folder + "/corner-site-key";
    if (Exists(credential)) return credential;
  }
  if (const std::string demo = DemoSiteKeyPath(data); Exists(demo)) return demo;
  return NotFound("no site key is named, and records about people are kept under one",
                  "name its file with --site-key or CORNER_SITE_KEY_FILE; make a new one with "
                  "(umask 077; openssl rand -hex 32 > FILE)");
}

}  // namespace

std::string RecordsPath(std::string_view data) { return Concat(data, "/casework.sqlite"); }
std::string MonitoringPath(std::string_view data) { return Concat(data, "/monitoring.sqlite"); }
std::string KeysFolder(std::string_view data) { return Concat(data, "/keys"); }
std::string KeysPath(std::string_view data) { return KeysFolder(data) + "/keys.sqlite"; }

std::string DemoSiteKeyPath(std::string_view data) {
  return (Real(std::string(data)).parent_path() / "demo-site-key").string();
}

bool LiesIn(const std::string& path, const std::string& folder) {
  const fs::path outer = Real(folder), inner = Real(path);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

absl::StatusOr<std::string> FindSiteKey(std::string_view data, std::string_view given) {
  CORNER_ASSIGN_OR_RETURN(const std::string path, AnySiteKey(data, given));
  if (!LiesIn(path, std::string(data))) return path;
  return FailedPrecondition(Concat("the site key ", path, " lies inside the data folder"),
                            "move it elsewhere: whoever copies the folder must not have it");
}

absl::StatusOr<std::unique_ptr<Vault>> OpenVault(const std::string& data, std::string_view given) {
  CORNER_ASSIGN_OR_RETURN(const std::string path, FindSiteKey(data, given));
  CORNER_ASSIGN_OR_RETURN(SiteKey key, SiteKey::Read(path));
  const bool records = Exists(RecordsPath(data)) || Exists(MonitoringPath(data));
  if (records && !Exists(KeysPath(data))) {
    return FailedPrecondition(
        Concat(data, " holds records and no keys, and nothing else opens them"),
        Concat("bring the newest copy of keys.sqlite back to ", KeysFolder(data)));
  }
  if (mkdir(KeysFolder(data).c_str(), 0700) != 0 && errno != EEXIST) {
    return Unavailable(Concat(KeysFolder(data), " cannot be made: ", std::strerror(errno)),
                       "check that the data folder exists and belongs to this user");
  }
  return Vault::Open(KeysPath(data), std::move(key));
}

}  // namespace corner::casework
