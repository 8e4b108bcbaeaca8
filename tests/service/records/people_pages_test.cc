// The pages about people, as two of them use them: a specialist takes someone on, builds the
// profile, picks, trims and sends a list; the client reads why, answers, decides what an employer
// is told, takes their record away and is forgotten. Without JavaScript, by links and forms alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/http/target.h"
#include "service/pages/pages.h"
#include "taxonomies/base/text.h"
#include "tests/service/pages/markup_check.h"
#include "tests/service/records/records_world.h"
#include "tests/support/random_vacancy.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PeoplePages : public ::testing::Test {
 protected:
  PeoplePages() {
    porter_ = world_.world().Add(PorterInLeeds());
    care_ = world_.world().Add(CareAssistantInYork());
    pages::RegisterPages(&router_, &world_.world().services());
  }

  http::Reply Get(const std::string& as, const std::string& target) {
    http::Request request = TestWorld::Get(target);
    request.headers.emplace_back("X-Test-Account", as);
    request.headers.emplace_back("Accept", "text/html");
    return Checked(router_.Serve(std::move(request)), target);
  }
  http::Reply Post(const std::string& as, const std::string& target, const http::Pairs& fields) {
    http::Request request = TestWorld::Get(target);
    request.method = "POST";
    request.headers.emplace_back("X-Test-Account", as);
    request.headers.emplace_back("Accept", "text/html");
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    for (const auto& [name, value] : fields) {
      request.body += Concat(request.body.empty() ? "" : "&", http::PercentEncode(name), "=",
                             http::PercentEncode(value));
    }
    return Checked(router_.Serve(std::move(request)), target);
  }
  static std::string Place(const http::Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
      if (name == "Location") return value.substr(0, value.find('?'));
    }
    return "";
  }
  // The value of the hidden field "version" of the page's first form that has one.
  static std::string VersionOn(const http::Reply& reply) {
    constexpr std::string_view kBefore = "name=\"version\" value=\"";
    const size_t at = reply.body.find(kBefore);
    if (at == std::string::npos) return "";
    const size_t from = at + kBefore.size();
    return reply.body.substr(from, reply.body.find('"', from) - from);
  }

  RecordsWorld world_;
  http::Router router_;
  std::string porter_, care_;

 private:
  static http::Reply Checked(http::Reply reply, const std::string& target) {
    if (reply.content_type.starts_with("text/html")) {
      EXPECT_THAT(PageFaults(reply.body), ::testing::IsEmpty()) << target;
      EXPECT_TRUE(reply.HasHeader("Content-Security-Policy")) << target;
    }
    return reply;
  }
};

TEST_F(PeoplePages, WhoIsNotSignedInIsLedToTheDoor) {
  for (const char* page : {"/my", "/people", "/my/profile", "/my/record", "/my/telling"}) {
    const http::Reply reply = Get("nobody", page);
    EXPECT_EQ(reply.status, 303) << page;
    EXPECT_EQ(Place(reply), "/sign-in") << page;
  }
}

TEST_F(PeoplePages, FromTakingSomeoneOnToTheirAnswer) {
  EXPECT_EQ(Post("ann", "/people/new", {{"name", ""}}).status, 422);
  const http::Reply taken = Post("ann", "/people/new", {{"name", "Dana Fell"}, {"called", "Dana"}});
  ASSERT_EQ(taken.status, 303) << taken.body;
  const std::string person = Place(taken);
  EXPECT_THAT(Get("ann", "/people").body, HasSubstr("Dana"));
  EXPECT_THAT(Get("ann", person).body, HasSubstr("Not begun"));

  // The profile, small question by small question.
  const std::string work = person + "/profile/work";
  EXPECT_EQ(Post("ann", work, {{"version", "0"}, {"mode", "named"}}).status, 422);
  ASSERT_EQ(Post("ann", work, {{"version", "0"}, {"mode", "open"}, {"widen", "yes"}}).status, 303);
  const std::string hours = person + "/profile/hours";
  EXPECT_THAT(Post("ann", hours, {{"version", "1"}, {"least", "lots"}}).body,
              HasSubstr("Write a number of hours"));
  ASSERT_EQ(Post("ann", hours, {{"version", "1"}, {"least", "10"}, {"most", "20.5"}}).status, 303);
  EXPECT_THAT(Get("ann", person + "/profile").body, HasSubstr("10 to 20.5 hours a week"));

  // A list: picked, trimmed, sent.
  const http::Reply jobs = Get("ann", person + "/jobs");
  EXPECT_EQ(jobs.status, 200);
  EXPECT_THAT(jobs.body, HasSubstr(porter_));
  EXPECT_EQ(Post("ann", person + "/drafts", {}).status, 422);
  const http::Reply draft =
      Post("ann", person + "/drafts", {{"vacancy", porter_}, {"vacancy", care_}});
  ASSERT_EQ(draft.status, 303) << draft.body;
  const http::Reply sent = Post("ann", Place(draft),
                                {{"version", VersionOn(Get("ann", Place(draft)))},
                                 {"remove", care_},
                                 {"note-" + porter_, "They know me there"},
                                 {"message", "Have a look, no rush"},
                                 {"do", "send"}});
  ASSERT_EQ(sent.status, 303) << sent.body;
  EXPECT_EQ(Place(sent), person);
}

class TheirPages : public PeoplePages {
 protected:
  TheirPages() : dana_(world_.AddClient("dana")) {
    const std::string drafts = Concat("/people/", dana_, "/drafts");
    const http::Reply draft = Post("ann", drafts, {{"vacancy", porter_}, {"vacancy", care_}});
    Post("ann", Place(draft), {{"version", "1"}, {"message", "Have a look"}, {"do", "send"}});
    const std::string home = Get("dana", "/my").body;
    const size_t at = home.find("/my/lists/");
    list_ = at == std::string::npos ? "" : home.substr(at, home.find('"', at) - at);
  }
  std::string dana_, list_;
};

TEST_F(TheirPages, AListIsReadAnsweredAndTheAnswerIsThereForTheSpecialist) {
  ASSERT_FALSE(list_.empty());
  const http::Reply list = Get("dana", list_);
  EXPECT_EQ(list.status, 200);
  EXPECT_THAT(list.body, HasSubstr("Have a look"));
  EXPECT_THAT(list.body, HasSubstr("Not this kind of job"));
  EXPECT_EQ(Post("dana", list_, {{"vacancy", porter_}}).status, 422);
  EXPECT_EQ(Post("dana", list_, {{"vacancy", "v-elsewhere"}, {"answer", "yes"}}).status, 422);
  ASSERT_EQ(
      Post("dana", list_, {{"vacancy", porter_}, {"answer", "not_now"}, {"why", "hours"}}).status,
      303);
  EXPECT_THAT(Get("ann", Concat("/people/", dana_)).body, HasSubstr("It shapes their next list"));
  // Nobody else's pages show it.
  world_.AddClient("eve", "cara");
  EXPECT_EQ(Get("eve", list_).status, 404);
  EXPECT_EQ(Get("ben", Concat("/people/", dana_)).status, 404);
  EXPECT_EQ(Get("dev", "/people").status, 403);
}

TEST_F(TheirPages, WhatEmployersAreToldIsTheirsToChangeAtOnce) {
  EXPECT_THAT(Get("dana", "/my/telling").body, HasSubstr("Nobody is told anything"));
  EXPECT_EQ(Post("dana", "/my/telling/new", {{"employer", ""}, {"stance", "none"}}).status, 422);
  ASSERT_EQ(Post("dana", "/my/telling/new",
                 {{"employer", "Acme Ltd"},
                  {"version", "0"},
                  {"stance", "after_offer"},
                  {"teller", "client"},
                  {"words", "A regular catch-up helps me"}})
                .status,
            303);
  const std::string home = Get("dana", "/my/telling").body;
  EXPECT_THAT(home, HasSubstr("Only after they offer me the job"));
  const size_t at = home.find("/my/telling/r");
  ASSERT_NE(at, std::string::npos);
  const std::string plan = home.substr(at, home.find('"', at) - at);
  ASSERT_EQ(Post("dana", plan, {{"version", "1"}, {"do", "withdraw"}}).status, 303);
  EXPECT_THAT(Get("dana", "/my/telling").body, HasSubstr("they are told nothing"));
}

TEST_F(TheirPages, TheirRecordIsTheirsToTakePauseAndErase) {
  EXPECT_THAT(Get("dana", "/my/export?form=text").body, HasSubstr("dana"));
  EXPECT_THAT(Get("dana", "/my/export").body, HasSubstr("who_has_looked"));
  EXPECT_THAT(Get("dana", "/my/record").body, HasSubstr("Your service"));
  ASSERT_EQ(Post("dana", "/my/record", {{"do", "pause"}, {"version", "0"}}).status, 303);
  EXPECT_EQ(Get("ann", Concat("/people/", dana_)).status, 403);
  EXPECT_EQ(Get("dana", "/my/jobs").status, 200);
  ASSERT_EQ(Post("dana", "/my/record", {{"do", "resume"}, {"version", "1"}}).status, 303);
  EXPECT_EQ(Post("dana", "/my/record", {{"do", "erase"}}).status, 422);
  const http::Reply gone = Post("dana", "/my/record", {{"do", "erase"}, {"sure", "yes"}});
  EXPECT_EQ(gone.status, 200);
  EXPECT_THAT(gone.body, HasSubstr("Your record is erased"));
  EXPECT_EQ(Get("ann", Concat("/people/", dana_)).status, 404);
}

TEST_F(TheirPages, LookingForThemselvesIsAlwaysOpenAndCanBeKept) {
  EXPECT_THAT(Get("dana", "/my/jobs").body, HasSubstr("Keep this list"));
  ASSERT_EQ(Post("dana", "/my/jobs", {}).status, 303);
  EXPECT_THAT(Get("dana", "/my").body, HasSubstr("not yet talked through"));
}

TEST_F(TheirPages, TheirWordsStandAndSuggestionsWait) {
  ASSERT_EQ(Post("dana", "/my/profile/pay", {{"version", "0"}, {"pay", "13.50"}}).status, 303);
  const std::string pay = Concat("/people/", dana_, "/profile/pay");
  ASSERT_EQ(Post("ann", pay, {{"version", "1"}, {"pay", "12.71"}}).status, 303);
  EXPECT_THAT(Get("ann", Concat("/people/", dana_, "/profile")).body, HasSubstr("£13.50"));
  const http::Reply mine = Get("dana", "/my/profile");
  EXPECT_THAT(mine.body, HasSubstr("Yes, take it over"));
  const size_t at = mine.body.find("name=\"proposal\" value=\"");
  ASSERT_NE(at, std::string::npos);
  const size_t from = at + std::string_view("name=\"proposal\" value=\"").size();
  const std::string proposal = mine.body.substr(from, mine.body.find('"', from) - from);
  ASSERT_EQ(
      Post("dana", "/my/profile", {{"proposal", proposal}, {"version", "1"}, {"answer", "yes"}})
          .status,
      303);
  EXPECT_THAT(Get("dana", "/my/profile").body, HasSubstr("£12.71"));
}

// Whatever is typed anywhere comes back as text and nothing else.
TEST_F(TheirPages, HostileTextStaysText) {
  const std::string hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
  const http::Reply taken = Post("ann", "/people/new", {{"name", hostile}});
  ASSERT_EQ(taken.status, 303);
  Post("dana", "/my/telling/new",
       {{"employer", hostile}, {"version", "0"}, {"stance", "none"}, {"words", hostile}});
  Post("dana", "/my/profile/bring", {{"version", "0"}, {"words", hostile}});
  for (const std::string& page : {std::string("/people"), Place(taken)}) {
    EXPECT_THAT(Get("ann", page).body, Not(HasSubstr("<script>alert"))) << page;
  }
  for (const char* page : {"/my/telling", "/my/profile", "/my"}) {
    EXPECT_THAT(Get("dana", page).body, Not(HasSubstr("<script>alert"))) << page;
  }
}

}  // namespace
}  // namespace corner::testing
