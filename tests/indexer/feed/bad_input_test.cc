// What strangers send by mistake or on purpose: one sentence with file, line and reason.
#include "tests/indexer/feed/feed_support.h"
#include "tests/support/paths.h"

namespace corner::indexer {
namespace {

using corner::testing::FailsWith;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

std::string Repeat(std::string_view text, size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  while (times-- > 0) out += text;
  return out;
}

struct Refused {
  std::string name, bytes, sentence;
};

TEST(BadFiles, AreRefusedWhole) {
  const Refused kFiles[] = {
      {"empty.jsonl", "", "empty.jsonl: the file is empty"},
      {"blank.csv", " \r\n\n", "empty"},
      {"cut.json", R"([{"title": "Cook"}, {"title": "Ba)", "cut short"},
      {"cut2.json", R"([{"title": "Cook"})", "cut short"},
      {"wrapped.json", "{\"results\": [{\"title\": \"Cook\"}", "cut short"},
      {"comma.json", R"([{"title": "Cook"} {"title": "Baker"}])", "line 1"},
      {"after.json", "[{\"title\": \"Cook\"}]\nmore", "line 2"},
      {"none.json", "[]", "holds no adverts"},
      {"none.json", "{\"results\": []}", "holds no adverts"},
      {"brackets.json", Repeat("[", 2000000), "nests"},
      {"braces.json", Repeat("{\"a\":", 2000000), "nests"},
      {"page.xml", "<!DOCTYPE html><html></html>", "web page"},
      {"zip.csv", "PK\x03\x04zzzz", "ZIP archive"},
      {"cut.xml", "<jobs><job><title>Cook</title>", "not well-formed or cut short"},
      {"mismatch.xml", "<jobs>\n<job><title>Cook</job></jobs>", "line 2"},
      {"two.xml", "<job><title>a</title></job><job><title>b</title></job>", "more in the document"},
      {"nothing.xml", "<weather><wind>5</wind></weather>", "holds no adverts"},
      {"bomb.xml",
       "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
       "<jobs><job><title>&b;</title></job></jobs>",
       "declares entities"},
      {"xxe.xml",
       "<!-- c --><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
       "<jobs><job><title>&a;</title></job></jobs>",
       "declares entities"},
      {"nul.xml", std::string("<jobs><job><title>a\0b</title></job></jobs>", 42), "NUL"},
      {"ref.xml", "<jobs>\n<job><title>a&#0;b</title></job></jobs>", "line 2"},
      {"ref.xml", "<jobs><job><title>a&#4294967296;b</title></job></jobs>", "no character"},
      {"utf8.xml", "<jobs><job><title>caf\xE9</title></job></jobs>", "not valid UTF-8"},
      {"deep.xml", Repeat("<a>", 3000) + Repeat("</a>", 3000), "deeper"},
      {"header.csv", "colour,size\nred,5\n",
       "no column is a job title; the header has: colour, size"},
      {"twice.csv", "title,Job ID,job_id\na,1,2\n", "stands twice"},
      {"only.csv", "title,employer\n", "no adverts"},
      {"quote.csv", "title,employer\nCook,Oak\nBaker,\"Elm\nGrocer,Ash\n",
       "line 3: a quote is opened"},
      {"text.txt", "Dear all,\nthe jobs are below.\n", "no column is a job title"},
      {"binary.csv", std::string("\0\1\2\3", 4), "not text"},
  };
  for (const Refused& file : kFiles) {
    SCOPED_TRACE(file.name + ": " + file.sentence);
    EXPECT_THAT(ReadBytesAs(file.name, file.bytes), FailsWith(kInvalid, file.sentence));
    EXPECT_THAT(ReadBytesAs(file.name, file.bytes), FailsWith(kInvalid, file.name));
  }
}

struct Bad {
  std::string name, bytes;
  int64_t line;
  std::string reason;
};

TEST(BadRecords, AreRejectedAndTheRestIsRead) {
  const std::string good = "{\"title\": \"Cook\"}\n";
  const Bad kRecords[] = {
      {"type.jsonl", good + "{\"title\": {\"en\": \"Cook\"}}\n" + good, 2,
       "\"title\" should be text, not an object"},
      {"type.jsonl", good + "{\"title\": [\"Cook\", \"Baker\"]}\n" + good, 2, "not an array"},
      {"number.jsonl", good + "\n17\n" + good, 3, "a number, not an object"},
      {"broken.jsonl", good + "{\"title\": \"Co\n" + good, 2, "at byte"},
      {"broken.jsonl", "{\"title\": \"Co\n" + good + good, 1, "at byte"},
      {"cut.jsonl", good + good + "{\"title\": \"Co", 3, "the last line is cut short"},
      {"utf8.jsonl", good + "{\"title\": \"caf\xE9\"}\n" + good, 2, "not valid UTF-8"},
      {"nul.jsonl", good + std::string("{\"title\": \"a\0\"}\n", 16) + good, 2, "NUL"},
      {"nul.jsonl", good + "{\"title\": \"a\\u0000\"}\n" + good, 2, "NUL"},
      {"twice.jsonl", good + "{\"title\": \"a\", \"title\": \"b\"}\n" + good, 2, "twice"},
      {"deep.jsonl", good + "{\"title\": " + Repeat("[", 2000000) + "\n" + good, 2, "deeper"},
      {"nothing.jsonl", good + "{\"wind\": 5}\n" + good, 2, "nothing in the record"},
      {"type.json", "[\n" + good + ",\n{\"title\": {}},\n" + good + "]", 4, "should be text"},
      {"word.json", "[\n" + good + ",\n{\"title\": tru},\n" + good + "]", 4, "at byte"},
      {"ragged.csv", "title,employer\nCook,Oak\nBaker\nPorter,Elm\n", 3,
       "the row has 1 fields, the header 2"},
      {"ragged.csv", "title;employer\n\"Cook\n2\";Oak\nBaker;Elm;Ash\nPorter;Elm\n", 4,
       "the row has 3 fields, the header 2"},
      {"behind.csv", "title,employer\nCook,Oak\n\"Baker\"s,Elm\nPorter,Elm\n", 3,
       "behind the closing quote"},
      {"inside.csv", "title,employer\nCook,Oak\n5\" Baker,Elm\nPorter,Elm\n", 3,
       "in the middle of field 1"},
      {"nul.csv", std::string("title,employer\nCook,Oak\nB\0ker,Elm\nPorter,Elm\n", 45), 3, "NUL"},
      {"neither.csv", "title,employer\nCook,Oak\nB\x81ker,Elm\nPorter,Elm\n", 3, "neither UTF-8"},
      {"odd.xml",
       "<jobs>\n<job><title>a</title></job>\n<job><wind>5</wind></job>\n"
       "<job><title>b</title></job></jobs>",
       3, "nothing in this <job>"},
  };
  for (const Bad& file : kRecords) {
    SCOPED_TRACE(file.name + ": " + file.reason);
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs(file.name, file.bytes));
    EXPECT_EQ(contents.postings.size(), 2u);
    ASSERT_EQ(contents.rejections.size(), 1u);
    EXPECT_EQ(contents.rejections[0].line, file.line);
    EXPECT_NE(contents.rejections[0].reason.find(file.reason), std::string::npos)
        << contents.rejections[0].reason;
    EXPECT_FALSE(contents.rejections[0].hint.empty());
  }
}

// Gives `head`, then `filler` bytes of 'x', then `tail`, without ever holding them.
ReadBytes LongBytes(std::string head, size_t filler, std::string tail) {
  return [=, at = size_t{0}](char* to, size_t size) mutable -> absl::StatusOr<size_t> {
    size_t got = 0;
    for (; got < size && at < head.size() + filler + tail.size(); ++got, ++at) {
      to[got] = at < head.size()            ? head[at]
                : at < head.size() + filler ? 'x'
                                            : tail[at - head.size() - filler];
    }
    return got;
  };
}

TEST(BadRecords, AnEndlessRecordIsSkipped) {
  FeedOptions options;
  options.max_record_bytes = 100'000;
  const std::string good = "{\"title\": \"Cook\"}";
  const std::vector<std::pair<std::string, ReadBytes>> kFeeds = {
      {"a.jsonl", LongBytes(good + "\n{\"title\": \"", 20'000'000, "\"}\n" + good + "\n")},
      {"a.json", LongBytes("[" + good + ",\n{\"title\": \"", 20'000'000, "\"},\n" + good + "]")},
      {"first.jsonl", LongBytes("\n{\"title\": \"", 20'000'000, "\"}\n" + good + "\n" + good)},
      {"a.csv", LongBytes("title,employer\n\"", 20'000'000, "\",a\nCook,Oak\nBaker,Elm\n")},
  };
  for (const auto& [name, bytes] : kFeeds) {
    SCOPED_TRACE(name);
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, Drain(OpenFeedFrom(name, bytes, options)));
    EXPECT_EQ(contents.postings.size(), 2u);
    ASSERT_EQ(contents.rejections.size(), 1u);
    EXPECT_EQ(contents.rejections[0].line, 2);
    EXPECT_NE(contents.rejections[0].reason.find("longer than 100000 bytes"), std::string::npos);
  }
}

TEST(OddTables, AreRead) {
  const std::pair<std::string, std::string> kFiles[] = {
      {"cp1252.csv", "title,employer\nCaf\xE9 cook,Oak \x96 Elm\n"},
      {"mixed.csv", "title,employer\nPorter\xC3\xA9,a\nCaf\xE9 cook,Oak \x96 Elm\n"},
      {"semicolon.csv", "title;employer\r\nCaf\xC3\xA9 cook;Oak \xE2\x80\x93 Elm\r\n"},
      {"excel.csv", "sep=;\r\ntitle;employer\r\nCaf\xC3\xA9 cook;Oak \xE2\x80\x93 Elm\r\n;\r\n"},
      {"tab.csv", "Job Title\tEmployer\nCaf\xC3\xA9 cook\tOak \xE2\x80\x93 Elm"},
      {"latin.xml",
       "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><jobs><job><title>Caf\xE9 cook</title>"
       "<employer>Oak \x96 Elm</employer></job></jobs>"},
  };
  for (const auto& [name, bytes] : kFiles) {
    SCOPED_TRACE(name);
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs(name, bytes));
    ASSERT_FALSE(contents.postings.empty());
    EXPECT_TRUE(contents.rejections.empty());
    EXPECT_EQ(contents.postings.back().Get(PostingField::kTitle), "Café cook");
    EXPECT_EQ(contents.postings.back().Get(PostingField::kEmployer), "Oak – Elm");
  }
}

TEST(Lines, AreThoseOfTheFile) {
  ASSERT_OK_AND_ASSIGN(FeedContents contents,
                       ReadBytesAs("a.csv", "title\n\"Co\nok\"\n\nBaker\r\nPorter\rClerk\n"));
  std::vector<int64_t> lines;
  for (const Posting& posting : contents.postings) lines.push_back(posting.line);
  EXPECT_EQ(lines, (std::vector<int64_t>{2, 5, 6, 7}));
  ASSERT_OK_AND_ASSIGN(contents,
                       ReadBytesAs("a.json", "[\n\n{\"title\":\n\"a\"},\n {\"title\":\"b\"}]"));
  EXPECT_EQ(contents.postings.at(0).line, 3);
  EXPECT_EQ(contents.postings.at(1).line, 5);
  ASSERT_OK_AND_ASSIGN(contents,
                       ReadBytesAs("a.json", "{\n  \"title\": \"a\"\n}\n{\n\"title\": \"b\"}"));
  EXPECT_EQ(contents.postings.at(1).line, 4);
}

TEST(Opening, SaysWhatIsMissing) {
  EXPECT_THAT(OpenFeed("no/such/file.csv", {}), FailsWith(absl::StatusCode::kNotFound, "no/such"));
  EXPECT_THAT(FeedFiles("no/such/folder"), FailsWith(absl::StatusCode::kNotFound, "no/such"));
  EXPECT_THAT(OpenFeed(corner::testing::SourceDir() + "/indexer", {}),
              FailsWith(kInvalid, "folder"));
  EXPECT_THAT(FeedFiles(corner::testing::SourceDir() + "/indexer/feed"),
              FailsWith(kInvalid, "no feed files"));
  FeedOptions options;
  options.format = "yaml";
  EXPECT_THAT(ReadBytesAs("a.csv", "title\nCook\n", options), FailsWith(kInvalid, "yaml"));
}

}  // namespace
}  // namespace corner::indexer
