#include "service/casework/sqlite/store_check.h"

#include <algorithm>
#include <set>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

using indexer::Connection;
using indexer::Statement;

constexpr size_t kMostFaults = 100;
constexpr size_t kAuditPage = 1000;

// One walk over everything, record by record.
class Walk {
 public:
  Walk(StoreConnection* store, Vault* vault) : store_(*store), vault_(*vault) {}

  absl::StatusOr<StoreCheck> Run() {
    CORNER_RETURN_IF_ERROR(CheckFile());
    CORNER_RETURN_IF_ERROR(CheckErasures());
    CORNER_RETURN_IF_ERROR(CheckRecords());
    CORNER_RETURN_IF_ERROR(CheckAudit());
    return std::move(check_);
  }

 private:
  void Fault(std::string sentence) {
    if (check_.faults.size() < kMostFaults) check_.faults.push_back(std::move(sentence));
  }

  absl::Status CheckFile() {
    for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
      CORNER_ASSIGN_OR_RETURN(Statement statement, store_.connection.Prepare(pragma));
      while (true) {
        CORNER_ASSIGN_OR_RETURN(const bool more, statement.Step());
        if (!more) break;
        const std::string_view found = statement.Text(0);
        if (found != "ok") Fault(Concat("The file of the records is damaged: ", found, "."));
      }
    }
    return absl::OkStatus();
  }

  absl::Status CheckErasures() {
    CORNER_ASSIGN_OR_RETURN(const auto under_way, store_.erasures.UnderWay());
    for (const auto& erasure : under_way) {
      Fault(Concat("The key of ", erasure.person, ", who was erased, is not yet destroyed."));
    }
    CORNER_ASSIGN_OR_RETURN(const std::vector<Erasure> erasures, vault_.Erasures());
    for (const Erasure& erasure : erasures) erased_.insert(erasure.subject);
    return absl::OkStatus();
  }

  absl::Status CheckRecords() {
    CORNER_ASSIGN_OR_RETURN(
        tags_, store_.connection.Prepare("SELECT name, value FROM tags WHERE record = ?1"));
    CORNER_ASSIGN_OR_RETURN(
        hashes_, store_.connection.Prepare("SELECT hash FROM lookups WHERE record = ?1"));
    CORNER_ASSIGN_OR_RETURN(
        Statement rows,
        store_.connection.Prepare(
            "SELECT r.kind, r.id, r.person, r.number, r.version, v.author, v.version, v.at, "
            "v.sealed FROM records r LEFT JOIN versions v ON v.record = r.number "
            "ORDER BY r.number, v.version"));
    int64_t last_number = 0;
    uint64_t last_version = 0;
    while (true) {
      CORNER_ASSIGN_OR_RETURN(const bool more, rows.Step());
      if (!more) return absl::OkStatus();
      const int64_t number = rows.Integer(3);
      const auto newest = static_cast<uint64_t>(rows.Integer(4));
      const VersionRow row{.kind = std::string(rows.Text(0)),
                           .id = std::string(rows.Text(1)),
                           .person = std::string(rows.Text(2)),
                           .author = std::string(rows.Text(5)),
                           .version = static_cast<uint64_t>(rows.Integer(6)),
                           .at_micros = rows.Integer(7),
                           .sealed = std::string(rows.Text(8))};
      if (number != last_number) {
        CORNER_RETURN_IF_ERROR(CheckEnd(number, newest, row));
        ++check_.records;
      } else if (row.version != last_version + 1) {
        Fault(Concat("A version between ", last_version, " and ", row.version, " of record ",
                     row.kind, " ", row.id, " is missing."));
      }
      last_number = number;
      last_version = row.version;
      CORNER_RETURN_IF_ERROR(CheckVersion(number, row, row.version == newest));
    }
  }

  // Seen once a record: its newest version must be there, and none beyond it.
  absl::Status CheckEnd(int64_t number, uint64_t newest, const VersionRow& row) {
    CORNER_ASSIGN_OR_RETURN(const int64_t last,
                            store_.connection.QueryInteger(Concat(
                                "SELECT max(version) FROM versions WHERE record = ", number)));
    if (static_cast<uint64_t>(last) != newest) {
      Fault(Concat("The newest version of record ", row.kind, " ", row.id, " is not version ",
                   newest, "."));
    }
    return absl::OkStatus();
  }

  absl::Status CheckVersion(int64_t number, const VersionRow& row, bool newest) {
    if (row.version == 0) return absl::OkStatus();  // no version at all: CheckEnd said so
    ++check_.versions;
    const std::string name = Concat(row.kind, " ", row.id, ", version ", row.version);
    absl::StatusOr<SealedContent> content = UnsealVersion(row, &vault_);
    if (!content.ok()) {
      if (content.status().code() == absl::StatusCode::kUnavailable) return content.status();
      if (!erased_.contains(row.person)) {
        Fault(Concat("Record ", name, " does not open: ", Sentence(content.status())));
      }
      return absl::OkStatus();
    }
    if (!newest) return absl::OkStatus();
    std::set<std::pair<std::string, std::string>> tags, kept_tags;
    std::set<std::string> kept_hashes;
    kept_tags.insert(content->tags.begin(), content->tags.end());
    for (tags_.With(number);;) {
      CORNER_ASSIGN_OR_RETURN(const bool more, tags_.Step());
      if (!more) break;
      tags.emplace(tags_.Text(0), tags_.Text(1));
    }
    for (hashes_.With(number);;) {
      CORNER_ASSIGN_OR_RETURN(const bool more, hashes_.Step());
      if (!more) break;
      kept_hashes.emplace(hashes_.Text(0));
    }
    if (tags != kept_tags) Fault(Concat("The tags of record ", name, " were changed."));
    if (kept_hashes != std::set(content->hashes.begin(), content->hashes.end())) {
      Fault(Concat("The look-ups of record ", name, " were changed."));
    }
    return absl::OkStatus();
  }

  absl::Status CheckAudit() {
    CORNER_ASSIGN_OR_RETURN(const ChainHead head, store_.audit.Head());
    ChainVerifier verifier;
    for (uint64_t after = 0;;) {
      CORNER_ASSIGN_OR_RETURN(const std::vector<AuditEntry> page,
                              store_.audit.After("", after, kAuditPage));
      if (page.empty()) break;
      for (const AuditEntry& entry : page) verifier.Add(entry);
      check_.audit_entries += page.size();
      after = page.back().number;
    }
    if (const auto fault = verifier.Finish(head)) Fault(fault->sentence);
    return absl::OkStatus();
  }

  StoreConnection& store_;
  Vault& vault_;
  Statement tags_, hashes_;
  std::set<std::string, std::less<>> erased_;
  StoreCheck check_;
};

}  // namespace

absl::StatusOr<StoreCheck> CheckStore(StoreConnection* store, Vault* vault) {
  return Walk(store, vault).Run();
}

}  // namespace corner::casework
