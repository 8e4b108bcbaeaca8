// What a generation is made of, as one small file. CURRENT names the published generation; both are
// replaced by rename, so a reader or a crash sees the old one or the new one.
//   INDEX/CURRENT  INDEX/generations/000042.json  INDEX/segments/000007/…  …/dead-42
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace corner::indexer {

struct SegmentEntry {
  uint64_t number = 0;  // folder segments/NUMBER
  uint32_t documents = 0;
  uint32_t dead = 0;      // of them, superseded or removed; their bits are in `dead_file`
  std::string dead_file;  // inside the segment's folder; empty when none is dead
};

struct Manifest {
  uint64_t generation = 0;
  uint64_t seq = 0;  // the ledger's change number this generation has reached
  int schema = 0;
  std::string edition;     // of the taxonomies
  int64_t built_unix = 0;  // seconds
  // The highest number a segment of any generation had: numbers are not used twice, so that a
  // reader never takes a new segment for an old one it still holds open.
  uint64_t last_segment = 0;
  std::vector<SegmentEntry> segments;

  int64_t live() const;
};

std::string SegmentFolder(const std::string& index, uint64_t number);
std::string ManifestPath(const std::string& index, uint64_t generation);

// kNotFound when nothing was published yet.
absl::StatusOr<uint64_t> CurrentGeneration(const std::string& index);
absl::StatusOr<Manifest> ReadManifest(const std::string& index, uint64_t generation);
// Writes the manifest, then makes it the current one.
absl::Status Publish(const std::string& index, const Manifest& manifest);
// Deletes manifests superseded more than `keep_seconds` ago, segments and dead files that no
// remaining manifest names, and what a publish that died left behind. Only under the publish lock
// and with nothing half built. Readers that hold files open are not disturbed.
absl::Status RemoveOldGenerations(const std::string& index, int64_t keep_seconds);

}  // namespace corner::indexer
