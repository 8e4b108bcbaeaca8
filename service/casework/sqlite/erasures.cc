#include "service/casework/sqlite/erasures.h"

#include "taxonomies/base/status.h"

namespace corner::casework {

using indexer::Connection;
using indexer::Statement;

absl::StatusOr<Erasures> Erasures::Prepare(const Connection& connection) {
  Erasures erasures;
  const std::pair<Statement*, std::string_view> statements[] = {
      {&erasures.contains_, "SELECT 1 FROM erased WHERE person = ?1"},
      {&erasures.insert_,
       "INSERT INTO erased(person, at, finished) VALUES(?1, ?2, 0) "
       "ON CONFLICT(person) DO UPDATE SET finished = 0"},
      {&erasures.under_way_, "SELECT person, at FROM erased WHERE finished = 0"},
      {&erasures.conclude_, "UPDATE erased SET finished = 1 WHERE person = ?1"}};
  for (const auto& [statement, sql] : statements) {
    CORNER_ASSIGN_OR_RETURN(*statement, connection.Prepare(sql));
  }
  return erasures;
}

absl::StatusOr<bool> Erasures::Contains(std::string_view person) {
  CORNER_ASSIGN_OR_RETURN(const bool found, contains_.With(person).Step());
  contains_.Reset();
  return found;
}

absl::Status Erasures::Record(std::string_view person, absl::Time at, RecordRows* rows) {
  CORNER_RETURN_IF_ERROR(rows->DeletePerson(person));
  return insert_.With(person, absl::ToUnixMicros(at)).Run();
}

absl::StatusOr<std::vector<Erasures::Unfinished>> Erasures::UnderWay() {
  std::vector<Unfinished> all;
  under_way_.Reset();
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool more, under_way_.Step());
    if (!more) break;
    all.push_back({std::string(under_way_.Text(0)), absl::FromUnixMicros(under_way_.Integer(1))});
  }
  under_way_.Reset();
  return all;
}

absl::Status Erasures::Conclude(std::string_view person) { return conclude_.With(person).Run(); }

absl::Status Erasures::Finish(Vault* vault) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Unfinished> under_way, UnderWay());
  for (const Unfinished& erasure : under_way) {
    CORNER_RETURN_IF_ERROR(vault->Erase(erasure.person, erasure.at));
    CORNER_RETURN_IF_ERROR(Conclude(erasure.person));
  }
  return absl::OkStatus();
}

}  // namespace corner::casework
