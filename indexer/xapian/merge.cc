#include "indexer/xapian/merge.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>
#include <utility>

#include "indexer/xapian/draft.h"
#include "indexer/xapian/errors.h"
#include "indexer/xapian/merge_policy.h"
#include "indexer/xapian/segment_pool.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

namespace fs = std::filesystem;

absl::StatusOr<std::optional<Merge>> Merge::Choose(const std::string& index,
                                                   const IndexOptions& options) {
  CORNER_ASSIGN_OR_RETURN(const FileLock lock, TakePublishLock(index, options.wait));
  CORNER_ASSIGN_OR_RETURN(MergeSlots slots, MergeSlots::Look(index));
  const auto draft = Draft::ForMerge(index);
  if (absl::IsNotFound(draft.status())) return std::optional<Merge>();
  if (!draft.ok()) return draft.status();
  if (!slots.free) return std::optional<Merge>();

  std::vector<size_t> positions;  // of segments that no running merge reads
  std::vector<SegmentSize> sizes;
  for (size_t s = 0; s < draft->entries().size(); ++s) {
    const SegmentEntry& entry = draft->entries()[s];
    if (slots.claimed.contains(entry.number)) continue;
    positions.push_back(s);
    sizes.push_back({entry.documents, entry.dead});
  }
  MergePolicy policy{options.most_segments, options.most_dead, options.least_dead};
  policy.most_segments -= std::min<size_t>(policy.most_segments, slots.running);
  const MergeChoice choice = ChooseMerge(sizes, policy);
  if (choice.inputs.empty()) return std::optional<Merge>();

  Merge merge(index, options, *std::move(slots.free));
  merge.options_.progress = nullptr;  // it speaks of adverts that are new
  merge.rewrite_ = choice.rewrite;
  std::vector<uint64_t> numbers;
  for (size_t input : choice.inputs) {
    merge.inputs_.push_back(draft->entries()[positions[input]]);
    merge.dead_.push_back(draft->dead(positions[input]));
    numbers.push_back(merge.inputs_.back().number);
  }
  CORNER_RETURN_IF_ERROR(merge.slot_.Claim(numbers));
  return std::optional<Merge>(std::move(merge));
}

int64_t Merge::documents() const {
  int64_t documents = 0;
  for (const SegmentEntry& input : inputs_) documents += input.documents;
  return documents;
}

absl::Status Merge::Build() {
  absl::Status built = rewrite_ ? Rewrite() : Concatenate();
  built_ = built.ok();
  // Inputs may have been taken away under it: then the merge is abandoned and nothing is wrong.
  return built_ || !InputsAreThere() ? absl::OkStatus() : built;
}

absl::Status Merge::Concatenate() const {
  std::vector<std::string> folders;
  for (const SegmentEntry& input : inputs_) folders.push_back(SegmentFolder(index_, input.number));
  return MergeInTiers(std::move(folders), options_.merge_at_once, slot_.folder(), Target());
}

absl::Status Merge::Rewrite() const {
  SegmentPool pool(slot_.folder() + "/parts", options_);
  for (size_t s = 0; s < inputs_.size(); ++s) {
    CORNER_ASSIGN_OR_RETURN(const std::shared_ptr<Segment> segment,
                            Segment::Open(SegmentFolder(index_, inputs_[s].number)));
    CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, segment->Borrow());
    const auto seq = segment->columns().Get<uint64_t>(Column::kSeq);
    for (uint32_t i = 0; i < inputs_[s].documents; ++i) {
      if (dead_[s].Has(i)) continue;
      const absl::Status added = Guarded("read a vacancy", [&]() -> absl::Status {
        return pool.Add({seq[i], database->get_document(i + 1).get_data()});
      });
      CORNER_RETURN_IF_ERROR(added);
    }
  }
  return pool.rows() == 0 ? absl::OkStatus() : pool.Finish(Target());
}

bool Merge::InputsAreThere() const {
  const auto draft = Draft::ForMerge(index_);
  if (!draft.ok()) return !absl::IsNotFound(draft.status());
  return std::all_of(inputs_.begin(), inputs_.end(), [&](const SegmentEntry& input) {
    return std::any_of(draft->entries().begin(), draft->entries().end(),
                       [&](const SegmentEntry& entry) { return entry.number == input.number; });
  });
}

DeadSet Merge::CarriedOver(const std::vector<const DeadSet*>& now, uint32_t documents) const {
  DeadSet dead(documents);
  uint32_t position = 0;  // in the merged segment
  for (size_t s = 0; s < inputs_.size(); ++s) {
    for (uint32_t i = 0; i < inputs_[s].documents; ++i) {
      if (rewrite_ && dead_[s].Has(i)) continue;
      if (now[s] == nullptr || now[s]->Has(i)) dead.Add(position);
      ++position;
    }
  }
  return dead;
}

absl::StatusOr<bool> Merge::Publish() {
  if (!built_) return false;
  CORNER_ASSIGN_OR_RETURN(const FileLock lock, TakePublishLock(index_, options_.wait));
  CORNER_ASSIGN_OR_RETURN(Draft draft, Draft::ForMerge(index_));
  std::vector<size_t> positions;
  std::vector<const DeadSet*> now;
  for (const SegmentEntry& input : inputs_) {
    now.push_back(nullptr);
    for (size_t s = 0; s < draft.entries().size(); ++s) {
      if (draft.entries()[s].number != input.number) continue;
      positions.push_back(s);
      now.back() = &draft.dead(s);
    }
  }
  // A rebuild takes all of them away; one alone is left out when its last document dies.
  if (positions.empty()) return false;
  uint32_t written = 0;
  for (size_t s = 0; s < inputs_.size(); ++s) {
    written += inputs_[s].documents - (rewrite_ ? dead_[s].count() : 0);
  }
  DeadSet dead = CarriedOver(now, written);
  std::sort(positions.begin(), positions.end());
  draft.RemoveSegments(positions);
  if (written > 0) {
    const std::string folder = draft.NewSegmentFolder();
    if (std::rename(Target().c_str(), folder.c_str()) != 0) {
      return Unavailable(Concat("Could not move a merged segment to ", folder, "."));
    }
    CORNER_RETURN_IF_ERROR(draft.AddNewSegment(std::move(dead)));
  }
  // What the index holds does not change: the same documents live, up to the same change.
  CORNER_RETURN_IF_ERROR(draft.Publish(draft.base().seq, draft.base().live()).status());
  CORNER_RETURN_IF_ERROR(RemoveOldGenerations(index_, options_.keep_seconds));
  return true;
}

namespace {

// For this thread and those it starts: one core in two is left to publishing and searching.
void LowerPriority() { ::setpriority(PRIO_PROCESS, 0, 10); }

absl::Status MergeAll(const std::string& index, const IndexOptions& options, MergeReport* report) {
  while (true) {
    CORNER_ASSIGN_OR_RETURN(std::optional<Merge> merge, Merge::Choose(index, options));
    if (!merge) return absl::OkStatus();
    CORNER_RETURN_IF_ERROR(merge->Build());
    CORNER_ASSIGN_OR_RETURN(const bool published, merge->Publish());
    if (!published) continue;
    ++report->merges;
    report->documents += merge->documents();
  }
}

}  // namespace

absl::StatusOr<MergeReport> MergeIndex(const std::string& index, const IndexOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  MergeReport report;
  absl::Status status;
  std::thread thread([&] {
    LowerPriority();
    status = MergeAll(index, options, &report);
  });
  thread.join();
  if (!status.ok()) return status;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace corner::indexer
