// SQLite as Corner uses it: a connection with the settings of its kind of file (the ledger's unless
// another is named) and statements bound by position. Errors are sentences for a person. Used here
// and by the casework store and the vault. Not shared between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct sqlite3;
struct sqlite3_stmt;

namespace corner::indexer {

// A kind of file: what sentences call it and how SQLite keeps it. Always WAL, synchronous = FULL
// and foreign keys. A constant of the program: connections and statements point at theirs.
struct SqliteFile {
  std::string_view name;                  // after "the" and "a": "ledger"
  std::string_view not_stored;            // follows "the disk is full, so"
  std::string_view missing_hint;          // what to do when the file is not there,
  std::string_view foreign_hint;          // … is no SQLite file,
  std::string_view damaged_hint;          // … or is damaged
  int page_bytes = 4096;                  // counts only while the file is empty
  int cache_kib = 8192;                   // of a writing connection
  int64_t journal_limit_bytes = 4 << 20;  // the WAL is cut back to this
  bool secure_delete = false;             // what is deleted is overwritten with zeros
  bool owner_only = false;                // a new file has mode 0600 (as its WAL then has)
};

// Adverts of usual length (6 KB) leave little of 32 KB unused. The cache keeps the small tables in
// memory during a long run.
inline constexpr SqliteFile kLedgerFile = {
    .name = "ledger",
    .not_stored = "nothing of this run was stored",
    .missing_hint = "run corner init, or name another folder with --data",
    .foreign_hint = "name the data folder that corner init made",
    .damaged_hint = "restore it from a backup; the index can be rebuilt from it",
    .page_bytes = 32768,
    .cache_kib = 131072,
    .journal_limit_bytes = 64 << 20};

// Bytes that are not text.
struct Blob {
  std::string_view bytes;
};

// Must not outlive its connection.
class Statement {
 public:
  Statement() = default;

  // Starts again with these values for ?1, ?2, …; texts must live until the last Step.
  template <typename... Values>
  Statement& With(const Values&... values) {
    Reset();
    int index = 0;
    (Bind(++index, values), ...);
    return *this;
  }
  // True when a row is there, false at the end.
  absl::StatusOr<bool> Step();
  // Steps a statement that returns no rows to its end.
  absl::Status Run();
  void Reset();

  // Columns of the current row; texts live until the next Step or Reset.
  int64_t Integer(int column) const;
  std::string_view Text(int column) const;

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, const SqliteFile* file) : statement_(statement), file_(file) {}

  template <typename Number>
  requires std::is_integral_v<Number>
  void Bind(int index, Number value) { BindInteger(index, static_cast<int64_t>(value)); }
  void Bind(int index, std::string_view text);
  void Bind(int index, Blob blob);
  void BindInteger(int index, int64_t value);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const SqliteFile* file_ = &kLedgerFile;
};

class Connection {
 public:
  enum class Access { kRead, kWrite };
  // kWrite creates the file; kRead of a file that is not there is kNotFound.
  static absl::StatusOr<Connection> Open(const std::string& path, Access access,
                                         const SqliteFile& file = kLedgerFile);

  absl::StatusOr<Statement> Prepare(std::string_view sql) const;
  absl::Status Execute(const char* sql) const;
  // The first column of the first row, as an integer.
  absl::StatusOr<int64_t> QueryInteger(std::string_view sql) const;

  // Writes the database as it is at this moment, page by page, to a new file at `path` that stands
  // alone (no log beside it). Others may go on writing meanwhile.
  absl::Status CopyTo(const std::string& path) const;
  // SQLite's own check of the whole file; kInternal with what it found.
  absl::Status CheckFile() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  Connection(sqlite3* database, const SqliteFile* file) : database_(database), file_(file) {}
  absl::Status SetUp(Access access);

  std::unique_ptr<sqlite3, Close> database_;
  const SqliteFile* file_;
};

}  // namespace corner::indexer
