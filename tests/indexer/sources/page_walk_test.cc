// Walking pages, without a network.
#include "indexer/sources/page_walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/sources/web_address.h"
#include "taxonomies/base/text.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

using testing::FailsWith;
using testing::IsOk;
using ::testing::Optional;

constexpr char kUrl[] = "https://jobs.example/feed?kind=all";

Paging ByParameter() {
  Paging paging;
  paging.way = Paging::Way::kParameter;
  paging.parameter = "page";
  return paging;
}

Paging By(Paging::Way way) {
  Paging paging;
  paging.way = way;
  return paging;
}

std::string Page(int number, std::string_view members) {
  return Concat("{\"results\":[{\"id\":\"", number, "\"}]", members, "}");
}

TEST(LookAtPage, FindsTotalsWhereverTheyStand) {
  for (const char* body : {R"({"total_pages":3,"totalResults":55,"results":[{}]})",
                           R"({"results":[{}],"meta":{"totalPages":3,"total":55}})",
                           R"({"pagination":{"last_page":"3","total_count":55},"data":[{}]})",
                           "<?xml version=\"1.0\"?><nhsJobs><totalPages>3</totalPages>\n"
                           "<totalResults> 55 </totalResults><vacancyDetails/></nhsJobs>"}) {
    ASSERT_OK_AND_ASSIGN(const PageFacts facts, LookAtPage(body));
    EXPECT_THAT(facts.total_pages, Optional(3)) << body;
    EXPECT_THAT(facts.total_adverts, Optional(55)) << body;
    EXPECT_FALSE(facts.empty);
  }
}

TEST(LookAtPage, IgnoresTotalsThatAreNone) {
  for (const char* body : {R"({"total_pages":-1,"total":"many","results":[{}]})",
                           R"({"total_pages":1e300,"total":99999999999999999999,"results":[{}]})",
                           "<a><totalPages>x</totalPages><totalResults>1</b></a>",
                           "id,title\n1,a\n", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n"}) {
    ASSERT_OK_AND_ASSIGN(const PageFacts facts, LookAtPage(body));
    EXPECT_FALSE(facts.total_pages) << body;
    EXPECT_FALSE(facts.total_adverts) << body;
  }
}

TEST(LookAtPage, FindsTheNextLink) {
  for (const char* body :
       {R"({"next":"/p2","results":[{}]})", R"({"links":{"next":"/p2"},"data":[{}]})",
        R"({"_links":{"next":{"href":"/p2"}},"data":[{}]})",
        R"({"@odata.nextLink":"/p2","value":[{}]})"}) {
    ASSERT_OK_AND_ASSIGN(const PageFacts facts, LookAtPage(body));
    EXPECT_THAT(facts.next, Optional(std::string("/p2"))) << body;
  }
  for (const char* body : {R"({"next":null,"results":[{}]})", R"({"next":"","results":[{}]})",
                           R"({"next":7,"results":[{}]})", R"([{}])"}) {
    ASSERT_OK_AND_ASSIGN(const PageFacts facts, LookAtPage(body));
    EXPECT_FALSE(facts.next) << body;
  }
}

TEST(LookAtPage, KnowsAnEmptyPage) {
  for (const char* body :
       {"", "  \n", "[]", R"({"results":[]})", R"({"results":[],"facets":["a"]})"}) {
    ASSERT_OK_AND_ASSIGN(const PageFacts facts, LookAtPage(body));
    EXPECT_TRUE(facts.empty) << body;
  }
  EXPECT_THAT(LookAtPage(R"({"results":[)"), FailsWith(absl::StatusCode::kInvalidArgument, ""));
}

TEST(LinkHeader, GivesTheNextPage) {
  const auto next = [](std::string header) { return NextOfLinks({std::move(header)}); };
  EXPECT_THAT(next("<https://a.example/p?x=1,2>; rel=\"next\""),
              Optional(std::string("https://a.example/p?x=1,2")));
  EXPECT_THAT(next("</p1>; rel=prev, </p3>; title=\"a, b; rel=next\"; rel=\"last NEXT\""),
              Optional(std::string("/p3")));
  EXPECT_THAT(next("</p2> ; rel = next"), Optional(std::string("/p2")));
  EXPECT_THAT(NextOfLinks({"</p1>; rel=first", "</p2>; rel=next"}), Optional(std::string("/p2")));
  for (const char* header :
       {"", "</p2>", "</p2>; rel=\"nextish\"", "</p2>; rel=prev; rel=next", "/p2; rel=next",
        "<; rel=next", "<>; rel=next", "</a>; rel=\"", ";;,,<"}) {
    EXPECT_FALSE(next(header)) << header;
  }
}

TEST(WebAddress, NextPagesStayOnTheirServer) {
  ASSERT_OK_AND_ASSIGN(const std::string next, NextAddress(kUrl, "?page=2"));
  EXPECT_EQ(next, "https://jobs.example/feed?page=2");
  ASSERT_OK_AND_ASSIGN(const std::string whole, NextAddress(kUrl, "https://JOBS.example:443/b"));
  EXPECT_EQ(whole.substr(whole.size() - 2), "/b");
  for (const char* link : {"https://other.example/p2", "http://jobs.example/p2", "//other.example/",
                           "https://jobs.example:8443/p2", "file:///etc/passwd",
                           "ftp://jobs.example/", "https://jobs.example@10.0.0.1/"}) {
    EXPECT_THAT(NextAddress(kUrl, link), FailsWith(absl::StatusCode::kInvalidArgument, "")) << link;
  }
}

TEST(WebAddress, ParametersAreSetOnce) {
  EXPECT_EQ(WithParameter("https://a.example/f", "page", "2"), "https://a.example/f?page=2");
  EXPECT_EQ(WithParameter("https://a.example/f?q=a&page=1&z", "page", "2"),
            "https://a.example/f?q=a&z&page=2");
  EXPECT_EQ(WithParameter("https://a.example/f?", "k&y", "a b/ü"),
            "https://a.example/f?k%26y=a%20b%2F%C3%BC");
}

TEST(PageWalk, ByParameterToTheStatedEnd) {
  Paging paging = ByParameter();
  paging.size_parameter = "per";
  paging.page_size = 50;
  PageWalk walk(paging, kUrl);
  EXPECT_EQ(walk.First(), "https://jobs.example/feed?kind=all&per=50&page=1");
  ASSERT_OK_AND_ASSIGN(auto next, walk.Next(walk.First(), Page(1, ",\"total_pages\":2"), {}));
  EXPECT_THAT(next, Optional(std::string("https://jobs.example/feed?kind=all&per=50&page=2")));
  ASSERT_OK_AND_ASSIGN(next, walk.Next(*next, Page(2, ",\"total_pages\":2"), {}));
  EXPECT_FALSE(next);
}

TEST(PageWalk, ByParameterToTheFirstEmptyPage) {
  PageWalk walk(ByParameter(), kUrl);
  std::optional<std::string> address = walk.First();
  int pages = 0;
  while (address) {
    const std::string body = ++pages == 4 ? "{\"results\":[]}" : Page(pages, "");
    ASSERT_OK_AND_ASSIGN(address, walk.Next(*address, body, {}));
  }
  EXPECT_EQ(pages, 4);
  EXPECT_TRUE(walk.empty_page());
}

TEST(PageWalk, NoticesPagesThatChange) {
  for (const auto& [first, second, what] :
       {std::tuple(",\"total_pages\":3", ",\"total_pages\":4", "pages changed from 3 to 4"),
        {",\"total_pages\":3,\"total\":9", ",\"total_pages\":3,\"total\":8",
         "adverts changed from 9 to 8"}}) {
    PageWalk walk(ByParameter(), kUrl);
    ASSERT_OK_AND_ASSIGN(const auto next, walk.Next(walk.First(), Page(1, first), {}));
    EXPECT_THAT(walk.Next(*next, Page(2, second), {}),
                FailsWith(absl::StatusCode::kFailedPrecondition, what));
  }
}

TEST(PageWalk, IsBounded) {
  Paging paging = ByParameter();
  paging.most_pages = 5;
  {
    PageWalk walk(paging, kUrl);
    EXPECT_THAT(walk.Next(walk.First(), Page(1, ",\"total_pages\":6"), {}),
                FailsWith(absl::StatusCode::kResourceExhausted, "more than 5 pages"));
  }
  PageWalk walk(paging, kUrl);
  std::string address = walk.First();
  for (int page = 1; page < 5; ++page) {
    ASSERT_OK_AND_ASSIGN(const auto next, walk.Next(address, Page(page, ""), {}));
    address = next.value();
  }
  EXPECT_THAT(walk.Next(address, Page(5, ""), {}),
              FailsWith(absl::StatusCode::kResourceExhausted, "more than 5 pages"));
}

TEST(PageWalk, RefusesTheSamePageTwice) {
  PageWalk walk(ByParameter(), kUrl);
  ASSERT_OK_AND_ASSIGN(const auto next, walk.Next(walk.First(), Page(1, ""), {}));
  EXPECT_THAT(walk.Next(*next, Page(1, ""), {}),
              FailsWith(absl::StatusCode::kInvalidArgument, "pages 1 and 2 are the same"));
}

TEST(PageWalk, FollowsLinksAndLeavesCircles) {
  PageWalk by_header(By(Paging::Way::kLinkHeader), kUrl);
  EXPECT_EQ(by_header.First(), kUrl);
  ASSERT_OK_AND_ASSIGN(auto next, by_header.Next(kUrl, Page(1, ""), {"</p2>; rel=next"}));
  EXPECT_THAT(next, Optional(std::string("https://jobs.example/p2")));
  EXPECT_THAT(by_header.Next(*next, Page(2, ""), {Concat("<", kUrl, ">; rel=next")}),
              FailsWith(absl::StatusCode::kInvalidArgument, "in a circle"));

  PageWalk by_body(By(Paging::Way::kBodyLink), kUrl);
  ASSERT_OK_AND_ASSIGN(next, by_body.Next(kUrl, Page(1, ",\"next\":\"?page=2\""), {}));
  EXPECT_THAT(next, Optional(std::string("https://jobs.example/feed?page=2")));
  ASSERT_OK_AND_ASSIGN(next, by_body.Next(*next, Page(2, ",\"next\":null"), {"</p9>; rel=next"}));
  EXPECT_FALSE(next);
  EXPECT_THAT(by_body.Next(kUrl, Page(3, ",\"next\":\"https://10.0.0.1/\""), {}),
              FailsWith(absl::StatusCode::kInvalidArgument, "another server"));
}

}  // namespace
}  // namespace corner::indexer
