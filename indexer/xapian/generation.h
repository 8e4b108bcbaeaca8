// A published generation, open for reading: its segments, which of their documents are dead, and
// one numbering of facet values over all segments. Immutable; shared by any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/xapian/manifest.h"
#include "indexer/xapian/segment.h"

namespace corner::indexer {

// One bit a document: set = superseded or removed.
class DeadSet {
 public:
  explicit DeadSet(uint32_t documents = 0) : bits_((documents + 63) / 64) {}
  static absl::StatusOr<DeadSet> Read(const std::string& path, uint32_t documents);
  absl::Status Write(const std::string& path) const;

  bool Has(uint32_t i) const { return (bits_[i / 64] >> (i % 64) & 1) != 0; }
  std::span<const uint64_t> words() const { return bits_; }
  // False when it was dead already.
  bool Add(uint32_t i);
  uint32_t count() const { return count_; }

 private:
  std::vector<uint64_t> bits_;
  uint32_t count_ = 0;
};

// The dead documents of a segment as its entry in a manifest says; kInternal when they do not fit.
absl::StatusOr<DeadSet> ReadDeadSet(const std::string& index, const SegmentEntry& entry);

// In how many live documents words stand, as far as it was asked. Thread-safe.
class MatchingCounts {
 public:
  std::optional<int64_t> Find(const std::string& words) const {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(words);
    return found == counts_.end() ? std::nullopt : std::optional(found->second);
  }
  void Put(const std::string& words, int64_t count) {
    const std::lock_guard lock(mutex_);
    if (counts_.size() >= kMost) counts_.clear();
    counts_.insert_or_assign(words, count);
  }

 private:
  static constexpr size_t kMost = 50'000;
  mutable std::mutex mutex_;
  absl::flat_hash_map<std::string, int64_t> counts_;
};

// A segment as one generation sees it.
struct LiveSegment {
  std::shared_ptr<Segment> segment;
  DeadSet dead;
  std::shared_ptr<MatchingCounts> counts = std::make_shared<MatchingCounts>();
  std::vector<uint32_t> tag_numbers;  // the segment's tag -> the generation's tag
  std::vector<uint8_t> tag_facets;    // the segment's tag -> its facet
};

class Generation {
 public:
  // Segments already open (by folder) are shared, so that a small publish opens only what is new.
  using OpenSegments = absl::flat_hash_map<std::string, std::weak_ptr<Segment>>;
  static absl::StatusOr<std::shared_ptr<const Generation>> Open(const std::string& index,
                                                                uint64_t number,
                                                                OpenSegments* open);

  const Manifest& manifest() const { return manifest_; }
  const std::vector<LiveSegment>& segments() const { return segments_; }
  const std::vector<Tag>& tags() const { return tags_; }
  // Numbers of the tags of one facet.
  const std::vector<uint32_t>& tags_of(FacetField facet) const {
    return tags_of_[static_cast<size_t>(facet)];
  }
  std::optional<uint32_t> FindTag(FacetField facet, std::string_view value) const;

  // For BM25: live documents and the words they hold.
  int64_t live_documents() const { return live_documents_; }
  int64_t live_words() const { return live_words_; }

  struct Location {
    size_t segment = 0;
    uint32_t document = 0;  // index: document number - 1
  };
  absl::StatusOr<std::optional<Location>> Locate(std::string_view id) const;
  // The stored JSON of a document.
  absl::StatusOr<std::string> Record(Location location) const;

 private:
  Generation() = default;
  absl::Status AddSegment(const SegmentEntry& entry, const std::string& index, OpenSegments* open);
  void NumberTags(LiveSegment* live);

  Manifest manifest_;
  std::vector<LiveSegment> segments_;
  std::vector<Tag> tags_;
  std::array<std::vector<uint32_t>, kFacetFieldCount> tags_of_;
  absl::flat_hash_map<std::string, uint32_t> tag_index_;
  int64_t live_documents_ = 0;
  int64_t live_words_ = 0;
};

}  // namespace corner::indexer
