// The catalogue over a published index. Every search runs on one immutable generation; a newly
// published one is noticed at the next search. Cursors pin the generation they began on for as long
// as its files are kept (ten minutes after it was superseded). Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/catalogue.h"
#include "indexer/xapian/evaluate.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

class IndexCatalogue : public Catalogue {
 public:
  // `index` is the folder of the index; it may be empty until the first publish.
  static absl::StatusOr<std::unique_ptr<IndexCatalogue>> Open(const std::string& index);

  absl::StatusOr<SearchResult> Search(const Probe& probe) const override;
  absl::StatusOr<Vacancy> Find(std::string_view id) const override;
  absl::StatusOr<MatchSnapshot> Match() const override;
  absl::StatusOr<std::vector<WordCount>> Words(std::string_view prefix,
                                               size_t limit) const override;
  absl::StatusOr<std::vector<std::string>> Suggest(std::string_view word) const override;

  // The generation published last; kNotFound when there is none.
  absl::StatusOr<std::shared_ptr<const Generation>> Current() const;

 private:
  explicit IndexCatalogue(std::string index) : index_(std::move(index)) {}
  absl::StatusOr<std::shared_ptr<const Generation>> Pinned(uint64_t number) const;
  absl::StatusOr<std::shared_ptr<const Generation>> OpenLocked(uint64_t number) const;

  std::string index_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Generation> current_;
  mutable Generation::OpenSegments open_segments_;
  // Generations a cursor asked for, newest last; at most a few.
  mutable std::vector<std::shared_ptr<const Generation>> pinned_;
};

}  // namespace corner::indexer
