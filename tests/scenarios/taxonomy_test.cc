// A site loads official files: what it says, what changes, and what a damaged file or a kill leaves
// behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <thread>

#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr std::string_view kIndex =
    "SOC 2020,INDEXOCC,IND\n5435,Noodle wrangler,\n9223,Team helper,\n";
constexpr std::string_view kPostcodes =
    "postcode,latitude,longitude\nLS1,53.9000,-1.6000\nS2,53.3900,-1.4400\n";

class Taxonomy : public ::testing::Test {
 protected:
  Outcome Run(Args args) const {
    args.insert(args.end(), {"--data", data_});
    return Corner(args);
  }
  // Everything under DATA/taxonomies by name.
  std::map<std::string, std::string> Tables() const {
    std::map<std::string, std::string> tables;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(data_ + "/taxonomies", ignored)) {
      std::ifstream in(entry.path(), std::ios::binary);
      tables[entry.path().filename().string()] =
          std::string((std::istreambuf_iterator<char>(in)), {});
    }
    return tables;
  }
  std::string Member(const Args& args, std::string_view name) const {
    const Outcome run = Run(args);
    EXPECT_EQ(run.status, 0) << run.err;
    return std::string(Json(run.out).root().member(name).string().value_or(""));
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
};

TEST_F(Taxonomy, LoadShowApplyUnload) {
  ASSERT_EQ(Run({"demo"}).status, 0);
  const std::string shipped = Member({"taxonomy", "status", "--json"}, "edition");
  EXPECT_THAT(shipped, HasSubstr("shipped@"));
  EXPECT_EQ(Member({"status", "--json"}, "edition"), shipped);
  EXPECT_EQ(Member({"search", "team", "--json"}, "edition"), shipped);

  const std::string file = scratch_.Write("index.csv", kIndex);
  const Outcome load = Run({"taxonomy", "load", "soc2020_index", file});
  EXPECT_EQ(load.status, 0) << load.err;
  EXPECT_THAT(load.out, HasSubstr("Next: corner taxonomy apply"));
  const std::string loaded = Member({"taxonomy", "status", "--json"}, "edition");
  EXPECT_THAT(loaded, HasSubstr("shipped+soc2020_index@"));
  EXPECT_EQ(Member({"taxonomy", "status", "--json"}, "ledger_edition"), shipped);
  EXPECT_THAT(Run({"taxonomy", "show", "soc2020_index", "9223"}).out, HasSubstr("Team helper"));
  EXPECT_THAT(Run({"code", "Noodle wrangler"}).out, HasSubstr("5435"));
  EXPECT_THAT(Run({"taxonomy", "load", "soc2020_index", file}).out, HasSubstr("Nothing changed"));

  EXPECT_EQ(Run({"verify"}).status, 0) << "the index still says what the ledger says";
  EXPECT_EQ(Run({"taxonomy", "apply"}).status, 0);
  EXPECT_EQ(Member({"verify", "--json"}, "index_edition"), loaded);
  EXPECT_EQ(Member({"search", "team", "--json"}, "edition"), loaded);
  EXPECT_THAT(Run({"taxonomy", "apply"}).out, HasSubstr("already"));

  EXPECT_EQ(Run({"taxonomy", "unload", "soc2020_index"}).status, 0);
  EXPECT_EQ(Run({"taxonomy", "unload", "soc2020_index"}).status, 1);
  EXPECT_EQ(Run({"ingest", scratch_.Write("one.jsonl", AdvertLines(9001, 1))}).status, 0);
  EXPECT_EQ(Member({"status", "--json"}, "ledger_edition"), shipped) << "ingest reads again too";
}

TEST_F(Taxonomy, ADamagedFileChangesNothing) {
  ASSERT_EQ(Run({"taxonomy", "load", "postcodes", scratch_.Write("p.csv", kPostcodes)}).status, 0);
  const auto before = Tables();
  ASSERT_EQ(before.size(), 1u);
  const std::pair<std::string, std::string> cases[] = {
      {"postcode,latitude\nLS1,53\n", "line 1: the column with the longitudes is missing"},
      {"postcode,latitude,longitude\nQQ1,53,-1\n", "line 2: “QQ1” is no postcode"},
      {"postcode,latitude,longitude\nLS1,53,-1\nLS1,54,-1\n", "line 3: LS1 stands there twice"},
      {"postcode,latitude,longitude\nLS1,53\n", "line 2: the row has 2 cells, the header 3"},
      {"postcode,latitude,longitude\nLS1,53,\"-1\n", "line 2: a quotation mark"},
      {"postcode,latitude,longitude\nLS\xff,53,-1\n", "line 2: the text is not valid UTF-8"},
      {"", "line 1: there is no row"}};
  for (const auto& [text, sentence] : cases) {
    const std::string path = scratch_.Write("bad.csv", text);
    const Outcome run = Run({"taxonomy", "load", "postcodes", path});
    EXPECT_EQ(run.status, 1) << text;
    EXPECT_THAT(run.err, HasSubstr(path + ": " + sentence));
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 2) << run.err;
    EXPECT_EQ(Tables(), before);
  }
  EXPECT_EQ(Run({"taxonomy", "load", "poscodes", "x"}).status, 1);
  EXPECT_EQ(Run({"taxonomy", "load", "postcodes", scratch_.Path("none.csv")}).status, 1);
  EXPECT_EQ(Tables(), before);
}

// A table that was damaged on the disk is named by whoever needs it, and can be mended.
TEST_F(Taxonomy, ATableDamagedOnDiskIsNamedAndCanBeLoadedAgain) {
  const std::string file = scratch_.Write("p.csv", kPostcodes);
  ASSERT_EQ(Run({"taxonomy", "load", "postcodes", file}).status, 0);
  std::ofstream(data_ + "/taxonomies/postcodes.tsv") << "district\tlat\tlon\nLS1\t5";
  const Outcome place = Run({"place", "LS1"});
  EXPECT_EQ(place.status, 1);
  EXPECT_THAT(place.err, HasSubstr("taxonomies/postcodes.tsv: line 2"));
  EXPECT_EQ(Run({"ingest", scratch_.Write("one.jsonl", AdvertLines(1, 1))}).status, 1);
  EXPECT_EQ(Run({"taxonomy", "load", "postcodes", file}).status, 0);
  EXPECT_EQ(Run({"place", "LS1"}).status, 0);
}

// Killed at any moment of an apply: the next one goes on, and what comes out is what a fresh start
// with these tables gives.
TEST_F(Taxonomy, AnApplyThatWasKilledGoesOn) {
  const std::string feed = scratch_.Write("feed.jsonl", AdvertLines(1, 900));
  const std::string index = scratch_.Write("index.csv", kIndex);
  const std::string postcodes = scratch_.Write("p.csv", kPostcodes);
  const auto load = [&](const std::string& data) {
    EXPECT_EQ(Corner({"taxonomy", "load", "soc2020_index", index, "--data", data}).status, 0);
    EXPECT_EQ(Corner({"taxonomy", "load", "postcodes", postcodes, "--data", data}).status, 0);
  };
  const auto open_adverts = [](const std::string& data) {
    std::vector<std::string> lines;
    const std::string out = Corner({"export", "--data", data}).out;
    for (std::string_view line : Split(out, '\n')) lines.emplace_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
  };
  const std::string fresh = scratch_.Path("fresh");
  load(fresh);
  ASSERT_EQ(Corner({"ingest", feed, "--data", fresh}).status, 0);
  const auto expected = open_adverts(fresh);
  ASSERT_EQ(expected.size(), 901u);
  std::mt19937 random(7);
  for (int round = 0; round < 2; ++round) {
    const std::string data = scratch_.Path(Concat("data", round));
    ASSERT_EQ(Corner({"ingest", feed, "--data", data}).status, 0);
    load(data);
    for (int kill = 0; kill < 2; ++kill) {
      Running apply({Program(), "taxonomy", "apply", "--data", data, "--day", std::string(kDay)});
      std::this_thread::sleep_for(std::chrono::milliseconds(random() % 2500));
      apply.Signal(SIGKILL);
      apply.Wait();
    }
    const Outcome last = Corner({"taxonomy", "apply", "--data", data});
    ASSERT_EQ(last.status, 0) << last.err;
    EXPECT_EQ(open_adverts(data), expected);
    const Outcome verify = Corner({"verify", "--data", data});
    EXPECT_EQ(verify.status, 0) << verify.err;
  }
}

}  // namespace
}  // namespace corner::testing
