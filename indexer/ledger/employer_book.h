// The employers one run has met: read once, changed in memory, written when the run commits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/employer.h"
#include "indexer/ledger/sqlite.h"

namespace corner::indexer {

// The stored form of the two lists of an employer.
std::string EncodeNames(const std::vector<std::string>& names);
absl::StatusOr<std::vector<std::string>> DecodeNames(std::string_view json);
std::string EncodeSchemes(const std::vector<Scheme>& schemes);
absl::StatusOr<std::vector<Scheme>> DecodeSchemes(std::string_view json);

class EmployerBook {
 public:
  EmployerBook() = default;  // usable only after assignment from Open
  // `connection` must outlive the book.
  static absl::StatusOr<EmployerBook> Open(const Connection& connection);

  // Takes over what the advert says about its employer; an advert without one is passed by.
  absl::Status Note(const Vacancy& vacancy);
  // Writes every changed employer, by key, each with the next change number after `*seq`.
  absl::Status Write(uint64_t* seq);

 private:
  struct Entry {
    Employer employer;
    bool changed = false;
  };
  absl::StatusOr<Entry*> Find(const std::string& key);

  absl::flat_hash_map<std::string, Entry> entries_;
  Statement find_, write_;
};

}  // namespace corner::indexer
