// The parts of the gate one by one: shapes of links, ways to answer, names in a text, copies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/quality/contact.h"
#include "indexer/quality/copies.h"
#include "indexer/quality/links.h"

namespace corner::indexer {
namespace {

TEST(Links, HostsAreFoundWithoutTheirTrappings) {
  EXPECT_EQ(HostOf("https://user@jobs.larkrise.org.uk:8443/a?b#c"), "jobs.larkrise.org.uk");
  EXPECT_EQ(HostOf("https://larkrise.org.uk?x=1"), "larkrise.org.uk");
  EXPECT_EQ(HostOf("larkrise.org.uk/jobs"), "");
}

TEST(Links, ShapesThatCannotBeAPage) {
  EXPECT_EQ(RuleOfLink("https://larkrise.org.uk/jobs/1"), "");
  EXPECT_EQ(RuleOfLink("https://larkrise.org.uk"), "") << "a home page is somewhere to start";
  EXPECT_EQ(RuleOfLink("https://jobs.example.org/1"), "dead_link_shape.placeholder");
  EXPECT_EQ(RuleOfLink("https://WWW.YourCompany.com/careers"), "dead_link_shape.placeholder");
  EXPECT_EQ(RuleOfLink("https://mycompany.com/careers"), "") << "only whole names count";
  EXPECT_EQ(RuleOfLink("https://bit.ly/"), "dead_link_shape.shortener");
  EXPECT_EQ(RuleOfLink("https://bit.ly"), "dead_link_shape.shortener");
  EXPECT_EQ(RuleOfLink("https://bit.ly/3abc"), "");
  EXPECT_EQ(RuleOfLink("https://tbc"), "dead_link_shape.malformed");
  EXPECT_EQ(RuleOfLink("https://ad.doubleclick.net/clk;1;2"), "dead_link_shape.tracking");
  EXPECT_EQ(RuleOfLink("https://ad.doubleclick.net/clk?u=https://larkrise.org.uk"), "");
  EXPECT_EQ(RuleOfLink("https://larkrise.org.uk/?utm_source=feed"), "dead_link_shape.tracking");
  EXPECT_EQ(RuleOfLink("https://larkrise.org.uk/jobs/1?utm_source=feed"), "");
}

TEST(Links, FormsMessengersAndShortenersAreNobodysOwn) {
  EXPECT_TRUE(IsPrivateLink("https://forms.gle/abc"));
  EXPECT_TRUE(IsPrivateLink("https://WA.me/447700900123"));
  EXPECT_TRUE(IsPrivateLink("https://larkrise.typeform.com/to/x"));
  EXPECT_FALSE(IsPrivateLink("https://farms.gle.org.uk/"));
  EXPECT_FALSE(IsPrivateLink("https://best.me/"));
}

ContactWays WaysIn(std::string_view text) { return ReadContactWays(ScannedText(text)); }

TEST(Contact, PrivateWaysAndThoseThatCanBeTraced) {
  EXPECT_TRUE(WaysIn("Text Sam on 07700 900123.").private_way);
  EXPECT_TRUE(WaysIn("Ring +44 7700 900123").private_way);
  EXPECT_FALSE(WaysIn("Ring +44 1632 960123").private_way);
  EXPECT_TRUE(WaysIn("Ring +44 1632 960123").traceable);
  EXPECT_TRUE(WaysIn("write to lark.rise@gmail.com").private_way);
  EXPECT_FALSE(WaysIn("write to lark.rise@gmail.com").traceable);
  EXPECT_TRUE(WaysIn("write to jobs@larkrise.org.uk").traceable);
  EXPECT_TRUE(WaysIn("see www.larkrise.org.uk").traceable);
  EXPECT_FALSE(WaysIn("fill in https://forms.gle/x").traceable);
  EXPECT_TRUE(WaysIn("contact us on WhatsApp").private_way);
  EXPECT_FALSE(WaysIn("innovations found in services like WhatsApp.").private_way);
  EXPECT_TRUE(WaysIn("Apply online.").in_words);
  EXPECT_FALSE(WaysIn("A calm kitchen by the sea.").any());
}

std::string NameIn(std::string_view text) {
  const auto span = FindEmployerName(ScannedText(text));
  return span ? std::string(text.substr(span->from, span->to - span->from)) : std::string();
}

TEST(EmployerName, StandsBeforeALegalFormOrSeeksPeople) {
  EXPECT_EQ(NameIn("Work with Fernhill Limited in York."), "Fernhill Limited");
  EXPECT_EQ(NameIn("Ashdown Primary School needs a cook."), "Ashdown Primary School");
  EXPECT_EQ(NameIn("Larkrise is looking for a cook."), "Larkrise");
  EXPECT_EQ(NameIn("About Northmoor"), "Northmoor");
  EXPECT_EQ(NameIn("Our client is looking for a cook."), "");
  EXPECT_EQ(NameIn("We are looking for a cook."), "");
  EXPECT_EQ(NameIn("limited hours in a small company"), "");
  EXPECT_EQ(NameIn("About you"), "");
}

TEST(Copies, TheGroupIsTheTextAlone) {
  const std::string text(250, 'a');
  EXPECT_EQ(CopyGroup(std::string(199, 'a')), 0u);
  EXPECT_NE(CopyGroup(text), 0u);
  EXPECT_EQ(CopyGroup(text), CopyGroup(std::string(250, 'A') + " ...\n"));
  EXPECT_NE(CopyGroup(text), CopyGroup(text + "b"));
}

}  // namespace
}  // namespace corner::indexer
