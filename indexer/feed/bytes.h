// Where the bytes of a feed come from: a file, standard input or memory, unpacked, counted and in
// UTF-8. Layers are functions over functions, so that a test may hand bytes out one at a time.
// One thread per source.
#pragma once

#include <functional>
#include <string>

#include "absl/status/statusor.h"

namespace corner::indexer {

// Writes up to `size` bytes (size > 0) to `to` and returns how many; 0 means the end.
using ReadBytes = std::function<absl::StatusOr<size_t>(char* to, size_t size)>;

// "-" is standard input. kNotFound or kFailedPrecondition when it cannot be opened.
absl::StatusOr<ReadBytes> FileBytes(const std::string& path);
ReadBytes MemoryBytes(std::string bytes);

// Unpacks gzip (known by its first bytes, any number of members); other bytes pass as they are.
// kInvalidArgument when the packed data is cut short or damaged.
ReadBytes Gunzipped(ReadBytes packed);

// kResourceExhausted once more than `max_bytes` came.
ReadBytes Limited(ReadBytes read, size_t max_bytes);

// Drops a UTF-8 byte order mark; UTF-16 with its mark becomes UTF-8. Half a surrogate pair becomes
// the byte 0x81, which is neither UTF-8 nor Windows-1252: its record is refused, not mended.
ReadBytes InUtf8(ReadBytes read);

}  // namespace corner::indexer
