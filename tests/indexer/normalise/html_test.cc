#include "indexer/normalise/html.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "indexer/normalise/mojibake.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

TEST(Html, KeepsTheAllowedAndDropsTheRest) {
  EXPECT_EQ(SafeHtml("<p class=\"x\">Hello <b>you</b></p>"), "<p>Hello <b>you</b></p>");
  EXPECT_EQ(SafeHtml("<p>a</p><script>alert('x')</script><style>p{}</style><!-- c --><p>b</p>"),
            "<p>a</p><p>b</p>");
  EXPECT_EQ(SafeHtml("<ul><li>one<li>two</ul>"), "<ul><li>one</li><li>two</li></ul>");
  EXPECT_EQ(SafeHtml("<p>open <strong>still"), "<p>open <strong>still</strong></p>");
  EXPECT_EQ(SafeHtml("<h1>Title</h1>text"), "<h3>Title</h3><p>text</p>");
  EXPECT_EQ(SafeHtml("<div>one</div><div>two</div>"), "<p>one</p><p>two</p>");
  EXPECT_EQ(SafeHtml("<p onclick=x>a<img src=x onerror=y>b</p>"), "<p>a b</p>");
  EXPECT_EQ(SafeHtml("<p></p><p> </p>"), "");
}

TEST(Html, LinksBecomeTextWithTheirHost) {
  EXPECT_EQ(SafeHtml("<p>See <a href=\"https://www.tern.example/jobs?id=1\">our site</a>.</p>"),
            "<p>See our site (tern.example).</p>");
  EXPECT_EQ(SafeHtml("<a href='javascript:alert(1)'>x</a>"), "<p>x</p>");
}

TEST(Html, EscapedAndDoubleEscapedMarkupIsUnescaped) {
  EXPECT_EQ(SafeHtml("&lt;p&gt;Care &amp;amp; support&lt;/p&gt;"), "<p>Care &amp; support</p>");
  EXPECT_EQ(SafeHtml("&amp;lt;p&amp;gt;Hi&amp;lt;/p&amp;gt;"), "<p>Hi</p>");
  EXPECT_EQ(SafeHtml("&lt;script&gt;x&lt;/script&gt;ok &lt;b&gt;b&lt;/b&gt;"),
            "<p>ok <b>b</b></p>");
}

TEST(Html, PlainTextBecomesParagraphs) {
  EXPECT_EQ(SafeHtml("one\ntwo\n\nthree < 4 & 5"), "<p>one<br>two</p><p>three &lt; 4 &amp; 5</p>");
  EXPECT_EQ(PlainText(SafeHtml("one\ntwo\n\nthree < 4")), "one\ntwo\n\nthree < 4");
}

TEST(Html, WordsNeverGlue) {
  EXPECT_EQ(PlainText(SafeHtml("<p>Duties</p><ul><li>clean</li><li>cook</li></ul>Pay<br>£12")),
            "Duties\n\nclean\ncook\n\nPay\n£12");
  EXPECT_EQ(PlainText(SafeHtml("<table><tr><td>Pay</td><td>&pound;12</td></tr></table>")),
            "Pay £12");
}

TEST(Html, TitlesLoseTheirHitMarkup) {
  EXPECT_EQ(PlainLine("<em>Cleaner</em> &amp; <strong>Porter</strong>"), "Cleaner & Porter");
  EXPECT_EQ(PlainLine("  Cook \n (nights) "), "Cook (nights)");
}

std::string RandomMarkup(std::mt19937* random) {
  static const std::vector<std::string> kPieces = {"<p>",
                                                   "</p>",
                                                   "<b>",
                                                   "</b>",
                                                   "<i>",
                                                   "</i>",
                                                   "<ul>",
                                                   "</ul>",
                                                   "<ol>",
                                                   "</ol>",
                                                   "<li>",
                                                   "</li>",
                                                   "<br>",
                                                   "<h2>",
                                                   "</h2>",
                                                   "<div>",
                                                   "</div>",
                                                   "word",
                                                   " ",
                                                   "\n",
                                                   "&lt;",
                                                   "&gt;",
                                                   "&amp;",
                                                   "<",
                                                   ">",
                                                   "&",
                                                   "<script>",
                                                   "</script>",
                                                   "<!--",
                                                   "-->",
                                                   "<a href=\"https://x.example/y\">",
                                                   "</a>",
                                                   "<blockquote>",
                                                   "</blockquote>",
                                                   "<td>",
                                                   "é",
                                                   "<em>",
                                                   "</strong>",
                                                   "<strong>",
                                                   "&lt;p&gt;",
                                                   "&#150;",
                                                   "\xC2\x96",
                                                   "<foo bar>",
                                                   "£12",
                                                   "</em>",
                                                   "<svg>",
                                                   "\"",
                                                   "'",
                                                   "<p",
                                                   "\x01",
                                                   "<h4>",
                                                   "</h4>"};
  std::string out;
  const size_t n = (*random)() % 40;
  for (size_t i = 0; i < n; ++i) out += kPieces[(*random)() % kPieces.size()];
  return out;
}

// Every '<' of safe HTML opens an allowed element without attributes, and all are closed in order.
void ExpectSafe(const std::string& html, const std::string& source) {
  std::vector<std::string> open;
  for (size_t i = html.find('<'); i != std::string::npos; i = html.find('<', i + 1)) {
    const size_t close = html.find('>', i);
    ASSERT_NE(close, std::string::npos) << source;
    std::string name = html.substr(i + 1, close - i - 1);
    const bool end = name.starts_with("/");
    if (end) name.erase(0, 1);
    ASSERT_NE(std::find(std::begin(kAllowedElements), std::end(kAllowedElements), name),
              std::end(kAllowedElements))
        << name << " in " << html << " from " << source;
    if (name == "br") continue;
    if (!end) {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty()) << html << " from " << source;
      ASSERT_EQ(open.back(), name) << html << " from " << source;
      open.pop_back();
    }
  }
  ASSERT_TRUE(open.empty()) << html << " from " << source;
}

TEST(HtmlProperty, SafeAndIdempotent) {
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = RandomMarkup(&random);
    const std::string once = SafeHtml(source);
    ExpectSafe(once, source);
    ASSERT_EQ(SafeHtml(once), once) << source;
  }
}

TEST(Mojibake, MendsOnlyTheUnmistakable) {
  const auto mend = [](std::string text) {
    MendDoubleEncoding(&text);
    return text;
  };
  EXPECT_EQ(mend("CafÃ© Â£25K donâ€™t â€“ â‚¬5"), "Café £25K don’t – €5");
  EXPECT_EQ(mend("Policy \xC2\x96 London \xC2\x91x\xC2\x92"), "Policy – London ‘x’");
  for (const char* fine : {"Café £25K don’t – €5", "São João Â A", "Ångström", "CÔTE D'IVOIRE", "Ã",
                           "Llŷn", "plain"}) {
    EXPECT_EQ(mend(fine), fine);
    std::string text = fine;
    EXPECT_FALSE(MendDoubleEncoding(&text));
  }
}

}  // namespace
}  // namespace corner::indexer
