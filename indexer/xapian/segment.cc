#include "indexer/xapian/segment.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/xapian/errors.h"
#include "indexer/xapian/match_file.h"

namespace corner::indexer {

absl::StatusOr<std::shared_ptr<Segment>> Segment::Open(const std::string& folder) {
  std::shared_ptr<Segment> segment(new Segment);
  segment->folder_ = folder;
  CORNER_ASSIGN_OR_RETURN(segment->columns_, Columns::Open(folder));
  CORNER_ASSIGN_OR_RETURN(segment->match_, OpenMatchTable(folder));
  CORNER_ASSIGN_OR_RETURN(segment->forward_, Forward::Open(folder));
  CORNER_ASSIGN_OR_RETURN(segment->pairs_, Pairs::Open(folder));
  CORNER_ASSIGN_OR_RETURN(segment->vocabulary_, Vocabulary::Open(folder));
  CORNER_ASSIGN_OR_RETURN(const Lease database, segment->Borrow());
  if (database->get_doccount() != segment->documents() ||
      segment->match_->rows.size() != segment->documents() ||
      segment->pairs_.documents() != segment->documents() ||
      segment->forward_.documents() != segment->documents()) {
    return Internal(Concat("The files of ", folder, " do not belong together."),
                    "Run corner ingest --rebuild: the ledger holds everything.");
  }
  return segment;
}

absl::StatusOr<Segment::Lease> Segment::Borrow() const {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Lease lease(this, std::move(idle_.back()));
      idle_.pop_back();
      return lease;
    }
  }
  std::unique_ptr<Xapian::Database> database;
  const absl::Status status = Guarded("open the index", [&]() -> absl::Status {
    database = std::make_unique<Xapian::Database>(folder_ + "/xapian");
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return Lease(this, std::move(database));
}

Segment::Lease::~Lease() {
  if (database_ == nullptr) return;
  const std::lock_guard lock(segment_->mutex_);
  segment_->idle_.push_back(std::move(database_));
}

const std::vector<uint32_t>& Segment::Sorted(Column column, Order* order) const {
  std::call_once(order->made, [&] {
    order->documents.resize(documents());
    std::iota(order->documents.begin(), order->documents.end(), 0u);
    const auto values = columns_.Get<uint64_t>(column);
    std::sort(order->documents.begin(), order->documents.end(), [&](uint32_t a, uint32_t b) {
      return values[a] != values[b] ? values[a] < values[b] : a < b;
    });
  });
  return order->documents;
}

}  // namespace corner::indexer
