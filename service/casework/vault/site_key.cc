#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "service/casework/vault/key_file.h"
#include "service/casework/vault/random.h"
#include "service/casework/vault/vault.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr size_t kDigits = 2 * SiteKey::kBytes;

struct Descriptor {
  int number = -1;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

absl::Status Denied(const std::string& path, std::string_view why, std::string_view hint) {
  return Error(absl::StatusCode::kPermissionDenied, Concat("the site key ", path, " ", why), hint);
}

absl::Status CannotOpen(const std::string& path, int error) {
  switch (error) {
    case ENOENT:
      return NotFound(Concat("there is no site key at ", path),
                      "name it with --site-key or CORNER_SITE_KEY_FILE (docs/records.md)");
    case ELOOP:
      return Denied(path, "is a symbolic link, which is not followed", "name the file itself");
    case EACCES:
    case EPERM:
      return Denied(path, "may not be read by this user",
                    "run Corner as the user to whom it belongs");
    default:
      return Unavailable(Concat("the site key ", path, " cannot be read: ", std::strerror(error)));
  }
}

absl::Status NotAKey(const std::string& path) {
  return InvalidInput(Concat("the site key ", path, " is not 64 hexadecimal characters"),
                      "make one with: (umask 077; openssl rand -hex 32 > FILE)");
}

// Writes all of it and makes it durable.
bool WriteDurably(int file, const unsigned char* bytes, size_t count) {
  while (count > 0) {
    const ssize_t wrote = write(file, bytes, count);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes += wrote;
    count -= static_cast<size_t>(wrote);
  }
  return fsync(file) == 0;
}

bool SyncFolderOf(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path();
  const Descriptor opened{
      open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return opened.number >= 0 && fsync(opened.number) == 0;
}

}  // namespace

absl::Status CheckKeyFile(const std::string& path, const KeyFileFacts& file, unsigned user) {
  if (!file.regular) return Denied(path, "is not a plain file", "name the file itself");
  if (file.owner != user && file.owner != 0) {
    return Denied(path, "belongs to somebody else", "it must belong to the user who runs Corner");
  }
  // systemd gives a service its credentials as files of root that an access list lets it read; the
  // list's mask then stands where the group's bits are.
  const bool credential =
      file.owner == 0 && file.group == 0 && user != 0 && (file.mode & 0077) == 0040;
  if ((file.mode & 0077) != 0 && !credential) {
    return Denied(path, "may be read by others than its owner", Concat("run: chmod 600 ", path));
  }
  return absl::OkStatus();
}

SiteKey::SiteKey() : memory_(kBytes) {}

SiteKey SiteKey::Random() {
  SiteKey key;
  RandomFill(key.memory_.data(), kBytes);
  return key;
}

absl::StatusOr<SiteKey> SiteKey::Read(const std::string& path) {
  const Descriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
  if (file.number < 0) return CannotOpen(path, errno);
  struct stat info {};
  if (fstat(file.number, &info) != 0) return CannotOpen(path, errno);
  const KeyFileFacts facts{S_ISREG(info.st_mode), info.st_uid, info.st_gid, info.st_mode & 07777};
  CORNER_RETURN_IF_ERROR(CheckKeyFile(path, facts, geteuid()));
  LockedMemory text(kDigits + 2);  // one byte more than the digits and a line's end
  size_t size = 0;
  while (size < kDigits + 2) {
    const ssize_t got = read(file.number, text.data() + size, kDigits + 2 - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return CannotOpen(path, errno);
    if (got == 0) break;
    size += static_cast<size_t>(got);
  }
  if (size == kDigits + 1 && text.data()[kDigits] == '\n') --size;
  if (size != kDigits) return NotAKey(path);
  SiteKey key;
  size_t bytes = 0;
  const char* end = nullptr;
  const auto* digits = reinterpret_cast<const char*>(text.data());
  if (sodium_hex2bin(key.memory_.data(), kBytes, digits, kDigits, nullptr, &bytes, &end) != 0 ||
      bytes != kBytes || end != digits + kDigits) {
    return NotAKey(path);
  }
  return key;
}

absl::StatusOr<SiteKey> SiteKey::Make(const std::string& path) {
  const Descriptor file{
      open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (file.number < 0 && errno == EEXIST) {
    return Error(absl::StatusCode::kAlreadyExists, Concat("there is a file at ", path, " already"),
                 "a site key is never overwritten; name another file");
  }
  if (file.number < 0) {
    return Unavailable(Concat("the site key ", path, " cannot be made: ", std::strerror(errno)),
                       "check that the folder exists and may be written by this user");
  }
  SiteKey key = Random();
  LockedMemory text(kDigits + 1);
  auto* digits = reinterpret_cast<char*>(text.data());
  sodium_bin2hex(digits, kDigits + 1, key.memory_.data(), kBytes);
  digits[kDigits] = '\n';
  if (!WriteDurably(file.number, text.data(), kDigits + 1) || !SyncFolderOf(path)) {
    const int error = errno;
    unlink(path.c_str());
    return Unavailable(Concat("the site key ", path, " cannot be written: ", std::strerror(error)),
                       "check the disk and its free space");
  }
  return key;
}

}  // namespace corner::casework
