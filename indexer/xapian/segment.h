// One published segment, open for reading. Columns, forward file and vocabulary are shared by all
// threads; a Xapian database belongs to one thread at a time and is lent out.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/match_table.h"
#include "indexer/xapian/columns.h"
#include "indexer/xapian/forward.h"
#include "indexer/xapian/pairs.h"
#include "indexer/xapian/vocabulary.h"

namespace corner::indexer {

class Segment {
 public:
  static absl::StatusOr<std::shared_ptr<Segment>> Open(const std::string& folder);

  const std::string& folder() const { return folder_; }
  uint32_t documents() const { return columns_.documents(); }
  const Columns& columns() const { return columns_; }
  const std::shared_ptr<const MatchTable>& match() const { return match_; }
  const Forward& forward() const { return forward_; }
  const Pairs& pairs() const { return pairs_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  // Document indexes sorted by that column (of 8 bytes), made on first use.
  const std::vector<uint32_t>& ByText() const { return Sorted(Column::kText, &by_text_); }
  const std::vector<uint32_t>& ByGroup() const { return Sorted(Column::kGroup, &by_group_); }

  // A database for one thread; it goes back to the segment when the lease ends.
  class Lease {
   public:
    Lease(const Segment* segment, std::unique_ptr<Xapian::Database> database)
        : segment_(segment), database_(std::move(database)) {}
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Xapian::Database& operator*() const { return *database_; }
    Xapian::Database* operator->() const { return database_.get(); }

   private:
    const Segment* segment_;
    std::unique_ptr<Xapian::Database> database_;
  };
  absl::StatusOr<Lease> Borrow() const;

 private:
  struct Order {
    std::once_flag made;
    std::vector<uint32_t> documents;
  };
  Segment() = default;
  const std::vector<uint32_t>& Sorted(Column column, Order* order) const;

  std::string folder_;
  Columns columns_;
  std::shared_ptr<const MatchTable> match_;
  Forward forward_;
  Pairs pairs_;
  Vocabulary vocabulary_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Xapian::Database>> idle_;
  mutable Order by_text_, by_group_;
};

}  // namespace corner::indexer
