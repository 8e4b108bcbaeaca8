// SQLite as this folder uses it: a connection with the ledger's settings and statements bound by
// position. Errors are sentences for a person. Not shared between threads.
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
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  template <typename Number>
  requires std::is_integral_v<Number>
  void Bind(int index, Number value) { BindInteger(index, static_cast<int64_t>(value)); }
  void Bind(int index, std::string_view text);
  void Bind(int index, Blob blob);
  void BindInteger(int index, int64_t value);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Connection {
 public:
  enum class Access { kRead, kWrite };
  // kWrite creates the file; kRead of a file that is not there is kNotFound.
  static absl::StatusOr<Connection> Open(const std::string& path, Access access);

  absl::StatusOr<Statement> Prepare(std::string_view sql) const;
  absl::Status Execute(const char* sql) const;
  // The first column of the first row, as an integer.
  absl::StatusOr<int64_t> QueryInteger(std::string_view sql) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Connection(sqlite3* database) : database_(database) {}
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace corner::indexer
