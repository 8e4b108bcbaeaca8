#include "service/casework/entry_json.h"

namespace corner::casework {

void WriteEntry(const Entry& entry, JsonWriter* json) {
  json->BeginObject()
      .Field("id", entry.id)
      .Field("version", entry.version)
      .Field("at", TimeText(entry.at))
      .Field("typed_by", entry.author)
      .Field("said_by", SaidByWord(entry.said_by))
      .Field("confirmed", entry.confirmed)
      .Key("content")
      .Raw(entry.content)
      .EndObject();
}

std::string TimeText(absl::Time at) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", at, absl::UTCTimeZone());
}

}  // namespace corner::casework
