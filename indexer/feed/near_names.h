// Which name somebody may have meant. Used by the map file's errors and the ingest report. Pure
// functions, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/posting.h"

namespace corner::indexer {

// Names of our fields near `name`, nearest first, three at most.
std::vector<std::string> NearFieldNames(std::string_view name);

// The field that everyday names near `column` stand for: "Job Titel" -> title, "Town (office)" ->
// town. nullopt when none is near enough to be worth a question.
std::optional<PostingField> NearField(std::string_view column);

}  // namespace corner::indexer
