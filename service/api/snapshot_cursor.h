// Where a walk through a snapshot is: the text a reader hands back to go on. It belongs to one
// filter and is refused for another. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corner::api {

// Change numbers of the ledger: the snapshot shows what was open at `until` and is behind `after`.
struct SnapshotCursor {
  uint64_t until = 0, after = 0;
  bool operator==(const SnapshotCursor&) const = default;
};

// "until.after.tag"; `filter` as ChangeFilter::Printed gives it.
std::string EncodeSnapshotCursor(const SnapshotCursor& cursor, std::string_view filter);
// nullopt for a text of another filter, or one that EncodeSnapshotCursor did not make.
std::optional<SnapshotCursor> DecodeSnapshotCursor(std::string_view text, std::string_view filter);

}  // namespace corner::api
