#include "service/casework/sqlite/record_rows.h"

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

using indexer::Blob;
using indexer::Connection;
using indexer::Statement;

constexpr std::string_view kNewest =
    "SELECT r.kind, r.id, r.person, v.author, v.version, v.at, v.sealed FROM records r "
    "JOIN versions v ON v.record = r.number AND v.version = r.version ";

absl::StatusOr<std::vector<VersionRow>> Collect(Statement* statement) {
  std::vector<VersionRow> rows;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool more, statement->Step());
    if (!more) break;
    rows.push_back({.kind = std::string(statement->Text(0)),
                    .id = std::string(statement->Text(1)),
                    .person = std::string(statement->Text(2)),
                    .author = std::string(statement->Text(3)),
                    .version = static_cast<uint64_t>(statement->Integer(4)),
                    .at_micros = statement->Integer(5),
                    .sealed = std::string(statement->Text(6))});
  }
  statement->Reset();
  return rows;
}

}  // namespace

absl::StatusOr<RecordRows> RecordRows::Prepare(const Connection& connection) {
  RecordRows rows;
  const std::pair<Statement*, std::string> statements[] = {
      {&rows.find_, "SELECT number, person, version FROM records WHERE kind = ?1 AND id = ?2"},
      {&rows.one_, Concat(kNewest, "WHERE r.kind = ?1 AND r.id = ?2")},
      {&rows.of_person_, Concat(kNewest, "WHERE r.kind = ?1 AND r.person = ?2 ORDER BY r.id")},
      {&rows.with_tag_,
       Concat(kNewest,
              "WHERE r.number IN (SELECT record FROM tags WHERE kind = ?1 AND name = ?2 AND "
              "value = ?3) ORDER BY r.id")},
      {&rows.with_lookup_,
       Concat(kNewest,
              "WHERE r.number IN (SELECT record FROM lookups WHERE hash = ?2) AND r.kind = ?1 "
              "ORDER BY r.id")},
      {&rows.all_,
       "SELECT r.kind, r.id, r.person, v.author, v.version, v.at, v.sealed FROM records r "
       "JOIN versions v ON v.record = r.number WHERE r.kind = ?1 AND r.id = ?2 "
       "ORDER BY v.version"},
      {&rows.insert_record_,
       "INSERT INTO records(kind, id, person, version) VALUES(?1, ?2, ?3, ?4) RETURNING number"},
      {&rows.next_version_, "UPDATE records SET version = ?2 WHERE number = ?1"},
      {&rows.insert_version_,
       "INSERT INTO versions(record, version, at, author, sealed) VALUES(?1, ?2, ?3, ?4, ?5)"},
      {&rows.insert_tag_,
       "INSERT OR IGNORE INTO tags(kind, name, value, record) VALUES(?1, ?2, ?3, ?4)"},
      {&rows.delete_tags_, "DELETE FROM tags WHERE record = ?1"},
      {&rows.insert_lookup_, "INSERT OR IGNORE INTO lookups(hash, record) VALUES(?1, ?2)"},
      {&rows.delete_lookups_, "DELETE FROM lookups WHERE record = ?1"},
      {&rows.delete_, "DELETE FROM records WHERE number = ?1"},
      {&rows.delete_person_, "DELETE FROM records WHERE person = ?1"}};
  for (const auto& [statement, sql] : statements) {
    CORNER_ASSIGN_OR_RETURN(*statement, connection.Prepare(sql));
  }
  return rows;
}

absl::StatusOr<std::optional<RecordRows::Held>> RecordRows::Find(std::string_view kind,
                                                                 std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const bool found, find_.With(kind, id).Step());
  std::optional<Held> held;
  if (found) {
    held =
        Held{find_.Integer(0), std::string(find_.Text(1)), static_cast<uint64_t>(find_.Integer(2))};
  }
  find_.Reset();
  return held;
}

absl::StatusOr<std::vector<VersionRow>> RecordRows::One(std::string_view kind,
                                                        std::string_view id) {
  return Collect(&one_.With(kind, id));
}

absl::StatusOr<std::vector<VersionRow>> RecordRows::OfPerson(std::string_view kind,
                                                             std::string_view person) {
  return Collect(&of_person_.With(kind, person));
}

absl::StatusOr<std::vector<VersionRow>> RecordRows::WithTag(std::string_view kind,
                                                            std::string_view name,
                                                            std::string_view value) {
  return Collect(&with_tag_.With(kind, name, value));
}

absl::StatusOr<std::vector<VersionRow>> RecordRows::WithLookup(std::string_view kind,
                                                               std::string_view hash) {
  return Collect(&with_lookup_.With(kind, hash));
}

absl::StatusOr<std::vector<VersionRow>> RecordRows::All(std::string_view kind,
                                                        std::string_view id) {
  return Collect(&all_.With(kind, id));
}

absl::Status RecordRows::Insert(const VersionRow& row, const SealedContent& content,
                                const std::optional<Held>& held) {
  int64_t number = held ? held->number : 0;
  if (held) {
    CORNER_RETURN_IF_ERROR(next_version_.With(number, row.version).Run());
  } else {
    CORNER_ASSIGN_OR_RETURN(const bool made,
                            insert_record_.With(row.kind, row.id, row.person, row.version).Step());
    if (!made) return Internal("a new record got no number");
    number = insert_record_.Integer(0);
    // A statement that returns rows is done only when it is stepped to its end.
    CORNER_ASSIGN_OR_RETURN(const bool another, insert_record_.Step());
    insert_record_.Reset();
    if (another) return Internal("a new record got two numbers");
  }
  CORNER_RETURN_IF_ERROR(
      insert_version_.With(number, row.version, row.at_micros, row.author, Blob{row.sealed}).Run());
  return Index(number, row.kind, content);
}

absl::Status RecordRows::Index(int64_t number, std::string_view kind,
                               const SealedContent& content) {
  CORNER_RETURN_IF_ERROR(delete_tags_.With(number).Run());
  for (const auto& [name, value] : content.tags) {
    CORNER_RETURN_IF_ERROR(insert_tag_.With(kind, name, value, number).Run());
  }
  CORNER_RETURN_IF_ERROR(delete_lookups_.With(number).Run());
  for (const std::string& hash : content.hashes) {
    CORNER_RETURN_IF_ERROR(insert_lookup_.With(hash, number).Run());
  }
  return absl::OkStatus();
}

absl::Status RecordRows::Delete(int64_t number) { return delete_.With(number).Run(); }

absl::Status RecordRows::DeletePerson(std::string_view person) {
  return delete_person_.With(person).Run();
}

}  // namespace corner::casework
