// Merging as a step of its own: choose segments under the publish lock, merge them without it, take
// it again for a moment and publish the generation in which the merged segment stands in their
// place, with the documents that died meanwhile carried over. Publishing never waits for a merge.
// Called by CatchUp and by long-running programs. One thread per object; any number of processes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/xapian/generation.h"
#include "indexer/xapian/index_writer.h"
#include "indexer/xapian/merge_slot.h"

namespace corner::indexer {

class Merge {
 public:
  // The merge that is due (merge_policy.h), or none. Sweeps what merges of dead processes left.
  static absl::StatusOr<std::optional<Merge>> Choose(const std::string& index,
                                                     const IndexOptions& options);

  // Writes the merged segment. May take minutes; nothing of the index changes.
  absl::Status Build();
  // Exchanges the inputs for it. False: the inputs are gone (the index was rebuilt meanwhile), so
  // the merge was abandoned.
  absl::StatusOr<bool> Publish();

  int64_t documents() const;  // of the inputs, dead ones included

 private:
  Merge(std::string index, const IndexOptions& options, MergeSlot slot)
      : index_(std::move(index)), options_(options), slot_(std::move(slot)) {}

  std::string Target() const { return slot_.folder() + "/merged"; }
  absl::Status Concatenate() const;
  absl::Status Rewrite() const;
  bool InputsAreThere() const;
  // The merged segment's dead documents, given those of each input now; null: the input was left
  // out since because it is dead altogether.
  DeadSet CarriedOver(const std::vector<const DeadSet*>& now, uint32_t documents) const;

  std::string index_;
  IndexOptions options_;
  MergeSlot slot_;
  std::vector<SegmentEntry> inputs_;
  std::vector<DeadSet> dead_;  // of each input, when it was chosen
  bool rewrite_ = false;
  bool built_ = false;
};

struct MergeReport {
  int merges = 0;         // published
  int64_t documents = 0;  // written by them
  double seconds = 0;
};

// Merges until nothing is due. Runs at a lower priority than publishing and searching.
absl::StatusOr<MergeReport> MergeIndex(const std::string& index, const IndexOptions& options);

}  // namespace corner::indexer
