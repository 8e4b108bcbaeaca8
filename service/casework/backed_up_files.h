// The databases a backup holds, in the order in which they are copied. Constant data.
#pragma once

#include <array>
#include <string_view>

#include "indexer/ledger/sqlite.h"
#include "service/casework/sqlite/schema.h"

namespace corner::casework {

struct BackedUpDatabase {
  std::string_view name;
  const indexer::SqliteFile* file;
};

inline constexpr std::array<BackedUpDatabase, 3> kBackedUpDatabases = {
    {{"ledger.sqlite", &indexer::kLedgerFile},
     {"casework.sqlite", &kCaseworkFile},
     {"monitoring.sqlite", &kCaseworkFile}}};

}  // namespace corner::casework
