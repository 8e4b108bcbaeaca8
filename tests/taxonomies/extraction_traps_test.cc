// Sentences of our own that say nothing about what the person does or brings (equality, benefits,
// training, the employer's own praise), and denials. Every one must be caught.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "taxonomies/base/text.h"
#include "taxonomies/lexicon/coordination.h"
#include "taxonomies/lexicon/extract.h"
#include "taxonomies/lexicon/word_senses.h"
#include "taxonomies/lexicon/word_set.h"
#include "tests/support/paths.h"
#include "tests/support/status_matchers.h"

namespace corner::taxonomies {
namespace {

using List = std::vector<std::string>;

// What an advert's text is taken to say that the person does or brings.
List Plain(std::string_view text) {
  List plain;
  for (const ResourceMention& mention : BuiltinExtractor().FromAdvert(text)) {
    if (mention.negated || mention.learnable || !IsAboutTheWork(mention.section)) continue;
    plain.push_back(BuiltinResources().all()[mention.resource].id);
  }
  return plain;
}

TEST(ExtractionTraps, EveryOneIsCaught) {
  std::ifstream in(corner::testing::SourceDir() + "/tests/data/resources/traps.tsv");
  std::string line;
  std::getline(in, line);
  ASSERT_EQ(line, "category\tsentence\tdenied");
  std::map<std::string, int, std::less<>> counts;
  while (std::getline(in, line)) {
    const auto cells = Split(line, '\t');
    ASSERT_EQ(cells.size(), 3u) << line;
    ++counts[std::string(cells[0])];
    const List plain = Plain(cells[1]);
    if (cells[0] != "denial") {
      EXPECT_EQ(plain, List{}) << cells[1];
      continue;
    }
    // Other things in the sentence may well be meant.
    for (std::string_view denied : Split(cells[2], '|')) {
      EXPECT_EQ(std::count(plain.begin(), plain.end(), denied), 0) << cells[1];
    }
  }
  EXPECT_EQ(counts.size(), 6u);
  for (const auto& [category, count] : counts) EXPECT_GE(count, 6) << category;
}

// The same words where they are meant: the rules must not swallow the work itself.
TEST(ExtractionTraps, TheWorkItselfStaysIn) {
  for (const auto& [text, id] : std::vector<std::pair<std::string_view, std::string>>{
           {"You will provide counselling to families.", "counselling"},
           {"You will be looking after older people.", "support_older_people"},
           {"You need a driving licence.", "driving_licence"},
           {"Heavy lifting is part of the job.", "lift_and_carry"},
           {"We are looking for an experienced welder.", "weld"},
           {"Experience as a cleaner is useful.", "cleaning"},
           {"Oral and written communication skills.", "write_clearly"},
           {"You are fluent in German.", "speak_german_dutch"},
           {"You are a reliable person.", "be_reliable"},
           {"You must be calm, honest and reliable.", "be_trusted"},
           {"Willing to learn and able to do cash handling.", "handle_cash"},
           {"A degree in marketing and experience of bookkeeping.", "bookkeeping"}}) {
    const List plain = Plain(text);
    EXPECT_GE(std::count(plain.begin(), plain.end(), id), 1) << text;
  }
}

TEST(ExtractionTraps, OtherMeaningsStayOut) {
  for (const auto& [text, id] : std::vector<std::pair<std::string_view, std::string>>{
           {"You coordinate with the delivery drivers.", "deliver_parcels"},
           {"You hold a degree in graphic design.", "design_visuals"},
           {"Designing and building software.", "design_buildings"},
           {"We have knowledge of the German market.", "speak_german_dutch"},
           {"You write reliable code.", "be_reliable"},
           {"The National Audit Office.", "audit"},
           {"Learn a lot from the customer support team.", "customer_service"},
           {"Lift boxes, files or paper.", "filing"}}) {
    const List plain = Plain(text);
    EXPECT_EQ(std::count(plain.begin(), plain.end(), id), 0) << text;
  }
}

TEST(Coordination, KnowsWhatBelongsTogether) {
  Coordination coordination;
  coordination.Add("moving and handling");
  const auto is_one = [&](std::string_view text) {
    const std::vector<Word> words = AdvertWordsOf(text);
    return coordination.IsOne(text, words, GapsOf(text, words), 0,
                              static_cast<uint32_t>(words.size()));
  };
  for (std::string_view text : {"stock control", "moving & handling", "handling, moving",
                                "oral and written communication", "build / maintain websites"}) {
    EXPECT_TRUE(is_one(text)) << text;
  }
  for (std::string_view text : {"designing and building", "contracts, credit management",
                                "files or paper", "training and perform other"}) {
    EXPECT_FALSE(is_one(text)) << text;
  }
}

TEST(WordSenses, SayWhatIsWrongWithATable) {
  const auto parse = [](std::string_view rows) {
    const std::string table = "words\trule\tothers\n" + std::string(rows);
    return WordSenses::Parse(table);
  };
  constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
  using corner::testing::FailsWith;
  EXPECT_THAT(parse("seo\tnear\theo|grade\nhonest\ttrait\t-\n"), corner::testing::IsOk());
  EXPECT_THAT(parse("seo\tbeside\theo\n"), FailsWith(kInvalid, "beside"));
  EXPECT_THAT(parse("seo\tnear\t-\n"), FailsWith(kInvalid, "line 2"));
  EXPECT_THAT(parse("honest\ttrait\tbroker\n"), FailsWith(kInvalid, "line 2"));
  EXPECT_THAT(parse("one two three four\tnear\tfive\n"), FailsWith(kInvalid, "three"));
}

TEST(WordSet, HoldsItsWordsAndNoOthers) {
  constexpr WordSet kSet = {"no", "not", "never"};
  static_assert(kSet.contains("not") && !kSet.contains("nor"));
  for (std::string_view word : {"", "n", "nothing", "never ", "ever"}) {
    EXPECT_FALSE(kSet.contains(word)) << word;
  }
}

}  // namespace
}  // namespace corner::taxonomies
