// Keeps what is written about a person unreadable without that person's own key. Every person (and
// every account) has a random key; it lies in `keys.sqlite`, wrapped by the site key, never beside
// the records. Destroying the key forgets the person in every copy of the records, backups too.
// Called by the record store for each body it writes or reads. Safe from any thread.
//
// Sealed bytes: 1 byte format, 4 bytes key version, 24 bytes nonce, XChaCha20-Poly1305 text and tag
// (libsodium). The associated data are the place, so a value moved to another row does not open.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace corner::casework {

// Where a value stands. All four are bound to it.
struct SealedPlace {
  std::string_view table, row, column;
  uint64_t version = 0;
};

// 32 bytes that wrap every other key; wiped when dropped.
class SiteKey {
 public:
  static constexpr size_t kBytes = 32;
  // Reads a file of 64 hexadecimal characters that only its owner may read. kNotFound,
  // kPermissionDenied (others may read it) or kInvalidArgument, each one sentence.
  static absl::StatusOr<SiteKey> Read(const std::string& path);
  // Makes a new random key file (mode 0600). kAlreadyExists when there is one.
  static absl::StatusOr<SiteKey> Make(const std::string& path);
  static SiteKey Random();
  SiteKey(SiteKey&&) noexcept;
  SiteKey& operator=(SiteKey&&) noexcept;
  ~SiteKey();
  std::string_view bytes() const { return bytes_; }

 private:
  explicit SiteKey(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string bytes_;
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

  // Destroys the subject's key and lists the erasure. Nothing sealed for them opens again.
  virtual absl::Status Erase(std::string_view subject, absl::Time at) = 0;
  virtual absl::StatusOr<std::vector<Erasure>> Erasures() const = 0;
  // Wraps every key by `next` in one transaction; a crash leaves the old or the new state.
  virtual absl::Status Rotate(SiteKey next) = 0;
};

}  // namespace corner::casework
