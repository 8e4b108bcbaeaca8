// An FTS5 table of adverts over the SQLite C interface. Not thread-safe; errors end the process.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/peers/adverts.h"

struct sqlite3;

namespace corner::benchmarks {

class FtsTable {
 public:
  // `path` is a new file, or ":memory:"; `tokenizer` as FTS5 spells it: "porter", "unicode61".
  FtsTable(const std::string& path, std::string_view tokenizer);
  ~FtsTable();
  FtsTable(const FtsTable&) = delete;
  FtsTable& operator=(const FtsTable&) = delete;

  // All adverts in transactions of 10,000; the table is complete on disk afterwards.
  void Add(const std::vector<PeerAdvert>& adverts);
  std::vector<std::string> Ids(const std::string& match) const;
  // The terms that the tokenizer makes of each of the words.
  std::vector<std::string> TermsOf(const std::vector<std::string>& words);

 private:
  void Run(const std::string& sql) const;

  sqlite3* db_ = nullptr;
};

// A question as an FTS5 query.
std::string FtsQuery(const Question& question);

}  // namespace corner::benchmarks
