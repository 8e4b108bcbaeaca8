// What goes over the wire, byte by byte: each case sends raw bytes and states the replies.
#include <gtest/gtest.h>

#include "tests/service/http/raw_client.h"
#include "tests/service/http/test_server.h"

namespace corner::http::testing {
namespace {

class Wire : public ::testing::Test {
 protected:
  TestServer server_;

  // The statuses of all replies until the server closes or falls silent.
  std::vector<int> Statuses(std::string_view bytes, bool finish = true) {
    RawClient client(server_.port());
    client.Send(bytes);
    if (finish) client.FinishSending();
    std::vector<int> statuses;
    while (auto reply = client.ReadReply()) statuses.push_back(reply->status);
    return statuses;
  }
  static std::string Post(std::string_view fields, std::string_view rest) {
    return Concat("POST /echo HTTP/1.1\r\nHost: localhost\r\n", fields, "\r\n", rest);
  }
};

using Codes = std::vector<int>;

TEST_F(Wire, AnswersAPlainRequestWithEverythingAReplyNeeds) {
  const auto reply = Ask(server_.port(), Get("/"));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->body, "hello");
  EXPECT_EQ(reply->Field("Content-Length"), "5");
  EXPECT_EQ(reply->Field("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(reply->Field("Cache-Control"), "no-store");
  EXPECT_EQ(reply->Field("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(reply->Field("Referrer-Policy"), "same-origin");
  EXPECT_EQ(reply->Field("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");
  EXPECT_EQ(reply->Field("Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_EQ(reply->Field("X-Request-ID").size(), 26u);
  const std::string date = reply->Field("Date");
  ASSERT_EQ(date.size(), 29u) << date;
  EXPECT_EQ(date.substr(25), " GMT");
}

TEST_F(Wire, KeepsAConnectionAndAnswersInOrder) {
  RawClient client(server_.port());
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(client.Send(Get(Concat("/item/", i))));
    const auto reply = client.ReadReply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, std::to_string(i));
  }
}

TEST_F(Wire, AnswersPipelinedRequestsOnceEachAndInOrder) {
  std::string all;
  for (int i = 0; i < 50; ++i) {
    all += Get(Concat("/item/", i));
    all += Post("Content-Length: 3\r\n", "abc");
  }
  RawClient client(server_.port());
  ASSERT_TRUE(client.Send(all));
  for (int i = 0; i < 50; ++i) {
    auto reply = client.ReadReply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, std::to_string(i));
    reply = client.ReadReply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "abc");
  }
  EXPECT_TRUE(client.Quiet(100));
  EXPECT_EQ(server_.handled(), 100);
}

TEST_F(Wire, ReadsBytesThatArriveOneByOne) {
  RawClient client(server_.port());
  const std::string bytes =
      Post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nA: b\r\n\r\n") +
      Post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n") + Get("/");
  for (const char c : bytes) ASSERT_TRUE(client.Send(std::string_view(&c, 1)));
  const auto echoed = client.ReadReply();
  ASSERT_TRUE(echoed);
  EXPECT_EQ(echoed->body, "abcde");
  const auto nothing = client.ReadReply();
  ASSERT_TRUE(nothing);
  EXPECT_EQ(nothing->body, "");
  const auto next = client.ReadReply();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "hello");
}

TEST_F(Wire, SendsOneReplyPerRequestWhateverTheFraming) {
  const std::string next = Get("/");
  const struct {
    const char* name;
    std::string bytes;
    Codes statuses;
  } cases[] = {
      {"counted body", Post("Content-Length: 5\r\n", "hello") + next, {200, 200}},
      {"empty counted body", Post("Content-Length: 0\r\n", "") + next, {200, 200}},
      {"no body at all", Post("", "") + next, {200, 200}},
      {"chunked",
       Post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n") + next,
       {200, 200}},
      {"chunked in capitals",
       Post("transfer-encoding: Chunked\r\n", "A\r\n0123456789\r\n0\r\n\r\n") + next,
       {200, 200}},
      {"chunk size with leading zeros",
       Post("Transfer-Encoding: chunked\r\n", "0005\r\nhello\r\n000\r\n\r\n") + next,
       {200, 200}},
      {"chunk extension",
       Post("Transfer-Encoding: chunked\r\n", "5;a=1;b=\"c\"\r\nhello\r\n0;z\r\n\r\n") + next,
       {200, 200}},
      {"trailer fields",
       Post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n") + next,
       {200, 200}},
      {"GET with a body",
       "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + next,
       {200, 200}},
      {"one empty line between", Post("Content-Length: 1\r\n", "x") + "\r\n" + next, {200, 200}},
      {"two empty lines between",
       Post("Content-Length: 1\r\n", "x") + "\r\n\r\n" + next,
       {200, 400}},
      {"body longer than counted", Post("Content-Length: 1\r\n", "xGARBAGE") + next, {200, 501}},
      {"both framings",
       Post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n") + next,
       {400}},
      {"both framings, turned round",
       Post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n") + next,
       {400}},
      {"two lengths", Post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello") + next, {400}},
      {"the same length twice",
       Post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello") + next,
       {400}},
      {"list of lengths", Post("Content-Length: 5, 5\r\n", "hello") + next, {400}},
      {"signed length", Post("Content-Length: +5\r\n", "hello") + next, {400}},
      {"negative length", Post("Content-Length: -1\r\n", "hello") + next, {400}},
      {"hexadecimal length", Post("Content-Length: 0x5\r\n", "hello") + next, {400}},
      {"padded length", Post("Content-Length: 005\r\n", "hello") + next, {400}},
      {"huge length", Post("Content-Length: 99999999999999999999\r\n", "x") + next, {413}},
      {"length that wraps", Post("Content-Length: 18446744073709551617\r\n", "x") + next, {413}},
      {"doubled encoding",
       Post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n") + next,
       {400}},
      {"encoding identity", Post("Transfer-Encoding: identity\r\n", "x") + next, {400}},
      {"encoding with a tab inside", Post("Transfer-Encoding: chun\tked\r\n", "x") + next, {400}},
      {"encoding with vertical tab",
       Post("Transfer-Encoding: \x0b"
            "chunked\r\n",
            "x") +
           next,
       {400}},
      {"encoding gzip first",
       Post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n") + next,
       {501}},
      {"chunked not last", Post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n") + next, {400}},
      {"space before the colon",
       Post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n") + next,
       {400}},
      {"folded encoding", Post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n") + next, {400}},
      {"chunk size missing",
       Post("Transfer-Encoding: chunked\r\n", "\r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"chunk size not a number",
       Post("Transfer-Encoding: chunked\r\n", "g\r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"chunk size with 0x",
       Post("Transfer-Encoding: chunked\r\n", "0x5\r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"chunk size negative",
       Post("Transfer-Encoding: chunked\r\n", "-1\r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"chunk size with blank",
       Post("Transfer-Encoding: chunked\r\n", "5 \r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"chunk size too large for 64 bits",
       Post("Transfer-Encoding: chunked\r\n", "10000000000000005\r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"chunk larger than allowed",
       Post("Transfer-Encoding: chunked\r\n", "FFFFFFFF\r\nhello"),
       {413}},
      {"chunk longer than said",
       Post("Transfer-Encoding: chunked\r\n", "5\r\nhelloworld\r\n0\r\n\r\n"),
       {400}},
      {"chunk line ends with LF",
       Post("Transfer-Encoding: chunked\r\n", "5\nhello\r\n0\r\n\r\n"),
       {400}},
      {"LF in a chunk extension",
       Post("Transfer-Encoding: chunked\r\n", "5;a\nb\r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"CR in a chunk extension",
       Post("Transfer-Encoding: chunked\r\n", "5;a\rb\r\nhello\r\n0\r\n\r\n"),
       {400}},
      {"folded trailer",
       Post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\nA: b\r\n c\r\n\r\n") + next,
       {400}},
      {"LF alone in the trailer",
       Post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\nA: b\n\r\n") + next,
       {400}},
      {"length in the trailer",
       Post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n") +
           next,
       {400}},
      {"body that stops early", Post("Content-Length: 9\r\n", "hello"), {}},
      {"chunks that stop early", Post("Transfer-Encoding: chunked\r\n", "5\r\nhel"), {}},
      {"nothing", "", {}},
      {"half a request line", "GET / HT", {}},
      {"TLS greeting", std::string("\x16\x03\x01\x02\x00\x01\x00", 7), {400}},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
      {"HTTP/0.9", "GET /\r\n", {400}},
      {"LF alone", "GET / HTTP/1.1\nHost: a\n\n", {400}},
  };
  for (const auto& item : cases) {
    EXPECT_EQ(Statuses(item.bytes), item.statuses) << item.name;
  }
}

TEST_F(Wire, ReadsLargeBodiesInChunksAndRefusesThoseBeyondTheLimit) {
  std::string chunks;
  for (int i = 0; i < 100; ++i) chunks += Concat("1000\r\n", std::string(4096, 'a'), "\r\n");
  const auto reply =
      Ask(server_.port(), Post("Transfer-Encoding: chunked\r\n", chunks + "0\r\n\r\n"));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->body.size(), 409'600u);

  const std::string body(3u << 20, 'b');
  const std::string request =
      Concat("POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: ", body.size(), "\r\n\r\n", body);
  const auto big = Ask(server_.port(), request);
  ASSERT_TRUE(big);
  EXPECT_EQ(big->body, std::to_string(body.size())) << "a route may have a limit of its own";

  const auto refused = Ask(server_.port(), Post("Content-Length: 1048577\r\n", ""));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 413);
  EXPECT_EQ(refused->Field("Connection"), "close");
}

TEST_F(Wire, ClientStillReadsTheRefusalOfABodyItGoesOnSending) {
  RawClient client(server_.port());
  client.Send(Post("Content-Length: 3000000\r\n", ""));
  client.Send(std::string(500'000, 'x'));
  const auto reply = client.ReadReply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 413);
}

TEST_F(Wire, ChunkLineAndTrailerMayNotGrowForEver) {
  const std::string start = Post("Transfer-Encoding: chunked\r\n", "");
  EXPECT_EQ(Statuses(start + "5;" + std::string(40'000, 'x')), Codes{400});
  EXPECT_EQ(Statuses(start + "5;" + std::string(2000, 'x') + "\r\nhello\r\n0\r\n\r\n"), Codes{400});
  std::string trailer;
  for (int i = 0; i < 4000; ++i) trailer += "A: b\r\n";
  EXPECT_EQ(Statuses(start + "0\r\n" + trailer).front() / 100, 4);
  EXPECT_EQ(server_.handled(), 0);
}

TEST_F(Wire, AsksForTheBodyOnlyWhenItWillBeRead) {
  {
    RawClient client(server_.port());
    client.Send(Post("Expect: 100-continue\r\nContent-Length: 3\r\n", ""));
    const auto leave = client.ReadReply();
    ASSERT_TRUE(leave);
    EXPECT_EQ(leave->status, 100);
    client.Send("abc");
    const auto reply = client.ReadReply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "abc");
  }
  const struct {
    std::string bytes;
    int status;
  } refused[] = {
      {Post("Expect: 100-continue\r\nContent-Length: 99999999\r\n", ""), 413},
      {"POST /nowhere HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n",
       404},
      {"POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", 405},
      {Post("Expect: fish\r\nContent-Length: 3\r\n", ""), 417},
  };
  for (const auto& item : refused) {
    RawClient client(server_.port());
    client.Send(item.bytes);
    const auto reply = client.ReadReply();
    ASSERT_TRUE(reply) << item.bytes;
    EXPECT_EQ(reply->status, item.status);
    EXPECT_TRUE(client.AtEnd());
  }
}

TEST_F(Wire, NoLeaveIsSentWhenTheBodyIsAlreadyThere) {
  EXPECT_EQ(Statuses(Post("Expect: 100-continue\r\nContent-Length: 3\r\n", "abc")), Codes{200});
}

TEST_F(Wire, HeadHasTheHeaderOfGetAndNoBody) {
  RawClient client(server_.port());
  client.Send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + Get("/item/7"));
  const auto head = client.ReadReply(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->Field("Content-Length"), "5");
  const auto next = client.ReadReply();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "7") << "no byte of a body stood between the replies";
}

TEST_F(Wire, NoContentHasNoLength) {
  const auto reply = Ask(server_.port(), Get("/empty"));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 204);
  EXPECT_EQ(reply->Field("Content-Length"), "");
}

TEST_F(Wire, ClosesWhenAskedAndAfterOldRequests) {
  const struct {
    const char* bytes;
    bool closes;
    const char* connection;
  } cases[] = {
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", true, "close"},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: Foo, CLOSE\r\n\r\n", true, "close"},
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", false, ""},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, close\r\n\r\n", true, "close"},
      {"GET / HTTP/1.0\r\n\r\n", true, "close"},
      {"GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", false, "keep-alive"},
  };
  for (const auto& item : cases) {
    RawClient client(server_.port());
    client.Send(item.bytes);
    const auto reply = client.ReadReply();
    ASSERT_TRUE(reply) << item.bytes;
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->Field("Connection"), item.connection) << item.bytes;
    EXPECT_EQ(item.closes ? client.AtEnd() : client.Quiet(50), true) << item.bytes;
  }
}

TEST_F(Wire, RefusesWhatIsTooLong) {
  const std::string filler(9000, 'a');
  EXPECT_EQ(Statuses(Get("/" + filler)), Codes{414});
  EXPECT_EQ(Statuses("GET /" + filler), Codes{414}) << "without waiting for the line's end";
  EXPECT_EQ(Statuses("GET / HTTP/1.1\r\nHost: a\r\nX: " + filler + filler + "\r\n\r\n"),
            Codes{431});
  EXPECT_EQ(Statuses("GET / HTTP/1.1\r\nHost: a\r\nX: " + filler + filler), Codes{431});
  EXPECT_EQ(Statuses(filler + filler), Codes{400});
  std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 100; ++i) many += Concat("X-", i, ": y\r\n");
  EXPECT_EQ(Statuses(many + "\r\n"), Codes{431});
}

TEST_F(Wire, UnknownPlacesAndMethodsAreAnsweredPolitely) {
  const auto missing = Ask(server_.port(), Get("/nowhere"));
  ASSERT_TRUE(missing);
  EXPECT_EQ(missing->status, 404);
  EXPECT_EQ(missing->Field("Content-Type"), "application/problem+json");
  const auto wrong = Ask(server_.port(), "DELETE /echo HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->status, 405);
  EXPECT_EQ(wrong->Field("Allow"), "OPTIONS, POST");
  const auto options = Ask(server_.port(), "OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(options);
  EXPECT_EQ(options->status, 204);
  EXPECT_EQ(options->Field("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(Statuses("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"), Codes{204});
  EXPECT_EQ(Statuses("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), Codes{501});
}

TEST_F(Wire, HandlerThatThrowsGivesAnErrorWithoutDetailsAndTheConnectionLives) {
  RawClient client(server_.port());
  client.Send(Get("/throw") + Get("/"));
  const auto reply = client.ReadReply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 500);
  EXPECT_EQ(reply->body.find("secret"), std::string::npos);
  const auto next = client.ReadReply();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->status, 200);
  for (const std::string& line : server_.lines()) {
    EXPECT_EQ(line.find("secret"), std::string::npos) << line;
  }
}

TEST_F(Wire, HandlerCannotSplitAReply) {
  const auto plain = Ask(server_.port(), Get("/split?w=fine"));
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->Field("X-Word"), "fine");
  const auto split = Ask(server_.port(), Get("/split?w=a%0d%0aSet-Cookie:%20x=y"));
  ASSERT_TRUE(split);
  EXPECT_EQ(split->status, 500);
  EXPECT_EQ(split->Field("Set-Cookie"), "");
}

TEST_F(Wire, RequestIdIsKeptWhenSane) {
  const auto ask = [this](std::string_view id) {
    const auto reply =
        Ask(server_.port(), Concat("GET / HTTP/1.1\r\nHost: a\r\nX-Request-ID: ", id, "\r\n\r\n"));
    return reply ? reply->Field("X-Request-ID") : std::string();
  };
  EXPECT_EQ(ask("abcd-1234"), "abcd-1234");
  EXPECT_EQ(ask("short").size(), 26u);
  EXPECT_EQ(ask("has space in it").size(), 26u);
  EXPECT_EQ(ask(std::string(65, 'a')).size(), 26u);
}

TEST_F(Wire, ForwardedAddressIsBelievedFromTrustedProxiesOnly) {
  const std::string asked =
      "GET /who HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 1.2.3.4, 192.0.2.7\r\n"
      "X-Forwarded-Proto: https\r\n\r\n";
  const auto plain = Ask(server_.port(), asked);
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->body, "127.0.0.1");
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  TestServer behind(options);
  const auto proxied = Ask(behind.port(), asked);
  ASSERT_TRUE(proxied);
  EXPECT_EQ(proxied->body, "192.0.2.7 s");
}

TEST_F(Wire, OtherHostsCanBeTurnedAway) {
  ServerOptions options;
  options.allowed_hosts = {"localhost"};
  TestServer strict(options);
  const auto known = Ask(strict.port(), "GET / HTTP/1.1\r\nHost: LocalHost:80\r\n\r\n");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->status, 200);
  const auto other = Ask(strict.port(), "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  ASSERT_TRUE(other);
  EXPECT_EQ(other->status, 421);
}

}  // namespace
}  // namespace corner::http::testing
