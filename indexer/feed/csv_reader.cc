#include "indexer/feed/csv_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/feed/csv_rows.h"
#include "indexer/feed/detect.h"
#include "indexer/feed/encoding.h"
#include "indexer/feed/near_names.h"
#include "indexer/feed/posting_builder.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

struct Header {
  char delimiter = ',';
  std::shared_ptr<const NameTable> table;
  std::vector<std::string> names;
  size_t known = 0;
};

std::vector<std::string> Keys(const std::vector<std::string>& names) {
  std::vector<std::string> keys;
  for (const std::string& name : names) keys.push_back(NameKey(name));
  return keys;
}

bool HasTitle(const Header& header) {
  return std::any_of(header.names.begin(), header.names.end(), [&](const std::string& name) {
    const NameTable::Entry* entry = header.table->Find(name);
    return entry != nullptr &&
           std::any_of(entry->aliases.begin(), entry->aliases.end(),
                       [](const Alias* alias) { return alias->field == PostingField::kTitle; });
  });
}

// The header as `delimiter` cuts it; no names when its quotes are wrong.
Header CutHeader(std::string_view row, char delimiter, const Dialect* dialect,
                 const std::shared_ptr<const FieldMap>& map) {
  Header header;
  header.delimiter = delimiter;
  std::string fault;
  if (auto names = SplitRow(row, delimiter, &fault)) header.names = *std::move(names);
  for (std::string& name : header.names) name = std::string(TrimSpace(name));
  const std::vector<std::string> keys = Keys(header.names);
  if (dialect == nullptr) dialect = &ChooseDialect(kCsvFamily, keys);
  header.table = TableOf(*dialect, map);
  header.known = CountKnown(*header.table, keys);
  return header;
}

// Columns of the job starts and contacts templates (docs/feeds.md). What they hold is about
// clients and belongs in neither ledger nor index.
constexpr std::array<std::string_view, 3> kClientColumns = {"clientref", "forclientref",
                                                            "clientname"};

absl::Status CheckHeader(const Header& header) {
  for (const std::string& name : header.names) {
    const std::string key = NameKey(name);
    if (std::find(kClientColumns.begin(), kClientColumns.end(), key) == kClientColumns.end()) {
      continue;
    }
    return InvalidInput(
        Concat("line 1: the column \"", Utf8Prefix(name, 40),
               "\" is about a client; a feed lists vacancies alone"),
        "Give the vacancies in a file of their own, without that column. If it names the employer, "
        "call it employer.");
  }
  if (!HasTitle(header)) {
    std::vector<std::string> shown;
    std::string hint =
        "Name the columns in the first line: title, employer, location, description, … or say what "
        "they mean in a map file (--map).";
    for (const std::string& name : header.names) {
      if (shown.size() == 12) break;
      shown.emplace_back(Utf8Prefix(name, 40));
      if (NearField(name) == PostingField::kTitle) {
        hint =
            Concat("Is \"", shown.back(),
                   "\" the title? Then say so in a map file (--map): ", shown.back(), " = title");
      }
    }
    return InvalidInput(
        Concat("line 1: no column is a job title; the header has: ", Join(shown, ", ")), hint);
  }
  std::set<std::string> seen;
  for (const std::string& key : Keys(header.names)) {
    if (key.empty() || seen.insert(key).second) continue;
    return InvalidInput(Concat("line 1: the column \"", Utf8Prefix(key, 40), "\" stands twice"),
                        "Rename or remove one of them.");
  }
  return absl::OkStatus();
}

class CsvReader : public FeedReader {
 public:
  CsvReader(std::unique_ptr<ByteWindow> window, Header header, bool cp1252, size_t limit)
      : window_(std::move(window)),
        header_(std::move(header)),
        rows_(window_.get(), header_.delimiter, limit),
        builder_(header_.table),
        cp1252_(cp1252),
        limit_(limit) {
    for (const std::string& name : header_.names) columns_.push_back(builder_.Find(name));
  }

  absl::Status SkipHeader(int rows) {
    for (int i = 0; i < rows; ++i) CORNER_RETURN_IF_ERROR(rows_.Next().status());
    return absl::OkStatus();
  }

  absl::StatusOr<std::optional<FeedItem>> Next() override {
    for (;;) {
      CORNER_ASSIGN_OR_RETURN(const std::optional<CsvRow> row, rows_.Next());
      if (!row) {
        if (any_) return std::nullopt;
        return InvalidInput("holds a header but no adverts",
                            "Check that the right file was given.");
      }
      if (!row->too_long && IsBlank(row->text)) continue;
      any_ = true;
      return ReadRow(*row);
    }
  }

  FeedNames Names() const override { return builder_.Names(); }
  std::string Describe() const override {
    const std::string_view format = header_.delimiter == '\t'  ? "TSV"
                                    : header_.delimiter == ';' ? "CSV with semicolons"
                                                               : "CSV";
    return Concat(format, ", dialect ", builder_.dialect().name);
  }

 private:
  // Spreadsheets end in rows of bare delimiters.
  bool IsBlank(std::string_view text) const {
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return c == header_.delimiter || c == ' ' || c == '\t'; });
  }

  FeedItem ReadRow(const CsvRow& row) {
    if (row.too_long) {
      return Rejection{row.line, Concat("the row is longer than ", limit_, " bytes"),
                       "Check the quotes: a quote may be missing or one too many."};
    }
    std::optional<std::string> text = DecodeRow(row.text, cp1252_);
    if (!text || text->find('\0') != std::string::npos) {
      return Rejection{
          row.line,
          text ? "the row holds a NUL character" : "the row is neither UTF-8 nor Windows-1252 text",
          "Save the file again as \"CSV UTF-8\"."};
    }
    std::string fault;
    std::optional<std::vector<std::string>> fields = SplitRow(*text, header_.delimiter, &fault);
    if (!fields) {
      return Rejection{row.line, std::move(fault),
                       "Put such a field in quotes and write each quote inside it twice."};
    }
    if (fields->size() != columns_.size()) {
      return Rejection{
          row.line, Concat("the row has ", fields->size(), " fields, the header ", columns_.size()),
          "Put fields that hold a delimiter or a line end in quotes."};
    }
    if (HidePrivate(&*fields)) *text = JoinRow(*fields, header_.delimiter);
    for (size_t i = 0; i < columns_.size(); ++i) PutField(i, std::move((*fields)[i]));
    if (builder_.empty()) {
      builder_.Clear();
      return Rejection{row.line, "no column of the row that Corner knows is filled in",
                       "Fill in at least the title."};
    }
    return builder_.Take(row.line, *std::move(text));
  }

  // Empties what is kept nowhere; true when there was something.
  bool HidePrivate(std::vector<std::string>* fields) const {
    bool any = false;
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i] == nullptr || !IsPrivate(*columns_[i]) || (*fields)[i].empty()) continue;
      (*fields)[i].clear();
      any = true;
    }
    return any;
  }

  void PutField(size_t column, std::string value) {
    const NameTable::Entry* entry = columns_[column];
    if (entry != nullptr && !entry->aliases.empty()) {
      builder_.Put(*entry, std::move(value));
    } else if (!TrimSpace(value).empty()) {
      builder_.PutUnknown(header_.names[column]);
    }
  }

  std::unique_ptr<ByteWindow> window_;
  Header header_;
  CsvRows rows_;
  PostingBuilder builder_;
  std::vector<const NameTable::Entry*> columns_;
  bool cp1252_;
  size_t limit_;
  bool any_ = false;
};

// Where the header row ends, for a delimiter; the whole sample when it has no end.
absl::StatusOr<std::string> FirstRow(std::string_view sample, char delimiter) {
  ByteWindow window(MemoryBytes(std::string(sample)));
  CsvRows rows(&window, delimiter, sample.size());
  CORNER_ASSIGN_OR_RETURN(const std::optional<CsvRow> row, rows.Next());
  return row ? std::string(row->text) : std::string();
}

}  // namespace

absl::StatusOr<std::unique_ptr<FeedReader>> MakeCsvReader(std::unique_ptr<ByteWindow> window,
                                                          bool tabs, const Dialect* dialect,
                                                          const FeedOptions& options) {
  CORNER_RETURN_IF_ERROR(window->Fill(kLookBytes));
  const std::string_view sample = window->view();
  const bool cp1252 = LooksLikeCp1252(sample);
  constexpr std::string_view kDelimiters = ",;\t";
  Header best;
  absl::Status unreadable;
  // Excel's first line "sep=;" names the delimiter and is no header.
  const bool named = sample.starts_with("sep=") && sample.size() > 4;
  for (char delimiter : kDelimiters) {
    if ((tabs && delimiter != '\t') || (named && delimiter != sample[4])) continue;
    const std::string_view rest =
        named ? sample.substr(std::min(sample.find('\n'), sample.size() - 1) + 1) : sample;
    const absl::StatusOr<std::string> row = FirstRow(rest, delimiter);
    if (!row.ok()) {
      unreadable = row.status();
      continue;
    }
    const std::optional<std::string> text = DecodeRow(*row, cp1252);
    if (!text || text->find('\0') != std::string::npos) {
      return InvalidInput("line 1 is not text",
                          "Give CSV, JSON or XML, plain or packed with gzip.");
    }
    Header header = CutHeader(*text, delimiter, dialect, options.map);
    if (best.table == nullptr || header.known > best.known ||
        (header.known == best.known && header.names.size() > best.names.size())) {
      best = std::move(header);
    }
  }
  if (best.table == nullptr) {
    if (!unreadable.ok()) return unreadable;
    return InvalidInput("line 1 names a delimiter that is not known",
                        "Use commas, semicolons or tabs.");
  }
  CORNER_RETURN_IF_ERROR(CheckHeader(best));
  auto reader = std::make_unique<CsvReader>(std::move(window), std::move(best), cp1252,
                                            options.max_record_bytes);
  CORNER_RETURN_IF_ERROR(reader->SkipHeader(named ? 2 : 1));
  return reader;
}

}  // namespace corner::indexer
