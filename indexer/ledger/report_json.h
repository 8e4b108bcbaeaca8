// The JSON form of one source's report: what `ingest --json` prints and the ledger's runs keep.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/ledger/ledger.h"
#include "taxonomies/base/json.h"

namespace corner::indexer {

void WriteReport(const SourceReport& report, JsonWriter* writer);
// The member "unknown_members" of a report.
void WriteUnknownMembers(const std::vector<UnknownMember>& members, JsonWriter* writer);
absl::StatusOr<SourceReport> ReportFromJson(std::string_view json);

}  // namespace corner::indexer
