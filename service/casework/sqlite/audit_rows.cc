#include "service/casework/sqlite/audit_rows.h"

#include <algorithm>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {

using indexer::Connection;
using indexer::Statement;

absl::StatusOr<AuditRows> AuditRows::Prepare(const Connection& connection) {
  constexpr std::string_view kEntries =
      "SELECT number, at, account, session, action, person, purpose, request, detail, hash "
      "FROM audit WHERE ";
  constexpr std::string_view kPage = "number > ?1 ORDER BY number LIMIT ?2";
  AuditRows rows;
  const std::pair<Statement*, std::string> statements[] = {
      {&rows.head_, "SELECT number, hash FROM audit_head"},
      {&rows.set_head_, "UPDATE audit_head SET number = ?1, hash = ?2"},
      {&rows.append_,
       "INSERT INTO audit(number, at, account, session, action, person, purpose, request, detail, "
       "hash) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"},
      {&rows.after_, Concat(kEntries, kPage)},
      // `person <> ''` lets SQLite use the index, which leaves entries about nobody out.
      {&rows.after_of_, Concat(kEntries, "person = ?3 AND person <> '' AND ", kPage)}};
  for (const auto& [statement, sql] : statements) {
    CORNER_ASSIGN_OR_RETURN(*statement, connection.Prepare(sql));
  }
  return rows;
}

absl::StatusOr<ChainHead> AuditRows::Head() {
  CORNER_ASSIGN_OR_RETURN(const bool found, head_.With().Step());
  if (!found) {
    return Internal("The audit log has lost its head.", "Restore the records from a backup.");
  }
  ChainHead head{static_cast<uint64_t>(head_.Integer(0)), std::string(head_.Text(1))};
  head_.Reset();
  return head;
}

absl::Status AuditRows::Append(AuditEntry entry) {
  CORNER_ASSIGN_OR_RETURN(ChainHead head, Head());
  Chain(&entry, &head);
  CORNER_RETURN_IF_ERROR(append_
                             .With(entry.number, absl::ToUnixMicros(entry.at), entry.account,
                                   entry.session, entry.action, entry.person, entry.purpose,
                                   entry.request, entry.detail, entry.hash)
                             .Run());
  return set_head_.With(head.number, head.hash).Run();
}

absl::StatusOr<std::vector<AuditEntry>> AuditRows::After(std::string_view person, uint64_t after,
                                                         size_t limit) {
  const auto from = static_cast<int64_t>(std::min<uint64_t>(after, INT64_MAX));
  const auto most = static_cast<int64_t>(std::min<uint64_t>(limit, INT64_MAX));
  Statement& statement =
      person.empty() ? after_.With(from, most) : after_of_.With(from, most, person);
  std::vector<AuditEntry> entries;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool more, statement.Step());
    if (!more) break;
    AuditEntry& entry = entries.emplace_back();
    entry.number = static_cast<uint64_t>(statement.Integer(0));
    entry.at = absl::FromUnixMicros(statement.Integer(1));
    int column = 2;
    for (std::string* text : {&entry.account, &entry.session, &entry.action, &entry.person,
                              &entry.purpose, &entry.request, &entry.detail, &entry.hash}) {
      *text = statement.Text(column++);
    }
  }
  statement.Reset();
  return entries;
}

}  // namespace corner::casework
