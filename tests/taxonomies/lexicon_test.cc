// Text -> resources: word forms, sections, denials, what is read and what is not.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "taxonomies/base/text.h"
#include "taxonomies/lexicon/extract.h"
#include "taxonomies/lexicon/gaps.h"
#include "taxonomies/lexicon/section_cues.h"
#include "taxonomies/lexicon/sections.h"
#include "taxonomies/lexicon/spelling.h"
#include "taxonomies/lexicon/word_forms.h"
#include "tests/support/status_matchers.h"

namespace corner::taxonomies {
namespace {

std::string Verb(std::string_view word) {
  std::string stem;
  AppendVerbStem(word, &stem);
  return stem;
}
std::string Singular(std::string_view word) {
  std::string singular;
  AppendSingular(word, &singular);
  return singular;
}

TEST(WordForms, FormsOfAVerbMeet) {
  for (const std::vector<std::string_view>& forms :
       std::vector<std::vector<std::string_view>>{{"serve", "serves", "serving", "served"},
                                                  {"stop", "stops", "stopping", "stopped"},
                                                  {"carry", "carries", "carrying", "carried"},
                                                  {"clean", "cleans", "cleaning", "cleaned"},
                                                  {"fill", "fills", "filling", "filled"},
                                                  {"press", "presses", "pressing", "pressed"}}) {
    for (std::string_view form : forms) EXPECT_EQ(Verb(form), Verb(forms[0])) << form;
  }
  EXPECT_NE(Verb("thing"), Verb("th"));
  EXPECT_EQ(Singular("duties"), "duty");
  EXPECT_EQ(Singular("shelves"), "shelf");
  EXPECT_EQ(Singular("business"), "business");
  EXPECT_EQ(Singular("gas"), "gas");
}

TEST(Spelling, ReadsAmericanAsBritish) {
  std::string scratch;
  for (const auto& [american, british] :
       std::map<std::string, std::string>{{"prioritize", "prioritise"},
                                          {"organizational", "organisational"},
                                          {"analyzing", "analysing"},
                                          {"license", "licence"},
                                          {"counseling", "counselling"},
                                          {"size", "size"},
                                          {"prizes", "prizes"},
                                          {"pizza", "pizza"}}) {
    EXPECT_EQ(BritishSpelling(american, &scratch), british);
  }
}

TEST(AdvertWords, PartRunTogetherSentences) {
  const auto read = [](std::string_view text) {
    std::vector<std::string> folded;
    for (const Word& word : AdvertWordsOf(text)) {
      folded.push_back(word.folded);
      EXPECT_FALSE(
          text.substr(static_cast<size_t>(word.from), static_cast<size_t>(word.to - word.from))
              .empty());
    }
    return folded;
  };
  using Words = std::vector<std::string>;
  EXPECT_EQ(read("clean recordIf you can"), (Words{"clean", "record", "if", "you", "can"}));
  EXPECT_EQ(read("PowerPoint, McDonald"), (Words{"powerpoint", "mcdonald"}));
  EXPECT_EQ(read("lift 50lbs"), (Words{"lift", "50", "lbs"}));
}

TEST(Gaps, SayWhereASentenceEnds) {
  const auto gap = [](std::string_view text) {
    const std::vector<Word> words = AdvertWordsOf(text);
    return GapsOf(text, words).at(1);
  };
  for (std::string_view text :
       {"one. Two", "one.Two", "one: two", "one\ntwo", "recordIf", "one \xE2\x80\xA2 two"}) {
    EXPECT_EQ(gap(text), Gap::kBreak) << text;
  }
  for (std::string_view text : {"one, two", "one/two", "one & two", "one (two", "one - two"}) {
    EXPECT_EQ(gap(text), Gap::kList) << text;
  }
  for (std::string_view text : {"one two", "node.js", "half-day"}) {
    EXPECT_EQ(gap(text), Gap::kSpace) << text;
  }
}

// "id", "id-" (denied) or "id~" (taught), in order.
std::vector<std::string> Read(std::string_view text) {
  std::vector<std::string> read;
  for (const ResourceMention& mention : BuiltinExtractor().FromAdvert(text)) {
    if (!IsAboutTheWork(mention.section)) continue;
    read.push_back(Concat(BuiltinResources().all()[mention.resource].id, mention.negated     ? "-"
                                                                         : mention.learnable ? "~"
                                                                                             : ""));
  }
  return read;
}
using List = std::vector<std::string>;

TEST(Extractor, ReadsAdverts) {
  EXPECT_EQ(Read("Personal care, moving & handling and stock rotation."),
            (List{"personal_care", "move_and_handle_people", "rotate_stock"}));
  EXPECT_EQ(Read("Serving our customers"), List{"serve_customers"});
  EXPECT_EQ(Read("cash-handling"), List{"handle_cash"});
  EXPECT_EQ(Read("Maintains accurate records, lifting up to 50 lbs"),
            (List{"records", "lift_and_carry"}));
  EXPECT_EQ(Read("Answering incoming calls"), List{"phone"});
  EXPECT_EQ(Read("Valid driver's license"), List{"driving_licence"});
  EXPECT_EQ(Read("Prioritize. Work independently."), (List{"plan_time", "work_alone"}));
  // No wording runs over the end of a sentence.
  EXPECT_EQ(Read("You handle. Cash is king."), List{});
}

TEST(Extractor, PassesOverNames) {
  EXPECT_EQ(Read("As a receptionist, you smile."), List{});
  EXPECT_EQ(Read("You report to the head chef."), List{});
  EXPECT_EQ(Read("They want to excel in what they do."), List{});
  EXPECT_EQ(Read("You are good with Excel."), List{"spreadsheets"});
}

TEST(Extractor, SeesWhatIsDeniedOrTaught) {
  EXPECT_EQ(Read("No cash handling."), List{"handle_cash-"});
  EXPECT_EQ(Read("Cash handling is not required, but stock rotation is."),
            (List{"handle_cash-", "rotate_stock"}));
  EXPECT_EQ(Read("Cash handling experience preferred, but not required."), List{"handle_cash-"});
  EXPECT_EQ(Read("Without any cash handling, welding or stock rotation."),
            (List{"handle_cash-", "weld-", "rotate_stock-"}));
  EXPECT_EQ(Read("You will not be expected to do cash handling."), List{"handle_cash-"});
  EXPECT_EQ(Read("Not afraid of cash handling."), List{"handle_cash"});
  EXPECT_EQ(Read("Training in cash handling is given."), List{"handle_cash~"});
  EXPECT_EQ(Read("Cash handling (will train)."), List{"handle_cash~"});
  EXPECT_EQ(Read("Cash handling a plus, but willing to train."), List{"handle_cash~"});
  EXPECT_EQ(Read("You will train new staff and do cash handling."),
            (List{"train_adults", "handle_cash"}));
  EXPECT_EQ(Read("Not only cash handling but also stock rotation."),
            (List{"handle_cash", "rotate_stock"}));
}

TEST(Extractor, LeavesSmallPrintApart) {
  EXPECT_EQ(Read("We are an equal opportunities employer and welcome applications from people who "
                 "have done personal care."),
            List{});
  EXPECT_EQ(Read("Duties\nCash handling\nBenefits\nFree personal training\nCash handling bonus\n"),
            List{"handle_cash"});
  EXPECT_EQ(Read("Our company was founded in 1990. We provide welding and stock rotation. You must "
                 "have cash handling experience."),
            List{"handle_cash"});
  EXPECT_EQ(Read("WHAT WE OFFER: free stock rotation. REQUIREMENTS: cash handling."),
            List{"handle_cash"});
}

TEST(Extractor, UnderstandsAClientsOwnWords) {
  std::set<std::string> read;
  for (const ResourceMention& mention :
       BuiltinExtractor().FromClient("I'm good with my hands and I looked after my nan")) {
    read.insert(BuiltinResources().all()[mention.resource].id);
  }
  EXPECT_EQ(read, (std::set<std::string>{"look_after_relative", "work_with_hands"}));
}

TEST(Extractor, NeverInfersWhatIsSensitive) {
  for (const Resource& resource : BuiltinResources().all()) {
    if (!resource.sensitive()) continue;
    for (const auto* words : {&resource.client_words, &resource.advert_words}) {
      for (const std::string& wording : *words) {
        for (const ResourceMention& mention : BuiltinExtractor().FromAdvert(wording)) {
          EXPECT_FALSE(BuiltinResources().all()[mention.resource].sensitive()) << wording;
        }
      }
    }
  }
}

TEST(Extractor, EveryWordingOfAnAdvertIsFound) {
  int wordings = 0, found = 0;
  for (size_t i = 0; i < BuiltinResources().all().size(); ++i) {
    const Resource& resource = BuiltinResources().all()[i];
    if (resource.sensitive()) continue;
    for (const std::string& wording : resource.advert_words) {
      ++wordings;
      for (const ResourceMention& mention : BuiltinExtractor().FromAdvert(wording)) {
        found += mention.resource == i;
      }
    }
  }
  // Forms of a verb may make wordings of two resources meet; the first keeps it.
  EXPECT_GE(found, wordings * 99 / 100) << wordings;
}

TEST(Sections, CoverTheTextWithoutHoles) {
  const std::string text =
      "Kitchen Porter\nDuties:\nWash pots. Keep floors clean.\n\nAbout you\nYou like order\n"
      "What we offer\n28 days holiday\nHow to apply\nSend your CV. No agencies please.\n";
  int32_t at = 0;
  std::map<Section, std::string> parts;
  for (const SectionSpan& span : ReadAdvertText(text).sections) {
    EXPECT_EQ(span.from, at);
    at = span.to;
    parts[span.section] +=
        text.substr(static_cast<size_t>(span.from), static_cast<size_t>(span.to - span.from));
  }
  EXPECT_EQ(at, static_cast<int32_t>(text.size()));
  EXPECT_NE(parts[Section::kDuties].find("Wash pots"), std::string::npos);
  EXPECT_NE(parts[Section::kRequirements].find("You like order"), std::string::npos);
  EXPECT_NE(parts[Section::kBenefits].find("28 days"), std::string::npos);
  EXPECT_NE(parts[Section::kApply].find("Send your CV"), std::string::npos);
  EXPECT_TRUE(ReadAdvertText("").sections.empty());
  EXPECT_EQ(ReadAdvertText("...").sections.size(), 1u);
}

TEST(Sections, SayWhatIsWrongWithATable) {
  const auto parse = [](std::string_view rows) {
    const std::string table = "section\tplace\twords\n" + std::string(rows);
    return SectionCues::Parse(table);
  };
  EXPECT_THAT(parse("duties\theading\ttasks|the job\n"), corner::testing::IsOk());
  constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
  EXPECT_THAT(parse("tasks\theading\tthe job\n"), corner::testing::FailsWith(kInvalid, "tasks"));
  EXPECT_THAT(parse("duties\tnowhere\tthe job\n"), corner::testing::FailsWith(kInvalid, "nowhere"));
  EXPECT_THAT(parse("duties\theading\tthe job\nabout\theading\tthe job\n"),
              corner::testing::FailsWith(kInvalid, "line 3"));
}

}  // namespace
}  // namespace corner::taxonomies
