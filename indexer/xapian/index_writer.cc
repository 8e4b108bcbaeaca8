#include "indexer/xapian/index_writer.h"

#include <chrono>
#include <optional>
#include <utility>

#include "indexer/xapian/draft.h"
#include "indexer/xapian/merge.h"
#include "indexer/xapian/segment_pool.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

// Marks what the changes supersede and gives what they bring to the pool.
absl::Status ReadChanges(const Ledger& ledger, uint64_t until, Draft* draft, SegmentPool* pool) {
  return ledger.ForEachStored(draft->since(), until, [&](StoredRow&& row) -> absl::Status {
    CORNER_RETURN_IF_ERROR(draft->Supersede(row.id));
    return row.findable ? pool->Add({row.seq, std::move(row.json)}) : absl::OkStatus();
  });
}

absl::Status FinishSegment(SegmentPool* pool, Draft* draft, IndexReport* report) {
  report->indexed = pool->rows();
  if (pool->rows() == 0) return absl::OkStatus();
  CORNER_RETURN_IF_ERROR(pool->Finish(draft->NewSegmentFolder()));
  report->merge_seconds = pool->merge_seconds();
  return draft->AddNewSegment();
}

}  // namespace

absl::StatusOr<IndexReport> PublishChanges(const Ledger& ledger, const std::string& index,
                                           const IndexOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  CORNER_ASSIGN_OR_RETURN(const FileLock lock, TakePublishLock(index, options.wait));
  std::optional<Draft> draft;
  std::optional<SegmentPool> pool;
  LedgerCounts counts;
  IndexReport report;
  // Counts and rows of one state of the ledger: others may be writing to it.
  CORNER_RETURN_IF_ERROR(ledger.InOneState([&]() -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(counts, ledger.Counts());
    draft = options.rebuild ? Draft::FromScratch(index) : Draft::ForChanges(index, counts.seq);
    CORNER_ASSIGN_OR_RETURN(const EditionState state, ledger.Edition());
    const bool same_edition = draft->base().edition == EditionText(state);
    if (!draft->empty() && draft->since() == counts.seq && same_edition) return absl::OkStatus();
    draft->SetEdition(EditionText(state));
    pool.emplace(index + "/scratch", options);
    return ReadChanges(ledger, counts.seq, &*draft, &*pool);
  }));
  report.seq = counts.seq;
  report.live = counts.open;
  report.generation = draft->base().generation;
  // Even then a process that died may have left something behind.
  if (!pool) {
    CORNER_RETURN_IF_ERROR(RemoveOldGenerations(index, options.keep_seconds));
    return report;
  }
  CORNER_RETURN_IF_ERROR(FinishSegment(&*pool, &*draft, &report));
  CORNER_ASSIGN_OR_RETURN(const Manifest manifest, draft->Publish(counts.seq, counts.open));
  report.generation = manifest.generation;
  report.removed = draft->removed();
  report.published = true;
  CORNER_RETURN_IF_ERROR(RemoveOldGenerations(index, options.keep_seconds));
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

absl::StatusOr<IndexReport> CatchUp(const Ledger& ledger, const std::string& index,
                                    const IndexOptions& options) {
  CORNER_ASSIGN_OR_RETURN(IndexReport report, PublishChanges(ledger, index, options));
  if (options.published) options.published(report);
  const auto merged = MergeIndex(index, options);
  report.merge_error = merged.status();
  if (merged.ok()) report.merges = merged->merges;
  return report;
}

}  // namespace corner::indexer
