#include "service/casework/vault/vault.h"

#include <cstring>
#include <mutex>
#include <utility>

#include "service/casework/vault/key_cache.h"
#include "service/casework/vault/key_store.h"
#include "service/casework/vault/random.h"
#include "service/casework/vault/sealing.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr char kFormat = 1;
constexpr size_t kHeaderBytes = 5;
constexpr size_t kMostSubjectBytes = 100;
constexpr size_t kKeysKept = 1024;
constexpr std::string_view kLookup = "#lookup";
constexpr std::string_view kArchive = "#archive";

std::string Header(uint32_t version) {
  std::string header(1, kFormat);
  for (int i = 0; i < 4; ++i) header += static_cast<char>(version >> (8 * i));
  return header;
}

uint32_t VersionOf(std::string_view sealed) {
  uint32_t version = 0;
  for (int i = 0; i < 4; ++i) {
    version |= static_cast<uint32_t>(static_cast<unsigned char>(sealed[1 + i])) << (8 * i);
  }
  return version;
}

std::string PlaceParts(std::string_view header, std::string_view subject,
                       const SealedPlace& place) {
  return JoinParts({"corner value", header, subject, place.table, place.row, place.column,
                    NumberPart(place.version)});
}

std::string WrapParts(const WrappedKey& key) {
  return JoinParts({"corner key", key.owner, NumberPart(key.version)});
}

WrappedKey Wrap(const SiteKey& site, std::string_view owner, uint32_t version,
                const SecretKey& key) {
  WrappedKey wrapped{std::string(owner), version, ""};
  wrapped.wrapped = SealBytes(SecretKey(site.bytes()), WrapParts(wrapped), key.text());
  return wrapped;
}

std::optional<SecretKey> Unwrap(const SiteKey& site, const WrappedKey& wrapped) {
  auto bytes = OpenBytes(SecretKey(site.bytes()), WrapParts(wrapped), wrapped.wrapped);
  if (!bytes) return std::nullopt;
  std::optional<SecretKey> key;
  if (bytes->size() == SecretKey::kBytes) key.emplace(*bytes);
  Wipe(bytes->data(), bytes->size());
  return key;
}

SecretKey NewKey() {
  SecretKey key;
  RandomFill(key.data(), SecretKey::kBytes);
  return key;
}

absl::Status DataLoss(std::string_view sentence) {
  return Error(absl::StatusCode::kDataLoss, sentence, "restore it from a backup");
}

absl::Status Damaged(std::string_view subject) {
  return DataLoss(Concat("the key of ", subject, " in the key file is damaged"));
}

absl::Status WrongSiteKey() {
  return FailedPrecondition(
      "the site key is not the one that these keys are wrapped with",
      "name the right file with --site-key; after a rotation start the service again with the new "
      "key, and after one that broke off run corner rotate-key again");
}

class SqliteVault final : public Vault {
 public:
  SqliteVault(KeyStore store, SiteKey site)
      : store_(std::move(store)), site_(std::move(site)), cache_(kKeysKept), own_(2 * kOwnBytes) {}

  absl::Status Begin();
  absl::StatusOr<std::string> Seal(std::string_view subject, const SealedPlace& place,
                                   std::string_view text) override;
  absl::StatusOr<std::string> Unseal(std::string_view subject, const SealedPlace& place,
                                     std::string_view sealed) override;
  std::string LookupHash(std::string_view name, std::string_view value) const override;
  SecretKey ArchiveKey() const override { return Own(1); }
  absl::Status Erase(std::string_view subject, absl::Time at) override;
  absl::StatusOr<std::vector<Erasure>> Erasures() const override;
  absl::Status Rotate(SiteKey next) override;

 private:
  static constexpr size_t kOwnBytes = SecretKey::kBytes;
  SecretKey Own(size_t which) const {
    return SecretKey({reinterpret_cast<const char*>(own_.data()) + which * kOwnBytes, kOwnBytes});
  }
  // All below: under the lock.
  absl::StatusOr<SecretKey> OwnKey(std::string_view owner) const;
  absl::Status NoticeOthers() const;
  absl::StatusOr<std::optional<SubjectKey>> Stored(const std::string& subject);
  absl::StatusOr<std::optional<SubjectKey>> Known(const std::string& subject);
  absl::StatusOr<SubjectKey> Made(const std::string& subject);
  absl::Status Rewrap(const SiteKey& next);

  mutable std::mutex mutex_;
  mutable KeyStore store_;
  SiteKey site_;
  mutable KeyCache cache_;
  mutable int64_t noticed_ = -1;  // the file's data version at the last look
  LockedMemory own_;              // the look-up key, then the archive key; constant after Begin
};

absl::Status SqliteVault::Begin() {
  const auto make = [&]() -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(const bool fresh, store_.MakeTables());
    if (!fresh) return absl::OkStatus();
    CORNER_RETURN_IF_ERROR(store_.Put(Wrap(site_, kLookup, 1, NewKey())));
    return store_.Put(Wrap(site_, kArchive, 1, NewKey()));
  };
  CORNER_RETURN_IF_ERROR(store_.InTransaction(make));
  CORNER_RETURN_IF_ERROR(NoticeOthers());
  size_t which = 0;
  for (const std::string_view owner : {kLookup, kArchive}) {
    CORNER_ASSIGN_OR_RETURN(const SecretKey key, OwnKey(owner));
    std::memcpy(own_.data() + which++ * kOwnBytes, key.data(), kOwnBytes);
  }
  store_.WipeIfDue();
  return absl::OkStatus();
}

absl::StatusOr<SecretKey> SqliteVault::OwnKey(std::string_view owner) const {
  CORNER_ASSIGN_OR_RETURN(const auto wrapped, store_.Find(owner));
  if (!wrapped) return Damaged("the site");
  auto key = Unwrap(site_, *wrapped);
  if (!key) return WrongSiteKey();
  return *std::move(key);
}

// Another process may have erased somebody or rotated the site key. Its change is seen here before
// a key that is kept in memory is used.
absl::Status SqliteVault::NoticeOthers() const {
  CORNER_ASSIGN_OR_RETURN(const int64_t version, store_.DataVersion());
  if (version == noticed_) return absl::OkStatus();
  cache_.WipeAll();
  CORNER_RETURN_IF_ERROR(OwnKey(kLookup).status());
  noticed_ = version;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<SubjectKey>> SqliteVault::Stored(const std::string& subject) {
  CORNER_ASSIGN_OR_RETURN(const auto wrapped, store_.Find(subject));
  if (!wrapped) return std::nullopt;
  auto key = Unwrap(site_, *wrapped);
  if (!key) return Damaged(subject);
  std::optional<SubjectKey> found(std::in_place);
  found->version = wrapped->version;
  found->key = *std::move(key);
  cache_.Put(subject, *found);
  return found;
}

absl::StatusOr<std::optional<SubjectKey>> SqliteVault::Known(const std::string& subject) {
  CORNER_RETURN_IF_ERROR(NoticeOthers());
  if (auto kept = cache_.Find(subject)) return kept;
  return Stored(subject);
}

// Makes the key, unless another process did so in the meantime.
absl::StatusOr<SubjectKey> SqliteVault::Made(const std::string& subject) {
  std::optional<SubjectKey> key;
  const auto make = [&]() -> absl::Status {
    CORNER_RETURN_IF_ERROR(OwnKey(kLookup).status());
    CORNER_ASSIGN_OR_RETURN(key, Stored(subject));
    if (key) return absl::OkStatus();
    CORNER_ASSIGN_OR_RETURN(const bool erased, store_.IsErased(subject));
    if (erased) return FailedPrecondition(Concat(subject, " was erased; nothing can be kept"));
    key.emplace();
    key->version = 1;
    key->key = NewKey();
    return store_.Put(Wrap(site_, subject, key->version, key->key));
  };
  CORNER_RETURN_IF_ERROR(store_.InTransaction(make));
  cache_.Put(subject, *key);
  return *std::move(key);
}

absl::StatusOr<std::string> SqliteVault::Seal(std::string_view subject, const SealedPlace& place,
                                              std::string_view text) {
  if (subject.empty() || subject.size() > kMostSubjectBytes || subject[0] == '#') {
    return InvalidInput(Concat("“", subject, "” is no id of a person or an account"));
  }
  const std::string name(subject);
  std::optional<SubjectKey> key;
  {
    const std::lock_guard lock(mutex_);
    CORNER_ASSIGN_OR_RETURN(key, Known(name));
    if (!key) {
      CORNER_ASSIGN_OR_RETURN(key, Made(name));
    }
  }
  const std::string header = Header(key->version);
  return header + SealBytes(key->key, PlaceParts(header, subject, place), text);
}

absl::StatusOr<std::string> SqliteVault::Unseal(std::string_view subject, const SealedPlace& place,
                                                std::string_view sealed) {
  const std::string name(subject);
  std::optional<SubjectKey> key;
  {
    const std::lock_guard lock(mutex_);
    CORNER_ASSIGN_OR_RETURN(key, Known(name));
    if (!key) {
      CORNER_ASSIGN_OR_RETURN(const bool erased, store_.IsErased(name));
      return NotFound(erased ? Concat(subject, " was erased") : Concat("nobody is ", subject));
    }
  }
  if (sealed.size() >= kHeaderBytes + kSealingBytes && sealed[0] == kFormat &&
      VersionOf(sealed) == key->version) {
    const std::string_view header = sealed.substr(0, kHeaderBytes);
    auto text =
        OpenBytes(key->key, PlaceParts(header, subject, place), sealed.substr(kHeaderBytes));
    if (text) return *std::move(text);
  }
  return DataLoss(Concat("a value of ", place.table, " ", place.row,
                         " does not open: it was changed, or belongs to another place"));
}

std::string SqliteVault::LookupHash(std::string_view name, std::string_view value) const {
  const std::string hash = KeyedHash(Own(0), JoinParts({name, value}));
  Hash128 halves[2];
  static_assert(sizeof halves == 32);
  std::memcpy(halves, hash.data(), sizeof halves);
  return ToBase32(halves[0]) + ToBase32(halves[1]);
}

absl::Status SqliteVault::Erase(std::string_view subject, absl::Time at) {
  if (subject.empty() || subject[0] == '#' || subject == "site") {
    return InvalidInput(Concat("“", subject, "” is nobody who could be erased"));
  }
  const std::lock_guard lock(mutex_);
  CORNER_RETURN_IF_ERROR(store_.InTransaction([&] { return store_.Erase(subject, at); }));
  cache_.Wipe(std::string(subject));
  store_.WipeIfDue();
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Erasure>> SqliteVault::Erasures() const {
  const std::lock_guard lock(mutex_);
  return store_.Erasures();
}

absl::Status SqliteVault::Rewrap(const SiteKey& next) {
  CORNER_RETURN_IF_ERROR(OwnKey(kLookup).status());
  CORNER_ASSIGN_OR_RETURN(const std::vector<WrappedKey> keys, store_.All());
  for (const WrappedKey& wrapped : keys) {
    const auto key = Unwrap(site_, wrapped);
    if (!key) return Damaged(wrapped.owner);
    CORNER_RETURN_IF_ERROR(store_.Put(Wrap(next, wrapped.owner, wrapped.version, *key)));
  }
  return store_.CountRotation();
}

absl::Status SqliteVault::Rotate(SiteKey next) {
  const std::lock_guard lock(mutex_);
  CORNER_RETURN_IF_ERROR(store_.InTransaction([&] { return Rewrap(next); }));
  site_ = std::move(next);
  store_.WipeIfDue();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<Vault>> Vault::Open(const std::string& keys_path, SiteKey key) {
  StartSodium();
  CORNER_ASSIGN_OR_RETURN(KeyStore store, KeyStore::Open(keys_path));
  auto vault = std::make_unique<SqliteVault>(std::move(store), std::move(key));
  CORNER_RETURN_IF_ERROR(vault->Begin());
  return vault;
}

}  // namespace corner::casework
