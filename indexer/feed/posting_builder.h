// Collects the named texts of one record and makes a posting of them by a dialect's table. Every
// reader has one and uses it record after record; one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/feed/dialect.h"
#include "indexer/feed/feed_names.h"
#include "indexer/posting.h"

namespace corner::indexer {

// Ends the name under which what follows the first of several values is counted.
inline constexpr std::string_view kAfterFirst = " (after the first)";

class PostingBuilder {
 public:
  explicit PostingBuilder(std::shared_ptr<const NameTable> table) : table_(std::move(table)) {}

  const Dialect& dialect() const { return table_->dialect(); }
  // NameTable::Find, remembering spellings.
  const NameTable::Entry* Find(std::string_view path);
  // Gives `value` (UTF-8 without NUL) to every field of `entry`; white space around it is dropped.
  void Put(const NameTable::Entry& entry, std::string value);
  // The same for several values: each code is looked up on its own, the texts are joined.
  void PutList(const NameTable::Entry& entry, const std::vector<std::string>& values);
  void PutUnknown(std::string_view name) { unknown_.emplace_back(name); }
  // True when nothing was put since the last Take or Clear.
  bool empty() const { return pieces_.empty(); }
  void Clear();
  Posting Take(int64_t line, std::string raw);

  // What the records so far had names for and Corner did not.
  FeedNames Names() const;

 private:
  struct Piece {
    const Alias* alias;
    size_t rank;
    std::string text;
  };
  void Add(const Alias& alias, std::string text);
  void Count(std::string_view name);

  std::shared_ptr<const NameTable> table_;
  absl::flat_hash_map<std::string, const NameTable::Entry*> spellings_;
  std::vector<Piece> pieces_;
  std::vector<std::string> unknown_;
  absl::flat_hash_map<std::string, int64_t> counts_;
};

}  // namespace corner::indexer
