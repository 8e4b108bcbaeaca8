// The inside of a Ledger: two connections, so that its reads see committed runs only, and the run
// that is open.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "indexer/ledger/file_lock.h"
#include "indexer/ledger/ledger.h"
#include "indexer/ledger/run.h"
#include "indexer/ledger/sqlite.h"

namespace corner::indexer {

struct Ledger::Impl {
  std::string path;
  std::optional<FileLock> lock;
  std::optional<Connection> writer;  // the lock and the writer: only in Mode::kWrite
  std::optional<Connection> reader;
  std::unique_ptr<WriteRun> run;
};

}  // namespace corner::indexer
