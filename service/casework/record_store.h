// The port under the casework books: versioned records about people, their audit log, and
// transactions over both. Adapters: service/casework/sqlite (bodies sealed by the vault) and
// service/casework/memory (tests); one typed suite runs on both. Called only by Visit
// (visit.h), which decides who may see what.
//
// A store is safe from any thread; a transaction belongs to one. Writing transactions exclude each
// other and wait; readers see the state of their beginning.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace corner::casework {

using NamedValues = std::vector<std::pair<std::string, std::string>>;

struct Record {
  std::string kind;      // a word of kinds.h
  std::string id;        // unique within its kind
  std::string person;    // whose it is: sealed under their key, erased with them; "site" = nobody's
  uint64_t version = 0;  // 1, 2, … given by Put
  absl::Time at;         // when this version was written
  std::string author;    // the account that wrote it
  std::string body;      // JSON. Sealed at rest
  NamedValues tags;      // for Find: ids, states and days only, never words. Readable at rest
  NamedValues lookups;   // for Find by exact value: only a keyed hash is stored; empty when read
};

struct AuditEntry {
  uint64_t number = 0;  // 1, 2, … given by the store
  absl::Time at;
  std::string account;  // who; "system" for what a schedule does
  std::string session;  // how they were signed in: the record id of the session, never its secret
  std::string action;   // "read", "write", "export", "erase", "sign_in", … (audit.h)
  std::string person;   // about whom; empty: nobody
  std::string purpose;  // a word of Purpose
  std::string request;  // the request's id
  std::string detail;   // kinds and ids only: "profile@3, circle r4f0c@1"
  std::string hash;     // base 32 of BLAKE2b over the entry and the hash before it
};

class RecordTransaction {
 public:
  // Leaving without Commit undoes everything.
  virtual ~RecordTransaction() = default;

  // The newest version. kNotFound: none, removed or erased.
  virtual absl::StatusOr<Record> Get(std::string_view kind, std::string_view id) = 0;
  // Newest versions of all records of that kind about that person, by id.
  virtual absl::StatusOr<std::vector<Record>> List(std::string_view kind,
                                                   std::string_view person) = 0;
  // Newest versions whose tag (or whose look-up value) `name` is `value`, by id.
  virtual absl::StatusOr<std::vector<Record>> FindByTag(std::string_view kind,
                                                        std::string_view name,
                                                        std::string_view value) = 0;
  virtual absl::StatusOr<std::vector<Record>> FindByLookup(std::string_view kind,
                                                           std::string_view name,
                                                           std::string_view value) = 0;
  // Every version that is kept, oldest first.
  virtual absl::StatusOr<std::vector<Record>> History(std::string_view kind,
                                                      std::string_view id) = 0;

  // Writes the next version and returns its number; tags and lookups replace those before. Give the
  // version you read, 0 for a new record. kAborted: someone else wrote in between. kAlreadyExists:
  // 0 was given and the record exists.
  virtual absl::StatusOr<uint64_t> Put(const Record& record, uint64_t expected_version) = 0;
  // Takes the record and all its versions away.
  virtual absl::Status Remove(std::string_view kind, std::string_view id,
                              uint64_t expected_version) = 0;
  // Takes everything about a person away, and their key with the commit.
  virtual absl::Status Erase(std::string_view person) = 0;

  virtual absl::Status Append(AuditEntry entry) = 0;
  // Entries about a person (empty: all) after that number, oldest first, at most `limit`.
  virtual absl::StatusOr<std::vector<AuditEntry>> Audit(std::string_view person, uint64_t after,
                                                        size_t limit) = 0;

  // On disk before it returns OK (WAL, synchronous = FULL).
  virtual absl::Status Commit() = 0;
};

// What a check of the store found.
struct StoreCheck {
  uint64_t records = 0, versions = 0, audit_entries = 0;
  std::vector<std::string> faults;  // one sentence each; empty: all is well
};

class RecordStore {
 public:
  virtual ~RecordStore() = default;
  virtual absl::StatusOr<std::unique_ptr<RecordTransaction>> BeginWrite() = 0;
  virtual absl::StatusOr<std::unique_ptr<RecordTransaction>> BeginRead() = 0;
  // Every body opens, tags match, the audit chain holds, the file is sound.
  virtual absl::StatusOr<StoreCheck> Check() = 0;
};

}  // namespace corner::casework
