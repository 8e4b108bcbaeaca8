// What the vault seals for each version of a record: its body, and its tags and look-up hashes
// once more, so that plain columns changed behind the store's back show. The associated data bind
// it to its record, version, time and author. Used by the SQLite adapter. Plain functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/casework/record_store.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

struct SealedContent {
  NamedValues tags;                 // in the order given
  std::vector<std::string> hashes;  // of the look-ups
  std::string body;
  bool operator==(const SealedContent&) const = default;
};

// A format byte, counts and lengths of 4 bytes (big endian) before their texts, and the body last.
std::string EncodeContent(const SealedContent& content);
// kDataLoss: these are no such bytes.
absl::StatusOr<SealedContent> DecodeContent(std::string_view bytes);

// A version as its row has it, apart from the sealed bytes.
struct VersionRow {
  std::string kind, id, person, author;
  uint64_t version = 0;
  int64_t at_micros = 0;
  std::string sealed;
};

absl::StatusOr<std::string> SealVersion(const VersionRow& row, const SealedContent& content,
                                        Vault* vault);
absl::StatusOr<SealedContent> UnsealVersion(const VersionRow& row, Vault* vault);

// The hash under which a look-up is stored: other kinds and names give others.
std::string HashOfLookup(std::string_view kind, std::string_view name, std::string_view value,
                         const Vault& vault);

}  // namespace corner::casework
