#include "indexer/xapian/verify.h"

#include <algorithm>
#include <utility>

#include "indexer/xapian/errors.h"
#include "indexer/xapian/generation.h"
#include "indexer/xapian/ids.h"

namespace corner::indexer {
namespace {

using IdAndSeq = std::pair<std::string, uint64_t>;
constexpr size_t kMostDifferences = 10;

std::vector<IdAndSeq> LiveIds(const Generation& generation) {
  std::vector<IdAndSeq> ids;
  for (const LiveSegment& live : generation.segments()) {
    const Columns& columns = live.segment->columns();
    const auto high = columns.Get<uint64_t>(Column::kIdHigh);
    const auto low = columns.Get<uint64_t>(Column::kIdLow);
    const auto seq = columns.Get<uint64_t>(Column::kSeq);
    for (uint32_t i = 0; i < columns.documents(); ++i) {
      if (!live.dead.Has(i)) ids.emplace_back(IdText({high[i], low[i]}), seq[i]);
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

// Reads every posting list and every record of a segment; damage shows as an error of Xapian's or
// as a document that has no record.
absl::Status ReadWholeDatabase(const Segment& segment) {
  const absl::Status damaged =
      Internal(Concat("The database of ", segment.folder(), " is damaged."),
               "Run corner ingest --rebuild: the ledger holds everything.");
  CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, segment.Borrow());
  const absl::Status read = Guarded("check the index", [&]() -> absl::Status {
    for (auto term = database->allterms_begin(); term != database->allterms_end(); ++term) {
      Xapian::doccount postings = 0;
      const auto end = database->postlist_end(*term);
      for (auto posting = database->postlist_begin(*term); posting != end; ++posting) ++postings;
      if (postings != term.get_termfreq()) return damaged;
    }
    for (Xapian::docid id = 1; id <= segment.documents(); ++id) {
      if (database->get_document(id).get_data().empty()) return damaged;
    }
    return absl::OkStatus();
  });
  return read.ok() ? read : damaged;
}

absl::Status CheckDatabases(const Generation& generation) {
  for (const LiveSegment& live : generation.segments()) {
    CORNER_RETURN_IF_ERROR(ReadWholeDatabase(*live.segment));
  }
  return absl::OkStatus();
}

void Compare(const std::vector<IdAndSeq>& ledger, const std::vector<IdAndSeq>& index,
             std::vector<std::string>* differences) {
  std::vector<IdAndSeq> missing, extra;
  std::set_difference(ledger.begin(), ledger.end(), index.begin(), index.end(),
                      std::back_inserter(missing));
  std::set_difference(index.begin(), index.end(), ledger.begin(), ledger.end(),
                      std::back_inserter(extra));
  for (const auto& [id, seq] : missing) {
    if (differences->size() >= kMostDifferences) return;
    differences->push_back(Concat("The index lacks change ", seq, " of vacancy ", id, "."));
  }
  for (const auto& [id, seq] : extra) {
    if (differences->size() >= kMostDifferences) return;
    differences->push_back(
        Concat("The index holds change ", seq, " of vacancy ", id, ", which the ledger does not."));
  }
}

}  // namespace

absl::StatusOr<VerifyReport> Verify(const Ledger& ledger, const std::string& index) {
  CORNER_RETURN_IF_ERROR(ledger.Check());
  VerifyReport report;
  CORNER_ASSIGN_OR_RETURN(const auto open, ledger.OpenIds());
  CORNER_ASSIGN_OR_RETURN(const LedgerCounts counts, ledger.Counts());
  report.ledger_open = static_cast<int64_t>(open.size());
  report.ledger_seq = counts.seq;
  const auto current = CurrentGeneration(index);
  if (absl::IsNotFound(current.status()) && open.empty()) {
    report.equal = true;
    return report;
  }
  if (!current.ok()) return current.status();
  Generation::OpenSegments segments;
  CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<const Generation> generation,
                          Generation::Open(index, *current, &segments));
  CORNER_RETURN_IF_ERROR(CheckDatabases(*generation));
  const std::vector<IdAndSeq> live = LiveIds(*generation);
  report.index_live = static_cast<int64_t>(live.size());
  report.index_seq = generation->manifest().seq;
  Compare(open, live, &report.differences);
  if (report.index_seq != report.ledger_seq) {
    report.differences.push_back(
        Concat("The index has reached change ", report.index_seq, " of ", report.ledger_seq, "."));
  }
  report.equal = report.differences.empty();
  return report;
}

}  // namespace corner::indexer
