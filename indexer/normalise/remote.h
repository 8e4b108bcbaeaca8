// Where the work is done: at the workplace, at home, or both. Used by normalise. Pure.
#pragma once

#include <string>
#include <string_view>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct RemoteReading {
  Remote remote = Remote::kUnknown;
  std::string source;
  int32_t from = 0, to = 0;
};

// `declared` is the feed's field ("true", "TELECOMMUTE", "Hybrid"), `working_time` another field
// that may say it ("Homeworking"). `place_is_remote`: the location names no place but home.
RemoteReading ReadRemote(std::string_view declared, std::string_view working_time,
                         bool place_is_remote, const ScannedText& title,
                         const ScannedText& description);

}  // namespace corner::indexer
