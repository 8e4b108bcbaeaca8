// How runs of sources are told: a line for people, an object for programs. Used by `sources run`
// and the watch.
#pragma once

#include <string>

#include "indexer/sources/run_source.h"
#include "taxonomies/base/json.h"

namespace corner::cli {

// "nhs-jobs: read 120 adverts – 3 new or changed, 117 unchanged, 0 closed, 0 not taken in"
std::string RunInWords(const indexer::SourceRun& run);
// {key, outcome: taken_in|nothing_new|held|failed, tried, report, error?, hint?}
void WriteRun(const indexer::SourceRun& run, JsonWriter* json);

}  // namespace corner::cli
