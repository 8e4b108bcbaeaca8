#include "service/pages/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "service/pages/result_card.h"
#include "tests/service/pages/markup_check.h"

namespace corner::pages {
namespace {

using ::corner::testing::ReadMarkup;
using ::testing::IsEmpty;

TEST(Html, EscapesTextAndAttributes) {
  Html html;
  html.Open("p", {{"title", "a\"b'c<d>&"}}).Text("<script>alert('x')</script> & so");
  EXPECT_EQ(html.Take().text(),
            "<p title=\"a&quot;b&#39;c&lt;d&gt;&amp;\">&lt;script&gt;alert(&#39;x&#39;)"
            "&lt;/script&gt; &amp; so</p>");
}

TEST(Html, ReplacesWhatNoPageMayHold) {
  EXPECT_EQ(EscapeHtml(std::string_view("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(EscapeHtml("caf\xC3"), "caf\xEF\xBF\xBD");
  EXPECT_EQ(EscapeHtml("line\nline"), "line\nline");
}

TEST(Html, WritesFlagsOnlyWhenTheyHold) {
  Html html;
  html.Void("input", {{"checked", true}, {"disabled", false}, Attribute::If(false, "class", "x")});
  EXPECT_EQ(html.Take().text(), "<input checked>");
}

TEST(Html, ClosesWhatWasLeftOpen) {
  Html html;
  html.Open("div").Open("p").Text("x");
  EXPECT_EQ(html.Take().text(), "<div><p>x</p></div>");
  EXPECT_TRUE(html.Take().empty());
}

TEST(SafeUrl, TakesOnlyHttpsAndOurOwnPaths) {
  for (const char* bad :
       {"http://a.example", "javascript:alert(1)", "https://", "https:///x", "https://user@host/",
        "https://a b", "https://a\"b", "//a", "", "HTTPS://a", "https://a\\b", "https://a\nb"}) {
    EXPECT_FALSE(SafeUrl::Https(bad).has_value()) << bad;
  }
  const auto url = SafeUrl::Https("https://jobs.example.org:8443/x?y=1&z=2");
  ASSERT_TRUE(url.has_value());
  EXPECT_EQ(url->host(), "jobs.example.org");
  for (const char* bad : {"//evil.example", "javascript:x", "https://x", "x", "/\\evil", "/a b"}) {
    EXPECT_EQ(SafeUrl::Local(bad).text(), "/") << bad;
  }
  EXPECT_EQ(SafeUrl::Local("/jobs/v1?a=b").text(), "/jobs/v1?a=b");
}

TEST(SafeHtml, TakesOnlyReducedMarkUp) {
  EXPECT_TRUE(SafeHtml::FromReduced("<p>a &amp; b<br><strong>c</strong></p><ul><li>d</li></ul>"));
  EXPECT_TRUE(SafeHtml::FromReduced(""));
  for (const char* bad :
       {"<p onclick=x>a</p>", "<script>a</script>", "<p>a", "a</p>", "<p><em>a</p></em>", "a > b",
        "a & b", "<p", "<P>a</P>", "<br/>", "<!-- x -->", "<a href=\"https://x\">y</a>",
        "<p>\x01</p>", "<p>\xFF</p>", "</br>", "< p>a</p>"}) {
    EXPECT_FALSE(SafeHtml::FromReduced(bad).has_value()) << bad;
  }
}

TEST(Html, RandomTextStaysText) {
  std::mt19937_64 random(11);
  constexpr std::string_view kPieces[] = {"<",  ">",    "&",     "\"",  "'",        "</p>", "<b>",
                                          "é",  "\xFF", "&amp;", "-->", "<script>", " on=", "x",
                                          "\\", "\n",   "]]>",   "=",   "`",        "&#60;"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (uint64_t i = random() % 12; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    Html html;
    html.Open("p", {{"title", text}}).Text(text);
    const auto markup = ReadMarkup(html.Take().text());
    ASSERT_THAT(markup.faults, IsEmpty()) << text;
    ASSERT_EQ(markup.elements.size(), 1u) << text;
  }
}

TEST(MarkedSnippet, MarksWordsAndSurvivesWrongSpans) {
  indexer::Hit hit;
  hit.snippet = "a <café> b";
  hit.highlights = {{3, 8}};
  EXPECT_EQ(MarkedSnippet(hit).text(), "a &lt;<mark>café</mark>&gt; b");
  hit.highlights = {{-1, 2}, {3, 7}, {7, 8}, {5, 5}, {0, 1}, {0, 1}, {9, 99}};
  EXPECT_EQ(MarkedSnippet(hit).text(), "<mark>a</mark> &lt;café&gt; b");
}

TEST(MarkupCheck, SeesFaults) {
  EXPECT_THAT(ReadMarkup("<p>a</p>").faults, IsEmpty());
  for (const char* bad : {"<p>a", "<p>a</b></p>", "a > b", "a & b", "<p title=x>a</p>", "<>"}) {
    EXPECT_FALSE(ReadMarkup(bad).faults.empty()) << bad;
  }
}

}  // namespace
}  // namespace corner::pages
