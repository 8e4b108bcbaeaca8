// The rows of records, versions, tags and look-ups: SQL and nothing else. Sealing is not done
// here. One object a connection; not shared between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/ledger/sqlite.h"
#include "service/casework/sqlite/sealed_record.h"

namespace corner::casework {

class RecordRows {
 public:
  static absl::StatusOr<RecordRows> Prepare(const indexer::Connection& connection);

  struct Held {
    int64_t number = 0;
    std::string person;
    uint64_t version = 0;
  };
  absl::StatusOr<std::optional<Held>> Find(std::string_view kind, std::string_view id);

  // Newest versions, by id.
  absl::StatusOr<std::vector<VersionRow>> One(std::string_view kind, std::string_view id);
  absl::StatusOr<std::vector<VersionRow>> OfPerson(std::string_view kind, std::string_view person);
  absl::StatusOr<std::vector<VersionRow>> WithTag(std::string_view kind, std::string_view name,
                                                  std::string_view value);
  absl::StatusOr<std::vector<VersionRow>> WithLookup(std::string_view kind, std::string_view hash);
  // All versions, oldest first.
  absl::StatusOr<std::vector<VersionRow>> All(std::string_view kind, std::string_view id);

  // Writes a version and its tags and look-up hashes; `held` is what Find gave.
  absl::Status Insert(const VersionRow& row, const SealedContent& content,
                      const std::optional<Held>& held);
  absl::Status Delete(int64_t number);
  absl::Status DeletePerson(std::string_view person);

 private:
  absl::Status Index(int64_t number, std::string_view kind, const SealedContent& content);

  indexer::Statement find_, one_, of_person_, with_tag_, with_lookup_, all_;
  indexer::Statement insert_record_, next_version_, insert_version_;
  indexer::Statement insert_tag_, delete_tags_, insert_lookup_, delete_lookups_;
  indexer::Statement delete_, delete_person_;
};

}  // namespace corner::casework
