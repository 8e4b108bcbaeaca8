// One source as the source list describes it: where its feed is, what it speaks and when it is
// asked. A value; safe from any thread.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/sources/schedule.h"

namespace corner::indexer {

// How a source in several pages is walked: all of its pages or nothing.
struct Paging {
  enum class Way { kOnePage, kParameter, kLinkHeader, kBodyLink };
  Way way = Way::kOnePage;
  std::string parameter;  // kParameter: the query parameter that holds the page's number
  int64_t first_page = 1;
  std::string size_parameter;  // empty: the source decides
  int64_t page_size = 0;
  int64_t most_pages = 200;  // a longer walk is refused
  bool operator==(const Paging&) const = default;
};

struct Source {
  std::string key;              // names the source in the ledger
  std::string url;              // https; or
  std::string path;             // a file or folder, relative to the data folder
  std::string format, dialect;  // empty: found out
  std::string map;              // a file that maps the feed's names to ours; empty: none
  Schedule schedule;
  bool complete = false;  // the feed lists everything its source has
  bool paused = false;
  // A secret goes into a request header or a query parameter of this name …
  std::string header, parameter;
  // … and comes from an environment variable or a file (a bare name: in the folder that systemd's
  // LoadCredential names). It is never in the list, a message or a report.
  std::string secret_env, secret_file;
  Paging paging;
  int64_t most_seconds = 600;    // for the whole walk
  int64_t most_megabytes = 512;  // for each page

  bool operator==(const Source&) const = default;
};

}  // namespace corner::indexer
