// The databases a backup holds, in the order in which they are copied. Constant data.
#pragma once

#include <array>
#include <string_view>

#include "indexer/ledger/sqlite.h"

namespace corner::casework {

// How a backup reads the databases about people; their own code keeps them (service/casework).
inline constexpr indexer::SqliteFile kRecordsCopy = {
    .name = "casework store",
    .not_stored = "nothing was copied",
    .missing_hint = "name the data folder with --data",
    .foreign_hint = "name the data folder with --data",
    .damaged_hint = "restore it from a backup",
    .secure_delete = true,
    .owner_only = true};

struct BackedUpDatabase {
  std::string_view name;
  const indexer::SqliteFile* file;
};

inline constexpr std::array<BackedUpDatabase, 3> kBackedUpDatabases = {
    {{"ledger.sqlite", &indexer::kLedgerFile},
     {"casework.sqlite", &kRecordsCopy},
     {"monitoring.sqlite", &kRecordsCopy}}};

}  // namespace corner::casework
