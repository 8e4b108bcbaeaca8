#include "indexer/xapian/index_writer.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/ledger/file_lock.h"
#include "indexer/xapian/errors.h"
#include "indexer/xapian/generation.h"
#include "indexer/xapian/segment_pool.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;

// One generation in the making: the published one with its dead sets opened for change.
class Draft {
 public:
  Draft(std::string index, const IndexOptions& options)
      : index_(std::move(index)), options_(options) {}

  absl::Status Start() {
    std::error_code ignored;
    fs::create_directories(index_ + "/segments", ignored);
    fs::create_directories(index_ + "/generations", ignored);
    if (ignored) {
      return Unavailable(Concat("Could not create the index folder ", index_, "."));
    }
    const auto current = CurrentGeneration(index_);
    if (!current.ok()) return absl::IsNotFound(current.status()) ? absl::OkStatus() : Rebuild();
    last_number_ = *current;
    auto opened = Generation::Open(index_, *current, &open_);
    if (!opened.ok()) return Rebuild();
    if (options_.rebuild) return absl::OkStatus();
    published_ = *std::move(opened);
    for (const LiveSegment& live : published_->segments()) dead_.push_back(live.dead);
    entries_ = published_->manifest().segments;
    return absl::OkStatus();
  }

  uint64_t since() const { return published_ == nullptr ? 0 : published_->manifest().seq; }
  bool anything_published() const { return published_ != nullptr; }
  int64_t removed() const { return removed_; }

  // The row's earlier document, if there is one, is dead from now on.
  absl::Status Supersede(std::string_view id) {
    if (published_ == nullptr) return absl::OkStatus();
    CORNER_ASSIGN_OR_RETURN(const auto location, published_->Locate(id));
    if (location && dead_[location->segment].Add(location->document)) ++removed_;
    return absl::OkStatus();
  }

  std::string NewSegmentFolder() {
    uint64_t number = 0;
    for (const auto& entry : fs::directory_iterator(index_ + "/segments")) {
      number = std::max(number, static_cast<uint64_t>(
                                    ParseInteger(entry.path().filename().string()).value_or(0)));
    }
    new_number_ = number + 1;
    return SegmentFolder(index_, new_number_);
  }
  absl::Status AddNewSegment() {
    CORNER_ASSIGN_OR_RETURN(const Columns columns,
                            Columns::Open(SegmentFolder(index_, new_number_)));
    entries_.push_back({new_number_, columns.documents(), 0, ""});
    dead_.emplace_back(columns.documents());
    return absl::OkStatus();
  }

  // Positions of the segments to merge into one, and whether dead documents are left behind.
  struct MergePlan {
    std::vector<size_t> positions;
    bool rewrite = false;
  };
  MergePlan PlanMerge() const {
    MergePlan plan;
    for (size_t s = 0; s < entries_.size(); ++s) {
      if (dead_[s].count() > options_.most_dead * entries_[s].documents)
        plan.positions.push_back(s);
    }
    plan.rewrite = !plan.positions.empty();
    if (plan.rewrite || entries_.size() <= options_.most_segments) return plan;
    // All but the largest; all of them once the small ones together outweigh it.
    size_t largest = 0;
    uint64_t total = 0;
    for (size_t s = 0; s < entries_.size(); ++s) {
      total += entries_[s].documents;
      if (entries_[s].documents > entries_[largest].documents) largest = s;
    }
    const bool everything = total > 2ull * entries_[largest].documents;
    for (size_t s = 0; s < entries_.size(); ++s) {
      if (everything || s != largest) plan.positions.push_back(s);
    }
    return plan;
  }

  absl::Status Merge(const MergePlan& plan) {
    const std::string target = NewSegmentFolder();
    DeadSet dead;
    CORNER_RETURN_IF_ERROR(plan.rewrite ? Rewrite(plan, target) : Concatenate(plan, target, &dead));
    if (!plan.rewrite || fs::exists(target)) {
      CORNER_RETURN_IF_ERROR(AddNewSegment());
      if (!plan.rewrite) dead_.back() = std::move(dead);
    }
    for (auto at = plan.positions.rbegin(); at != plan.positions.rend(); ++at) {
      entries_.erase(entries_.begin() + static_cast<long>(*at));
      dead_.erase(dead_.begin() + static_cast<long>(*at));
    }
    return absl::OkStatus();
  }

  // Refuses a generation whose vacancies are not as many as the ledger has open.
  absl::StatusOr<Manifest> Publish(uint64_t seq, int64_t open) {
    Manifest manifest;
    manifest.generation = ++last_number_;
    manifest.seq = seq;
    manifest.schema = kIndexSchemaVersion;
    manifest.edition = "1";
    manifest.built_unix = std::time(nullptr);
    for (size_t s = 0; s < entries_.size(); ++s) {
      SegmentEntry& entry = entries_[s];
      if (dead_[s].count() != entry.dead) {
        entry.dead = dead_[s].count();
        entry.dead_file = Concat("dead-", manifest.generation);
        CORNER_RETURN_IF_ERROR(
            dead_[s].Write(SegmentFolder(index_, entry.number) + "/" + entry.dead_file));
      }
    }
    manifest.segments = entries_;
    if (manifest.live() != open) {
      return Internal(
          Concat("The new index holds ", manifest.live(), " vacancies but the ledger has ", open,
                 " open, so it was not published."),
          "Run corner ingest --rebuild; the old index stays in use until then.");
    }
    CORNER_RETURN_IF_ERROR(corner::indexer::Publish(index_, manifest));
    return manifest;
  }

 private:
  absl::Status Rebuild() {
    published_ = nullptr;
    return absl::OkStatus();
  }

  absl::Status Concatenate(const MergePlan& plan, const std::string& target, DeadSet* dead) {
    std::vector<std::string> inputs;
    uint32_t documents = 0;
    for (size_t s : plan.positions) {
      inputs.push_back(SegmentFolder(index_, entries_[s].number));
      documents += entries_[s].documents;
    }
    *dead = DeadSet(documents);
    uint32_t before = 0;
    for (size_t s : plan.positions) {
      for (uint32_t i = 0; i < entries_[s].documents; ++i) {
        if (dead_[s].Has(i)) dead->Add(before + i);
      }
      before += entries_[s].documents;
    }
    return MergeSegments(inputs, target);
  }

  absl::Status Rewrite(const MergePlan& plan, const std::string& target) {
    SegmentPool pool(index_ + "/scratch", options_);
    for (size_t s : plan.positions) {
      CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<Segment> segment,
                              Segment::Open(SegmentFolder(index_, entries_[s].number)));
      CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, segment->Borrow());
      const auto seq = segment->columns().Get<uint64_t>(Column::kSeq);
      for (uint32_t i = 0; i < entries_[s].documents; ++i) {
        if (dead_[s].Has(i)) continue;
        const absl::Status added = Guarded("read a vacancy", [&]() -> absl::Status {
          return pool.Add({seq[i], database->get_document(i + 1).get_data()});
        });
        CORNER_RETURN_IF_ERROR(added);
      }
    }
    return pool.rows() == 0 ? absl::OkStatus() : pool.Finish(target);
  }

  std::string index_;
  const IndexOptions& options_;
  Generation::OpenSegments open_;
  std::shared_ptr<const Generation> published_;
  std::vector<SegmentEntry> entries_;
  std::vector<DeadSet> dead_;
  uint64_t last_number_ = 0;
  uint64_t new_number_ = 0;
  int64_t removed_ = 0;
};

absl::Status IndexChanges(const Ledger& ledger, uint64_t until, const std::string& index,
                          const IndexOptions& options, Draft* draft, IndexReport* report) {
  SegmentPool pool(index + "/scratch", options);
  CORNER_RETURN_IF_ERROR(
      ledger.ForEachStored(draft->since(), until, [&](StoredRow&& row) -> absl::Status {
        CORNER_RETURN_IF_ERROR(draft->Supersede(row.id));
        return row.findable ? pool.Add({row.seq, std::move(row.json)}) : absl::OkStatus();
      }));
  report->indexed = pool.rows();
  if (pool.rows() == 0) return absl::OkStatus();
  CORNER_RETURN_IF_ERROR(pool.Finish(draft->NewSegmentFolder()));
  report->merge_seconds = pool.merge_seconds();
  return draft->AddNewSegment();
}

}  // namespace

absl::StatusOr<IndexReport> CatchUp(const Ledger& ledger, const std::string& index,
                                    const IndexOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  std::error_code ignored;
  fs::create_directories(index, ignored);
  CORNER_ASSIGN_OR_RETURN(const FileLock lock, FileLock::Take(index + "/LOCK"));
  Draft draft(index, options);
  CORNER_RETURN_IF_ERROR(draft.Start());
  CORNER_ASSIGN_OR_RETURN(const LedgerCounts counts, ledger.Counts());
  IndexReport report;
  report.seq = counts.seq;
  report.live = counts.open;
  if (draft.anything_published() && draft.since() == counts.seq) {
    CORNER_ASSIGN_OR_RETURN(report.generation, CurrentGeneration(index));
    return report;
  }
  CORNER_RETURN_IF_ERROR(IndexChanges(ledger, counts.seq, index, options, &draft, &report));
  for (Draft::MergePlan plan = draft.PlanMerge(); !plan.positions.empty();
       plan = draft.PlanMerge()) {
    CORNER_RETURN_IF_ERROR(draft.Merge(plan));
  }
  CORNER_ASSIGN_OR_RETURN(const Manifest manifest, draft.Publish(counts.seq, counts.open));
  report.generation = manifest.generation;
  report.removed = draft.removed();
  report.published = true;
  CORNER_RETURN_IF_ERROR(RemoveOldGenerations(index, options.keep_seconds));
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace corner::indexer
