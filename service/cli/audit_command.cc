// corner audit verify: the check of the records and of who looked at them.
#include "service/casework/audit.h"
#include "service/cli/casework_store.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using casework::AuditEntry;
using casework::StoreCheck;

// NUMBER:HASH, as this command printed it before.
absl::StatusOr<casework::ChainHead> ReadHead(const std::string& text) {
  const size_t colon = text.find(':');
  const auto number = ParseInteger(std::string_view(text).substr(0, colon));
  if (colon == std::string::npos || !number || *number < 1 || colon + 1 == text.size()) {
    return InvalidInput(Concat("“", text, "” is not a noted end of the audit log."),
                        "Give it as this command printed it: NUMBER:HASH.");
  }
  return casework::ChainHead{static_cast<uint64_t>(*number), text.substr(colon + 1)};
}

// Entry `number`, if there is one.
absl::StatusOr<std::vector<AuditEntry>> EntryAt(casework::RecordStore* records, uint64_t number) {
  CORNER_ASSIGN_OR_RETURN(const auto read, records->BeginRead());
  return read->Audit("", number - 1, 1);
}

void Print(const StoreCheck& check, const std::string& head, const Context& context) {
  if (context.json) {
    JsonWriter json;
    json.BeginObject()
        .Field("records", check.records)
        .Field("versions", check.versions)
        .Field("audit_entries", check.audit_entries)
        .Field("head", std::string_view(head))
        .Key("faults")
        .BeginArray();
    for (const std::string& fault : check.faults) json.String(fault);
    json.EndArray().EndObject();
    *context.out << json.Take() << "\n";
    return;
  }
  for (const std::string& fault : check.faults) *context.out << fault << "\n";
  *context.out << (check.faults.empty() ? "All is well: " : "Looked at: ") << check.records
               << " records in " << check.versions << " versions, and " << check.audit_entries
               << " audit entries.\n";
  if (!head.empty()) {
    *context.out << "The log ends with " << head << "\n"
                 << "Note it somewhere else: --noted NUMBER:HASH shows later that nothing before "
                    "it was exchanged.\n";
  }
}

absl::Status Verify(const Context& context, const AuditArgs& args) {
  casework::ChainHead noted;
  if (!args.noted.empty()) {
    CORNER_ASSIGN_OR_RETURN(noted, ReadHead(args.noted));
  }
  CORNER_ASSIGN_OR_RETURN(const CaseworkStore store, OpenCasework(context, args.site_key));
  CORNER_ASSIGN_OR_RETURN(StoreCheck check, store.records->Check());
  if (store.monitoring != nullptr) {
    CORNER_ASSIGN_OR_RETURN(const StoreCheck answers, store.monitoring->Check());
    for (const std::string& fault : answers.faults) {
      check.faults.push_back(Concat("Among the equality answers: ", fault));
    }
  }
  if (noted.number != 0) {
    CORNER_ASSIGN_OR_RETURN(const auto found, EntryAt(store.records.get(), noted.number));
    if (found.empty() || found[0].number != noted.number || found[0].hash != noted.hash) {
      check.faults.push_back(Concat("The audit log is not the one that was noted: entry ",
                                    noted.number, " is missing or was exchanged."));
    }
  }
  std::string head;
  if (check.audit_entries > 0) {
    CORNER_ASSIGN_OR_RETURN(const auto last, EntryAt(store.records.get(), check.audit_entries));
    if (!last.empty()) head = Concat(last[0].number, ":", last[0].hash);
  }
  Print(check, head, context);
  if (check.faults.empty()) return absl::OkStatus();
  return Internal(check.faults.size() == 1
                      ? std::string("The records have a fault.")
                      : Concat("The records have ", check.faults.size(), " faults."),
                  "Keep this folder as it is, and compare it with the newest backup.");
}

}  // namespace

int VerifyAudit(const Context& context, const AuditArgs& args) {
  const absl::Status status = Verify(context, args);
  return status.ok() ? kDone : Fail(context, status);
}

}  // namespace corner::cli
