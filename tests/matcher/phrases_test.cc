// Sentences as people read them, word for word, and the tables they come from.
#include "matcher/phrases/phrases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "matcher/phrases/codes.h"
#include "matcher/phrases/plain_words.h"
#include "taxonomies/base/day.h"
#include "taxonomies/base/text.h"
#include "tests/matcher/golden_reasons.h"
#include "tests/support/paths.h"

namespace corner::matcher {
namespace {

using corner::testing::Golden;
using corner::testing::GoldenReasons;
using corner::testing::MakeReason;

TEST(Phrases, ReadWordForWord) {
  for (const Golden& golden : GoldenReasons()) {
    EXPECT_EQ(Phrase(golden.reason, Audience::kClient, BuiltinLabels()), golden.client);
    EXPECT_EQ(Phrase(golden.reason, Audience::kSpecialist, BuiltinLabels()), golden.specialist);
    const std::string& print = golden.print.empty() ? golden.client : golden.print;
    EXPECT_EQ(Phrase(golden.reason, Audience::kPrint, BuiltinLabels()), print);
  }
}

// docs/explanations.md quotes what the code says: each line that begins with "> " is a sentence
// some reader reads.
TEST(Phrases, ThePageQuotesThemTruly) {
  std::set<std::string> said;
  for (const Golden& golden : GoldenReasons()) {
    for (const Audience audience : kAllAudiences) {
      said.insert(Phrase(golden.reason, audience, BuiltinLabels()));
    }
  }
  std::ifstream page(corner::testing::SourceDir() + "/docs/explanations.md");
  int quoted = 0;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("> ")) continue;
    ++quoted;
    EXPECT_TRUE(said.contains(line.substr(2))) << line;
  }
  EXPECT_GE(quoted, 3);
}

TEST(PhraseTables, EveryCodeHasAPhraseForEveryReaderAndNoPhraseIsUnused) {
  std::set<std::string> codes;
  for (const auto& list : {ReasonCodes(), CompanionCodes()}) codes.insert(list.begin(), list.end());
  for (const std::string& code : codes) {
    for (const Audience audience : kAllAudiences) {
      EXPECT_FALSE(BuiltinPhrases().Find(code, audience, kEnglish).empty()) << code;
    }
  }
  for (const PhraseTable& table : BuiltinPhrases().tables()) {
    std::set<std::string_view> seen;
    for (const PhraseRow& row : table.rows) {
      EXPECT_TRUE(codes.contains(std::string(row.code))) << row.code << " has no use";
      EXPECT_TRUE(seen.insert(row.code).second) << row.code << " stands twice";
      EXPECT_FALSE(row.client.empty() || row.specialist.empty()) << row.code;
    }
  }
}

TEST(PhraseTables, BracketsAndBracesClose) {
  for (const PhraseRow& row : EnglishPhrases()) {
    for (const std::string_view text : {row.client, row.specialist, row.print}) {
      bool part = false, slot = false;
      for (const char c : text) {
        if (c == '[' || c == ']') {
          EXPECT_NE(part, c == '[') << row.code;
          part = c == '[';
        }
        if (c == '{' || c == '}') {
          EXPECT_NE(slot, c == '{') << row.code;
          slot = c == '{';
        }
      }
      EXPECT_FALSE(part || slot) << row.code;
    }
  }
}

TEST(Fill, ChoosesPartsAndNeverReadsWhatItFills) {
  EXPECT_EQ(Fill("a {b} c", {{"b", "x"}}), "a x c");
  EXPECT_EQ(Fill("a[b? and {b}][!b? alone].", {{"b", "x"}}), "a and x.");
  EXPECT_EQ(Fill("a[b? and {b}][!b? alone].", {{"b", ""}}), "a alone.");
  EXPECT_EQ(Fill("a[b? and {b}][!b? alone].", {}), "a alone.");
  EXPECT_EQ(Fill("{b}", {{"b", "{c} [d?e]"}, {"c", "no"}}), "{c} [d?e]");
}

TEST(PhraseBook, AnotherLocaleMayBePartial) {
  constexpr PhraseRow kWelsh[] = {{"next.read", "Darllenwch yr hysbyseb gyda’ch gilydd.",
                                   "Darllenwch yr hysbyseb gyda’ch gilydd."},
                                  {"aspiration.open", "", "Agored i unrhyw waith."}};
  const PhraseBook book({{kEnglish, EnglishPhrases()}, {"cy-GB", kWelsh}});
  EXPECT_EQ(book.Find("next.read", Audience::kPrint, "cy-GB"),
            "Darllenwch yr hysbyseb gyda’ch gilydd.");
  EXPECT_EQ(book.Find("aspiration.open", Audience::kSpecialist, "cy-GB"), "Agored i unrhyw waith.");
  EXPECT_EQ(book.Find("aspiration.open", Audience::kClient, "cy-GB"),
            "You said you are open to any kind of work, so this counts too.");
  EXPECT_EQ(book.Find("aspiration.field", Audience::kClient, "cy-GB"),
            book.Find("aspiration.field", Audience::kClient, kEnglish));
  EXPECT_EQ(book.Find("nothing.of.the.kind", Audience::kClient, "cy-GB"), "");
  PhraseOptions options;
  options.locale = "cy-GB";
  options.book = &book;
  EXPECT_EQ(NextStep(MatchItem{}, options), "Darllenwch yr hysbyseb gyda’ch gilydd.");
}

TEST(NextSteps, AreOneThingWithAPersonOrTheEmployer) {
  const auto next = [](const MatchItem& item) {
    return NextStep(item, Audience::kClient, BuiltinLabels());
  };
  MatchItem item;
  EXPECT_EQ(next(item), "As a next step, read the advert together.");
  item.ask = {MakeReason("ask.early_questions", {})};
  EXPECT_EQ(next(item), "As a next step, read the advert together.");
  item.ask.push_back(
      MakeReason("ask.requirement", {{"requirement", "requirement", "driving_licence"}}));
  EXPECT_EQ(next(item),
            "As a next step, ask the employer about a driving licence: is it needed from the "
            "start, or can it come with the job?");
  item.ask.push_back(MakeReason("ask.hours", {}));
  EXPECT_EQ(next(item), "As a next step, ask the employer: how many hours a week is it?");
  const std::string friday = std::to_string(Day::ParseIso("2026-06-05")->days());
  item.way_in = {
      MakeReason("way_in.closing_soon", {{"closes", "day", friday}, {"days", "text", "2"}})};
  EXPECT_EQ(next(item),
            "As a next step, look at the application together. If you like it, send it by Friday "
            "5 June.");
  item.way_in.push_back(MakeReason("way_in.contact", {{"employer", "text", "Harbour Café Ltd."}}));
  EXPECT_EQ(next(item),
            "As a next step, ask your employment specialist to talk to the person they know at "
            "Harbour Café Ltd.");
  item.way_in = {MakeReason("way_in.interview_offer", {})};
  item.ask.clear();
  EXPECT_EQ(next(item), "As a next step, read the advert together.");
}

TEST(SetAsideLines, NameTheRuleAndWhatComesBack) {
  PhraseOptions options;
  const auto line = [&](const char* rule, int64_t count, int64_t returns) {
    return SetAsideLine({rule, true, count, returns}, options);
  };
  EXPECT_EQ(line("hours", 12, 4),
            "Set aside by your rule about hours: 12 jobs. Without it, 4 jobs would come back.");
  EXPECT_EQ(line("not_competitive", 1, 0),
            "Set aside by the rule that every job is ordinary paid work: 1 job.");
  EXPECT_EQ(line("facet:noise", 3, 0), "Set aside by your rule about “Noise”: 3 jobs.");
  EXPECT_EQ(line("veto:employer:acme", 2, 0), "Set aside by your rule about one employer: 2 jobs.");
  EXPECT_EQ(line("veto:concept:keep_bees", 2, 0),
            "Set aside by your rule about jobs with keeping bees: 2 jobs.");
  EXPECT_EQ(line("never:bricklay", 2, 1),
            "Set aside by your rule of never laying bricks and blocks at work: 2 jobs. Without it, "
            "1 job would come back.");
  EXPECT_EQ(line("cap:employer:acme", 5, 5),
            "Set aside by your rule of not too many jobs with one employer: 5 jobs. Without it, 5 "
            "jobs would come back.");
  EXPECT_EQ(line("cap:field:catering", 5, 0),
            "Set aside by your rule of not too many jobs of one kind (food, kitchens and cafés): 5 "
            "jobs.");
  options.audience = Audience::kSpecialist;
  EXPECT_EQ(line("pay", 1, 0), "Set aside by their rule about pay: 1 job.");
}

TEST(PlainWords, SayAmountsAsPeopleDo) {
  EXPECT_EQ(HourlyWords(1271, 1271), "£12.71 an hour");
  EXPECT_EQ(HourlyWords(1300, 1405), "between £13 and £14.05 an hour");
  EXPECT_EQ(PoundsWords(2400000), "£24,000");
  EXPECT_EQ(HoursWords(2000, 2000), "20 hours a week");
  EXPECT_EQ(HoursWords(1600, 2050), "between 16 and 20.5 hours a week");
  EXPECT_EQ(HoursWords(100, 100), "1 hour a week");
  EXPECT_EQ(HoursWishWords(1600, std::nullopt, std::nullopt), "at least 16 hours a week");
  EXPECT_EQ(HoursWishWords(std::nullopt, 2025, std::nullopt), "up to 20.25 hours a week");
  EXPECT_EQ(HoursWishWords(1000, 2500, 1800), "about 18 hours a week (between 10 and 25)");
  EXPECT_EQ(HoursWishWords(std::nullopt, std::nullopt, std::nullopt), "");
  EXPECT_EQ(MinutesWords(0), "a few minutes");
  EXPECT_EQ(MinutesWords(61), "an hour and 1 minute");
  EXPECT_EQ(MinutesWords(35), "35 minutes");
  EXPECT_EQ(MinutesWords(60), "an hour");
  EXPECT_EQ(MinutesWords(130), "2 hours and 10 minutes");
  EXPECT_EQ(ClockWords(0), "midnight");
  EXPECT_EQ(ClockWords(30), "12:30 at night");
  EXPECT_EQ(ClockWords(450), "7:30");
  EXPECT_EQ(ClockWords(720), "midday");
  EXPECT_EQ(ClockWords(870), "2:30 in the afternoon");
  EXPECT_EQ(ClockWords(1325), "10:05 at night");
  EXPECT_EQ(DayWords(Day::ParseIso("2026-06-05")->days()), "Friday 5 June");
  EXPECT_EQ(PatternWords(indexer::kDays | indexer::kEvenings | indexer::kWeekends),
            "days, evenings and weekends");
  EXPECT_EQ(ContractWords("fixed"), "for a fixed term");
  EXPECT_EQ(RemoteWords("hybrid"), "partly from home");
  EXPECT_EQ(ModeWords("bus"), "by bus");
  EXPECT_EQ(ModeWords("hot_air_balloon"), "hot air balloon");
}

TEST(PlainWords, QuotesWithoutRewriting) {
  EXPECT_EQ(Quoted(""), "");
  EXPECT_EQ(Quoted(" two\n words "), "“two words”");
  EXPECT_EQ(Quoted("she said “yes” and \"no\""), "“she said ‘yes’ and \"no\"”");
  EXPECT_EQ(Inline("The  Acme Co."), "The Acme Co");
  EXPECT_EQ(SmallFirst("Food, kitchens"), "food, kitchens");
  EXPECT_EQ(SmallFirst("IT"), "IT");
}

TEST(Labels, ShowWhatTheyDoNotKnowReadably) {
  const Labels& labels = BuiltinLabels();
  EXPECT_EQ(labels.Concept("fly_kites"), "fly kites");
  EXPECT_EQ(labels.Field("driving_support"), "driving support");
  EXPECT_EQ(labels.Field("catering"), "food, kitchens and cafés");
  EXPECT_EQ(labels.Requirement("language:welsh"), "Welsh");
  EXPECT_EQ(labels.Requirement("swim_badge"), "swim badge");
  EXPECT_EQ(ScaleWords(labels.Facet("noise"), 1), "“Quiet”");
  EXPECT_EQ(ScaleWords(labels.Facet("noise"), 4),
            "“Loud machines, music or crowds” or close to it");
  EXPECT_EQ(ScaleWords(labels.Facet("no_such_scale"), 3), "“Some”");
  EXPECT_EQ(labels.Facet("no_such_scale").name, "No such scale");
}

}  // namespace
}  // namespace corner::matcher
