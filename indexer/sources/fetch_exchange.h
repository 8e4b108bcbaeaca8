// One exchange with a server through libcurl: what its callbacks share, and the settings that make
// it safe. Used by fetch.cc only.
#pragma once

#include <curl/curl.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "indexer/sources/fetch.h"
#include "indexer/xapian/files.h"

namespace corner::indexer {

// What the callbacks of one exchange share.
struct Exchange {
  const FetchOptions* options = nullptr;
  const std::function<bool()>* stop = nullptr;
  const FetchRequest* request = nullptr;
  CURL* easy = nullptr;
  int source_port = 443;
  std::optional<FileWriter> writer;
  size_t header_bytes = 0;
  bool unwanted_body = false;  // of an answer that is no document: not read
  std::string refused;         // an address the policy forbids
  absl::Status error;          // ours, which explains curl's
};

// Gives the handle of `exchange` every setting but the address, the headers and the time limit;
// what it had before is forgotten. `resolve` may be null.
void SetUp(curl_slist* resolve, Exchange* exchange);

long StatusCode(CURL* easy);
// The last answer's header; empty: it has none.
std::string HeaderValue(CURL* easy, const char* name);

}  // namespace corner::indexer
