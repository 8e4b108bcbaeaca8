// The record store in memory: so simple that it is obviously right. Nothing is sealed and nothing
// outlives it. For tests, where it is the truth beside the store on disk. Safe from any thread.
#pragma once

#include <memory>

#include "service/casework/record_store.h"

namespace corner::casework {

std::unique_ptr<RecordStore> NewMemoryStore();

}  // namespace corner::casework
