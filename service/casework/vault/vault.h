// Keeps what is written about a person unreadable without that person's own key. Every person (and
// every account) has a random key; it lies in `keys.sqlite`, wrapped by the site key, never beside
// the records. Destroying the key forgets the person in every copy of the records, backups too.
// Called by the record store for each body it writes or reads. Safe from any thread.
//
// Sealed bytes: 1 byte format, 4 bytes version of the subject's key, 24 bytes nonce,
// XChaCha20-Poly1305 text and tag (libsodium). The associated data are those five bytes, the
// subject and the place, so a value that is moved to another row, or put back from an older
// version, does not open.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/vault/secret.h"

namespace corner::casework {

// Where a value stands. All four are bound to it.
struct SealedPlace {
  std::string_view table, row, column;
  uint64_t version = 0;
};

// 32 bytes that wrap every other key, in locked memory; wiped when dropped.
class SiteKey {
 public:
  static constexpr size_t kBytes = 32;
  // Reads a file of 64 hexadecimal characters that only its owner may read. kNotFound,
  // kPermissionDenied (others may read it) or kInvalidArgument, each one sentence.
  static absl::StatusOr<SiteKey> Read(const std::string& path);
  // Makes a new random key file (mode 0600). kAlreadyExists when there is one.
  static absl::StatusOr<SiteKey> Make(const std::string& path);
  static SiteKey Random();
  std::string_view bytes() const { return {reinterpret_cast<const char*>(memory_.data()), kBytes}; }

 private:
  SiteKey();
  LockedMemory memory_;
};

struct Erasure {
  std::string subject;
  absl::Time at;
};

class Vault {
 public:
  // Opens or makes the key file. kFailedPrecondition: the site key is not the one it was made with.
  static absl::StatusOr<std::unique_ptr<Vault>> Open(const std::string& keys_path, SiteKey key);
  virtual ~Vault() = default;

  // `subject`: a person's or an account's id; "site" for what belongs to nobody. Makes the
  // subject's key when there is none. kFailedPrecondition: the subject was erased.
  virtual absl::StatusOr<std::string> Seal(std::string_view subject, const SealedPlace& place,
                                           std::string_view text) = 0;
  // kNotFound: the subject was erased or is not known; kDataLoss: the bytes were changed, or belong
  // to another place.
  virtual absl::StatusOr<std::string> Unseal(std::string_view subject, const SealedPlace& place,
                                             std::string_view sealed) = 0;
  // A keyed hash (BLAKE2b, 32 bytes as base 32) for exact look-up: equal values give equal hashes,
  // and without the site's look-up key no value can be tried. `name` keeps uses apart.
  virtual std::string LookupHash(std::string_view name, std::string_view value) const = 0;
  // The key of the site's backups (backup.h). Like that of look-ups it is random, lies among the
  // wrapped keys and outlasts Rotate, so older backups open after it.
  virtual SecretKey ArchiveKey() const = 0;

  // Destroys the subject's key and lists the erasure. Nothing sealed for them opens again. Erasing
  // once more is OK and keeps the first time. Other processes hear of it at their next call.
  virtual absl::Status Erase(std::string_view subject, absl::Time at) = 0;
  virtual absl::StatusOr<std::vector<Erasure>> Erasures() const = 0;
  // Wraps every key by `next` in one transaction; a crash leaves the old or the new state. Other
  // processes that hold the old key get kFailedPrecondition from then on.
  virtual absl::Status Rotate(SiteKey next) = 0;
};

}  // namespace corner::casework
