// A disk below SQLite that fails when a test says so: the writing calls of every database that is
// opened after it was made. One object at a time; used by one thread while it counts.
#pragma once

#include <cstdint>

namespace corner::testing {

class FailingDisk {
 public:
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  // Lets `calls` more writing calls pass (write, sync, truncate); those after them give `code`
  // (SQLITE_FULL, SQLITE_IOERR_FSYNC, …) until Heal.
  void FailAfter(int calls, int code);
  void Heal();
  // Whether a call has failed since FailAfter.
  bool failed() const;
};

}  // namespace corner::testing
