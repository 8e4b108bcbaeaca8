// The source list, DATA/sources.toml: which feeds Corner keeps current. A strict subset of TOML –
// one [key] a source, below it `name = value` with texts in quotes, whole numbers, true and false,
// and comments. What is not understood is an error with its line, never passed by. Read by the
// `sources` commands and the watch; plain functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/sources/source.h"

namespace corner::indexer {

// At most 1 MB and 1,000 sources. kInvalidArgument names the line.
absl::StatusOr<std::vector<Source>> ParseSourceList(std::string_view text);
// The source's section, ending in a line end; leaves out what has its default.
std::string RenderSource(const Source& source);

// The list with a section appended; kFailedPrecondition when the key is taken.
absl::StatusOr<std::string> WithSource(std::string_view text, const Source& source);
// The list with `paused` set or taken away; everything else stays byte for byte. kNotFound.
absl::StatusOr<std::string> WithPaused(std::string_view text, std::string_view key, bool paused);

std::string SourceListPath(std::string_view data);
// The text of the data folder's list; empty when there is none yet.
absl::StatusOr<std::string> ReadSourceListText(std::string_view data);
absl::StatusOr<std::vector<Source>> ReadSourceList(std::string_view data);
// Replaces the list in one step.
absl::Status WriteSourceListText(std::string_view data, std::string_view text);

// nullptr: no such key.
const Source* FindSource(const std::vector<Source>& sources, std::string_view key);

}  // namespace corner::indexer
