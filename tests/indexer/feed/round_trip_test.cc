// The same adverts come back from every format, however the bytes arrive.
#include <zlib.h>

#include <filesystem>
#include <map>

#include "indexer/feed/csv_rows.h"
#include "tests/indexer/feed/feed_support.h"
#include "tests/support/shared_data.h"

namespace corner::indexer {
namespace {

struct Written {
  std::string name;
  std::string bytes;
};

std::vector<Written> InEveryFormat(const std::vector<Posting>& postings) {
  std::string lines, array = "[";
  for (const Posting& posting : postings) {
    lines += AsJson(posting) + "\n";
    if (array.size() > 1) array += " ,\n";
    array += AsJson(posting);
  }
  array += "]\n";
  return {{"a.jsonl", lines},
          {"a.json", array},
          {"wrapped.json",
           "{\"count\": 3, \"note\": [1, {}],\n\"results\": " + array + ", \"next\": null}"},
          {"nested.json", "{\"ok\": true, \"data\": {\"page\": {\"n\": 1}, \"jobs\": " + array +
                              ", \"more\": {\"jobs\": []}}, \"result\": {}}"},
          {"crlf.csv", AsCsv(postings, ',', "\r\n")},
          {"lf.csv", AsCsv(postings, ',', "\n")},
          {"cr.csv", AsCsv(postings, ',', "\r")},
          {"semicolon.csv", AsCsv(postings, ';', "\r\n")},
          {"a.tsv", AsCsv(postings, '\t', "\n")},
          {"bom.csv", "\xEF\xBB\xBF" + AsCsv(postings, ',', "\r\n")},
          {"a.xml", AsXml(postings)}};
}

std::vector<std::vector<std::string>> AllValues(const std::vector<Posting>& postings) {
  std::vector<std::vector<std::string>> all;
  for (const Posting& posting : postings) all.push_back(Values(posting));
  return all;
}

std::string Gzip(std::string_view bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(bytes.size() + 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Utf16(std::string_view text, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  const auto put = [&](uint32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  };
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

std::vector<Posting> Adverts(uint32_t seed, int count) {
  std::mt19937 random(seed);
  std::vector<Posting> postings;
  for (int i = 0; i < count; ++i) postings.push_back(RandomPosting(&random));
  return postings;
}

TEST(RoundTrip, EveryFormatGivesTheSameAdverts) {
  for (uint32_t seed = 0; seed < 40; ++seed) {
    const std::vector<Posting> postings = Adverts(seed, 3 + static_cast<int>(seed % 5));
    for (const Written& written : InEveryFormat(postings)) {
      SCOPED_TRACE(Concat(written.name, " seed ", seed));
      ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs(written.name, written.bytes));
      EXPECT_TRUE(contents.rejections.empty());
      EXPECT_EQ(AllValues(contents.postings), AllValues(postings));
    }
  }
}

TEST(RoundTrip, PiecesOfAnySizeGiveTheSameAdverts) {
  for (uint32_t seed = 0; seed < 12; ++seed) {
    const std::vector<Posting> postings = Adverts(seed, 4);
    for (const Written& written : InEveryFormat(postings)) {
      SCOPED_TRACE(Concat(written.name, " seed ", seed));
      ASSERT_OK_AND_ASSIGN(const FeedContents whole, ReadBytesAs(written.name, written.bytes));
      for (const size_t largest : {size_t{1}, size_t{2}, size_t{7}, size_t{100}}) {
        ASSERT_OK_AND_ASSIGN(
            const FeedContents pieces,
            Drain(OpenFeedFrom(written.name, InPieces(written.bytes, largest, seed), {})));
        ASSERT_EQ(AllValues(pieces.postings), AllValues(whole.postings));
        for (size_t i = 0; i < whole.postings.size(); ++i) {
          EXPECT_EQ(pieces.postings[i].line, whole.postings[i].line);
          EXPECT_EQ(pieces.postings[i].raw, whole.postings[i].raw);
        }
        ASSERT_OK_AND_ASSIGN(
            const FeedContents unpacked,
            Drain(OpenFeedFrom(written.name, InPieces(Gzip(written.bytes), largest, seed), {})));
        EXPECT_EQ(AllValues(unpacked.postings), AllValues(whole.postings));
      }
    }
  }
}

TEST(RoundTrip, JoinedRowsAreSplitAgain) {
  const std::vector<std::string> kBits = {"a", "\"", ",", ";", "\t", "\n", "\r", " ", "é", ""};
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> fields(1 + random() % 5);
    for (std::string& field : fields) {
      for (size_t bits = random() % 5; bits > 0; --bits) field += kBits[random() % kBits.size()];
    }
    for (const char delimiter : {',', ';', '\t'}) {
      std::string fault;
      EXPECT_EQ(SplitRow(JoinRow(fields, delimiter), delimiter, &fault), fields) << seed << fault;
    }
  }
}

TEST(RoundTrip, Utf16GivesTheSameAdverts) {
  const std::vector<Posting> postings = Adverts(5, 6);
  for (const Written& written : InEveryFormat(postings)) {
    if (written.name == "bom.csv") continue;
    for (const bool big : {false, true}) {
      ASSERT_OK_AND_ASSIGN(
          const FeedContents contents,
          Drain(OpenFeedFrom(written.name, InPieces(Utf16(written.bytes, big), 5, 1), {})));
      EXPECT_EQ(AllValues(contents.postings), AllValues(postings)) << written.name;
    }
  }
}

TEST(RoundTrip, GzipMembersFollowOneAnother) {
  const std::string first = R"({"title": "Cook"})"
                            "\n";
  const std::string second = R"({"title": "Baker"})"
                             "\n";
  ASSERT_OK_AND_ASSIGN(FeedContents contents,
                       ReadBytesAs("a.jsonl.gz", Gzip(first) + Gzip(second)));
  ASSERT_EQ(contents.postings.size(), 2u);
  EXPECT_EQ(contents.postings[1].Get(PostingField::kTitle), "Baker");
  EXPECT_EQ(contents.postings[1].line, 2);
  const std::string padding(512, '\0');
  ASSERT_OK_AND_ASSIGN(contents, ReadBytesAs("a.jsonl.gz", Gzip(first) + padding));
  EXPECT_EQ(contents.postings.size(), 1u);
}

TEST(RoundTrip, GzipCutAnywhereIsAnError) {
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += Concat(R"({"title": "Cook )", i * 7919, "\"}\n");
  const std::string packed = Gzip(lines);
  for (size_t size = 2; size < packed.size(); ++size) {
    EXPECT_THAT(ReadBytesAs("a.jsonl.gz", packed.substr(0, size)),
                corner::testing::FailsWith(absl::StatusCode::kInvalidArgument, "a.jsonl.gz"))
        << size;
  }
  std::string damaged = packed;
  damaged[packed.size() / 2] ^= 0x55;
  EXPECT_FALSE(ReadBytesAs("a.jsonl.gz", damaged).ok());
  EXPECT_FALSE(ReadBytesAs("a.jsonl.gz", packed + "junk").ok());
}

TEST(RoundTrip, APackedGiantIsStopped) {
  FeedOptions options;
  options.max_file_bytes = 1 << 20;
  const std::string packed = Gzip("title\n" + std::string(5 << 20, 'x'));
  EXPECT_THAT(ReadBytesAs("a.csv.gz", packed, options),
              corner::testing::FailsWith(absl::StatusCode::kResourceExhausted, "larger than"));
}

TEST(SharedVacancies, EveryLineIsAPostingOrARejection) {
  CORNER_SKIP_WITHOUT_SHARED("data/vacancies");
  const auto folder = corner::testing::SharedFolder() / "data/vacancies";
  ASSERT_OK_AND_ASSIGN(const std::vector<std::string> files, FeedFiles(folder.string()));
  const std::map<std::string, size_t> lines = {{"civil_service_2023.jsonl", 75},
                                               {"emscad_subset.jsonl", 931},
                                               {"usajobs_listings.jsonl.gz", 57108}};
  for (const std::string& file : files) {
    const auto expected = lines.find(std::filesystem::path(file).filename().string());
    if (expected == lines.end()) continue;
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, Drain(OpenFeed(file, {})));
    EXPECT_EQ(contents.postings.size() + contents.rejections.size(), expected->second) << file;
    EXPECT_EQ(contents.description, "JSON lines, dialect plain");
    for (const Posting& posting : contents.postings) {
      ASSERT_TRUE(posting.Has(PostingField::kTitle));
      ASSERT_TRUE(posting.Has(PostingField::kExternalId));
    }
  }
}

}  // namespace
}  // namespace corner::indexer
