// Cuts a JSON document into the texts of its records without parsing them, so that a document of
// any size needs the memory of one record. Understands an array of records, an object that holds
// such a list under a usual name ("results", "vacancies", "@graph", …) at its top or in an object
// around it ("data", "response", …), a record alone, and records one after another. Used by the
// JSON reader; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/feed/window.h"

namespace corner::indexer {

class JsonSplitter {
 public:
  struct Limits {
    size_t max_record_bytes;
    int max_depth;  // a record nested a little deeper is left to its reader to refuse
  };
  struct Element {
    int64_t line = 0;       // where it begins
    std::string_view text;  // valid until the next call; empty when too long
    bool too_long = false;
  };
  // `window` must outlive the splitter.
  JsonSplitter(ByteWindow* window, const Limits& limits) : window_(*window), limits_(limits) {}
  // nullopt at the end of the document. An error: these are not the brackets of a JSON document.
  absl::StatusOr<std::optional<Element>> Next();

 private:
  enum class Place { kTop, kArray, kList, kAfterArray, kAfterList };

  // The next character that is no white space, or -1 at the end.
  absl::StatusOr<int> Peek();    // drops everything before it
  absl::StatusOr<int> PeekAt();  // from at_ on, nothing dropped
  absl::StatusOr<bool> Grow();   // false at the end of the source
  // Each moves at_ behind what it names.
  absl::Status ScanValue();
  absl::Status ScanString();
  void ScanScalar();
  enum class Named { kValue, kList, kWrapper };
  absl::StatusOr<Named> ScanName();  // `"name":`, and for a list of records its `[`

  absl::StatusOr<Element> TakeValue();
  Element Taken(int64_t line);
  absl::StatusOr<std::optional<Element>> TakeObject();  // nullopt: its list was entered
  absl::StatusOr<std::optional<Element>> NextInList();  // nullopt: the list has ended
  absl::Status SkipToNextList();
  absl::Status Wrong(std::string_view what) const;
  absl::Status CutShort() const;

  ByteWindow& window_;
  Limits limits_;
  Place place_ = Place::kTop;
  bool seen_ = false;      // a record or list stood at the top
  bool first_ = true;      // no element of the list was seen yet
  int open_ = 0;           // objects around the list
  size_t at_ = 0;          // how far the view was scanned
  bool too_long_ = false;  // the value being scanned no longer fits and its bytes were dropped
  std::string closers_;    // brackets still to come in the value being scanned
  size_t taken_ = 0;       // bytes of the last element
};

}  // namespace corner::indexer
