// The frame of all pages, and the files they fetch.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/pages/assets.h"
#include "service/pages/components/page_shell.h"
#include "service/pages/pages.h"
#include "taxonomies/base/text.h"
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

std::string HeaderOf(const http::Reply& reply, std::string_view wanted) {
  for (const auto& [name, value] : reply.headers) {
    if (name == wanted) return value;
  }
  return {};
}

PageShell ShortPage() { return {"Hello", Render(Heading{.text = "Hello", .level = 1})}; }

PageFrame FullFrame() {
  PageFrame frame{
      .settings = {.organisation = "Riverside <Work> & Co", .colour = BrandColour::kTeal},
      .navigation = {{"Jobs", SafeUrl::Local("/"), true}, {"About me", SafeUrl::Local("/me")}},
      .sign_out = SignOut{"Sam", SafeUrl::Local("/sign-out"), CsrfToken("t0ken")},
      .quick_exit = true};
  frame.settings.footer = {{"Help", SafeUrl::Local("/help")}};
  return frame;
}

TEST(PageShell, CarriesAStrictPolicy) {
  EXPECT_EQ(HeaderOf(PageReply(200, ShortPage()), "Content-Security-Policy"),
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            "require-trusted-types-for 'script'");
}

TEST(PageShell, ShowsWhoseItIsAndTheWaysOut) {
  const std::string page = Render(ShortPage(), FullFrame());
  EXPECT_THAT(PageFaults(page), IsEmpty()) << page;
  EXPECT_THAT(page, HasSubstr("<title>Hello – Corner</title>"));
  EXPECT_THAT(page, HasSubstr("Riverside &lt;Work&gt; &amp; Co"));
  EXPECT_THAT(page, HasSubstr("corner-brand--teal"));
  EXPECT_THAT(page, HasSubstr("aria-current=\"page\""));
  EXPECT_THAT(page, HasSubstr("name=\"csrf_token\" value=\"t0ken\""));
  EXPECT_THAT(page,
              HasSubstr("href=\"https://www.bbc.co.uk/weather\" rel=\"noreferrer nofollow\""));
  EXPECT_THAT(page, HasSubstr("href=\"/help\""));
}

TEST(PageShell, PlainPagesHaveNoAccountAndNoExit) {
  const std::string page = Render(ShortPage());
  EXPECT_THAT(PageFaults(page), IsEmpty()) << page;
  EXPECT_THAT(page, Not(HasSubstr("csrf")));
  EXPECT_THAT(page, Not(HasSubstr("data-corner-exit")));
}

TEST(PageShell, ThePathToTheMainPartIsTheFirstThingToReach) {
  const auto markup = ReadMarkup(Render(ShortPage(), FullFrame()));
  for (const auto& element : markup.elements) {
    if (element.name != "a") continue;
    EXPECT_EQ(element.attributes.at("href"), "#maincontent");
    break;
  }
}

TEST(PageShell, AsksForTwoFilesAndNoMore) {
  int files = 0;
  for (const auto& element : ReadMarkup(Render(ShortPage(), FullFrame())).elements) {
    const auto& has = element.attributes;
    const bool sheet = element.name == "link" && has.at("rel") == "stylesheet";
    files += sheet || has.contains("src") ? 1 : 0;
    EXPECT_TRUE(element.name != "img" && element.name != "iframe") << element.name;
  }
  EXPECT_EQ(files, 2);
}

TEST(BrandColour, IsKnownByName) {
  EXPECT_EQ(BrandColourFromName("teal"), BrandColour::kTeal);
  EXPECT_EQ(BrandColourFromName("#005eb8"), std::nullopt);
}

class Assets : public ::testing::Test {
 protected:
  Assets() { RegisterPages(&router_, &world_.services()); }
  http::Reply Get(std::string_view target, std::string_view encoding = "") {
    http::Request request = TestWorld::Get(target);
    if (!encoding.empty()) request.headers.emplace_back("Accept-Encoding", encoding);
    return router_.Serve(std::move(request));
  }
  TestWorld world_;
  http::Router router_;
};

TEST_F(Assets, MayBeKeptForEverUnderTheirNames) {
  for (const Asset* asset : {&StyleSheet(), &Module()}) {
    const http::Reply reply = Get(asset->address.text());
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, asset->bytes);
    EXPECT_EQ(HeaderOf(reply, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(HeaderOf(reply, "Content-Encoding"), "");
  }
  EXPECT_EQ(Get("/assets/app-old.css").status, 404);
}

TEST_F(Assets, AreSentCompressedToWhoeverTakesThat) {
  const http::Reply reply = Get(StyleSheet().address.text(), "br, gzip;q=0.8");
  EXPECT_EQ(HeaderOf(reply, "Content-Encoding"), "gzip");
  EXPECT_EQ(HeaderOf(reply, "Vary"), "Accept-Encoding");
  EXPECT_EQ(reply.body, StyleSheet().compressed);
  EXPECT_TRUE(reply.body.starts_with("\x1f\x8b"));
}

TEST_F(Assets, StayWithinTheBudget) {
  EXPECT_LT(StyleSheet().compressed.size() + Module().compressed.size(), 42'000u);
}

TEST_F(Assets, CallNobodyElse) {
  for (const char* foreign :
       {"@font-face", "@import", "url(", "assets.nhs.uk", "http:", "https:"}) {
    EXPECT_THAT(std::string(StyleSheet().bytes), Not(HasSubstr(foreign)));
  }
  EXPECT_THAT(std::string(Module().bytes), Not(HasSubstr("sourceMappingURL")));
  EXPECT_THAT(std::string(Module().bytes), Not(HasSubstr("import ")));
}

TEST_F(Assets, NameTheirLicences) {
  EXPECT_THAT(Get("/assets/licences.txt").body, HasSubstr("Copyright (c) NHS England"));
  EXPECT_THAT(std::string(StyleSheet().bytes), HasSubstr("/assets/licences.txt"));
  EXPECT_THAT(std::string(Module().bytes), HasSubstr("/assets/licences.txt"));
}

TEST_F(Assets, PagesTooAreCompressed) {
  const http::Reply plain = Get("/held?code=no-such"), packed = Get("/held?code=no-such", "gzip");
  EXPECT_EQ(HeaderOf(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), plain.body.size() * 2 / 3);
}

}  // namespace
}  // namespace corner::pages
