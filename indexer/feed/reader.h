// A feed, record by record. Open detects compression, encoding, format and dialect (or takes them
// from the options) and gives postings and rejections in file order. One thread per reader.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/feed/feed_names.h"
#include "indexer/issue.h"
#include "indexer/posting.h"

namespace corner::indexer {

class FieldMap;

struct FeedOptions {
  // "jsonl", "json", "xml", "csv", "tsv", "html"; empty = detect
  std::string format;
  std::string dialect;  // a name of feed/dialect.h; empty = detect
  // Names of this sender's own (feed/field_map.h); null = none.
  std::shared_ptr<const FieldMap> map;
  size_t max_record_bytes = 8u << 20;  // a longer line or record is rejected
  size_t max_file_bytes = 4ull << 30;  // after decompression
  int max_depth = 64;                  // nesting of JSON and XML
};

using FeedItem = std::variant<Posting, Rejection>;

class FeedReader {
 public:
  virtual ~FeedReader() = default;
  // The next record; nullopt at the end. An error means the file as a whole cannot be trusted
  // (cut short, not in the format it claims): nothing of it may be kept.
  virtual absl::StatusOr<std::optional<FeedItem>> Next() = 0;
  // Ids the feed says are gone (removal lists). Complete after the end was reached.
  virtual std::vector<std::string> RemovedIds() const { return {}; }
  // Names without a meaning, and names of the map that were not met. Complete after the end.
  virtual FeedNames Names() const { return {}; }
  // "JSON lines, dialect corner", for progress and reports.
  virtual std::string Describe() const = 0;
};

// `path` may be "-" for standard input. Errors name the file.
absl::StatusOr<std::unique_ptr<FeedReader>> OpenFeed(const std::string& path,
                                                     const FeedOptions& options);
// The same over bytes in memory, for tests and fuzzing; `name` stands in messages.
absl::StatusOr<std::unique_ptr<FeedReader>> OpenFeedBytes(std::string name, std::string bytes,
                                                          const FeedOptions& options);
// Files of a directory with a feed's ending, sorted by name; a file gives itself.
absl::StatusOr<std::vector<std::string>> FeedFiles(const std::string& path);

}  // namespace corner::indexer
