// The map file: what it may say, what it changes, and what the report says about names.
#include "indexer/feed/field_map.h"

#include <fstream>
#include <sstream>

#include "indexer/feed/near_names.h"
#include "tests/indexer/feed/feed_support.h"
#include "tests/support/paths.h"

namespace corner::indexer {
namespace {

using corner::testing::FailsWith;
using enum PostingField;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

FeedOptions WithMap(std::string_view text) {
  FeedOptions options;
  auto map = FieldMap::Parse("our.map", text);
  EXPECT_TRUE(map.ok()) << map.status();
  if (map.ok()) options.map = *map;
  return options;
}

TEST(FieldMap, ReadsLinesCommentsAndEveryFieldName) {
  std::string text =
      "# Our spreadsheet\r\n\r\n  Firm = employer   # who\n\tJob = TITLE\nX = ignore\n";
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    text += Concat("column ", i, " = ", PostingFieldName(static_cast<PostingField>(i)), "\n");
  }
  text += "Ref = reference\nWork = tasks\nEnds=closes_on";
  ASSERT_OK_AND_ASSIGN(const auto map, FieldMap::Parse("our.map", text));
  ASSERT_EQ(map->aliases().size(), 3 + kPostingFieldCount + 3);
  EXPECT_EQ(map->aliases()[0].path, "Firm");
  EXPECT_EQ(map->aliases()[0].field, kEmployer);
  EXPECT_EQ(map->aliases()[1].field, kTitle);
  EXPECT_EQ(map->aliases()[2].use, Use::kPrivate);
  EXPECT_EQ(map->aliases().back().field, kCloses);
}

struct Wrong {
  std::string text, sentence, hint;
};

TEST(FieldMap, AnErrorNamesLineAndNearNames) {
  const Wrong kWrong[] = {
      {"Firm = employer\n# c\nPlace = lokation\n", "line 3: there is no field \"lokation\"",
       "location"},
      {"Firm = emploer\n", "line 1: there is no field \"emploer\"", "employer"},
      {"When = clsoes\n", "clsoes", "closes"},
      {"A = zzzzqqqq\n", "zzzzqqqq", "The fields are external_id, title"},
      {"A = Salary range\n", "Salary range", "pay_text"},
      {"Firm employer\n", "line 1: no \"=\"", "their column = our field"},
      {"= employer\n", "line 1: no column", "their column"},
      {" # \n- = employer\n", "line 2: no column", "their column"},
      {"Firm =\n", "line 1: no field", "their column"},
      {"Firm = # employer\n", "line 1: no field", "their column"},
      {"Firm = employer\nfirm=employer\n", "line 2: the column \"firm\" stands in line 1", "once"},
      {"Firm = employer\nFIRM = ignore\n", "line 2: the column \"FIRM\" stands in line 1", "once"},
      {"", "names no column", "their column"},
      {"# nothing\n", "names no column", "their column"},
      {std::string("A = ti\0tle", 10), "not text", "UTF-8"},
      {std::string(300, 'x') + " = title", "too long", "their column"},
  };
  for (const Wrong& wrong : kWrong) {
    SCOPED_TRACE(wrong.text);
    const auto map = FieldMap::Parse("our.map", wrong.text);
    ASSERT_THAT(map, FailsWith(kInvalid, wrong.sentence));
    EXPECT_THAT(map, FailsWith(kInvalid, "our.map"));
    EXPECT_NE(Hint(map.status()).find(wrong.hint), std::string::npos) << Hint(map.status());
  }
  EXPECT_THAT(FieldMap::Load("no/such.map"), FailsWith(absl::StatusCode::kNotFound, "no/such.map"));
}

TEST(FieldMap, GivesMeaningInEveryFamily) {
  const std::string map =
      "What we call it = title\nFirm = employer\nabout.duties = description\n"
      "Extra = description\nCompany = row_source\nContact = ignore\n";
  const std::pair<std::string, std::string> kFeeds[] = {
      {"a.csv",
       "What we call it,Firm,about.duties,Extra,Company,Contact,Employer\r\n"
       "Cook,Oak,Cooking,Sundays off,Board,Jo 0161 496 0000,Not this\r\n"},
      {"a.json",
       R"([{"What we call it": "Cook", "Firm": "Oak", "about": {"duties": "Cooking"}, "Extra": "Sundays off", "Company": "Board", "Contact": {"name": "Jo 0161 496 0000"}, "employer": "Not this"}])"},
      {"a.xml",
       "<jobs><job><Whatwecallit>Cook</Whatwecallit><Firm>Oak</Firm><about><duties>Cooking</duties>"
       "</about><Extra>Sundays off</Extra><Company>Board</Company><Contact>Jo 0161 496 0000"
       "</Contact><employer>Not this</employer></job></jobs>"},
  };
  FeedOptions options = WithMap(map);
  options.dialect = "plain";
  for (const auto& [name, bytes] : kFeeds) {
    SCOPED_TRACE(name);
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs(name, bytes, options));
    ASSERT_EQ(contents.postings.size(), 1u);
    const Posting& posting = contents.postings[0];
    EXPECT_EQ(posting.Get(kTitle), "Cook");
    EXPECT_EQ(posting.Get(kEmployer), "Oak");
    EXPECT_EQ(posting.Get(kDescription), "Cooking\nSundays off");
    EXPECT_EQ(posting.Get(kRowSource), "Board");
    EXPECT_NE(posting.raw.find("Sundays off"), std::string::npos);
    EXPECT_EQ(posting.raw.find("0161"), std::string::npos) << posting.raw;
    EXPECT_TRUE(contents.names.unknown.empty());
    EXPECT_TRUE(contents.names.map_not_met.empty());
  }
}

TEST(FieldMap, SaysWhichNamesTheFeedDoesNotHave) {
  const std::string map = "Titel = title\nFirma = employer\nWoher = location\n";
  ASSERT_OK_AND_ASSIGN(FeedContents contents,
                       ReadBytesAs("a.csv", "Titel,firma\nCook,Oak\n", WithMap(map)));
  EXPECT_EQ(contents.names.map_not_met, std::vector<std::string>{"Woher"});
  ASSERT_OK_AND_ASSIGN(contents, ReadBytesAs("a.jsonl", "{\"Titel\": \"Cook\"}\n", WithMap(map)));
  EXPECT_EQ(contents.names.map_not_met, (std::vector<std::string>{"Firma", "Woher"}));
}

TEST(UnknownNames, AreCountedOnceAFeedWithANearField) {
  ASSERT_OK_AND_ASSIGN(
      FeedContents contents,
      ReadBytesAs("a.csv", "title,Employr,Mood,Clsoing date\na,b,c,d\ne,f,,h\ni,j,,\n"));
  EXPECT_EQ(contents.names.unknown,
            (std::vector<UnknownMember>{
                {"Employr", 3, "employer"}, {"Clsoing date", 2, "closes"}, {"Mood", 1, ""}}));
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    lines += Concat("{\"title\": \"a\", \"mood ", i, "\": 1, \"colour\": {\"red\": 1}}\n");
  }
  ASSERT_OK_AND_ASSIGN(contents, ReadBytesAs("a.jsonl", lines));
  ASSERT_EQ(contents.names.unknown.size(), kMostUnknownMembers);
  EXPECT_EQ(contents.names.unknown.front(), (UnknownMember{"colour", 60, ""}));
}

TEST(UnknownNames, NearFieldsAreGuessedOnlyWhenNear) {
  const std::pair<std::string, std::optional<PostingField>> kNames[] = {
      {"Job Titel", kTitle},    {"Employer (UK)", kEmployer}, {"Postcode of site", kPostcode},
      {"Closing dat", kCloses}, {"Salery", kPayText},         {"Hours p/week", kHoursText},
      {"Mood", std::nullopt},   {"Bus route", std::nullopt},  {"x", std::nullopt},
      {"", std::nullopt},       {"Fire risk", std::nullopt},
  };
  for (const auto& [name, field] : kNames) EXPECT_EQ(NearField(name), field) << name;
}

TEST(FieldMap, AHeaderWithoutATitleAsksForAMap) {
  const auto read = ReadBytesAs("a.csv", "Job Titel,Firm\nCook,Oak\n");
  ASSERT_THAT(read, FailsWith(kInvalid, "no column is a job title"));
  EXPECT_NE(Hint(read.status()).find("Job Titel = title"), std::string::npos);
  ASSERT_OK_AND_ASSIGN(
      const FeedContents contents,
      ReadBytesAs("a.csv", "Job Titel,Firm\nCook,Oak\n", WithMap("Job Titel = title\n")));
  EXPECT_EQ(contents.postings.at(0).Get(kTitle), "Cook");
}

TEST(FieldMap, ClientColumnsAreRefusedWhateverTheMapSays) {
  for (const char* column : {"client_ref", "Client name", "for client ref"}) {
    const std::string csv = Concat("title,", column, "\nCook,8F3\n");
    EXPECT_THAT(ReadBytesAs("a.csv", csv), FailsWith(kInvalid, "about a client"));
    EXPECT_THAT(ReadBytesAs("a.csv", csv, WithMap(Concat(column, " = ignore"))),
                FailsWith(kInvalid, "about a client"));
  }
}

// The fenced block of docs/feeds.md that begins with ```name.
std::string DocumentBlock(const std::string& name) {
  std::ifstream file(corner::testing::SourceDir() + "/docs/feeds.md");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string page = text.str();
  const size_t start = page.find("```" + name + "\n");
  if (start == std::string::npos) return "";
  const size_t from = start + name.size() + 4;
  return page.substr(from, page.find("```", from) - from);
}

TEST(FieldMap, TheExampleOfTheDocumentWorks) {
  const FeedOptions options = WithMap(DocumentBlock("map"));
  ASSERT_OK_AND_ASSIGN(const FeedContents contents,
                       ReadBytesAs("jobs.csv", DocumentBlock("csv"), options));
  ASSERT_EQ(contents.postings.size(), 2u);
  EXPECT_TRUE(contents.rejections.empty());
  EXPECT_EQ(contents.postings[0].Get(kTitle), "Kitchen porter");
  EXPECT_EQ(contents.postings[0].Get(kEmployer), "The Copper Kettle");
  EXPECT_EQ(contents.postings[0].Get(kDescription), "Washing up\nQuiet before noon");
  EXPECT_EQ(contents.postings[0].Get(kPayText), "£12.71 an hour");
  for (const Posting& posting : contents.postings) {
    EXPECT_EQ(posting.raw.find("0161"), std::string::npos);
  }
  EXPECT_EQ(contents.names.unknown, (std::vector<UnknownMember>{{"Bus", 2, ""}}));
  EXPECT_EQ(contents.names.map_not_met, std::vector<std::string>{"Shift"});
}

}  // namespace
}  // namespace corner::indexer
