// One encrypted file that holds several: a backup. Its bytes say nothing but how many they are.
// Written and read from front to back in a few hundred kilobytes of memory. Called by backup.h and
// restore.h. One writer or reader belongs to one thread.
//
//   8 bytes  "CORNERB1"
//  24 bytes  header of libsodium's secretstream (XChaCha20-Poly1305)
//  32 bytes  BLAKE2b of the header keyed by the archive key: tells a wrong key from damage
//  then      frames: 4 bytes length (lowest first), then that many bytes of secretstream. Inside:
//            'F' name, 'D' bytes of that file, and at the end, under the stream's final tag,
//            'M' manifest
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/casework/archive_manifest.h"
#include "service/casework/vault/secret.h"

namespace corner::casework {

class ArchiveWriter {
 public:
  // kUnavailable: the file cannot be made. An archive that was not finished cannot be read.
  static absl::StatusOr<std::unique_ptr<ArchiveWriter>> Create(const std::string& path,
                                                               const SecretKey& key);
  virtual ~ArchiveWriter() = default;
  // Adds the file at `path` under that name.
  virtual absl::Status Add(std::string_view name, const std::string& path) = 0;
  // Writes the manifest (its files are those added) and makes the archive durable.
  virtual absl::Status Finish(absl::Time made, std::vector<Erasure> erasures) = 0;
};

// What is done with the files of an archive, in their order: Begin, then Bytes as often as needed.
struct ArchiveSink {
  std::function<absl::Status(std::string_view name)> begin;
  std::function<absl::Status(std::string_view bytes)> bytes;
};

// Reads all of an archive and checks it against its manifest; empty functions only check.
// kNotFound; kFailedPrecondition: no archive, or other keys; kDataLoss: damaged or cut short. What
// the sink was given before an error is not to be used.
absl::StatusOr<ArchiveManifest> ReadArchive(const std::string& path, const SecretKey& key,
                                            const ArchiveSink& sink);

}  // namespace corner::casework
