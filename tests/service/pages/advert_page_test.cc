#include "service/pages/advert_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/pages/components/page_shell.h"
#include "service/pages/pages.h"
#include "service/pages/result_card.h"
#include "tests/service/api/test_world.h"
#include "tests/service/pages/markup_check.h"

namespace corner::pages {
namespace {

using ::corner::testing::PageFaults;
using ::corner::testing::TestWorld;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Day kToday = *Day::ParseIso("2026-06-01");

std::string PageOf(const indexer::Vacancy& vacancy) {
  std::string page = Render(PageShell{vacancy.title, AdvertMain(vacancy, kToday)});
  EXPECT_THAT(PageFaults(page), IsEmpty()) << page;
  return page;
}

TEST(AdvertPage, ShowsFactsAndWhereTheyWereRead) {
  const std::string page = PageOf(corner::testing::PorterInLeeds());
  EXPECT_THAT(page, HasSubstr("<h1 class=\"nhsuk-heading-xl\">Kitchen porter</h1>"));
  EXPECT_THAT(page, HasSubstr("£12.71 an hour<span class=\"corner-note corner-note--block\">given "
                              "by the website that sent it"));
  EXPECT_THAT(
      page,
      HasSubstr(
          "16 hours a week<span class=\"corner-note corner-note--block\">from the advert’s text"));
  EXPECT_THAT(page, HasSubstr("Friday 12 June"));
  EXPECT_THAT(page, HasSubstr("Food hygiene certificate (you can learn it on the job)"));
  EXPECT_THAT(page, HasSubstr("apply on jobs.example.org"));
  EXPECT_THAT(page, HasSubstr("rel=\"noopener noreferrer nofollow\""));
  EXPECT_THAT(page, HasSubstr("first seen Monday 25 May"));
  EXPECT_THAT(page, HasSubstr("<p>Wash up and keep"));
}

TEST(AdvertPage, NotStatedIsWorthAsking) {
  const std::string page = PageOf(corner::testing::ClerkNothingStated());
  EXPECT_THAT(page, HasSubstr("Pay</dt><dd class=\"nhsuk-summary-list__value\"><span "
                              "class=\"corner-unstated\">Not stated</span> – worth asking"));
  EXPECT_THAT(page, HasSubstr("no closing date given"));
  EXPECT_THAT(page, HasSubstr("This advert has no web link."));
}

TEST(AdvertPage, NotesAreCalmAndSaidOnce) {
  const std::string page = PageOf(corner::testing::CareAssistantInYork());
  EXPECT_THAT(page, HasSubstr("This advert appears to ask for a payment. Talk to someone you trust "
                              "before paying anything."));
  EXPECT_THAT(page, HasSubstr("This advert may ask about your health before offering the job. You "
                              "can ask advice before you answer."));
  EXPECT_THAT(page, HasSubstr("£24,000 to £26,500 a year, pro rata"));
  EXPECT_THAT(page, HasSubstr("Says it is Disability Confident (Leader) – as the advert states"));
}

TEST(AdvertPage, MarkUpThatIsNotReducedIsNotShown) {
  indexer::Vacancy vacancy = corner::testing::PorterInLeeds();
  vacancy.description_html = "<p onclick=\"x\">Hello</p><script>x</script>";
  vacancy.description_text = "Hello <b>you</b>\n\nSecond line";
  const std::string page = PageOf(vacancy);
  EXPECT_THAT(page, HasSubstr("<p>Hello &lt;b&gt;you&lt;/b&gt;</p><p>Second line</p>"));
  EXPECT_THAT(page, Not(HasSubstr("onclick")));
}

TEST(AdvertPage, OnlyHttpsLinksLeaveTheSite) {
  indexer::Vacancy vacancy = corner::testing::PorterInLeeds();
  for (const char* url : {"javascript:alert(1)", "http://a.example/", "https://u@a.example/"}) {
    vacancy.url = url;
    EXPECT_THAT(PageOf(vacancy), HasSubstr("This advert has no web link."));
  }
}

TEST(AdvertPage, NastyFactsStayText) {
  for (const std::string nasty : {"<script>alert(1)</script>", "\"><img src=x>", "'-->", "&lt;",
                                  "\xFF\xFE<b>", "]]>", "\x01"}) {
    indexer::Vacancy vacancy = corner::testing::CareAssistantInYork();
    vacancy.title = vacancy.employer_name = vacancy.employer_key = vacancy.row_source = nasty;
    vacancy.place.name = vacancy.place.text = vacancy.sector = vacancy.source = nasty;
    vacancy.description_html = vacancy.description_text = vacancy.url = nasty;
    vacancy.requirements = {{nasty, indexer::Requirement::Strength::kMust, 0, 0}};
    vacancy.schemes = {{nasty, nasty}};
    vacancy.pay->currency = nasty;
    const std::string page = PageOf(vacancy);
    EXPECT_THAT(page, Not(HasSubstr("<script>")));
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    indexer::Hit hit;
    hit.vacancy = vacancy;
    hit.snippet = nasty;
    hit.highlights = {{0, 3}, {2, 90}};
    const std::string card = Render(ResultCard{&hit, kToday}).text();
    EXPECT_THAT(corner::testing::ReadMarkup(card).faults, IsEmpty()) << card;
  }
}

TEST(AdvertPage, ClosedAndUnknownAdvertsAreToldApart) {
  TestWorld world;
  const std::string id = world.Add(corner::testing::PorterInLeeds());
  http::Router router;
  RegisterPages(&router, &world.services());
  const http::Reply open = router.Serve(TestWorld::Get("/jobs/" + id));
  EXPECT_EQ(open.status, 200) << open.body;
  world.CloseInLedger("porter");
  const http::Reply closed = router.Serve(TestWorld::Get("/jobs/" + id));
  EXPECT_EQ(closed.status, 410);
  EXPECT_THAT(closed.body, HasSubstr("This job is no longer open."));
  const http::Reply unknown = router.Serve(TestWorld::Get("/jobs/vnothing"));
  EXPECT_EQ(unknown.status, 404);
  EXPECT_THAT(unknown.body, HasSubstr("We have no job with this address."));
  EXPECT_THAT(PageFaults(unknown.body), IsEmpty());
}

}  // namespace
}  // namespace corner::pages
