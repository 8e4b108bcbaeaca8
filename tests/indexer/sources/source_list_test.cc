#include "indexer/sources/source_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/sources/setting_lines.h"
#include "indexer/sources/source_check.h"
#include "taxonomies/base/text.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

using testing::FailsWith;
using ::testing::HasSubstr;
using testing::IsOk;

constexpr char kList[] = R"(# What we keep current.
[nhs-jobs]   # every page
url = "https://www.jobs.nhs.uk/api/v1/search_xml?limit=100"
format = "xml"
dialect = 'nhs_jobs_v1'
schedule = "every 6 hours"
complete = true
page_parameter = "page"
most_pages = 400

[council]
path = "council"
paused = true

[board]
url = "https://api.board.example:8443/jobs"
header = "X-Api-Key"
secret_env = "BOARD_KEY"
next = "body"
)";

TEST(SourceList, ReadsEverySetting) {
  ASSERT_OK_AND_ASSIGN(const auto sources, ParseSourceList(kList));
  ASSERT_EQ(sources.size(), 3u);
  EXPECT_EQ(sources[0].key, "nhs-jobs");
  EXPECT_EQ(sources[0].dialect, "nhs_jobs_v1");
  EXPECT_EQ(sources[0].schedule.Text(), "every 6 hours");
  EXPECT_TRUE(sources[0].complete);
  EXPECT_EQ(sources[0].paging.way, Paging::Way::kParameter);
  EXPECT_EQ(sources[0].paging.most_pages, 400);
  EXPECT_EQ(sources[1].path, "council");
  EXPECT_TRUE(sources[1].paused);
  EXPECT_EQ(sources[1].schedule.Text(), "daily at 05:30");
  EXPECT_EQ(sources[2].header, "X-Api-Key");
  EXPECT_EQ(sources[2].secret_env, "BOARD_KEY");
  EXPECT_EQ(sources[2].paging.way, Paging::Way::kBodyLink);
}

TEST(SourceList, WhatIsWrittenIsReadBack) {
  ASSERT_OK_AND_ASSIGN(const auto sources, ParseSourceList(kList));
  std::string text;
  for (const Source& source : sources) text += RenderSource(source);
  ASSERT_OK_AND_ASSIGN(const auto again, ParseSourceList(text));
  EXPECT_EQ(again, sources);
  ASSERT_OK_AND_ASSIGN(const auto crlf, ParseSourceList(ReplaceAll(kList, "\n", "\r\n")));
  EXPECT_EQ(crlf, sources);
}

struct Wrong {
  std::string text, sentence, hint;
};

class WrongList : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongList, IsOneSentenceWithItsLineAndAHint) {
  const auto sources = ParseSourceList(GetParam().text);
  ASSERT_THAT(sources, FailsWith(absl::StatusCode::kInvalidArgument, GetParam().sentence));
  EXPECT_THAT(Sentence(sources.status()), HasSubstr("line "));
  EXPECT_THAT(Hint(sources.status()), HasSubstr(GetParam().hint));
}

const std::string kA = "[a]\nurl = \"https://a.example/\"\n";

INSTANTIATE_TEST_SUITE_P(
    Lists, WrongList,
    ::testing::Values(
        Wrong{kA + "scedule = \"daily at 05:30\"\n", "line 3: there is no setting “scedule”",
              "“schedule”"},
        Wrong{kA + "colour = 1\n", "line 3: there is no setting “colour”", "The settings are url"},
        Wrong{kA + "schedule = \"often\"\n", "line 3: “often” is not a schedule", "every 6 hours"},
        Wrong{kA + "url = \"https://b.example/\"\n", "line 3: “url” stands already in line 2", ""},
        Wrong{kA + kA, "line 3: [a] stands already in line 1", ""},
        Wrong{"url = \"https://a.example/\"\n", "line 1: “url” stands before the first", ""},
        Wrong{"[a b]\n", "line 1: this is not the name of a source", "[nhs-jobs]"},
        Wrong{"[[a]]\n", "line 1: this is not the name of a source", ""},
        Wrong{"[../a]\n", "line 1: this is not the name of a source", ""},
        Wrong{"[a]\n\n# nothing\n", "line 1: [a]: it says neither “url” nor “path”", ""},
        Wrong{kA + "path = \"x\"\n", "both “url” and “path”", ""},
        Wrong{kA + "what\n", "line 3: this is neither", "name = value"},
        Wrong{kA + "format = xml\n", "line 3: the value of “format” cannot be read", "quotes"},
        Wrong{kA + "format = \"xml\n", "line 3: the value of “format” cannot be read", ""},
        Wrong{kA + "format = \"xml\" json\n", "line 3: the value of “format” cannot be read", ""},
        Wrong{kA + "format = \"x\\u0041\"\n", "line 3: the value of “format” cannot be read", ""},
        Wrong{kA + "format = \"pdf\"\n", "there is no format “pdf”", "jsonl"},
        Wrong{kA + "dialect = \"adzunna\"\n", "there is no dialect “adzunna”", "“adzuna”"},
        Wrong{kA + "complete = \"yes\"\n", "line 3: “complete” wants true or false", ""},
        Wrong{kA + "most_pages = 0\n", "“most_pages” wants a whole number from 1", ""},
        Wrong{kA + "next = \"footer\"\n", "“next” is “header” or “body”", ""},
        Wrong{kA + "next = \"body\"\npage_parameter = \"p\"\n", "exclude each other", ""},
        Wrong{kA + "page_size = 10\n", "not how the next one is found", ""},
        Wrong{kA + "header = \"X-Key\"\n", "a secret needs one place", ""},
        Wrong{kA + "header = \"Host\"\nsecret_env = \"K\"\n", "no header for a secret", ""},
        Wrong{kA + "header = \"X\\tY\"\nsecret_env = \"K\"\n", "no header for a secret", ""},
        Wrong{kA + "\xFF = 1\n", "line 3: this is not plain text", "UTF-8"},
        Wrong{std::string("[a]\n\0\n", 6), "line 2: this is not plain text", ""},
        Wrong{"[a]\nurl = \"http://a.example/\"\n", "does not begin with https://", ""},
        Wrong{"[a]\nurl = \"https:///feed\"\n", "names no host", ""},
        Wrong{"[a]\nurl = \"https://me:pw@a.example/\"\n", "user name or password", "secret_env"},
        Wrong{"[a]\nurl = \"https://a.example/#x\"\n", "a part after #", ""},
        Wrong{"[a]\nurl = \"https://a.example/ x\"\n", "cannot hold", ""},
        Wrong{"[a]\nurl = \"https://a.example/?what=x&app_key=123\"\n",
              "holds a secret (“app_key”)", "secret_env"}));

TEST(SourceList, PausingChangesOneLine) {
  ASSERT_OK_AND_ASSIGN(const std::string paused, WithPaused(kList, "nhs-jobs", true));
  EXPECT_EQ(paused, ReplaceAll(kList, "every page\n", "every page\npaused = true\n"));
  ASSERT_OK_AND_ASSIGN(const std::string again, WithPaused(paused, "nhs-jobs", true));
  EXPECT_EQ(again, paused);
  ASSERT_OK_AND_ASSIGN(const std::string resumed, WithPaused(paused, "nhs-jobs", false));
  EXPECT_EQ(resumed, kList);
  EXPECT_THAT(WithPaused(kList, "nobody", true), FailsWith(absl::StatusCode::kNotFound, "nobody"));
}

TEST(SourceList, AddingAppends) {
  Source source;
  source.key = "fresh";
  source.path = "a \"b\" \\ c";
  ASSERT_OK_AND_ASSIGN(const std::string longer, WithSource(kList, source));
  EXPECT_TRUE(longer.starts_with(kList));
  ASSERT_OK_AND_ASSIGN(const auto sources, ParseSourceList(longer));
  EXPECT_EQ(sources.back(), source);
  EXPECT_THAT(WithSource(longer, source),
              FailsWith(absl::StatusCode::kFailedPrecondition, "already"));
}

TEST(ShownAddress, LeavesTheQueryOut) {
  EXPECT_EQ(ShownAddress("https://a.example/feed?q=1&z=2"), "https://a.example/feed");
  EXPECT_EQ(ShownAddress("https://a.example/feed"), "https://a.example/feed");
}

}  // namespace
}  // namespace corner::indexer
