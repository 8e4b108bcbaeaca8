// Bad input from outside: one sentence that names file, line and reason, exit status 1, the good
// adverts in and nothing half-stored.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <optional>

#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct BadFile {
  std::string name;
  std::string bytes;
  int64_t line = 0;  // of the first rejection; 0: the file as a whole is refused
  std::string reason;
  int64_t taken = 0;
  int64_t rejected = 0;
};

std::string Brackets() { return std::string(2'000'000, '[') + std::string(2'000'000, ']'); }

std::string Good(int number) { return AdvertLine(number); }

// "[advert, advert]" cut inside the third.
std::string CutArray() { return "[" + Good(1) + "," + Good(2) + "," + Good(3).substr(0, 30); }

std::string XmlBomb() {
  std::string xml = "<?xml version=\"1.0\"?>\n<!DOCTYPE v [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 10; ++i) {
    std::string ten;
    for (int j = 0; j < 10; ++j) ten += Concat("&a", i - 1, ";");
    xml += Concat("<!ENTITY a", i, " \"", ten, "\">");
  }
  return xml + "]>\n<vacancies><vacancy><id>1</id><title>&a9;</title></vacancy></vacancies>";
}

const char kExternalEntity[] =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE v [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>\n"
    "<vacancies><vacancy><id>1</id><title>Helper &secret;</title></vacancy></vacancies>";

const char kHeader[] = "id,title,employer,location,description\n";

std::string Gzip(const std::string& text) {
  std::string packed(compressBound(text.size()) + 64, '\0');
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return "";
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return done ? packed : "";
}

std::string CutGzip() {
  const std::string packed = Gzip(AdvertLines(1, 500));
  return packed.substr(0, packed.size() / 2);
}

std::vector<BadFile> BadFiles() {
  using std::string_literals::operator""s;
  return {
      {"empty.jsonl", "", 0, "empty"},
      {"cut.json", CutArray(), 0, "cut short"},
      {"cut.jsonl", Good(1) + Good(2) + Good(3).substr(0, 30), 3, "cut short", 2, 1},
      {"types.jsonl",
       Good(1) + "{\"id\":\"S-2\",\"title\":[\"a\",{\"b\":1}],\"employer\":7}\n[1,2]\n\"text\"\n" +
           Good(3),
       2, "should be text", 2, 3},
      {"nested.json", Brackets(), 0, "nests"},
      {"nested.jsonl", Good(1) + "{\"id\":\"S-2\",\"title\":" + Brackets() + "}\n" + Good(3), 2,
       "nests deeper", 2, 1},
      {"latin.jsonl", Good(1) + "{\"id\":\"S-2\",\"title\":\"Caf\xFF\xFE\"}\n" + Good(3), 2,
       "UTF-8", 2, 1},
      {"nul.jsonl", Good(1) + "{\"id\":\"S-2\",\"title\":\"Ca\0fe\"}\n"s + Good(3), 2, "NUL", 2, 1},
      {"nul.csv", kHeader + "S-1,Helper,Ann,Leeds,Wash\nS-2,He\0lper,Ann,Leeds,Wash\n"s, 3, "NUL",
       1, 1},
      {"bomb.xml", XmlBomb(), 0, "entities"},
      {"external.xml", kExternalEntity, 0, "entities"},
      {"ragged.csv",
       kHeader + "S-1,Helper,Ann,Leeds,Wash\nS-2,Helper,Ann\nS-3,Helper,Ann,Leeds,Dry\n"s, 3,
       "3 fields, the header 5", 2, 1},
      {"negative.jsonl", Good(1) + AdvertLineWith(2, "\"pay_min\":-5,\"pay_period\":\"hour\""), 2,
       "pay is negative", 1, 1},
      {"repeated.jsonl", Good(1) + AdvertLine(1, 2) + Good(2), 2, "S-1", 2, 1},
      {"half.jsonl.gz", CutGzip(), 0, "cut short"},
  };
}

// The sentence, its hint and the exit status, as a person reads them.
void ExpectComplaint(const Outcome& run, const std::string& path, const BadFile& bad) {
  EXPECT_EQ(run.status, 1) << run.err;
  const Complaint complaint = ComplaintOf(run);
  EXPECT_EQ(CountOf(run.err, "corner: "), 1u) << run.err;
  EXPECT_LE(CountOf(run.err, "\n"), 2u) << run.err;
  EXPECT_THAT(complaint.sentence, StartsWith("corner: " + path));
  EXPECT_THAT(complaint.sentence, HasSubstr(bad.reason));
  EXPECT_THAT(complaint.sentence, Not(HasSubstr("..")));
  EXPECT_NE(complaint.hint, "");
  if (bad.line != 0) {
    EXPECT_THAT(complaint.sentence, HasSubstr(Concat("line ", bad.line)));
  }
}

// The report for programs says the same.
void ExpectReport(const Outcome& run, const BadFile& bad) {
  const JsonDocument report = Json(run.out);
  const JsonValue source = report.root().member("sources").element(0);
  const int64_t lines = bad.taken + bad.rejected;
  EXPECT_EQ(source.member("lines").integer(), lines) << run.out;
  EXPECT_EQ(source.member("accepted").integer(), bad.taken) << run.out;
  EXPECT_EQ(source.member("rejected").integer(), bad.rejected) << run.out;
  const JsonValue rejections = source.member("rejections");
  EXPECT_EQ(rejections.size(), static_cast<size_t>(bad.rejected));
  if (bad.line == 0) {
    EXPECT_THAT(std::string(source.member("error").string().value_or("")), HasSubstr(bad.reason));
    return;
  }
  EXPECT_EQ(rejections.element(0).member("line").integer(), bad.line);
  EXPECT_THAT(std::string(rejections.element(0).member("reason").string().value_or("")),
              HasSubstr(bad.reason));
}

std::optional<int64_t> StatusOf(const std::string& data, std::string_view member) {
  const Outcome run = Corner({"status", "--data", data, "--json"});
  EXPECT_EQ(run.status, 0) << run.err;
  return Json(run.out).root().member(member).integer();
}

void ExpectClean(const std::string& data) {
  const Outcome verify = Corner({"verify", "--data", data});
  EXPECT_EQ(verify.status, 0) << verify.err;
}

class BadInput : public ::testing::TestWithParam<BadFile> {};

TEST_P(BadInput, IsOneSentenceAndNothingIsHalfStored) {
  const BadFile& bad = GetParam();
  const Scratch scratch;
  const std::string data = scratch.Path("data");
  // Something is there before, under a source of its own.
  const std::string before = scratch.Write("before.jsonl", AdvertLines(900, 5));
  ASSERT_EQ(Corner({"ingest", before, "--data", data}).status, 0);
  const std::string exported = Corner({"export", "--data", data}).out;
  const auto seq = StatusOf(data, "seq");

  const std::string path = scratch.Write(bad.name, bad.bytes);
  const Outcome run = Corner({"ingest", path, "--data", data, "--json"});
  ExpectComplaint(run, path, bad);
  ExpectReport(run, bad);
  ExpectClean(data);
  EXPECT_EQ(StatusOf(data, "open"), 5 + bad.taken);
  EXPECT_EQ(StatusOf(data, "lag"), 0);
  const std::string after = Corner({"export", "--data", data}).out;
  EXPECT_THAT(after, StartsWith(exported));
  if (bad.taken == 0) {
    EXPECT_EQ(after, exported);
    EXPECT_EQ(StatusOf(data, "seq"), seq);
  }
}

std::string TestName(const ::testing::TestParamInfo<BadFile>& test) {
  return ReplaceAll(test.param.name, ".", "_");
}
INSTANTIATE_TEST_SUITE_P(Files, BadInput, ::testing::ValuesIn(BadFiles()), TestName);

TEST(BadLine, OfAHundredMegabytesIsRefusedInBoundedMemory) {
  const Scratch scratch;
  const std::string path = scratch.Path("long.jsonl");
  {
    std::ofstream file(path, std::ios::binary);
    file << Good(1) << "{\"id\":\"S-2\",\"title\":\"";
    const std::string megabyte(1'000'000, 'x');
    for (int i = 0; i < 100; ++i) file << megabyte;
    file << "\"}\n" << Good(3);
  }
  const BadFile bad = {"long.jsonl", "", 2, "longer than", 2, 1};
  const Outcome run = Corner({"ingest", path, "--data", scratch.Path("data"), "--json"});
  ExpectComplaint(run, path, bad);
  ExpectReport(run, bad);
  ExpectClean(scratch.Path("data"));
  if (!kSanitized) {
    EXPECT_LT(run.peak_kb, 1'000'000);
  }
}

TEST(BadPlace, IsAnErrorThatHelps) {
  const Scratch scratch;
  const std::string feed = scratch.Write("feed.jsonl", AdvertLines(1, 3));
  ASSERT_EQ(Corner({"ingest", feed, "--data", scratch.Path("data")}).status, 0);
  const Outcome run =
      Corner({"search", "--near", "Xyzzyville", "--data", scratch.Path("data"), "--json"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(CountOf(run.err, "corner: "), 1u);
  EXPECT_THAT(ComplaintOf(run).sentence, HasSubstr("Xyzzyville"));
  EXPECT_NE(ComplaintOf(run).hint, "");
}

TEST(CompleteFeed, WithATenthOfTheAdvertsClosesNothing) {
  const Scratch scratch;
  const std::string data = scratch.Path("data");
  const std::string full = scratch.Write("full.jsonl", AdvertLines(1, 100));
  const std::string tenth = scratch.Write("tenth.jsonl", AdvertLines(1, 10));
  ASSERT_EQ(Corner({"ingest", full, "--source", "s", "--data", data}).status, 0);
  const std::string before = Corner({"export", "--data", data}).out;
  const Outcome run =
      Corner({"ingest", tenth, "--source", "s", "--complete", "--data", data, "--json"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(CountOf(run.err, "corner: "), 1u);
  EXPECT_THAT(ComplaintOf(run).sentence, HasSubstr("would close 90 adverts"));
  EXPECT_THAT(ComplaintOf(run).sentence, HasSubstr(tenth));
  EXPECT_NE(ComplaintOf(run).hint, "");
  const JsonDocument report = Json(run.out);
  EXPECT_EQ(report.root().member("sources").element(0).member("held").integer(), 90);
  EXPECT_EQ(Corner({"export", "--data", data}).out, before);
  ExpectClean(data);
}

// Spreadsheets save these: they are read, not refused.
TEST(OddCsv, WithSemicolonsOrWindowsLettersIsReadProperly) {
  const std::string semicolons =
      "id;title;employer;location;description\n"
      "S-1;Caf\xC3\xA9 Helper;Ann’s;Leeds;Wash up, wipe down; all day\n";
  const std::string quoted =
      ReplaceAll(semicolons, "Wash up, wipe down; all day", "\"Wash up, wipe down; all day\"");
  const std::string windows =
      "id,title,employer,location,description\r\n"
      "S-1,Caf\xE9 Helper,Ann\x92s,Leeds,\"Wash up, wipe down; all day\"\r\n";
  for (const std::string& bytes : {quoted, windows}) {
    const Scratch scratch;
    const std::string path = scratch.Write("odd.csv", bytes);
    const Outcome run = Corner({"ingest", path, "--data", scratch.Path("data")});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.err, "");
    const std::string exported = Corner({"export", "--data", scratch.Path("data")}).out;
    const JsonDocument vacancy = Json(exported);
    EXPECT_EQ(vacancy.root().member("title").string(), "Café Helper");
    EXPECT_EQ(vacancy.root().member("employer").member("name").string(), "Ann’s");
    EXPECT_EQ(vacancy.root().member("text").string(), "Wash up, wipe down; all day");
    ExpectClean(scratch.Path("data"));
  }
}

}  // namespace
}  // namespace corner::testing
