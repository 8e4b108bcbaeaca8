// A value inside a record's JSON that knows its path: strict reading of the small records kept in
// casework. The first thing that is wrong is kept, as "/words/2: This text is empty."; what follows
// is read on without a word, so that a reader stays one list of members. For the codecs of
// service/casework. Not shared between threads.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "taxonomies/base/json.h"

namespace corner::casework {

class RecordReader {
 public:
  // `problem` takes the first fault and must outlive the reader and all that come from it.
  RecordReader(JsonValue value, std::string path, absl::Status* problem)
      : value_(value), path_(std::move(path)), problem_(problem) {}

  bool present() const { return value_.valid(); }
  // A fault of this value, unless there was one before.
  void Report(std::string_view sentence, std::string_view hint) const;

  // An object without other members than these.
  bool IsObject(std::span<const std::string_view> names) const;
  RecordReader operator[](std::string_view member) const;
  RecordReader Needed(std::string_view member) const;  // a fault when it is not there

  // Each of these: a fault where it does not fit; the fallback then, and when it is absent.
  std::string Text(size_t most_bytes) const;                             // may be empty
  std::string NeededText(size_t most_bytes) const;                       // not blank
  std::vector<std::string> Texts(size_t most, size_t most_bytes) const;  // none of them blank
  bool Flag() const;                                                     // false
  size_t Choice(std::span<const std::string_view> choices) const;        // the first
  std::optional<absl::Time> Time() const;  // RFC 3339: "2026-08-03T09:00:00Z"
  void ForEach(size_t most, const std::function<void(const RecordReader&)>& visit) const;

 private:
  void ReportType(std::string_view wanted) const;

  JsonValue value_;
  std::string path_;
  absl::Status* problem_;
};

// Checks the form ("schema": 1 among the members) and hands the root to `read`. `what` begins a
// sentence: "A disclosure plan".
absl::Status ReadRecord(std::string_view json, std::string_view what, size_t most_bytes,
                        std::span<const std::string_view> names,
                        const std::function<void(const RecordReader&)>& read);

// RFC 3339 in UTC, to the nanosecond where there is one. Times before 1900 and after 2200, which a
// person's record never means, are written as those years.
std::string WriteTime(absl::Time time);

}  // namespace corner::casework
