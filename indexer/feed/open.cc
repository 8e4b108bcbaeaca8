#include "indexer/feed/open.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "indexer/feed/csv_reader.h"
#include "indexer/feed/detect.h"
#include "indexer/feed/html_reader.h"
#include "indexer/feed/json_reader.h"
#include "indexer/feed/xml_reader.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::array<std::string_view, 10> kEndings = {
    ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".csv", ".tsv", ".html", ".htm"};

// Names the file in every error of another reader; after an error there is nothing more.
class NamedReader : public FeedReader {
 public:
  NamedReader(std::string name, std::unique_ptr<FeedReader> reader)
      : name_(std::move(name)), reader_(std::move(reader)) {}

  absl::StatusOr<std::optional<FeedItem>> Next() override {
    if (!failed_.ok()) return failed_;
    absl::StatusOr<std::optional<FeedItem>> item = reader_->Next();
    if (item.ok()) return item;
    failed_ = WithContext(item.status(), name_);
    return failed_;
  }
  std::vector<std::string> RemovedIds() const override { return reader_->RemovedIds(); }
  FeedNames Names() const override { return reader_->Names(); }
  std::string Describe() const override { return reader_->Describe(); }

 private:
  std::string name_;
  std::unique_ptr<FeedReader> reader_;
  absl::Status failed_;
};

Family FamilyOf(FeedFormat format) {
  switch (format) {
    case FeedFormat::kJsonLines:
    case FeedFormat::kJson:
    case FeedFormat::kHtml:
      return kJsonFamily;
    case FeedFormat::kXml:
      return kXmlFamily;
    case FeedFormat::kCsv:
    case FeedFormat::kTsv:
      break;
  }
  return kCsvFamily;
}

// Null when the first record is to decide.
absl::StatusOr<const Dialect*> DialectFor(const std::string& name, FeedFormat format) {
  if (name.empty()) return nullptr;
  const Family family = FamilyOf(format);
  const Dialect* dialect = FindDialect(name);
  if (dialect != nullptr && (dialect->families & family) != 0) return dialect;
  const std::string_view kind = family == kJsonFamily  ? "JSON"
                                : family == kXmlFamily ? "XML"
                                                       : "CSV";
  return InvalidInput(
      Concat(dialect == nullptr ? "there is no dialect \"" : "the dialect \"", Utf8Prefix(name, 40),
             dialect == nullptr ? "\"" : "\" is not for this file's format"),
      Concat("The dialects for ", kind, " are ", DialectNames(family), "."));
}

absl::StatusOr<std::unique_ptr<FeedReader>> Open(const std::string& name, ReadBytes read,
                                                 const FeedOptions& options) {
  auto window = std::make_unique<ByteWindow>(
      InUtf8(Limited(Gunzipped(std::move(read)), options.max_file_bytes)));
  CORNER_ASSIGN_OR_RETURN(FeedFormat format, DetectFormat(name, window.get()));
  if (!options.format.empty()) {
    CORNER_ASSIGN_OR_RETURN(format, FeedFormatFromName(options.format));
  }
  CORNER_ASSIGN_OR_RETURN(const Dialect* dialect, DialectFor(options.dialect, format));
  switch (format) {
    case FeedFormat::kJsonLines:
      return MakeJsonLinesReader(std::move(window), dialect, options);
    case FeedFormat::kJson:
      return MakeJsonReader(std::move(window), dialect, options);
    case FeedFormat::kXml:
      return MakeXmlReader(std::move(window), dialect, options);
    case FeedFormat::kHtml:
      return MakeHtmlReader(std::move(window), dialect, options);
    case FeedFormat::kCsv:
    case FeedFormat::kTsv:
      break;
  }
  return MakeCsvReader(std::move(window), format == FeedFormat::kTsv, dialect, options);
}

bool IsFeedFile(const std::filesystem::path& path) {
  std::string name = AsciiLower(path.filename().string());
  if (name.starts_with('.')) return false;
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

absl::StatusOr<std::unique_ptr<FeedReader>> OpenFeedFrom(std::string name, ReadBytes read,
                                                         const FeedOptions& options) {
  absl::StatusOr<std::unique_ptr<FeedReader>> reader = Open(name, std::move(read), options);
  if (!reader.ok()) return WithContext(reader.status(), name);
  return std::make_unique<NamedReader>(std::move(name), *std::move(reader));
}

absl::StatusOr<std::unique_ptr<FeedReader>> OpenFeed(const std::string& path,
                                                     const FeedOptions& options) {
  std::string name = path == "-" ? "standard input" : path;
  absl::StatusOr<ReadBytes> bytes = FileBytes(path);
  if (!bytes.ok()) return WithContext(bytes.status(), name);
  return OpenFeedFrom(std::move(name), *std::move(bytes), options);
}

absl::StatusOr<std::unique_ptr<FeedReader>> OpenFeedBytes(std::string name, std::string bytes,
                                                          const FeedOptions& options) {
  return OpenFeedFrom(std::move(name), MemoryBytes(std::move(bytes)), options);
}

absl::StatusOr<std::vector<std::string>> FeedFiles(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (path == "-" || !fs::is_directory(path, error)) {
    if (path == "-" || fs::exists(path, error)) return std::vector<std::string>{path};
    return NotFound(Concat(path, ": there is no such file or folder"), "Check the path.");
  }
  std::vector<std::string> files;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored) && IsFeedFile(entry->path())) {
      files.push_back(entry->path().string());
    }
  }
  if (error) {
    return FailedPrecondition(Concat(path, ": the folder cannot be read: ", error.message()),
                              "Check that it may be read by this user.");
  }
  if (files.empty()) {
    return InvalidInput(
        Concat(path, ": the folder holds no feed files"),
        "Feed files end in .json, .jsonl, .ndjson, .xml, .rss, .atom, .csv, .tsv or "
        ".html, with or without .gz.");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace corner::indexer
