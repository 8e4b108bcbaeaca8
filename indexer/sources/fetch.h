// Getting one document over https into a file. Only https and only public addresses, also after a
// redirect or a surprising DNS answer; bounded in time, size, speed and redirects. What arrives
// lies whole and durable on the disk before anybody reads it. The only user of libcurl. One thread
// per Fetcher.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "indexer/sources/fetch_options.h"

namespace corner::indexer {

struct FetchRequest {
  std::string url;                  // passes CheckAddress
  std::string etag, last_modified;  // what the server said last time; empty: ask unconditionally
  std::string format;               // "jsonl", "json", …: which media types are right; empty: any
  // A secret, sent to the url's own host and port and to no other.
  std::string header_name, header_value;
  int64_t most_bytes = int64_t{512} << 20;  // as sent, so packed where the server packs
  absl::Duration most_time = absl::Minutes(10);
};

struct FetchReply {
  bool not_modified = false;  // nothing was written
  std::string etag, last_modified;
  std::vector<std::string> links;  // the Link headers
  int64_t bytes = 0;
};

class Fetcher {
 public:
  // `stop` is asked at least once a second while a transfer runs, also on other threads' behalf.
  Fetcher(FetchOptions options, std::function<bool()> stop);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Every error is one sentence that names the host, and never the query or the secret; after one
  // nothing usable lies at `file`. kCancelled: `stop` said so.
  absl::StatusOr<FetchReply> Get(const FetchRequest& request, const std::string& file);

  // How long the server of the last failed Get asked to be left alone; zero: it did not say.
  absl::Duration retry_after() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace corner::indexer
