// What every adapter of the record store refuses, and the sentences it refuses with, so that none
// of them can be more lenient than another. Plain functions, safe from any thread.
#pragma once

#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "service/casework/record_store.h"

namespace corner::casework {

// Whether a text may be kept where it can be read without a key: an id, a state or an ISO day, at
// most 64 of [a-z0-9_:.-]. Words that people write do not pass.
bool IsPlain(std::string_view text);

// kInvalidArgument: kind, id, person, author or a tag says more than IsPlain allows, or one of
// kind, id and person is empty.
absl::Status CheckRecord(const Record& record);
// kInvalidArgument: a field of the entry says more than ids and words of ours. The detail may hold
// up to 64 KiB of such words with ", " and "@" between them; a request's id may have capitals.
absl::Status CheckAuditEntry(const AuditEntry& entry);

// Whether a Put may follow the version that is there (nullopt: none).
absl::Status CheckPut(std::optional<uint64_t> held, uint64_t expected);
// … and a Remove.
absl::Status CheckRemove(std::optional<uint64_t> held, uint64_t expected);

// Only a person can be erased: not the site, and not nobody.
absl::Status CheckErase(std::string_view person);

absl::Status NoSuchRecord();
// A record may not move from one person to another.
absl::Status OthersRecord();
absl::Status PersonErased();
absl::Status OnlyReads();
absl::Status TransactionOver();

}  // namespace corner::casework
