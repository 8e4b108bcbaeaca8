#include "indexer/xapian/verify.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include "indexer/ids.h"
#include "indexer/xapian/errors.h"
#include "indexer/xapian/generation.h"

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

namespace {

// The ledger's open vacancies and the generation published for them.
struct Both {
  std::vector<IdAndSeq> open;
  uint64_t seq = 0;
  std::string edition;
  std::shared_ptr<const Generation> generation;  // null: nothing was published yet
};

absl::StatusOr<Both> LookAtBoth(const Ledger& ledger, const std::string& index) {
  Both both;
  CORNER_RETURN_IF_ERROR(ledger.InOneState([&]() -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(both.open, ledger.OpenIds());
    CORNER_ASSIGN_OR_RETURN(both.seq, ledger.Seq());
    CORNER_ASSIGN_OR_RETURN(const EditionState state, ledger.Edition());
    both.edition = EditionText(state);
    return absl::OkStatus();
  }));
  const auto current = CurrentGeneration(index);
  if (absl::IsNotFound(current.status()) && both.open.empty()) return both;
  if (!current.ok()) return current.status();
  Generation::OpenSegments segments;
  CORNER_ASSIGN_OR_RETURN(both.generation, Generation::Open(index, *current, &segments));
  return both;
}

// While others write, the two are rarely seen at one change: looks again as long as they move.
absl::StatusOr<Both> LookUntilTheyMeet(const Ledger& ledger, const std::string& index) {
  constexpr int kMostLooks = 20;
  uint64_t ledger_seq = 0, index_seq = 0;
  for (int look = 1;; ++look) {
    CORNER_ASSIGN_OR_RETURN(Both both, LookAtBoth(ledger, index));
    if (both.generation == nullptr) return both;
    const uint64_t reached = both.generation->manifest().seq;
    const bool moved = look == 1 || both.seq != ledger_seq || reached != index_seq;
    if (reached == both.seq || !moved || look == kMostLooks) return both;
    ledger_seq = both.seq;
    index_seq = reached;
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
  }
}

}  // namespace

absl::StatusOr<VerifyReport> Verify(const Ledger& ledger, const std::string& index) {
  CORNER_RETURN_IF_ERROR(ledger.Check());
  CORNER_ASSIGN_OR_RETURN(const Both both, LookUntilTheyMeet(ledger, index));
  VerifyReport report;
  report.ledger_open = static_cast<int64_t>(both.open.size());
  report.ledger_seq = both.seq;
  report.ledger_edition = both.edition;
  if (both.generation == nullptr) {
    report.equal = true;
    return report;
  }
  CORNER_RETURN_IF_ERROR(CheckDatabases(*both.generation));
  const std::vector<IdAndSeq> live = LiveIds(*both.generation);
  report.index_live = static_cast<int64_t>(live.size());
  report.index_seq = both.generation->manifest().seq;
  report.index_edition = both.generation->manifest().edition;
  Compare(both.open, live, &report.differences);
  if (report.index_seq != report.ledger_seq) {
    report.differences.push_back(
        Concat("The index has reached change ", report.index_seq, " of ", report.ledger_seq, "."));
  }
  if (report.index_edition != report.ledger_edition) {
    report.differences.push_back(Concat("The index was published for the taxonomies “",
                                        report.index_edition, "”, the ledger was read by “",
                                        report.ledger_edition, "”."));
  }
  report.equal = report.differences.empty();
  return report;
}

}  // namespace corner::indexer
