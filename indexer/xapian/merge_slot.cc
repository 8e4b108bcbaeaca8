#include "indexer/xapian/merge_slot.h"

#include <filesystem>
#include <utility>

#include "indexer/xapian/files.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;

std::string InputsPath(const std::string& folder) { return folder + "/inputs"; }

// Segments named in a slot's folder; none before it has claimed any.
absl::StatusOr<std::set<uint64_t>> ReadClaim(const std::string& folder) {
  std::set<uint64_t> claimed;
  const auto text = ReadFile(InputsPath(folder));
  if (absl::IsNotFound(text.status())) return claimed;
  if (!text.ok()) return text.status();
  for (std::string_view line : Split(*text, '\n')) {
    if (const auto number = ParseInteger(line)) claimed.insert(static_cast<uint64_t>(*number));
  }
  return claimed;
}

}  // namespace

absl::StatusOr<MergeSlots> MergeSlots::Look(const std::string& index) {
  MergeSlots slots;
  for (int number = 1; number <= kMergeSlots; ++number) {
    std::string folder = Concat(index, "/merge-", number);
    auto lock = FileLock::Take(folder + ".lock");
    if (lock.ok()) {  // also sweeps a slot that is not needed
      MergeSlot slot(std::move(folder), *std::move(lock));
      if (!slots.free) slots.free.emplace(std::move(slot));
      continue;
    }
    if (!absl::IsUnavailable(lock.status())) return lock.status();
    ++slots.running;
    CORNER_ASSIGN_OR_RETURN(std::set<uint64_t> claimed, ReadClaim(folder));
    slots.claimed.merge(claimed);
  }
  return slots;
}

MergeSlot::MergeSlot(std::string folder, FileLock lock)
    : folder_(std::move(folder)), lock_(std::move(lock)) {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

MergeSlot::~MergeSlot() {
  if (folder_.empty()) return;  // moved from
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

absl::Status MergeSlot::Claim(const std::vector<uint64_t>& segments) const {
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed) {
    return Unavailable(
        Concat("Could not create the folder ", folder_, ": ", failed.message(), "."));
  }
  std::string lines;
  for (uint64_t segment : segments) lines.append(Concat(segment, "\n"));
  return ReplaceFile(InputsPath(folder_), lines);
}

}  // namespace corner::indexer
