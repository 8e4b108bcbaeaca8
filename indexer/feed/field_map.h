// A map file: what one sender calls our fields, written down by the person who takes the feed in
// (docs/feeds.md). One line a name, "their column = our field"; the field "ignore" leaves a column
// out and keeps it out of the raw text. Read by the command line, used by every feed reader; a map
// never changes and serves any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/feed/dialect.h"

namespace corner::indexer {

class FieldMap {
 public:
  // `text` without byte order mark; `name` stands in messages. kInvalidArgument names the line: no
  // "=", an unknown field with the names near it, a column that is given the same field twice, no
  // line at all.
  static absl::StatusOr<std::shared_ptr<const FieldMap>> Parse(std::string_view name,
                                                               std::string_view text);
  // kNotFound or kFailedPrecondition when the file cannot be read, kResourceExhausted above 64 KB.
  static absl::StatusOr<std::shared_ptr<const FieldMap>> Load(const std::string& path);

  // In file order. Where several columns give one field, the later ones are added behind the first.
  std::span<const Alias> aliases() const { return aliases_; }

 private:
  struct Line {
    int64_t number = 0;
    std::string column;
    PostingField field = PostingField::kCount;  // kCount: "ignore"
  };
  FieldMap() = default;
  absl::Status AddLine(int64_t number, std::string_view text);

  std::vector<Line> lines_;  // the aliases' paths point into it
  std::vector<Alias> aliases_;
};

}  // namespace corner::indexer
