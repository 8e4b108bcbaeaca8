// What the law and decency give a person over their record: to have all of it, to have it
// understood, to take it elsewhere, and to be forgotten. Called by the API and the command line.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/books.h"
#include "service/casework/record_store.h"
#include "service/casework/visit.h"

namespace corner::casework {

// Everything the actor may see of the person, with every version and who has looked, as one JSON
// document (schema 1, docs/records.md). The client gets all of it, the private plan too. Notes the
// export in the audit log.
absl::StatusOr<std::string> ExportRecord(Visit* visit, std::string_view person);

// The same as plain text for reading or printing, headed "not for employers".
absl::StatusOr<std::string> ExportReadable(Visit* visit, std::string_view person);

struct Imported {
  std::string person;
  size_t records = 0;
};
// Puts an exported record into another Corner, for an operator with the person's file in hand: the
// person keeps their id. `tags` are the walls of the new place. kAlreadyExists: the person is here.
absl::StatusOr<Imported> ImportRecord(RecordTransaction* transaction, std::string_view json,
                                      const NamedValues& tags, absl::Time now);

// One line of the retention schedule: how long a kind is kept after support has ended.
struct Retention {
  std::string_view kind;
  int months = 0;
  std::string_view reason;
};
// A default for each kind that a service confirms or changes; nothing is ever erased by itself.
std::span<const Retention> RetentionSchedule();

}  // namespace corner::casework
