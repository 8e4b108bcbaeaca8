// Getting a whole source over https: one document, or every page of it. The pages lie in
// DATA/fetched, named after the source; all of them or none. Called on the fetching threads.
#pragma once

#include <functional>
#include <string>

#include "absl/time/time.h"
#include "indexer/ledger/source_book.h"
#include "indexer/sources/fetch_options.h"
#include "indexer/sources/run_source.h"
#include "indexer/sources/source.h"

namespace corner::indexer {

// `state` is what the last run left; `now` the time of this try. `stop` as for Fetcher.
GotFeed FetchSource(const std::string& data, const Source& source, const SourceState& state,
                    const FetchOptions& options, absl::Time now, const std::function<bool()>& stop);

// GetFiles or FetchSource, as the source says.
GotFeed GetFeed(const std::string& data, const Source& source, const SourceState& state,
                const FetchOptions& options, absl::Time now, const std::function<bool()>& stop);

// Removes what was fetched.
void Discard(const GotFeed& got);

}  // namespace corner::indexer
