#include "indexer/feed/json_reader.h"

#include "indexer/feed/json_record.h"
#include "indexer/feed/json_splitter.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

Rejection TooLong(int64_t line, size_t limit) {
  return {line, Concat("the record is longer than ", limit, " bytes"),
          "An advert is some thousand bytes long: check that the record is one."};
}

absl::Status NoAdverts() {
  return InvalidInput("holds no adverts", "Check that the right file was given.");
}

std::string Described(std::string_view format, const Dialect* dialect) {
  if (dialect == nullptr) return std::string(format);
  return Concat(format, ", dialect ", dialect->name);
}

class JsonLinesReader : public FeedReader {
 public:
  JsonLinesReader(std::unique_ptr<ByteWindow> window, const Dialect* dialect,
                  const FeedOptions& options)
      : window_(std::move(window)), records_(dialect, options), limit_(options.max_record_bytes) {}

  absl::StatusOr<std::optional<FeedItem>> Next() override {
    for (;;) {
      window_->Consume(taken_);
      taken_ = 0;
      CORNER_ASSIGN_OR_RETURN(const Line line, NextLine());
      if (line.number == 0) {
        if (!any_) return NoAdverts();
        return std::nullopt;
      }
      const std::string_view text = TrimSpace(line.text);
      if (text.empty() && !line.too_long) continue;
      any_ = true;
      if (line.too_long) return FeedItem(TooLong(line.number, limit_));
      FeedItem item = records_.Read(line.number, text);
      auto* rejection = std::get_if<Rejection>(&item);
      if (rejection != nullptr && line.last && text.front() == '{' && text.back() != '}') {
        rejection->reason = "the last line is cut short: " + rejection->reason;
        rejection->hint = "Send or download the file again.";
      }
      return item;
    }
  }

  FeedNames Names() const override { return records_.Names(); }
  std::string Describe() const override { return Described("JSON lines", records_.dialect()); }

 private:
  struct Line {
    int64_t number = 0;     // 0: the end
    std::string_view text;  // valid until the window moves
    bool too_long = false;
    bool last = false;  // without a line end
  };

  absl::StatusOr<Line> NextLine() {
    Line line;
    line.number = window_->line();
    for (size_t scanned = 0;;) {
      const std::string_view view = window_->view();
      const size_t end = view.find('\n', scanned);
      if (end != std::string_view::npos) {
        line.text = view.substr(0, end);
        taken_ = end + 1;
        line.too_long |= line.text.size() > limit_;
        return line;
      }
      scanned = view.size();
      if (scanned > limit_) {
        line.too_long = true;
        window_->Consume(scanned);
        scanned = 0;
      }
      CORNER_ASSIGN_OR_RETURN(const bool more, window_->More());
      if (more) continue;
      line.text = window_->view();
      line.last = true;
      taken_ = line.text.size();
      if (taken_ == 0 && !line.too_long) line.number = 0;
      return line;
    }
  }

  std::unique_ptr<ByteWindow> window_;
  JsonRecordReader records_;
  size_t limit_;
  size_t taken_ = 0;
  bool any_ = false;
};

class JsonReader : public FeedReader {
 public:
  JsonReader(std::unique_ptr<ByteWindow> window, const Dialect* dialect, const FeedOptions& options)
      : window_(std::move(window)),
        splitter_(window_.get(), {options.max_record_bytes, options.max_depth}),
        records_(dialect, options),
        limit_(options.max_record_bytes) {}

  absl::StatusOr<std::optional<FeedItem>> Next() override {
    CORNER_ASSIGN_OR_RETURN(const std::optional<JsonSplitter::Element> element, splitter_.Next());
    if (!element) {
      if (!any_) return NoAdverts();
      return std::nullopt;
    }
    any_ = true;
    if (element->too_long) return FeedItem(TooLong(element->line, limit_));
    return records_.Read(element->line, element->text);
  }

  FeedNames Names() const override { return records_.Names(); }
  std::string Describe() const override { return Described("JSON", records_.dialect()); }

 private:
  std::unique_ptr<ByteWindow> window_;
  JsonSplitter splitter_;
  JsonRecordReader records_;
  size_t limit_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<FeedReader> MakeJsonLinesReader(std::unique_ptr<ByteWindow> window,
                                                const Dialect* dialect,
                                                const FeedOptions& options) {
  return std::make_unique<JsonLinesReader>(std::move(window), dialect, options);
}

std::unique_ptr<FeedReader> MakeJsonReader(std::unique_ptr<ByteWindow> window,
                                           const Dialect* dialect, const FeedOptions& options) {
  return std::make_unique<JsonReader>(std::move(window), dialect, options);
}

}  // namespace corner::indexer
