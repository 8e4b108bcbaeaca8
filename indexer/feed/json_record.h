// One JSON object -> one posting. Used by the JSON readers; one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/feed/posting_builder.h"
#include "indexer/feed/reader.h"
#include "taxonomies/base/json.h"

namespace corner::indexer {

class JsonRecordReader {
 public:
  // `dialect` may be null: the first object decides.
  JsonRecordReader(const Dialect* dialect, const FeedOptions& options);
  // The posting in `text`, or why there is none.
  FeedItem Read(int64_t line, std::string_view text);
  // The posting in a value of a document read already; `raw` is its text.
  FeedItem ReadValue(int64_t line, JsonValue value, std::string raw);
  FeedNames Names() const { return builder_ ? builder_->Names() : FeedNames(); }
  // Null before the first object.
  const Dialect* dialect() const { return builder_ ? &builder_->dialect() : nullptr; }

 private:
  // False, with fault_ set, when a member has the wrong type.
  bool ReadMembers(JsonValue object, const std::string& prefix);
  bool ReadMember(std::string_view path, JsonValue value);
  bool ReadArray(std::string_view path, const NameTable::Entry& entry, JsonValue array);
  Rejection NotAnAdvert(int64_t line, JsonValue object) const;

  JsonLimits limits_;
  std::shared_ptr<const FieldMap> map_;
  std::optional<PostingBuilder> builder_;
  std::string fault_;
  bool private_ = false;  // the object holds what its raw text must not
};

}  // namespace corner::indexer
