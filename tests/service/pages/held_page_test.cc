#include "service/pages/held_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/pages/pages.h"
#include "tests/service/api/test_world.h"
#include "tests/service/pages/markup_check.h"

namespace corner::pages {
namespace {

using ::corner::testing::ClerkNothingStated;
using ::corner::testing::PageFaults;
using ::corner::testing::TestWorld;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class HeldPages : public ::testing::Test {
 protected:
  HeldPages() { RegisterPages(&router_, &world_.services()); }
  http::Reply Serve(std::string_view target) { return router_.Serve(TestWorld::Get(target)); }
  std::string AddHeld(std::string_view external_id, std::string_view title) {
    indexer::Vacancy vacancy = ClerkNothingStated();
    vacancy.external_id = external_id;
    vacancy.title = title;
    return world_.AddJudged(
        vacancy,
        {{indexer::FindQualityRule("fee_asked.stated"), "text:description", "a <fee>", 2, 7},
         {indexer::FindQualityRule("stale.far_closing"), "closes", "2030-01-01", 0, 0}});
  }

  TestWorld world_;
  http::Router router_;
};

TEST_F(HeldPages, ListThemWithTheirReasons) {
  const std::string id = AddHeld("1", "Packer <b>");
  const http::Reply page = Serve("/held");
  ASSERT_EQ(page.status, 200);
  EXPECT_THAT(PageFaults(page.body), IsEmpty()) << page.body;
  EXPECT_THAT(page.body, HasSubstr("1 advert waits for a person"));
  EXPECT_THAT(page.body, HasSubstr("Packer &lt;b&gt;"));
  EXPECT_THAT(page.body, HasSubstr("appears to ask the applicant to pay"));
  EXPECT_THAT(page.body, HasSubstr("(a note; it would not hold the advert)"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/held?code=fee_asked\""));
  EXPECT_THAT(page.body, HasSubstr(id));
  EXPECT_THAT(page.body, Not(HasSubstr("<form")));
}

TEST_F(HeldPages, AnEmptyQueueSaysSo) {
  const http::Reply page = Serve("/held");
  EXPECT_THAT(PageFaults(page.body), IsEmpty()) << page.body;
  EXPECT_THAT(page.body, HasSubstr("No adverts wait for a person"));
}

TEST_F(HeldPages, LongQueuesHavePages) {
  for (int i = 0; i < 25; ++i) AddHeld(std::to_string(i), "Packer");
  const http::Reply page = Serve("/held");
  EXPECT_THAT(page.body, HasSubstr("More held adverts"));
  EXPECT_EQ(Serve("/held?code=nonsense").status, 400);
}

TEST_F(HeldPages, TheAdvertsOwnPageSaysThatItIsBeingChecked) {
  const std::string id = AddHeld("1", "Packer");
  const http::Reply page = Serve("/jobs/" + id);
  EXPECT_EQ(page.status, 403);
  EXPECT_THAT(PageFaults(page.body), IsEmpty()) << page.body;
  EXPECT_THAT(page.body, HasSubstr("This job is being checked"));
  EXPECT_THAT(page.body, HasSubstr("held back until a person has looked at it"));
}

}  // namespace
}  // namespace corner::pages
