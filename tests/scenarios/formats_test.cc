// The same adverts in every format give the same vacancies, apart from where each fact was found.
// Where a format has no place for a member, it is compared with JSON lines without that member.
#include <gtest/gtest.h>
#include <zlib.h>

#include <map>
#include <set>

#include "service/demo/demo_feed.h"
#include "taxonomies/base/text.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

using Record = std::map<std::string, std::string>;  // member -> text

std::vector<Record> DemoRecords() {
  const auto feed = demo::DemoFeed(*Day::ParseIso(kDay));
  EXPECT_TRUE(feed.ok()) << feed.status().ToString();
  std::vector<Record> records;
  const std::string lines = feed.ok() ? *feed : "";
  for (std::string_view line : Split(lines, '\n')) {
    if (line.empty()) continue;
    Record& record = records.emplace_back();
    Json(line).root().ForEachMember([&](std::string_view name, JsonValue value) {
      record[std::string(name)] = value.scalar_text().value_or("");
    });
  }
  EXPECT_EQ(records.size(), 400u);
  return records;
}

std::string Without(const Record& record, const std::set<std::string>& left_out) {
  JsonWriter json;
  json.BeginObject();
  for (const auto& [name, text] : record) {
    if (!left_out.contains(name)) json.Field(name, std::string_view(text));
  }
  return json.EndObject().Take();
}

std::string JsonLines(const std::vector<Record>& records,
                      const std::set<std::string>& left_out = {}) {
  std::string lines;
  for (const Record& record : records) lines += Without(record, left_out) + "\n";
  return lines;
}

std::string JsonArray(const std::vector<Record>& records) {
  std::string array;
  for (const Record& record : records)
    array += (array.empty() ? "[" : ",\n ") + Without(record, {});
  return array + "]\n";
}

std::string Delimited(const std::vector<Record>& records, char delimiter) {
  std::set<std::string> names;
  for (const Record& record : records) {
    for (const auto& [name, text] : record) names.insert(name);
  }
  const std::string between(1, delimiter);
  std::string rows = Join(std::vector<std::string>(names.begin(), names.end()), between) + "\r\n";
  for (const Record& record : records) {
    std::vector<std::string> cells;
    for (const std::string& name : names) {
      const auto cell = record.find(name);
      const std::string text = cell == record.end() ? "" : cell->second;
      cells.push_back("\"" + ReplaceAll(text, "\"", "\"\"") + "\"");
    }
    rows += Join(cells, between) + "\r\n";
  }
  return rows;
}

std::string Gzip(const std::string& path, const std::string& text) {
  const gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  EXPECT_EQ(gzclose(file), Z_OK);
  return path;
}

std::string EscapeXml(std::string text) {
  text = ReplaceAll(std::move(text), "&", "&amp;");
  text = ReplaceAll(std::move(text), "<", "&lt;");
  return ReplaceAll(std::move(text), ">", "&gt;");
}

// What NHS Jobs has no element for.
const std::set<std::string>& NotInNhsJobs() {
  static const auto* const kNames = new std::set<std::string>{
      "hours_text", "working_time", "pattern", "sector", "postcode", "remote"};
  return *kNames;
}

std::string NhsJobs(const std::vector<Record>& records) {
  const std::map<std::string, std::string> elements = {
      {"reference", "reference"}, {"title", "title"},     {"description", "description"},
      {"employer", "employer"},   {"contract", "type"},   {"pay_text", "salary"},
      {"closes", "closeDate"},    {"posted", "postDate"}, {"url", "url"}};
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nhsJobs>\n";
  for (const Record& record : records) {
    xml += "<vacancyDetails>";
    for (const auto& [name, text] : record) {
      const auto element = elements.find(name);
      if (element == elements.end()) continue;
      xml += Concat("<", element->second, ">", EscapeXml(text), "</", element->second, ">");
    }
    xml += Concat("<locations><locations>", EscapeXml(record.at("location")),
                  "</locations></locations></vacancyDetails>\n");
  }
  return xml + "</nhsJobs>\n";
}

// What schema.org's JobPosting has no member for.
const std::set<std::string>& NotInJobPosting() {
  static const auto* const kNames = new std::set<std::string>{"pattern"};
  return *kNames;
}

std::string JobPostings(const std::vector<Record>& records) {
  std::string array;
  for (const Record& record : records) {
    const auto text = [&](const char* name) {
      const auto found = record.find(name);
      return found == record.end() ? std::string() : found->second;
    };
    JsonWriter json;
    const auto put = [&](const char* name, const std::string& value) {
      if (!value.empty()) json.Field(name, std::string_view(value));
    };
    json.BeginObject().Field("@context", "https://schema.org").Field("@type", "JobPosting");
    json.Key("identifier").BeginObject().Field("@type", "PropertyValue");
    put("value", text("reference"));
    json.EndObject().Key("hiringOrganization").BeginObject().Field("@type", "Organization");
    put("name", text("employer"));
    json.EndObject().Key("jobLocation").BeginObject().Field("@type", "Place");
    put("name", text("location"));
    json.Key("address").BeginObject().Field("@type", "PostalAddress");
    put("postalCode", text("postcode"));
    json.EndObject().EndObject().Key("employmentType").BeginArray();
    if (!text("working_time").empty()) json.String(text("working_time"));
    if (!text("contract").empty()) json.String(text("contract"));
    json.EndArray();
    put("title", text("title"));
    put("description", text("description"));
    put("url", text("url"));
    put("industry", text("sector"));
    put("baseSalary", text("pay_text"));
    put("workHours", text("hours_text"));
    put("datePosted", text("posted"));
    put("validThrough", text("closes"));
    put("jobLocationType", text("remote"));
    array += (array.empty() ? "[" : ",\n") + json.EndObject().Take();
  }
  return array + "]\n";
}

// A vacancy without the names of the members its facts came from.
std::string Comparable(std::string_view line) {
  const JsonDocument document = Json(line);
  JsonWriter json;
  json.BeginObject();
  document.root().ForEachMember([&](std::string_view name, JsonValue value) {
    json.Key(name);
    if (name != "facts") {
      json.Raw(value.ToJson());
      return;
    }
    std::map<std::string, std::string> facts;
    value.ForEachMember([&](std::string_view fact, JsonValue parts) {
      facts[std::string(fact)] = parts.member("value").ToJson() + parts.member("span").ToJson();
    });
    json.BeginObject();
    for (const auto& [fact, text] : facts) json.Field(fact, std::string_view(text));
    json.EndObject();
  });
  return json.EndObject().Take();
}

// external_id -> vacancy, of a folder of its own that took in `path`.
std::map<std::string, std::string> Taken(const std::string& path, const Args& more = {}) {
  const std::string data = path + ".data";
  Args args = {"ingest", path, "--source", "demonstration", "--data", data, "--json"};
  args.insert(args.end(), more.begin(), more.end());
  const Outcome run = Corner(args);
  EXPECT_EQ(run.status, 0) << run.err;
  const Outcome verify = Corner({"verify", "--data", data});
  EXPECT_EQ(verify.status, 0) << verify.err;
  std::map<std::string, std::string> vacancies;
  const Outcome exported = Corner({"export", "--data", data});
  for (std::string_view line : Split(exported.out, '\n')) {
    if (line.empty()) continue;
    const JsonDocument vacancy = Json(line);
    vacancies.emplace(vacancy.root().member("external_id").string().value_or(""), Comparable(line));
  }
  EXPECT_GT(vacancies.size(), 350u);
  return vacancies;
}

void ExpectSame(const std::map<std::string, std::string>& expected,
                const std::map<std::string, std::string>& actual) {
  EXPECT_EQ(expected.size(), actual.size());
  int shown = 0;
  for (const auto& [id, vacancy] : expected) {
    const auto other = actual.find(id);
    if (other != actual.end() && other->second == vacancy) continue;
    ADD_FAILURE() << id << "\n"
                  << vacancy << "\n"
                  << (other == actual.end() ? "is missing" : other->second);
    if (++shown == 5) return;
  }
}

TEST(Formats, SpreadsheetsAndJsonGiveTheSameVacancies) {
  const Scratch scratch;
  const std::vector<Record> records = DemoRecords();
  const auto expected = Taken(scratch.Write("lines.jsonl", JsonLines(records)));
  {
    SCOPED_TRACE("a JSON array");
    ExpectSame(expected, Taken(scratch.Write("array.json", JsonArray(records))));
  }
  {
    SCOPED_TRACE("CSV");
    ExpectSame(expected, Taken(scratch.Write("plain.csv", Delimited(records, ','))));
  }
  {
    SCOPED_TRACE("TSV");
    ExpectSame(expected, Taken(scratch.Write("tabs.tsv", Delimited(records, '\t'))));
  }
  {
    SCOPED_TRACE("CSV with semicolons and a byte order mark");
    const std::string bytes = "\xEF\xBB\xBF" + Delimited(records, ';');
    ExpectSame(expected, Taken(scratch.Write("semicolons.csv", bytes)));
  }
  {
    SCOPED_TRACE("gzip");
    const std::string path = Gzip(scratch.Path("packed.jsonl.gz"), JsonLines(records));
    ExpectSame(expected, Taken(path));
  }
}

TEST(Formats, NhsJobsXmlGivesTheSameVacancies) {
  const Scratch scratch;
  const std::vector<Record> records = DemoRecords();
  const auto expected = Taken(scratch.Write("lines.jsonl", JsonLines(records, NotInNhsJobs())));
  ExpectSame(expected, Taken(scratch.Write("nhs.xml", NhsJobs(records))));
}

TEST(Formats, JobPostingsGiveTheSameVacancies) {
  const Scratch scratch;
  const std::vector<Record> records = DemoRecords();
  const auto expected = Taken(scratch.Write("lines.jsonl", JsonLines(records, NotInJobPosting())));
  ExpectSame(expected, Taken(scratch.Write("postings.json", JobPostings(records))));
}

TEST(Formats, TheSameFeedTwiceChangesNothing) {
  const Scratch scratch;
  const std::string data = scratch.Path("data");
  const std::string path = scratch.Write("feed.csv", Delimited(DemoRecords(), ','));
  ASSERT_EQ(Corner({"ingest", path, "--data", data}).status, 0);
  const std::string before = Corner({"status", "--data", data, "--json"}).out;
  const Outcome again = Corner({"ingest", path, "--data", data, "--json"});
  EXPECT_EQ(again.status, 0) << again.err;
  const JsonDocument report = Json(again.out);
  const JsonValue source = report.root().member("sources").element(0);
  EXPECT_EQ(source.member("unchanged").integer(), 400);
  EXPECT_EQ(source.member("accepted").integer(), 0);
  EXPECT_EQ(source.member("closed").integer(), 0);
  EXPECT_EQ(Corner({"status", "--data", data, "--json"}).out, before);
}

TEST(Formats, EveryRunGivesTheSameBytes) {
  const Scratch scratch;
  std::set<std::string> exports;
  for (const char* name : {"one", "two"}) {
    ASSERT_EQ(Corner({"demo", "--data", scratch.Path(name)}).status, 0);
    exports.insert(Corner({"export", "--data", scratch.Path(name)}).out);
  }
  const std::string feed = scratch.Path("one/demonstration.jsonl");
  for (const char* workers : {"1", "4"}) {
    const std::string data = scratch.Path(workers);
    ASSERT_EQ(
        Corner({"ingest", feed, "--source", "demonstration", "--workers", workers, "--data", data})
            .status,
        0);
    exports.insert(Corner({"export", "--data", data}).out);
  }
  EXPECT_EQ(exports.size(), 1u);
  EXPECT_GT(exports.begin()->size(), 100'000u);
}

}  // namespace
}  // namespace corner::testing
