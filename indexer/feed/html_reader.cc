#include "indexer/feed/html_reader.h"

#include <optional>

#include "indexer/feed/encoding.h"
#include "indexer/feed/json_record.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kWanted = "JobPosting";

bool IsJobPosting(JsonValue object) {
  const JsonValue type = object.member("@type");
  const auto named = [](JsonValue value) {
    const auto name = value.string();
    return name && name->ends_with(kWanted);
  };
  if (!type.is_array()) return named(type);
  for (size_t i = 0; i < type.size(); ++i) {
    if (named(type.element(i))) return true;
  }
  return false;
}

// Every JobPosting in `value`, wherever the page has put it: alone, in an array, in "@graph", as an
// item of a list. What a JobPosting holds is part of it.
void Collect(JsonValue value, std::vector<JsonValue>* found) {
  if (value.is_array()) {
    for (size_t i = 0; i < value.size(); ++i) Collect(value.element(i), found);
  } else if (value.is_object()) {
    if (IsJobPosting(value)) {
      found->push_back(value);
      return;
    }
    value.ForEachMember([&](std::string_view, JsonValue member) { Collect(member, found); });
  }
}

class HtmlReader : public FeedReader {
 public:
  HtmlReader(std::string page, const Dialect& dialect, const FeedOptions& options)
      : page_(std::move(page)),
        records_(&dialect, options),
        limits_{kMaxPageBytes, options.max_depth},
        limit_(options.max_record_bytes) {}

  absl::Status Start() {
    CORNER_ASSIGN_OR_RETURN(scripts_, FindJsonLd(page_));
    return absl::OkStatus();
  }

  absl::StatusOr<std::optional<FeedItem>> Next() override {
    for (;;) {
      if (next_ < postings_.size()) {
        any_ = true;
        return Read(postings_[next_++]);
      }
      if (script_ == scripts_.size()) break;
      std::optional<FeedItem> fault = OpenScript(scripts_[script_++]);
      any_ |= fault.has_value();
      if (fault) return fault;
    }
    if (any_) return std::nullopt;
    return InvalidInput("is a web page (HTML) without a JobPosting in it",
                        "Corner reads the adverts that a page gives as JSON-LD. Or download the "
                        "feed itself: the link may ask for a sign-in.");
  }

  FeedNames Names() const override { return records_.Names(); }
  std::string Describe() const override {
    return Concat("web page, dialect ", records_.dialect()->name);
  }

 private:
  // A rejection when the script seems to hold an advert and cannot be read.
  std::optional<FeedItem> OpenScript(const PageScript& script) {
    postings_.clear();
    next_ = 0;
    line_ = script.line;
    absl::StatusOr<JsonDocument> document = JsonDocument::Parse(script.text, limits_);
    if (document.ok()) {
      document_ = *std::move(document);
      Collect(document_->root(), &postings_);
      return std::nullopt;
    }
    if (script.text.find(kWanted) == std::string_view::npos) return std::nullopt;
    return Rejection{line_,
                     Concat("the JSON-LD script cannot be read: ", Sentence(document.status())),
                     "Tell the owner of the page: search engines cannot read it either."};
  }

  FeedItem Read(JsonValue posting) {
    std::string raw = posting.ToJson();
    if (raw.size() > limit_) {
      return Rejection{line_, Concat("the record is longer than ", limit_, " bytes"),
                       "An advert is some thousand bytes long: check that the record is one."};
    }
    return records_.ReadValue(line_, posting, std::move(raw));
  }

  std::string page_;
  std::vector<PageScript> scripts_;
  size_t script_ = 0;
  std::optional<JsonDocument> document_;  // of the script that is open
  std::vector<JsonValue> postings_;       // in it
  size_t next_ = 0;
  int64_t line_ = 0;
  bool any_ = false;
  JsonRecordReader records_;
  JsonLimits limits_;
  size_t limit_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<FeedReader>> MakeHtmlReader(std::unique_ptr<ByteWindow> window,
                                                           const Dialect* dialect,
                                                           const FeedOptions& options) {
  CORNER_RETURN_IF_ERROR(window->Fill(kMaxPageBytes + 1));
  const std::string_view bytes = window->view();
  if (bytes.size() > kMaxPageBytes) {
    return TooLarge(Concat("the web page is larger than ", kMaxPageBytes >> 20, " MB"),
                    "Check that the right page was given.");
  }
  std::optional<std::string> page = DecodeRow(bytes, LooksLikeCp1252(bytes));
  if (!page || page->find('\0') != std::string::npos) {
    return InvalidInput("the page is not text", "Save the page again as UTF-8.");
  }
  if (dialect == nullptr) dialect = FindDialect("jobposting");
  auto reader = std::make_unique<HtmlReader>(*std::move(page), *dialect, options);
  CORNER_RETURN_IF_ERROR(reader->Start());
  return reader;
}

}  // namespace corner::indexer
