#include "indexer/ledger/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int kBusyMilliseconds = 5000;

absl::Status SqliteError(sqlite3* database, const SqliteFile& file) {
  const int code = sqlite3_extended_errcode(database);
  const std::string path = [&] {
    const char* name = sqlite3_db_filename(database, "main");
    return name == nullptr ? Concat("the ", file.name) : std::string(name);
  }();
  const std::string_view detail = sqlite3_errmsg(database);
  switch (code & 0xff) {
    case SQLITE_FULL:
      return Unavailable(Concat(path, ": the disk is full, so ", file.not_stored),
                         "free some space and run it again; what was stored before is safe");
    case SQLITE_IOERR:
      return Unavailable(Concat(path, ": the disk reported an error (", detail, " ", code, ")"),
                         "check the disk and its free space, then run it again");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Unavailable(Concat(path, ": another program keeps the ", file.name, " locked"),
                         "wait until it is done and run it again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return Unavailable(
          Concat(path, ": the ", file.name, " cannot be opened or written (", detail, ")"),
          "check that the folder exists and belongs to this user");
    case SQLITE_NOTADB:
      return FailedPrecondition(Concat(path, ": this file is not a ", file.name),
                                file.foreign_hint);
    case SQLITE_CORRUPT:
      return Internal(Concat(path, ": the ", file.name, " is damaged (", detail, ")"),
                      file.damaged_hint);
    default:
      return Internal(Concat(path, ": ", detail));
  }
}

// An empty file is an empty database, and the journals take the mode of their database. That it is
// there already, or cannot be made, is left to SQLite to say.
void MakeOwnerOnly(const std::string& path) {
  const int made = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (made >= 0) close(made);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::Reset() { sqlite3_reset(statement_.get()); }

absl::StatusOr<bool> Statement::Step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  absl::Status error = SqliteError(sqlite3_db_handle(statement_.get()), *file_);
  Reset();
  return error;
}

absl::Status Statement::Run() {
  CORNER_ASSIGN_OR_RETURN(const bool row, Step());
  Reset();
  return row ? Internal("a statement returned a row where none belongs") : absl::OkStatus();
}

int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::Text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

void Statement::Bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index, text.empty() ? "" : text.data(), text.size(),
                      SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::Bind(int index, Blob blob) {
  sqlite3_bind_blob64(statement_.get(), index, blob.bytes.empty() ? "" : blob.bytes.data(),
                      blob.bytes.size(), SQLITE_STATIC);
}

void Statement::BindInteger(int index, int64_t value) {
  sqlite3_bind_int64(statement_.get(), index, value);
}

void Connection::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

absl::StatusOr<Connection> Connection::Open(const std::string& path, Access access,
                                            const SqliteFile& file) {
  std::error_code ignored;
  if (access == Access::kRead && !std::filesystem::exists(path, ignored)) {
    return NotFound(Concat("there is no ", file.name, " at ", path), file.missing_hint);
  }
  if (access == Access::kWrite && file.owner_only) MakeOwnerOnly(path);
  const int flags =
      SQLITE_OPEN_NOMUTEX |
      (access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
  Connection connection(database, &file);
  if (database == nullptr) return Internal(Concat("there is no memory to open the ", file.name));
  if (code != SQLITE_OK) return SqliteError(database, file);
  CORNER_RETURN_IF_ERROR(connection.SetUp(access));
  return connection;
}

absl::Status Connection::SetUp(Access access) {
  sqlite3* const database = database_.get();
  sqlite3_extended_result_codes(database, 1);
  sqlite3_busy_timeout(database, kBusyMilliseconds);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  CORNER_RETURN_IF_ERROR(Execute("PRAGMA foreign_keys = ON"));
  if (access == Access::kRead) return absl::OkStatus();
  if (file_->secure_delete) CORNER_RETURN_IF_ERROR(Execute("PRAGMA secure_delete = ON"));
  return Execute(Concat("PRAGMA page_size = ", file_->page_bytes,
                        "; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                        "PRAGMA cache_size = -",
                        file_->cache_kib,
                        "; PRAGMA journal_size_limit = ", file_->journal_limit_bytes)
                     .c_str());
}

absl::StatusOr<Statement> Connection::Prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), 0, &statement,
                         nullptr) != SQLITE_OK) {
    return SqliteError(database_.get(), *file_);
  }
  return Statement(statement, file_);
}

absl::Status Connection::Execute(const char* sql) const {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return SqliteError(database_.get(), *file_);
  }
  return absl::OkStatus();
}

absl::StatusOr<int64_t> Connection::QueryInteger(std::string_view sql) const {
  CORNER_ASSIGN_OR_RETURN(Statement statement, Prepare(sql));
  CORNER_ASSIGN_OR_RETURN(const bool row, statement.Step());
  return row ? statement.Integer(0) : 0;
}

absl::Status Connection::CopyTo(const std::string& path) const {
  CORNER_ASSIGN_OR_RETURN(const Connection copy, Open(path, Access::kWrite, *file_));
  // The copy takes the pages as they are; until then it must have no log of its own.
  CORNER_RETURN_IF_ERROR(copy.Execute("PRAGMA journal_mode = DELETE"));
  sqlite3* const into = copy.database_.get();
  sqlite3_backup* const backup = sqlite3_backup_init(into, "main", database_.get(), "main");
  if (backup == nullptr) return SqliteError(into, *file_);
  // All in one step: a reading transaction in which writers disturb nothing.
  const int code = sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK || code != SQLITE_DONE) {
    return code == SQLITE_BUSY || code == SQLITE_LOCKED
               ? Unavailable(Concat(path, ": another program keeps the ", file_->name, " locked"),
                             "wait until it is done and run it again")
               : SqliteError(into, *file_);
  }
  return copy.Execute("PRAGMA journal_mode = DELETE");
}

absl::Status Connection::CheckFile() const {
  CORNER_ASSIGN_OR_RETURN(Statement check, Prepare("PRAGMA integrity_check(1)"));
  CORNER_ASSIGN_OR_RETURN(const bool said, check.Step());
  if (said && check.Text(0) == "ok") return absl::OkStatus();
  return Internal(Concat("the ", file_->name, " is damaged: ", said ? check.Text(0) : "no answer"),
                  file_->damaged_hint);
}

}  // namespace corner::indexer
