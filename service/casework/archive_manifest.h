// What a backup says about itself, written last into it: when it was made, its files with size and
// hash, and who was erased by then. Plain values and two pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

struct ArchivedFile {
  std::string name;  // seen from the data folder
  uint64_t bytes = 0;
  std::string hash;  // BLAKE2b-256 as 64 hexadecimal digits
  bool operator==(const ArchivedFile&) const = default;
};

struct ArchiveManifest {
  absl::Time made;
  std::vector<ArchivedFile> files;  // in the order of the archive
  std::vector<Erasure> erasures;
};

// Whether a file of that name belongs in a data folder; nothing else is written on restoring.
bool IsArchivedName(std::string_view name);

std::string WriteArchiveManifest(const ArchiveManifest& manifest);
// kDataLoss: not what WriteArchiveManifest writes. kFailedPrecondition: a newer Corner's.
absl::StatusOr<ArchiveManifest> ReadArchiveManifest(std::string_view json);

}  // namespace corner::casework
