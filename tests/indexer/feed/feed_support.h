// Reading feeds in tests: everything of a feed at once, and random adverts written in each format.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/feed/dialect.h"
#include "indexer/feed/open.h"
#include "indexer/feed/reader.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {

struct FeedContents {
  std::vector<Posting> postings;
  std::vector<Rejection> rejections;
  std::vector<std::string> removed;
  FeedNames names;
  std::string description;
};

inline absl::StatusOr<FeedContents> Drain(absl::StatusOr<std::unique_ptr<FeedReader>> reader) {
  if (!reader.ok()) return reader.status();
  FeedContents contents;
  for (;;) {
    CORNER_ASSIGN_OR_RETURN(std::optional<FeedItem> item, (*reader)->Next());
    if (!item) break;
    if (auto* posting = std::get_if<Posting>(&*item)) {
      contents.postings.push_back(std::move(*posting));
    } else {
      contents.rejections.push_back(std::get<Rejection>(*item));
    }
  }
  contents.removed = (*reader)->RemovedIds();
  contents.names = (*reader)->Names();
  contents.description = (*reader)->Describe();
  return contents;
}

inline absl::StatusOr<FeedContents> ReadBytesAs(std::string name, std::string bytes,
                                                const FeedOptions& options = {}) {
  return Drain(OpenFeedBytes(std::move(name), std::move(bytes), options));
}

// The same bytes, handed out in pieces of one byte to `largest`.
inline ReadBytes InPieces(std::string bytes, size_t largest, uint32_t seed) {
  auto held = std::make_shared<std::string>(std::move(bytes));
  auto random = std::make_shared<std::mt19937>(seed);
  return [held, random, largest, at = size_t{0}](char* to,
                                                 size_t size) mutable -> absl::StatusOr<size_t> {
    const size_t piece = 1 + (*random)() % largest;
    const size_t got = std::min({piece, size, held->size() - at});
    std::copy_n(held->data() + at, got, to);
    at += got;
    return got;
  };
}

// The values two postings give, for comparison: name=value for every field that is stated.
inline std::vector<std::string> Values(const Posting& posting) {
  std::vector<std::string> values;
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    const auto field = static_cast<PostingField>(i);
    if (posting.Has(field)) {
      values.push_back(Concat(PostingFieldName(field), "=", posting.Get(field)));
    }
  }
  return values;
}

// An advert with a title and some other fields, full of what breaks careless readers.
inline Posting RandomPosting(std::mt19937* random) {
  static const std::vector<std::string> kBits = {
      "a", "Cook", ",",    ";",    "\"",    "\"\"", "\n",  "é",      "£",   "😀",  "\t",
      "'", "{",    "]",    "<b>",  "&amp;", "&",    "]]>", "\\",     "\\n", "|",  "#",
      " ", "=1+1", "日本", "\r\n", "null",  "0",    "“",   "U+0000", "--",  "%s", "\xEF\xBF\xBD"};
  Posting posting;
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    const auto field = static_cast<PostingField>(i);
    if (field != PostingField::kTitle && (*random)() % 3 == 0) continue;
    std::string text = "x";
    for (size_t bits = (*random)() % 12; bits > 0; --bits) {
      text += kBits[(*random)() % kBits.size()];
    }
    posting.Set(field, text + "y");
  }
  return posting;
}

inline std::string AsJson(const Posting& posting) {
  JsonWriter writer;
  writer.BeginObject();
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    const auto field = static_cast<PostingField>(i);
    if (posting.Has(field)) writer.Field(PostingFieldName(field), posting.Get(field));
  }
  writer.EndObject();
  return writer.Take();
}

// With a header of all fields; `line_end` ends the rows.
inline std::string AsCsv(const std::vector<Posting>& postings, char delimiter,
                         const std::string& line_end) {
  std::string out;
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    if (i > 0) out += delimiter;
    out += PostingFieldName(static_cast<PostingField>(i));
  }
  out += line_end;
  for (const Posting& posting : postings) {
    for (size_t i = 0; i < kPostingFieldCount; ++i) {
      if (i > 0) out += delimiter;
      const std::string& value = posting.Get(static_cast<PostingField>(i));
      out += value.empty() ? "" : "\"" + ReplaceAll(value, "\"", "\"\"") + "\"";
    }
    out += line_end;
  }
  return out;
}

inline std::string AsXml(const std::vector<Posting>& postings) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<vacancies>\n";
  for (const Posting& posting : postings) {
    out += "<vacancy>";
    for (size_t i = 0; i < kPostingFieldCount; ++i) {
      const auto field = static_cast<PostingField>(i);
      const std::string name(PostingFieldName(field));
      if (!posting.Has(field)) continue;
      std::string value = ReplaceAll(posting.Get(field), "&", "&amp;");
      value = ReplaceAll(std::move(value), "<", "&lt;");
      value = ReplaceAll(std::move(value), ">", "&gt;");
      value = ReplaceAll(std::move(value), "\r", "&#13;");
      out += "<" + name + ">" + value + "</" + name + ">";
    }
    out += "</vacancy>\n";
  }
  return out + "</vacancies>\n";
}

}  // namespace corner::indexer
