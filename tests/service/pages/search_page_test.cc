#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/api/endpoint.h"
#include "service/http/target.h"
#include "service/pages/pages.h"
#include "taxonomies/base/status.h"
#include "tests/service/api/test_world.h"
#include "tests/service/pages/markup_check.h"

namespace corner::pages {
namespace {

using ::corner::testing::PageFaults;
using ::corner::testing::ReadMarkup;
using ::corner::testing::TestWorld;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class SearchPages : public ::testing::Test {
 protected:
  SearchPages() {
    porter_ = world_.Add(corner::testing::PorterInLeeds());
    world_.Add(corner::testing::CareAssistantInYork());
    world_.Add(corner::testing::ClerkNothingStated());
    api::RegisterApi(&router_, &world_.services());
    RegisterPages(&router_, &world_.services());
    EXPECT_TRUE(router_.status().ok());
  }
  http::Reply Serve(std::string_view target) {
    const http::Reply reply = router_.Serve(TestWorld::Get(target));
    if (reply.content_type.starts_with("text/html")) {
      EXPECT_THAT(PageFaults(reply.body), IsEmpty()) << target << "\n" << reply.body;
    }
    return reply;
  }

  TestWorld world_;
  http::Router router_;
  std::string porter_;
};

TEST_F(SearchPages, TheFirstPageShowsEverythingOpen) {
  const http::Reply reply = Serve("/");
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body, HasSubstr("Find a job that suits</h1>"));
  EXPECT_THAT(reply.body, HasSubstr("3 jobs are open now."));
  EXPECT_THAT(reply.body, HasSubstr("What kind of work?"));
  EXPECT_THAT(reply.body, HasSubstr("How far?"));
  EXPECT_THAT(reply.body, HasSubstr("href=\"/jobs/" + porter_ + "\""));
}

TEST_F(SearchPages, AJobAdvertisedTwiceIsShownOnceUnlessAsked) {
  auto again = corner::testing::PorterInLeeds();
  again.external_id = "porter-2";
  world_.Join(porter_, world_.Add(again));
  const std::string once = Serve("/").body;
  EXPECT_THAT(once, HasSubstr("3 jobs are open now."));
  EXPECT_THAT(once, HasSubstr("Advertised 1 more time"));
  EXPECT_THAT(once,
              HasSubstr("<a class=\"nhsuk-link\" href=\"/?fold=false\">Show every advert</a>"));
  const std::string every = Serve("/?fold=false").body;
  EXPECT_THAT(every, HasSubstr("4 jobs are open now."));
  EXPECT_THAT(every, HasSubstr("Show each job once"));
  const std::string advert = Serve("/jobs/" + porter_).body;
  EXPECT_THAT(advert, HasSubstr("Other adverts for this job"));
  EXPECT_THAT(advert, HasSubstr("from test, closes Friday 12 June"));
}

TEST_F(SearchPages, ACardSaysWhatMatters) {
  const std::string body = Serve("/?q=kitchen+porter&near=Leeds").body;
  EXPECT_THAT(body, HasSubstr("The Tern &amp; Tide Ltd, LS1 (within about 2 miles)"));
  EXPECT_THAT(body, HasSubstr("£12.71 an hour"));
  EXPECT_THAT(body, HasSubstr("16 hours a week"));
  EXPECT_THAT(body, HasSubstr("closes Friday 12 June"));
  EXPECT_THAT(body, HasSubstr("<mark>kitchen</mark>"));
  const std::string both = Serve("/?q=kitchen+porter").body;
  EXPECT_THAT(both, HasSubstr("2 jobs. 1 has all of your words."));
  EXPECT_THAT(both, HasSubstr("Disability Confident (Leader) – as the advert states"));
  EXPECT_THAT(both, HasSubstr("before paying anything."));
}

TEST_F(SearchPages, SameTextElsewhereIsSaid) {
  auto copy = corner::testing::PorterInLeeds();
  copy.external_id = "porter-2";
  world_.Add(copy);
  EXPECT_THAT(Serve("/?q=porter").body, HasSubstr("Also advertised in 1 other place"));
}

TEST_F(SearchPages, FacetsAreTickBoxesWithCounts) {
  const std::string body = Serve("/?pattern=evenings").body;
  EXPECT_THAT(body, HasSubstr(">When</legend>"));
  EXPECT_THAT(body, HasSubstr("name=\"pattern\" type=\"checkbox\" value=\"evenings\" checked"));
  EXPECT_THAT(body, HasSubstr(">Weekends (1)</label>"));
  EXPECT_THAT(body, HasSubstr(">Apply</button>"));
  EXPECT_THAT(body, HasSubstr("Remove: <strong>Evenings</strong>"));
  EXPECT_THAT(body, HasSubstr("<details class=\"nhsuk-details\" open>"));
}

TEST_F(SearchPages, ParametersWithoutAFieldAreKept) {
  const std::string body =
      Serve("/?employer=lantern+care&closes_after=2026-05-01&unstated=include").body;
  EXPECT_THAT(body, HasSubstr("type=\"hidden\" name=\"closes_after\" value=\"2026-05-01\""));
  EXPECT_THAT(body, HasSubstr("type=\"hidden\" name=\"employer\" value=\"lantern care\""));
  EXPECT_THAT(body, HasSubstr("1 job is open now."));
}

TEST_F(SearchPages, AnUnknownPlaceIsShownBesideItsField) {
  const http::Reply reply = Serve("/?q=chef&near=Leedz");
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("id=\"near-error\""));
  EXPECT_THAT(reply.body, HasSubstr("aria-describedby=\"near-error\""));
  EXPECT_THAT(reply.body, HasSubstr("We do not know the place “Leedz”."));
  EXPECT_THAT(reply.body, HasSubstr("href=\"/?q=chef&amp;near=Leeds\""));
  EXPECT_THAT(reply.body, HasSubstr("value=\"chef\""));
}

TEST_F(SearchPages, EveryFaultOfTheFormIsListed) {
  const http::Reply reply = Serve("/?hours_min=x&pay_min=y&sort=distance&contract=nothing");
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("href=\"#hours_min\""));
  EXPECT_THAT(reply.body, HasSubstr("href=\"#pay_min\""));
  EXPECT_THAT(reply.body, HasSubstr("href=\"#sort\""));
  EXPECT_THAT(reply.body, HasSubstr("“nothing” is not a value of this filter."));
  EXPECT_THAT(reply.body, Not(HasSubstr("value=\"nothing\"")));
}

TEST_F(SearchPages, UnknownNamesInTheAddressAreLeftOutAndSaid) {
  const http::Reply reply = Serve("/?q=porter&utm_source=letter");
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body, HasSubstr("left it out: utm_source"));
}

TEST_F(SearchPages, NothingFoundGivesAWayOn) {
  const std::string body = Serve("/?q=kichen").body;
  EXPECT_THAT(body, HasSubstr("No jobs."));
  EXPECT_THAT(body,
              HasSubstr("Did you mean <a class=\"nhsuk-link\" href=\"/?q=kitchen\">kitchen</a>?"));
  EXPECT_THAT(body, HasSubstr("Try fewer words"));
}

TEST_F(SearchPages, PagesLeadOn) {
  const std::string first = Serve("/?limit=2&sort=newest").body;
  const auto markup = ReadMarkup(first);
  std::string next;
  for (const auto& element : markup.elements) {
    if (element.attributes.contains("rel") && element.attributes.at("rel") == "next") {
      next = element.attributes.at("href");
    }
  }
  ASSERT_FALSE(next.empty());
  for (size_t at = next.find("&amp;"); at != std::string::npos; at = next.find("&amp;")) {
    next.replace(at, 5, "&");
  }
  const std::string second = Serve(next).body;
  EXPECT_THAT(second, HasSubstr("Back to the first page"));
  EXPECT_THAT(second, Not(HasSubstr("More jobs")));
}

TEST_F(SearchPages, ErrorsArePagesForPeopleAndProblemsForPrograms) {
  const http::Reply page = Serve("/nowhere");
  EXPECT_EQ(page.status, 404);
  EXPECT_TRUE(page.content_type.starts_with("text/html")) << page.content_type;
  EXPECT_EQ(Serve("/api/v1/nowhere").content_type, "application/problem+json");
  world_.services().catalogue = [] {
    return absl::StatusOr<std::shared_ptr<const indexer::Catalogue>>(
        Unavailable("There is no index yet.", "Please come back in a minute."));
  };
  const http::Reply busy = Serve("/");
  EXPECT_EQ(busy.status, 503);
  EXPECT_THAT(busy.body, HasSubstr("There is no index yet."));
  EXPECT_TRUE(busy.HasHeader("Retry-After"));
}

TEST_F(SearchPages, NastyInputStaysText) {
  for (const std::string_view nasty :
       {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='x",
        "&lt;b&gt; & <b>", "javascript:alert(1)", "</title></form>", "a\xC2\x80\xE2\x80\xAE<x>"}) {
    const std::string value = http::PercentEncode(nasty);
    for (const char* name : {"q", "near", "within", "hours_min", "sort", "employer", "contract",
                             "after", "place", "day", "source", "limit"}) {
      const std::string body = Serve("/?" + std::string(name) + "=" + value).body;
      EXPECT_THAT(body, Not(HasSubstr("<script>"))) << name;
      EXPECT_THAT(body, Not(HasSubstr("<img"))) << name;
    }
    Serve("/?" + value + "=1");
    Serve("/" + value);
  }
}

}  // namespace
}  // namespace corner::pages
