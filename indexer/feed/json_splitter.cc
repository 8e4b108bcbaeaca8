#include "indexer/feed/json_splitter.h"

#include <algorithm>
#include <array>

#include "indexer/feed/dialect.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// NameKey of the members under which senders put their list of adverts.
constexpr std::array<std::string_view, 17> kListNames = {
    "results", "result",      "vacancies", "vacancy",  "jobs",     "items",
    "data",    "postings",    "adverts",   "listings", "records",  "entries",
    "@graph",  "jobpostings", "hits",      "value",    "positions"};
// NameKey of the members that hold an object around that list.
constexpr std::array<std::string_view, 8> kWrapperNames = {
    "data", "result", "results", "response", "payload", "body", "hits", "embedded"};
constexpr int kMostWrappers = 4;
// Above this multiple of the depth limit a document is nothing but brackets and refused whole.
constexpr size_t kHopelessDepth = 4;

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool EndsScalar(char c) {
  return IsSpace(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{' ||
         c == '"';
}
bool IsWrapperName(std::string_view name) {
  const std::string key = NameKey(name);
  return std::find(kWrapperNames.begin(), kWrapperNames.end(), key) != kWrapperNames.end();
}
bool IsListName(std::string_view name) {
  return std::find(kListNames.begin(), kListNames.end(), NameKey(name)) != kListNames.end();
}

}  // namespace

absl::StatusOr<std::optional<JsonSplitter::Element>> JsonSplitter::Next() {
  window_.Consume(taken_);
  taken_ = 0;
  for (;;) {
    if (place_ == Place::kArray || place_ == Place::kList) {
      CORNER_ASSIGN_OR_RETURN(std::optional<Element> element, NextInList());
      if (element) return element;
      continue;
    }
    if (place_ == Place::kAfterList) {
      CORNER_RETURN_IF_ERROR(SkipToNextList());
      continue;
    }
    CORNER_ASSIGN_OR_RETURN(const int c, Peek());
    if (c < 0) return std::nullopt;
    if (place_ == Place::kAfterArray) return Wrong("there is text after the end of the document");
    if (c == '{') {
      seen_ = true;
      CORNER_ASSIGN_OR_RETURN(std::optional<Element> element, TakeObject());
      if (element) return element;
    } else if (c == '[' && !seen_) {
      window_.Consume(1);
      place_ = Place::kArray;
      first_ = true;
    } else {
      return Wrong("a record should begin here with {");
    }
  }
}

absl::StatusOr<std::optional<JsonSplitter::Element>> JsonSplitter::NextInList() {
  CORNER_ASSIGN_OR_RETURN(int c, Peek());
  if (c == ']') {
    window_.Consume(1);
    place_ = place_ == Place::kArray ? Place::kAfterArray : Place::kAfterList;
    return std::nullopt;
  }
  if (!first_ && c >= 0) {
    if (c != ',') return Wrong("a comma is missing between two records");
    window_.Consume(1);
    CORNER_ASSIGN_OR_RETURN(c, Peek());
  }
  if (c < 0) return CutShort();
  first_ = false;
  CORNER_ASSIGN_OR_RETURN(Element element, TakeValue());
  return element;
}

absl::StatusOr<JsonSplitter::Element> JsonSplitter::TakeValue() {
  const int64_t line = window_.line();
  at_ = 0;
  too_long_ = false;
  CORNER_RETURN_IF_ERROR(ScanValue());
  return Taken(line);
}

JsonSplitter::Element JsonSplitter::Taken(int64_t line) {
  taken_ = at_;
  if (too_long_) return {line, {}, true};
  return {line, window_.view().substr(0, at_), false};
}

absl::StatusOr<std::optional<JsonSplitter::Element>> JsonSplitter::TakeObject() {
  const int64_t line = window_.line();
  at_ = 1;
  too_long_ = false;
  open_ = 1;
  CORNER_ASSIGN_OR_RETURN(int c, PeekAt());
  for (;;) {
    if (c == '}') {
      ++at_;
      if (--open_ == 0) return Taken(line);
    } else {
      CORNER_ASSIGN_OR_RETURN(const Named named, ScanName());
      if (named == Named::kList) {
        window_.Consume(at_);
        place_ = Place::kList;
        first_ = true;
        return std::nullopt;
      }
      if (named == Named::kWrapper && open_ < kMostWrappers) {
        ++at_;
        ++open_;
        CORNER_ASSIGN_OR_RETURN(c, PeekAt());
        continue;
      }
      CORNER_RETURN_IF_ERROR(ScanValue());
    }
    CORNER_ASSIGN_OR_RETURN(c, PeekAt());
    if (c < 0) return CutShort();
    if (c != '}' && c != ',') return Wrong("a comma is missing between two members");
    if (c == ',') ++at_;
  }
}

absl::Status JsonSplitter::SkipToNextList() {
  for (;;) {
    CORNER_ASSIGN_OR_RETURN(const int c, Peek());
    if (c < 0) return CutShort();
    if (c != '}' && c != ',') return Wrong("a comma is missing between two members");
    window_.Consume(1);
    at_ = 0;
    if (c == '}') {
      if (--open_ > 0) continue;
      place_ = Place::kAfterArray;
      return absl::OkStatus();
    }
    CORNER_ASSIGN_OR_RETURN(const Named named, ScanName());
    if (named != Named::kList) CORNER_RETURN_IF_ERROR(ScanValue());
    window_.Consume(at_);
    if (named == Named::kList) {
      place_ = Place::kList;
      first_ = true;
      return absl::OkStatus();
    }
  }
}

absl::StatusOr<JsonSplitter::Named> JsonSplitter::ScanName() {
  CORNER_ASSIGN_OR_RETURN(int c, PeekAt());
  if (c < 0) return CutShort();
  if (c != '"') return Wrong("a member's name should stand here in quotes");
  const bool dropped_before = too_long_;
  const size_t start = at_;
  const int64_t offset = window_.offset();
  CORNER_RETURN_IF_ERROR(ScanString());
  std::string name;
  if (window_.offset() == offset && too_long_ == dropped_before) {
    name = window_.view().substr(start + 1, at_ - start - 2);
  }
  CORNER_ASSIGN_OR_RETURN(c, PeekAt());
  if (c < 0) return CutShort();
  if (c != ':') return Wrong("a colon is missing after a member's name");
  ++at_;
  CORNER_ASSIGN_OR_RETURN(c, PeekAt());
  if (c == '{' && IsWrapperName(name)) return Named::kWrapper;
  if (c != '[' || !IsListName(name)) return Named::kValue;
  const size_t bracket = at_++;
  CORNER_ASSIGN_OR_RETURN(c, PeekAt());
  // After a drop `bracket` no longer counts; only white space as long as a record gets there.
  const bool list = c == '{' || c == ']' || window_.offset() != offset;
  at_ = list ? at_ : bracket;
  return list ? Named::kList : Named::kValue;
}

absl::Status JsonSplitter::ScanValue() {
  closers_.clear();
  do {
    CORNER_ASSIGN_OR_RETURN(const int c, PeekAt());
    if (c < 0) return CutShort();
    if (c == '"') {
      CORNER_RETURN_IF_ERROR(ScanString());
    } else if (c == '{' || c == '[') {
      closers_.push_back(c == '{' ? '}' : ']');
      if (closers_.size() > kHopelessDepth * static_cast<size_t>(limits_.max_depth)) {
        return InvalidInput(Concat("line ", window_.line(), ": the JSON nests far deeper than ",
                                   limits_.max_depth, " levels"),
                            "Check that the file is a list of adverts.");
      }
      ++at_;
    } else if (c == '}' || c == ']') {
      if (closers_.empty() || closers_.back() != c) return Wrong("a bracket does not match");
      closers_.pop_back();
      ++at_;
    } else if (c == ',' || c == ':') {
      if (closers_.empty()) return Wrong("a value is missing");
      ++at_;
    } else {
      ScanScalar();
    }
  } while (!closers_.empty());
  return absl::OkStatus();
}

// Stops at the end of the view; the rest is a scalar again, which ScanValue's caller cannot tell
// apart inside brackets. Outside brackets the view is grown first.
void JsonSplitter::ScanScalar() {
  for (;;) {
    const std::string_view view = window_.view();
    while (at_ < view.size() && !EndsScalar(view[at_])) ++at_;
    if (at_ < view.size() || !closers_.empty()) return;
    const absl::StatusOr<bool> more = Grow();
    if (!more.ok() || !*more) return;
  }
}

absl::Status JsonSplitter::ScanString() {
  ++at_;
  for (bool escaped = false;;) {
    const std::string_view view = window_.view();
    for (; at_ < view.size(); ++at_) {
      if (escaped) {
        escaped = false;
      } else if (view[at_] == '\\') {
        escaped = true;
      } else if (view[at_] == '"') {
        ++at_;
        return absl::OkStatus();
      }
    }
    CORNER_ASSIGN_OR_RETURN(const bool more, Grow());
    if (!more) return CutShort();
  }
}

absl::StatusOr<int> JsonSplitter::Peek() {
  at_ = 0;
  for (;;) {
    const std::string_view view = window_.view();
    size_t spaces = 0;
    while (spaces < view.size() && IsSpace(view[spaces])) ++spaces;
    const bool found = spaces < view.size();
    window_.Consume(spaces);
    if (found) return static_cast<unsigned char>(window_.view().front());
    CORNER_ASSIGN_OR_RETURN(const bool more, window_.More());
    if (!more) return -1;
  }
}

absl::StatusOr<int> JsonSplitter::PeekAt() {
  for (;;) {
    const std::string_view view = window_.view();
    while (at_ < view.size() && IsSpace(view[at_])) ++at_;
    if (at_ < view.size()) return static_cast<unsigned char>(view[at_]);
    CORNER_ASSIGN_OR_RETURN(const bool more, Grow());
    if (!more) return -1;
  }
}

absl::StatusOr<bool> JsonSplitter::Grow() {
  if (at_ > limits_.max_record_bytes) {
    window_.Consume(at_);
    at_ = 0;
    too_long_ = true;
  }
  return window_.More();
}

absl::Status JsonSplitter::Wrong(std::string_view what) const {
  const std::string_view scanned = window_.view().substr(0, at_);
  const int64_t line = window_.line() + std::count(scanned.begin(), scanned.end(), '\n');
  return InvalidInput(
      Concat("line ", line, " (byte ", window_.offset() + static_cast<int64_t>(at_), "): ", what),
      "Ask the sender to write the file again as valid JSON.");
}

absl::Status JsonSplitter::CutShort() const {
  return InvalidInput(Concat("the JSON is cut short: the record or list that begins on line ",
                             window_.line(), " has no end"),
                      "Send or download the file again.");
}

}  // namespace corner::indexer
