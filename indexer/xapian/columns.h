// The columns of one segment: built in memory document by document, written once, then read
// through a memory map. Columns also hold the tags: the values a vacancy shows in every facet.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "indexer/vacancy.h"
#include "indexer/xapian/files.h"
#include "indexer/xapian/schema.h"

namespace corner::indexer {

// One value of one facet, as chosen in a filter and as read by a person.
struct Tag {
  FacetField facet;
  std::string value;
  std::string label;
};

// Every tag of a vacancy, "unknown" where a facet is not stated. Order is fixed.
std::vector<Tag> TagsOf(const Vacancy& vacancy);

class ColumnsBuilder {
 public:
  // `length` in words. Documents are numbered in the order of these calls.
  void Add(const Vacancy& vacancy, uint64_t seq, uint32_t length);
  // Appends all documents of another segment.
  void Append(const class Columns& other);
  uint32_t documents() const { return documents_; }
  // Writes columns.bin, tags.bin and tags.tsv into `folder`.
  absl::Status Write(const std::string& folder) const;

 private:
  template <typename T>
  void Push(Column column, T value);
  uint32_t TagId(const Tag& tag);

  uint32_t documents_ = 0;
  std::vector<char> columns_[kColumnCount];
  std::vector<uint32_t> tags_;
  std::vector<Tag> dictionary_;
  absl::flat_hash_map<std::string, uint32_t> ids_;
};

class Columns {
 public:
  static absl::StatusOr<Columns> Open(const std::string& folder);

  uint32_t documents() const { return documents_; }
  template <typename T>
  std::span<const T> Get(Column column) const {
    return columns_.Array<T>(offsets_[static_cast<size_t>(column)], documents_);
  }
  // Tag numbers (into `dictionary`) of document index `i` (document number - 1).
  std::span<const uint32_t> TagsOfDocument(uint32_t i) const {
    const uint32_t begin = i == 0 ? 0 : tags_end_[i - 1];
    return tags_.subspan(begin, tags_end_[i] - begin);
  }
  const std::vector<Tag>& dictionary() const { return dictionary_; }

 private:
  MappedFile columns_, tag_file_;
  uint32_t documents_ = 0;
  size_t offsets_[kColumnCount] = {};
  std::span<const uint32_t> tags_end_, tags_;
  std::vector<Tag> dictionary_;
};

}  // namespace corner::indexer
