// An entry as programs get it: from the API, and in an exported record. Pure functions, safe from
// any thread.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "service/casework/books.h"
#include "taxonomies/base/json.h"

namespace corner::casework {

// {"id", "version", "at", "typed_by", "said_by", "confirmed", "content"}.
void WriteEntry(const Entry& entry, JsonWriter* json);

// "2026-06-01T09:30:00.250Z".
std::string TimeText(absl::Time at);

}  // namespace corner::casework
