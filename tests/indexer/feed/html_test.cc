// Adverts that web pages give as JSON-LD, and everything else of a page left alone.
#include "indexer/feed/html_reader.h"
#include "tests/indexer/feed/feed_support.h"

namespace corner::indexer {
namespace {

using corner::testing::FailsWith;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

std::string Page(std::string_view body) {
  return Concat("<!DOCTYPE html>\n<html><head></head><body>", body, "</body></html>\n");
}
std::string Script(std::string_view json, std::string_view type = "application/ld+json") {
  return Concat("<script type=\"", type, "\">", json, "</script>");
}
std::string Job(std::string_view title) {
  return Concat("{\"@type\": \"JobPosting\", \"title\": \"", title, "\"}");
}

std::vector<std::string> Titles(const FeedContents& contents) {
  std::vector<std::string> titles;
  for (const Posting& posting : contents.postings) {
    titles.push_back(posting.Get(PostingField::kTitle));
  }
  return titles;
}

struct Case {
  std::string what, page;
  std::vector<std::string> titles;
};

TEST(Html, FindsAdvertsWhereverThePageHasPutThem) {
  const Case kCases[] = {
      {"alone", Page(Script(Job("a"))), {"a"}},
      {"two scripts", Page(Script(Job("a")) + "<p>and</p>" + Script(Job("b"))), {"a", "b"}},
      {"an array",
       Page(Script("[" + Job("a") + ", {\"@type\": \"Thing\"}, " + Job("b") + "]")),
       {"a", "b"}},
      {"@graph",
       Page(
           Script("{\"@context\": \"https://schema.org\", \"@graph\": [{\"@type\": \"WebSite\"}, " +
                  Job("a") + "]}")),
       {"a"}},
      {"a list of items",
       Page(Script("{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"ListItem\", "
                   "\"item\": " +
                   Job("a") + "}]}")),
       {"a"}},
      {"several types",
       Page(Script("{\"@type\": [\"Thing\", \"http://schema.org/JobPosting\"], \"title\": \"a\"}")),
       {"a"}},
      {"attributes",
       Page("<SCRIPT async data-x='>' TYPE = 'Application/LD+JSON; charset=utf-8' id=x>" +
            Job("a") + "</Script >"),
       {"a"}},
      {"an unquoted type",
       Page("<script type=application/ld+json>" + Job("a") + "</script>"),
       {"a"}},
      {"in a comment", Page("<!-- " + Script(Job("no")) + " -->" + Script(Job("a"))), {"a"}},
      {"in other scripts",
       Page("<script>var x = '<script type=\"application/ld+json\">" + Job("no") + "';</script>" +
            Script(Job("no"), "text/template") + Script(Job("a"))),
       {"a"}},
      {"in a text field",
       Page("<textarea>" + Script(Job("no")) + "</textarea>" + Script(Job("a"))),
       {"a"}},
      {"behind a lone <", Page("<p>5 < 6 and 7 <8</p>" + Script(Job("a"))), {"a"}},
      {"in a CDATA section",
       Page(Script("//<![CDATA[\n" + Job("a") + "\n//]]>") +
            Script("/*<![CDATA[*/" + Job("b") + "/*]]>*/") + Script("<!--\n" + Job("c") + "\n-->")),
       {"a", "b", "c"}},
      {"after a preamble",
       "<?xml version=\"1.0\"?>\n<!-- hello -->\n" + Page(Script(Job("a"))),
       {"a"}},
      {"without a head", Script(Job("a")), {"a"}},
      {"damage elsewhere", Page(Script("{\"@type\": \"WebSite\",}") + Script(Job("a"))), {"a"}},
  };
  for (const Case& each : kCases) {
    SCOPED_TRACE(each.what);
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("page.html", each.page));
    EXPECT_EQ(contents.description, "web page, dialect jobposting");
    EXPECT_EQ(Titles(contents), each.titles);
    EXPECT_TRUE(contents.rejections.empty());
  }
}

TEST(Html, ABrokenAdvertIsRejectedWithItsLine) {
  const std::string page =
      Page("\n" + Script(Job("a")) + "\n\n" +
           Script("\n{\"@type\": \"JobPosting\", \"title\": \"b\nc\"}") + Script(Job("d")));
  ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("page.html", page));
  EXPECT_EQ(Titles(contents), (std::vector<std::string>{"a", "d"}));
  EXPECT_EQ(contents.postings.at(0).line, 3);
  ASSERT_EQ(contents.rejections.size(), 1u);
  EXPECT_EQ(contents.rejections[0].line, 5);
  EXPECT_NE(contents.rejections[0].reason.find("JSON-LD script"), std::string::npos);
}

TEST(Html, AnEstimateIsNotTheAdvertsPay) {
  const std::string page = Page(Script(
      "{\"@type\": \"JobPosting\", \"title\": \"a\", \"estimatedSalary\": [{\"@type\": "
      "\"MonetaryAmountDistribution\", \"median\": 24000}], \"applicationContact\": {\"email\": "
      "\"someone@example.org\"}}"));
  ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("page.html", page));
  ASSERT_EQ(contents.postings.size(), 1u);
  for (const PostingField pay : {PostingField::kPayText, PostingField::kPayMin}) {
    EXPECT_FALSE(contents.postings[0].Has(pay));
  }
  EXPECT_EQ(contents.postings[0].raw.find("someone"), std::string::npos);
  EXPECT_NE(contents.postings[0].raw.find("24000"), std::string::npos);
}

TEST(Html, PagesWithoutAdvertsAreRefused) {
  const auto refused = [](const std::string& page, std::string_view sentence) {
    EXPECT_THAT(ReadBytesAs("page.html", page), FailsWith(kInvalid, std::string(sentence)));
    EXPECT_THAT(ReadBytesAs("page.html", page), FailsWith(kInvalid, "page.html"));
  };
  refused(Page("<h1>Sign in</h1>"), "without a JobPosting");
  refused(Page(Script("{\"@type\": \"WebSite\"}")), "without a JobPosting");
  refused(Page("<!-- " + Script(Job("a"))), "without a JobPosting");
  refused("<html>" + Script(Job("a")) + "<script type=\"application/ld+json\">{", "cut short");
  refused(Page(std::string("\0", 1)), "not text");
  EXPECT_THAT(ReadBytesAs("page.html", Page(std::string(kMaxPageBytes, ' '))),
              FailsWith(absl::StatusCode::kResourceExhausted, "larger than"));
}

TEST(Html, OldWindowsTextIsRead) {
  ASSERT_OK_AND_ASSIGN(const FeedContents contents,
                       ReadBytesAs("page.htm", Page(Script(Job("Caf\xE9 cook \x96 part-time")))));
  EXPECT_EQ(Titles(contents), std::vector<std::string>{"Café cook – part-time"});
}

// Pages put together at random, of which the maker knows the scripts.
TEST(Html, FindsJustTheScriptsOfAnyPage) {
  const std::vector<std::string> kOther = {
      "<p class=a>text</p>",
      "<!-- <script type=\"application/ld+json\">x</script> -->",
      "<script>if (a</b>c) '<!--';</script>",
      "<style>a>b{}</style>",
      "<title><script type=application/ld+json>t</title>",
      "<br/>",
      "<a href='x>y' title=\"<script>\">",
      "1 < 2",
      "\n",
      "</div>",
      "<scripts type=application/ld+json>",
      "<input type=\"application/ld+json\" checked>",
      "<!>",
      "é"};
  for (uint32_t seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    std::string page;
    std::vector<std::string> expected;
    for (size_t parts = random() % 12; parts > 0; --parts) {
      if (random() % 3 == 0) {
        expected.push_back(Concat("{", random() % 1000, "</p><script>\n", "}"));
        page += Script(expected.back());
      } else {
        page += kOther[random() % kOther.size()];
      }
    }
    ASSERT_OK_AND_ASSIGN(const std::vector<PageScript> scripts, FindJsonLd(page));
    std::vector<std::string> found;
    for (const PageScript& script : scripts) {
      found.emplace_back(script.text);
      const auto before = page.substr(0, static_cast<size_t>(script.text.data() - page.data()));
      EXPECT_EQ(script.line, 1 + std::count(before.begin(), before.end(), '\n'));
    }
    EXPECT_EQ(found, expected) << "seed " << seed << "\n" << page;
  }
}

}  // namespace
}  // namespace corner::indexer
