// The quality gate as staff use it: adverts are held, listed, released and kept on the command
// line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Text(JsonValue value) { return std::string(value.string().value_or("")); }

class HeldAdverts : public ::testing::Test {
 protected:
  // Good adverts, and `bad` that ask for a fee.
  std::string Feed(int good, int bad) const {
    std::string lines = AdvertLines(1, good);
    for (int i = 0; i < bad; ++i) {
      lines += Concat(R"({"id":"B-)", i, R"(","title":"Toy packer )", i,
                      R"(","employer":"Heron","description":"Pack toys, number )", i,
                      R"(. A registration fee of £20 applies."})", "\n");
    }
    return scratch_.Write("feed.jsonl", lines);
  }
  Outcome Run(Args args) const {
    args.insert(args.end(), {"--data", data_});
    return Corner(args);
  }
  JsonDocument Ingest(const std::string& feed) const {
    const Outcome run = Run({"ingest", feed, "--json"});
    EXPECT_EQ(run.status, 0) << run.err;
    return Json(run.out);
  }
  std::set<std::string> Held() const {
    std::set<std::string> ids;
    const JsonDocument list = Json(Run({"held", "list", "--json", "--limit", "1000"}).out);
    const JsonValue items = list.root().member("items");
    for (size_t i = 0; i < items.size(); ++i) ids.insert(Text(items.element(i).member("id")));
    return ids;
  }
  std::set<std::string> Found(const std::string& query) const {
    std::set<std::string> ids;
    const JsonDocument page =
        Json(Run({"search", query, "--json", "--limit", "100", "--all", "1"}).out);
    const JsonValue items = page.root().member("items");
    for (size_t i = 0; i < items.size(); ++i) ids.insert(Text(items.element(i).member("id")));
    return ids;
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
};

TEST_F(HeldAdverts, AreCountedListedAndInNoSearch) {
  const JsonDocument report = Ingest(Feed(20, 7));
  const JsonValue source = report.root().member("sources").element(0);
  EXPECT_EQ(source.member("accepted").integer(), 27);
  EXPECT_EQ(source.member("held").integer(), 7);
  ASSERT_EQ(source.member("holds").size(), 7u);
  EXPECT_EQ(Text(source.member("holds").element(0).member("code")), "fee_asked");
  EXPECT_NE(Text(source.member("holds").element(0).member("reason")), "");
  EXPECT_EQ(report.root().member("searchable").integer(), 20);
  const std::set<std::string> held = Held();
  EXPECT_EQ(held.size(), 7u);
  EXPECT_TRUE(Found("toys").empty());
  for (const std::string& id : held) {
    const Outcome shown = Run({"show", id});
    EXPECT_EQ(shown.status, 1);
    EXPECT_THAT(shown.err, HasSubstr("held back until a person has looked at it"));
    EXPECT_THAT(shown.err, HasSubstr("corner held show"));
  }
  EXPECT_EQ(Run({"verify"}).status, 0);
  EXPECT_THAT(Run({"status"}).out, HasSubstr("7 held for a person"));
}

TEST_F(HeldAdverts, AReleasedAdvertIsFoundAtOnceAndStaysSo) {
  const std::string feed = Feed(5, 3);
  Ingest(feed);
  const std::string id = *Held().begin();
  const Outcome release =
      Run({"held", "release", id, "--by", "Ada Lane", "--why", "A club's fee, not for the job."});
  EXPECT_EQ(release.status, 0) << release.err;
  EXPECT_EQ(Found("toys"), std::set<std::string>{id});
  EXPECT_EQ(Run({"show", id}).status, 0);
  const JsonDocument again = Ingest(feed);
  const JsonValue source = again.root().member("sources").element(0);
  EXPECT_EQ(source.member("unchanged").integer(), 8);
  EXPECT_EQ(source.member("held").integer(), 2) << "they wait still, and that is said";
  EXPECT_EQ(Found("toys"), std::set<std::string>{id});
  EXPECT_FALSE(Held().contains(id));
  const JsonDocument shown = Json(Run({"held", "show", id, "--json"}).out);
  EXPECT_EQ(Text(shown.root().member("status")), "open");
  EXPECT_EQ(Text(shown.root().member("decision").member("by")), "Ada Lane");
  EXPECT_EQ(Text(shown.root().member("decision").member("day")), std::string(kDay));
  EXPECT_EQ(Run({"verify"}).status, 0);
}

TEST_F(HeldAdverts, AKeptAdvertStaysHeld) {
  const std::string feed = Feed(2, 2);
  Ingest(feed);
  const std::string id = *Held().begin();
  EXPECT_EQ(Run({"held", "keep", id, "--by", "Ada", "--why", "Known trick."}).status, 0);
  Ingest(feed);
  EXPECT_TRUE(Held().contains(id));
  const Outcome list = Run({"held", "list"});
  EXPECT_THAT(list.out, HasSubstr("2 adverts are held for a person."));
  EXPECT_THAT(list.out, HasSubstr("Ada kept it back on 1 June 2026: Known trick."));
}

TEST_F(HeldAdverts, ErrorsAreOneSentence) {
  Ingest(Feed(2, 1));
  const std::string id = *Held().begin();
  EXPECT_EQ(Run({"held"}).status, 2);
  EXPECT_EQ(Run({"held", "release", id}).status, 2) << "who and why are asked for";
  for (const Args& args :
       {Args{"held", "release", id, "--by", " ", "--why", "x"}, Args{"held", "show", "v0"},
        Args{"held", "keep", "v0", "--by", "Ada", "--why", "x"},
        Args{"held", "list", "--code", "fee"}}) {
    const Outcome run = Run(args);
    EXPECT_EQ(run.status, 1) << args[1];
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(CountOf(run.err, "corner: "), 1u) << run.err;
  }
  EXPECT_TRUE(Held().contains(id));
  EXPECT_EQ(Corner({"held", "list", "--data", scratch_.Path("nothing")}).status, 1);
}

TEST_F(HeldAdverts, AreServedAsHeldAndNotExported) {
  Ingest(Feed(3, 2));
  const Outcome exported = Run({"export"});
  EXPECT_THAT(exported.out, HasSubstr("S-1"));
  EXPECT_THAT(exported.out, Not(HasSubstr("Toy packer")));
  Served server(data_);
  ASSERT_NE(server.port(), 0);
  const HttpReply held = Get(server.port(), "/api/v1/held");
  EXPECT_EQ(held.status, 200);
  EXPECT_EQ(Json(held.body).root().member("total").integer(), 2);
  EXPECT_EQ(Get(server.port(), "/held").status, 200);
}

}  // namespace
}  // namespace corner::testing
