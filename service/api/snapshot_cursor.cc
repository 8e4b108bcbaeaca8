#include "service/api/snapshot_cursor.h"

#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

std::string Tag(std::string_view filter) { return ToBase32(HashOf(filter)).substr(0, 8); }

}  // namespace

std::string EncodeSnapshotCursor(const SnapshotCursor& cursor, std::string_view filter) {
  return Concat(cursor.until, ".", cursor.after, ".", Tag(filter));
}

std::optional<SnapshotCursor> DecodeSnapshotCursor(std::string_view text, std::string_view filter) {
  const auto parts = Split(text, '.');
  if (parts.size() != 3 || parts[2] != Tag(filter)) return std::nullopt;
  const auto until = ParseInteger(parts[0]), after = ParseInteger(parts[1]);
  if (!until || !after || *after < 0 || *after > *until) return std::nullopt;
  return SnapshotCursor{static_cast<uint64_t>(*until), static_cast<uint64_t>(*after)};
}

}  // namespace corner::api
