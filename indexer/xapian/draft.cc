#include "indexer/xapian/draft.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <utility>

#include "indexer/xapian/columns.h"
#include "indexer/xapian/schema.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;

// The highest number in the names of a folder's entries ("000042", "000042.json"); 0 = none.
uint64_t HighestNumber(const std::string& folder) {
  uint64_t highest = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const auto number = ParseInteger(entry.path().stem().string());
    if (number && *number > 0) highest = std::max(highest, static_cast<uint64_t>(*number));
  }
  return highest;
}

}  // namespace

absl::StatusOr<FileLock> TakePublishLock(const std::string& index, const LockWait& wait) {
  std::error_code failed;
  fs::create_directories(index + "/segments", failed);
  if (!failed) fs::create_directories(index + "/generations", failed);
  if (failed) {
    return Unavailable(
        Concat("Could not create the index folder ", index, ": ", failed.message(), "."));
  }
  return FileLock::Take(index + "/LOCK", wait);
}

Draft::Draft(std::string index)
    : index_(std::move(index)),
      last_generation_(HighestNumber(index_ + "/generations")),
      last_segment_(HighestNumber(index_ + "/segments")) {}

Draft Draft::FromScratch(const std::string& index) { return Draft(index); }

Draft Draft::ForChanges(const std::string& index, uint64_t seq) {
  Draft draft(index);
  const auto current = CurrentGeneration(index);
  if (!current.ok()) return draft;
  Generation::OpenSegments open;
  const auto published = Generation::Open(index, *current, &open);
  if (!published.ok() || (*published)->manifest().seq > seq) return draft;
  draft.published_ = *published;
  draft.base_ = draft.published_->manifest();
  draft.entries_ = draft.base_.segments;
  for (const LiveSegment& live : draft.published_->segments()) draft.dead_.push_back(live.dead);
  draft.last_segment_ = std::max(draft.last_segment_, draft.base_.last_segment);
  return draft;
}

absl::StatusOr<Draft> Draft::ForMerge(const std::string& index) {
  Draft draft(index);
  CORNER_ASSIGN_OR_RETURN(const uint64_t current, CurrentGeneration(index));
  CORNER_ASSIGN_OR_RETURN(draft.base_, ReadManifest(index, current));
  draft.entries_ = draft.base_.segments;
  for (const SegmentEntry& entry : draft.entries_) {
    CORNER_ASSIGN_OR_RETURN(DeadSet dead, ReadDeadSet(index, entry));
    draft.dead_.push_back(std::move(dead));
  }
  draft.last_segment_ = std::max(draft.last_segment_, draft.base_.last_segment);
  return draft;
}

absl::Status Draft::Supersede(std::string_view id) {
  if (published_ == nullptr) return absl::OkStatus();
  CORNER_ASSIGN_OR_RETURN(const auto location, published_->Locate(id));
  if (location && dead_[location->segment].Add(location->document)) ++removed_;
  return absl::OkStatus();
}

std::string Draft::NewSegmentFolder() { return SegmentFolder(index_, ++last_segment_); }

absl::Status Draft::AddNewSegment(std::optional<DeadSet> dead) {
  CORNER_ASSIGN_OR_RETURN(const Columns columns,
                          Columns::Open(SegmentFolder(index_, last_segment_)));
  entries_.push_back({last_segment_, columns.documents(), 0, ""});
  dead_.push_back(dead ? *std::move(dead) : DeadSet(columns.documents()));
  return absl::OkStatus();
}

void Draft::RemoveSegments(const std::vector<size_t>& positions) {
  for (auto at = positions.rbegin(); at != positions.rend(); ++at) {
    entries_.erase(entries_.begin() + static_cast<long>(*at));
    dead_.erase(dead_.begin() + static_cast<long>(*at));
  }
}

absl::StatusOr<Manifest> Draft::Publish(uint64_t seq, int64_t live) {
  std::vector<size_t> dead_altogether;
  for (size_t s = 0; s < entries_.size(); ++s) {
    if (dead_[s].count() == entries_[s].documents) dead_altogether.push_back(s);
  }
  RemoveSegments(dead_altogether);
  Manifest manifest;
  manifest.generation = last_generation_ + 1;
  manifest.seq = seq;
  manifest.schema = kIndexSchemaVersion;
  manifest.edition = base_.edition;
  manifest.built_unix = std::time(nullptr);
  manifest.last_segment = last_segment_;
  for (size_t s = 0; s < entries_.size(); ++s) {
    SegmentEntry& entry = entries_[s];
    if (dead_[s].count() == entry.dead) continue;
    entry.dead = dead_[s].count();
    entry.dead_file = Concat("dead-", manifest.generation);
    CORNER_RETURN_IF_ERROR(
        dead_[s].Write(SegmentFolder(index_, entry.number) + "/" + entry.dead_file));
  }
  manifest.segments = entries_;
  if (manifest.live() != live) {
    return Internal(
        Concat("The new index holds ", manifest.live(), " vacancies but the ledger has ", live,
               " open, so it was not published."),
        "Run corner ingest --rebuild; the old index stays in use until then.");
  }
  CORNER_RETURN_IF_ERROR(corner::indexer::Publish(index_, manifest));
  return manifest;
}

}  // namespace corner::indexer
