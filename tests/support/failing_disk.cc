#include "tests/support/failing_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <climits>
#include <cstring>

namespace corner::testing {
namespace {

sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs failing_vfs;
std::atomic<int> calls_left = INT_MAX;
std::atomic<int> failure = SQLITE_OK;
std::atomic<bool> has_failed = false;

// The real file lies behind it in the same memory.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* Real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }

// SQLITE_OK while calls may pass.
int Pass() {
  if (failure == SQLITE_OK) return SQLITE_OK;
  if (calls_left > 0) {
    --calls_left;
    return SQLITE_OK;
  }
  has_failed = true;
  return failure;
}

// Calls the method of the real file with the same arguments.
template <auto kMethod, typename... Args>
int Forward(sqlite3_file* file, Args... args) {
  return (Real(file)->pMethods->*kMethod)(Real(file), args...);
}

template <auto kMethod, typename... Args>
int ForwardOrFail(sqlite3_file* file, Args... args) {
  const int passed = Pass();
  return passed == SQLITE_OK ? Forward<kMethod>(file, args...) : passed;
}

void ForwardBarrier(sqlite3_file* file) { Real(file)->pMethods->xShmBarrier(Real(file)); }

using Methods = sqlite3_io_methods;
constexpr Methods kMethods = {
    .iVersion = 2,  // no memory mapping of the database, which would bypass it
    .xClose = Forward<&Methods::xClose>,
    .xRead = Forward<&Methods::xRead, void*, int, sqlite3_int64>,
    .xWrite = ForwardOrFail<&Methods::xWrite, const void*, int, sqlite3_int64>,
    .xTruncate = ForwardOrFail<&Methods::xTruncate, sqlite3_int64>,
    .xSync = ForwardOrFail<&Methods::xSync, int>,
    .xFileSize = Forward<&Methods::xFileSize, sqlite3_int64*>,
    .xLock = Forward<&Methods::xLock, int>,
    .xUnlock = Forward<&Methods::xUnlock, int>,
    .xCheckReservedLock = Forward<&Methods::xCheckReservedLock, int*>,
    .xFileControl = Forward<&Methods::xFileControl, int, void*>,
    .xSectorSize = Forward<&Methods::xSectorSize>,
    .xDeviceCharacteristics = Forward<&Methods::xDeviceCharacteristics>,
    .xShmMap = Forward<&Methods::xShmMap, int, int, int, void volatile**>,
    .xShmLock = Forward<&Methods::xShmLock, int, int, int>,
    .xShmBarrier = ForwardBarrier,
    .xShmUnmap = Forward<&Methods::xShmUnmap, int>,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  const int code = real_vfs->xOpen(real_vfs, name, Real(file), flags, out_flags);
  if (Real(file)->pMethods != nullptr) file->pMethods = &kMethods;
  return code;
}

}  // namespace

FailingDisk::FailingDisk() {
  real_vfs = sqlite3_vfs_find(nullptr);
  failing_vfs = *real_vfs;
  failing_vfs.zName = "failing";
  failing_vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
  failing_vfs.xOpen = Open;
  Heal();
  sqlite3_vfs_register(&failing_vfs, 1);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_unregister(&failing_vfs);
  sqlite3_vfs_register(real_vfs, 1);
}

void FailingDisk::FailAfter(int calls, int code) {
  has_failed = false;
  calls_left = calls;
  failure = code;
}

void FailingDisk::Heal() { failure = SQLITE_OK; }

bool FailingDisk::failed() const { return has_failed; }

}  // namespace corner::testing
