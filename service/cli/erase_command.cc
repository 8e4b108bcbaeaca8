// corner erase PERSON: takes everything about a person away, and their key.
#include <unistd.h>

#include <iostream>

#include "absl/time/clock.h"
#include "service/casework/actor.h"
#include "service/casework/audit.h"
#include "service/casework/ids.h"
#include "service/casework/key_copy.h"
#include "service/casework/kinds.h"
#include "service/casework/monitoring.h"
#include "service/cli/casework_store.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using casework::RecordTransaction;

absl::StatusOr<size_t> CountRecords(RecordTransaction* transaction, const std::string& person) {
  size_t count = 0;
  for (const casework::KindRule& rule : casework::KindRules()) {
    CORNER_ASSIGN_OR_RETURN(const auto records, transaction->List(rule.kind, person));
    count += records.size();
  }
  return count;
}

std::string RecordsText(size_t count) {
  return count == 1 ? std::string("1 record") : Concat(count, " records");
}

// Whoever erases types the person's id once more, unless --yes says so.
absl::Status Confirm(const Context& context, const EraseArgs& args, size_t count) {
  if (args.yes) return absl::OkStatus();
  if (!context.terminal || ::isatty(STDIN_FILENO) == 0) {
    return FailedPrecondition("Erasing cannot be undone, so it must be confirmed.",
                              "Add --yes, or run it on a terminal.");
  }
  *context.err << "This takes away " << RecordsText(count) << " of " << args.person
               << " for good, in backups too.\nType the person's id again to go on: " << std::flush;
  std::string typed;
  std::getline(std::cin, typed);
  if (TrimSpace(typed) == args.person) return absl::OkStatus();
  return FailedPrecondition("That is not the same id. Nothing was erased.");
}

// The second place of the keys must forget the person too.
absl::Status ForgetInCopy(const Context& context, const EraseArgs& args) {
  if (args.keys_to.empty()) {
    *context.err << "If there is a copy of the keys, it still has theirs: name it with --keys-to, "
                    "or run corner backup.\n";
    return absl::OkStatus();
  }
  const absl::Status copied = casework::CopyKeys(context.data, args.keys_to);
  if (copied.ok()) return copied;
  return WithContext(copied, Concat(args.person, " is erased, but not in the copy of the keys"));
}

absl::Status EraseOne(const Context& context, const EraseArgs& args) {
  if (!casework::IsId(args.person, casework::kPersonLetter)) {
    return InvalidInput(Concat("“", args.person, "” is not a person's id."),
                        "It is a p and 26 letters and digits, as the person's page shows it.");
  }
  CORNER_ASSIGN_OR_RETURN(const CaseworkStore store, OpenCasework(context, args.site_key));
  size_t count = 0;
  {
    CORNER_ASSIGN_OR_RETURN(const auto read, store.records->BeginRead());
    CORNER_ASSIGN_OR_RETURN(count, CountRecords(read.get(), args.person));
  }
  if (count == 0) {
    return NotFound(Concat("Nothing is held about ", args.person, "."),
                    "They may have been erased before.");
  }
  // Asked outside the writing transaction: everyone else would wait for the answer.
  CORNER_RETURN_IF_ERROR(Confirm(context, args, count));

  // First, because once the records are gone nobody is found to be erased.
  if (store.monitoring != nullptr) {
    const std::string name = store.vault->LookupHash("monitoring", args.person);
    CORNER_RETURN_IF_ERROR(casework::ForgetMonitoring(store.monitoring.get(), name));
  }
  CORNER_ASSIGN_OR_RETURN(const auto write, store.records->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(count, CountRecords(write.get(), args.person));
  casework::AuditEntry entry;
  entry.at = absl::Now();
  entry.account = "operator";
  entry.action = casework::audit_action::kErase;
  entry.person = args.person;
  entry.purpose = casework::PurposeWord(casework::Purpose::kRights);
  CORNER_RETURN_IF_ERROR(write->Append(entry));
  CORNER_RETURN_IF_ERROR(write->Erase(args.person));
  CORNER_RETURN_IF_ERROR(write->Commit());
  CORNER_RETURN_IF_ERROR(ForgetInCopy(context, args));
  if (context.json) {
    JsonWriter json;
    json.BeginObject()
        .Field("erased", std::string_view(args.person))
        .Field("records", count)
        .EndObject();
    *context.out << json.Take() << "\n";
    return absl::OkStatus();
  }
  *context.out << "Erased " << args.person << ": " << RecordsText(count)
               << " and the key that opened them, so older backups cannot be read either.\n";
  return absl::OkStatus();
}

}  // namespace

int Erase(const Context& context, const EraseArgs& args) {
  const absl::Status status = EraseOne(context, args);
  return status.ok() ? kDone : Fail(context, status);
}

}  // namespace corner::cli
