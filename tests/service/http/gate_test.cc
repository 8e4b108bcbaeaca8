// The truth table of the strict request gate: raw heads and the status each is refused with (0: may
// pass). A second table checks what the gate reads out of heads that pass.
#include "service/http/gate.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/http/head_scanner.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

struct Case {
  std::string text;
  int status;
};

// The gate's answer, after proving that the scanner agrees about what may pass, both for the whole
// head at once and for one byte after the other.
int StatusOfHead(const std::string& head) {
  const GateVerdict verdict = CheckHead(head);
  HeadScanner whole;
  const HeadScanner::State at_once = whole.Scan(head);
  HeadScanner pieces;
  HeadScanner::State state = HeadScanner::State::kNeedMore;
  for (size_t i = 1; i <= head.size() && state == HeadScanner::State::kNeedMore; ++i) {
    state = pieces.Scan(std::string_view(head).substr(0, i));
  }
  if (verdict.ok()) {
    EXPECT_EQ(at_once, HeadScanner::State::kComplete) << head;
    EXPECT_EQ(state, HeadScanner::State::kComplete) << head;
    EXPECT_EQ(whole.length(), head.size()) << head;
  } else {
    EXPECT_FALSE(verdict.reason.empty()) << head;
  }
  EXPECT_FALSE(verdict.ok() && at_once == HeadScanner::State::kRefused) << head;
  return verdict.status;
}

void ExpectAll(const std::vector<Case>& cases, std::string_view before, std::string_view after) {
  for (const Case& item : cases) {
    EXPECT_EQ(StatusOfHead(Concat(before, item.text, after)), item.status) << item.text;
  }
}

TEST(Gate, RequestLines) {
  ExpectAll(
      {
          {"GET / HTTP/1.1", 0},
          {"HEAD / HTTP/1.1", 0},
          {"POST / HTTP/1.1", 0},
          {"PUT / HTTP/1.1", 0},
          {"PATCH / HTTP/1.1", 0},
          {"DELETE / HTTP/1.1", 0},
          {"OPTIONS / HTTP/1.1", 0},
          {"OPTIONS * HTTP/1.1", 0},
          {"GET / HTTP/1.0", 0},
          {"CONNECT a:443 HTTP/1.1", 501},
          {"TRACE / HTTP/1.1", 501},
          {"PROPFIND / HTTP/1.1", 501},
          {"get / HTTP/1.1", 501},
          {"G!T / HTTP/1.1", 501},
          {"GET* / HTTP/1.1", 501},
          {"G(T / HTTP/1.1", 400},
          {"G\"T\" / HTTP/1.1", 400},
          {"GET: / HTTP/1.1", 400},
          {"G\xC3\x89T / HTTP/1.1", 400},
          {" GET / HTTP/1.1", 400},
          {"GET  / HTTP/1.1", 400},
          {"GET /  HTTP/1.1", 400},
          {"GET / HTTP/1.1 ", 400},
          {"GET\t/\tHTTP/1.1", 400},
          {"GET /\tHTTP/1.1", 400},
          {"GET / a HTTP/1.1", 400},
          {"GET /", 400},
          {"GET", 400},
          {"GET HTTP/1.1", 400},
          {"GET / ", 400},
          {"GET * HTTP/1.1", 400},
          {"GET / HTTP/2.0", 505},
          {"GET / HTTP/1.2", 505},
          {"GET / HTTP/0.9", 505},
          {"GET / HTTP/3.1", 505},
          {"GET / HTTP/1", 400},
          {"GET / HTTP/11", 400},
          {"GET / HTTP/1.10", 400},
          {"GET / HTTP/01.1", 400},
          {"GET / HTTP/1,1", 400},
          {"GET / http/1.1", 400},
          {"GET / HTTPS/1.1", 400},
          {"GET / HTTP /1.1", 400},
          {"GET / HTTP/1.x", 400},
          {"GET / ICY/1.1", 400},
      },
      "", "\r\nHost: localhost\r\n\r\n");
}

TEST(Gate, Targets) {
  ExpectAll(
      {
          {"/", 0},
          {"/a/b/c", 0},
          {"/a?b=c&d=e", 0},
          {"/?", 0},
          {"/a%20b", 0},
          {"/caf%C3%A9", 0},
          {"/?q=caf%c3%a9+au+lait", 0},
          {"/?q=a%0Ab", 0},
          {"/a;b=c,d", 0},
          {"/a:b@c", 0},
          {"/?x={1}|[2]^`", 0},
          {"/...", 0},
          {"/.well-known/x", 0},
          {"/a%2Fb", 0},
          {"//a", 0},
          {"/a%2", 400},
          {"/a%", 400},
          {"/a%zz", 400},
          {"/a%-1", 400},
          {"/a%00b", 400},
          {"/?a=%00", 400},
          {"/?%00=a", 400},
          {"/%0d%0aSet-Cookie:x", 400},
          {"/%7f", 400},
          {"/a%C3", 400},
          {"/a%C3%28", 400},
          {"/%C0%AF", 400},
          {"/%C0%AE%C0%AE/", 400},
          {"/%E0%80%AF", 400},
          {"/%F0%80%80%AF", 400},
          {"/%ED%A0%80", 400},
          {"/%F5%80%80%80", 400},
          {"/?q=%FF", 400},
          {"/?q=%C0%80", 400},
          {"/a#b", 400},
          {"/#", 400},
          {"/a\\b", 400},
          {"\\a", 400},
          {"/caf\xC3\xA9", 400},
          {"/\xFF", 400},
          {"/a\"b", 400},
          {"/<script>", 400},
          {"/a/../b", 400},
          {"/..", 400},
          {"/.", 400},
          {"/a/./b", 400},
          {"/%2e%2e/b", 400},
          {"/a/%2E./b", 400},
          {"a", 400},
          {"?a", 400},
          {"*a", 400},
          {"**", 400},
          {"%2F", 400},
          {"localhost:80", 400},
          {"http://localhost/a", 0},
          {"HTTP://LOCALHOST/a", 0},
          {"http://localhost", 0},
          {"https://localhost/?a=b", 0},
          {"http://localhost?a=b", 0},
          {"http://other/a", 400},
          {"http://localhost:81/a", 400},
          {"http://u@localhost/a", 400},
          {"http:///a", 400},
          {"http://", 400},
          {"http:/a", 400},
          {"http://localhost/../a", 400},
          {"http://localhost\\@other/", 400},
          {"ftp://localhost/a", 400},
          {"javascript:alert(1)", 400},
          {"file:///etc/hosts", 400},
      },
      "GET ", " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

TEST(Gate, Hosts) {
  ExpectAll(
      {
          {"Host: localhost\r\n", 0},
          {"host:localhost\r\n", 0},
          {"HOST: \t localhost \t \r\n", 0},
          {"Host: a.b.example\r\n", 0},
          {"Host: a.b.example.\r\n", 0},
          {"Host: a_b\r\n", 0},
          {"Host: localhost:8080\r\n", 0},
          {"Host: 127.0.0.1\r\n", 0},
          {"Host: [::1]\r\n", 0},
          {"Host: [::1]:8080\r\n", 0},
          {"Host: xn--caf-dma.example\r\n", 0},
          {"", 400},
          {"Host:\r\n", 400},
          {"Host: \r\n", 400},
          {"Host: a\r\nHost: a\r\n", 400},
          {"Host: a\r\nHost: b\r\n", 400},
          {"Host: a\r\nX: y\r\nhOST: b\r\n", 400},
          {"Host: a,b\r\n", 400},
          {"Host: a, b\r\n", 400},
          {"Host: a b\r\n", 400},
          {"Host: user@a\r\n", 400},
          {"Host: user@a/path\r\n", 400},
          {"Host: a/path\r\n", 400},
          {"Host: a?q\r\n", 400},
          {"Host: a#f\r\n", 400},
          {"Host: http://a\r\n", 400},
          {"Host: a:\r\n", 400},
          {"Host: a:b\r\n", 400},
          {"Host: a:0\r\n", 400},
          {"Host: a:65536\r\n", 400},
          {"Host: a:-1\r\n", 400},
          {"Host: a:80:80\r\n", 400},
          {"Host: :80\r\n", 400},
          {"Host: a:65535\r\n", 0},
          {"Host: ::1\r\n", 400},
          {"Host: [::1\r\n", 400},
          {"Host: [::1]x\r\n", 400},
          {"Host: [::g]\r\n", 400},
          {"Host: []\r\n", 400},
          {"Host: a..b\r\n", 400},
          {"Host: .a\r\n", 400},
          {"Host: -a\r\n", 400},
          {"Host: a%20b\r\n", 400},
          {"Host: caf\xC3\xA9\r\n", 400},
          {"Host: a\\b\r\n", 400},
          {"Host: <a>\r\n", 400},
      },
      "GET / HTTP/1.1\r\n", "\r\n");
}

TEST(Gate, Fields) {
  ExpectAll(
      {
          {"", 0},
          {"X: y\r\n", 0},
          {"X:y\r\n", 0},
          {"X:\r\n", 0},
          {"X: a b\tc\r\n", 0},
          {"X: caf\xC3\xA9\r\n", 0},
          {"X: \xFF\r\n", 0},
          {"!#$%&'*+-.^_`|~09az: y\r\n", 0},
          {"X: a: b\r\n", 0},
          {"X : y\r\n", 400},
          {"X\t: y\r\n", 400},
          {" X: y\r\n", 400},
          {"X: y\r\n z\r\n", 400},
          {"X: y\r\n\tz\r\n", 400},
          {"X: y\r\n \r\n", 400},
          {": y\r\n", 400},
          {"X\r\n", 400},
          {"X y\r\n", 400},
          {"X y: z\r\n", 400},
          {"X(a): y\r\n", 400},
          {"X@a: y\r\n", 400},
          {"\"X\": y\r\n", 400},
          {"X[1]: y\r\n", 400},
          {"X/a: y\r\n", 400},
          {"X\xC3\xA9: y\r\n", 400},
          {"X: a\rb\r\n", 400},
          {"X: a\nb\r\n", 400},
          {"X: a\n", 400},
          {"X: a\r\r\n", 400},
          {"\rX: a\r\n", 400},
          {"\nX: a\r\n", 400},
          {std::string("X: a\0b\r\n", 8), 400},
          {std::string("X\0: a\r\n", 7), 400},
          {"X: a\x01\r\n", 400},
          {"X: a\x0b\r\n", 400},
          {"X: a\x0c\r\n", 400},
          {"X: a\x1b[2J\r\n", 400},
          {"X: a\x7f\r\n", 400},
          {"Expect: 100-continue\r\n", 0},
          {"Expect: 100-Continue\r\n", 0},
          {"Expect: something\r\n", 417},
          {"Expect: 100-continue, x\r\n", 417},
          {"Expect: 100-continue\r\nExpect: 100-continue\r\n", 417},
          {"Expect:\r\n", 417},
          {"Connection: close\r\n", 0},
          {"Connection: upgrade\r\nUpgrade: h2c\r\n", 0},
      },
      "POST / HTTP/1.1\r\nHost: a\r\n", "\r\n");
}

TEST(Gate, BodyFraming) {
  ExpectAll(
      {
          {"Content-Length: 0\r\n", 0},
          {"Content-Length: 5\r\n", 0},
          {"content-length:5\r\n", 0},
          {"Content-Length:  5 \r\n", 0},
          {"Content-Length: 999999999999999999\r\n", 0},
          {"Content-Length: 1000000000000000000\r\n", 413},
          {"Content-Length: 18446744073709551616\r\n", 413},
          {"Content-Length:\r\n", 400},
          {"Content-Length: \r\n", 400},
          {"Content-Length: +5\r\n", 400},
          {"Content-Length: -5\r\n", 400},
          {"Content-Length: 5.0\r\n", 400},
          {"Content-Length: 0x5\r\n", 400},
          {"Content-Length: 5e1\r\n", 400},
          {"Content-Length: 5 5\r\n", 400},
          {"Content-Length: 5,\r\n", 400},
          {"Content-Length: 5, 5\r\n", 400},
          {"Content-Length: 5,6\r\n", 400},
          {"Content-Length: 007\r\n", 400},
          {"Content-Length: 00\r\n", 400},
          {"Content-Length: \"5\"\r\n", 400},
          {"Content-Length: five\r\n", 400},
          {"Content-Length: \xEF\xBC\x95\r\n", 400},
          {"Content-Length: 5\r\nContent-Length: 5\r\n", 400},
          {"Content-Length: 5\r\ncontent-length: 6\r\n", 400},
          {"Transfer-Encoding: chunked\r\n", 0},
          {"transfer-encoding:CHUNKED\r\n", 0},
          {"Transfer-Encoding: \tchunked \r\n", 0},
          {"Transfer-Encoding:\r\n", 400},
          {"Transfer-Encoding: ,\r\n", 400},
          {"Transfer-Encoding: chunked,\r\n", 400},
          {"Transfer-Encoding: ,chunked\r\n", 400},
          {"Transfer-Encoding: identity\r\n", 400},
          {"Transfer-Encoding: gzip\r\n", 400},
          {"Transfer-Encoding: xchunked\r\n", 400},
          {"Transfer-Encoding: chunkedx\r\n", 400},
          {"Transfer-Encoding: \"chunked\"\r\n", 400},
          {"Transfer-Encoding: chunked;q=1\r\n", 400},
          {"Transfer-Encoding: chunked, chunked\r\n", 400},
          {"Transfer-Encoding: chunked, identity\r\n", 400},
          {"Transfer-Encoding: identity, chunked\r\n", 400},
          {"Transfer-Encoding: cow, chunked\r\n", 400},
          {"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 400},
          {"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", 400},
          {"Transfer-Encoding: gzip, chunked\r\n", 501},
          {"Transfer-Encoding: deflate,chunked\r\n", 501},
          {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 400},
          {"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", 400},
          {"Transfer-Encoding : chunked\r\n", 400},
          {"Transfer-Encoding:\r\n chunked\r\n", 400},
          {"Transfer\xC2\xAD-Encoding: chunked\r\n", 400},
          {"Transfer_Encoding: chunked\r\n", 0},
      },
      "POST / HTTP/1.1\r\nHost: a\r\n", "\r\n");
}

TEST(Gate, OldRequests) {
  ExpectAll(
      {
          {"", 0},
          {"Host: a\r\n", 0},
          {"Host: a\r\nHost: a\r\n", 400},
          {"Host: a,b\r\n", 400},
          {"Content-Length: 5\r\n", 0},
          {"Transfer-Encoding: chunked\r\n", 400},
          {"Expect: something\r\n", 0},
      },
      "POST / HTTP/1.0\r\n", "\r\n");
}

TEST(Gate, WholeHeads) {
  const std::string fields = "Host: a\r\n\r\n";
  ExpectAll(
      {
          {"\r\nGET / HTTP/1.1\r\n" + fields, 0},
          {"\r\n\r\nGET / HTTP/1.1\r\n" + fields, 400},
          {"\nGET / HTTP/1.1\r\n" + fields, 400},
          {"", 400},
          {"\r\n", 400},
          {"\r\n\r\n", 400},
          {"\r\n\r\n\r\n", 400},
          {"GET / HTTP/1.1\r\nHost: a\r\n", 400},
          {"GET / HTTP/1.1\r\nHost: a", 400},
          {"GET / HTTP/1.1\r\n\r\nHost: a\r\n\r\n", 400},
          {"GET / HTTP/1.1\nHost: a\n\n", 400},
          {"GET / HTTP/1.1\rHost: a\r\r", 400},
          {"GET / HTTP/1.1\r\nHost: a\r\n\n", 400},
          {std::string("GET /\0 HTTP/1.1\r\n", 17) + fields, 400},
          {std::string("\x16\x03\x01\x00\xa5\x01", 6), 400},
          {"\xEF\xBB\xBFGET / HTTP/1.1\r\n" + fields, 400},
      },
      "", "");
}

TEST(Gate, Limits) {
  const auto with_target = [](size_t size) {
    return Concat("GET /", std::string(size - 1, 'a'), " HTTP/1.1\r\nHost: a\r\n\r\n");
  };
  EXPECT_EQ(StatusOfHead(with_target(8192)), 0);
  EXPECT_EQ(StatusOfHead(with_target(8193)), 414);
  const auto with_fields = [](int count) {
    std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 1; i < count; ++i) head += "X: y\r\n";
    return head + "\r\n";
  };
  EXPECT_EQ(StatusOfHead(with_fields(100)), 0);
  EXPECT_EQ(StatusOfHead(with_fields(101)), 431);
  const auto with_size = [](size_t size) {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    return head + std::string(size - head.size() - 4, 'y') + "\r\n\r\n";
  };
  EXPECT_EQ(StatusOfHead(with_size(16384)), 0);
  EXPECT_EQ(StatusOfHead(with_size(16385)), 431);
}

TEST(Gate, ReadsWhatTheHeadSays) {
  const GateVerdict post = CheckHead(
      "POST /a%20b/c%2Fd?x=1&y=%C3%A9+z&x=2&&flag HTTP/1.1\r\nHost: Example.ORG:8080\r\n"
      "Content-Length: 12\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
  ASSERT_TRUE(post.ok()) << post.reason;
  EXPECT_EQ(post.method, "POST");
  EXPECT_EQ(post.host, "example.org:8080");
  EXPECT_EQ(post.target.path, "/a b/c/d");
  EXPECT_EQ(post.target.segments, (std::vector<std::string>{"a b", "c/d"}));
  EXPECT_EQ(post.target.query, (Pairs{{"x", "1"}, {"y", "\xC3\xA9 z"}, {"x", "2"}, {"flag", ""}}));
  EXPECT_EQ(post.framing, BodyFraming::kLength);
  EXPECT_EQ(post.content_length, 12u);
  EXPECT_TRUE(post.expect_continue);
  EXPECT_FALSE(post.keep_alive);

  const GateVerdict proxy = CheckHead("GET http://a/b?c HTTP/1.1\r\nHost: A\r\n\r\n");
  ASSERT_TRUE(proxy.ok()) << proxy.reason;
  EXPECT_EQ(proxy.target.path, "/b");
  EXPECT_EQ(proxy.raw_target, "http://a/b?c");
  EXPECT_TRUE(proxy.keep_alive);
  EXPECT_EQ(proxy.framing, BodyFraming::kNone);

  const GateVerdict old = CheckHead("GET / HTTP/1.0\r\n\r\n");
  ASSERT_TRUE(old.ok());
  EXPECT_EQ(old.minor_version, 0);
  EXPECT_FALSE(old.keep_alive);
  EXPECT_TRUE(CheckHead("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keep_alive);
  EXPECT_EQ(CheckHead("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").framing,
            BodyFraming::kChunked);
}

}  // namespace
}  // namespace corner::http
