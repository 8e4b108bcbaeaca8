// The audit log's hash chain: each entry's hash covers everything it says and the hash of the entry
// before, so an entry that was changed, moved or taken out shows. Used by the adapters of the
// record store, which keep the newest number and hash (the head) apart from the entries: entries
// cut off the end do not reach the head. Whoever can write to the store could also write a whole
// new chain; only a head noted elsewhere (`corner audit verify` prints it) shows that.
// Plain values and functions, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "service/casework/record_store.h"

namespace corner::casework {

// Words of AuditEntry::action.
namespace audit_action {
inline constexpr std::string_view kRead = "read";
inline constexpr std::string_view kWrite = "write";
inline constexpr std::string_view kExport = "export";
inline constexpr std::string_view kErase = "erase";
inline constexpr std::string_view kRelease = "release";    // a list reached its client
inline constexpr std::string_view kDisclose = "disclose";  // words for an employer were made
inline constexpr std::string_view kSignIn = "sign_in";
inline constexpr std::string_view kSignOut = "sign_out";
}  // namespace audit_action

// Where a chain ends: number 0 and an empty hash before the first entry.
struct ChainHead {
  uint64_t number = 0;
  std::string hash;
  bool operator==(const ChainHead&) const = default;
};

// Every field of the entry but its hash, one way only: a format byte, numbers as 8 bytes (big
// endian), times in microseconds since 1970, texts behind their length.
std::string CanonicalAudit(const AuditEntry& entry);
// 52 characters: base 32 of BLAKE2b-256 over the hash before (behind its length) and the entry.
std::string AuditHash(std::string_view hash_before, const AuditEntry& entry);
// Gives the entry the number after `head`, a time in whole microseconds and its hash, and moves the
// head to it.
void Chain(AuditEntry* entry, ChainHead* head);

struct ChainFault {
  uint64_t number = 0;   // the first entry that is wrong or missing
  std::string sentence;  // for a person
};

// Takes a log entry by entry from number 1 and remembers the first fault.
class ChainVerifier {
 public:
  void Add(const AuditEntry& entry);
  // After the last entry: whether all was well and the log ends at `head`.
  std::optional<ChainFault> Finish(const ChainHead& head) const;

 private:
  ChainHead reached_;
  std::optional<ChainFault> fault_;
};

std::optional<ChainFault> VerifyChain(std::span<const AuditEntry> entries, const ChainHead& head);

}  // namespace corner::casework
