// Text -> resources: the phrase matcher against a plain reference, sections, denials.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "taxonomies/base/text.h"
#include "taxonomies/lexicon/extract.h"
#include "taxonomies/lexicon/phrase_matcher.h"
#include "taxonomies/lexicon/sections.h"
#include "taxonomies/lexicon/word_forms.h"

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

// At every place the longest wording, word for word, by trying all of them.
std::vector<uint32_t> NaiveFind(const std::vector<std::vector<std::string>>& wordings,
                                const std::vector<std::string>& text) {
  std::vector<uint32_t> found;
  for (size_t at = 0; at < text.size();) {
    size_t longest = 0;
    uint32_t value = 0;
    for (size_t w = 0; w < wordings.size(); ++w) {
      const auto& wording = wordings[w];
      if (wording.size() <= longest || at + wording.size() > text.size()) continue;
      if (!std::equal(wording.begin(), wording.end(), text.begin() + static_cast<long>(at))) {
        continue;
      }
      longest = wording.size();
      value = static_cast<uint32_t>(w);
    }
    if (longest > 0) found.push_back(value);
    at += std::max<size_t>(longest, 1);
  }
  return found;
}

TEST(PhraseMatcher, AgreesWithTryingEveryWording) {
  std::mt19937 random(3);
  // Words that no rule of forms changes.
  const std::vector<std::string> alphabet = {"kab", "lom", "tur", "vik", "zon", "pel"};
  const auto word = [&] { return alphabet[random() % alphabet.size()]; };
  for (int round = 0; round < 300; ++round) {
    std::set<std::vector<std::string>> distinct;
    for (int w = 0; w < 12; ++w) {
      std::vector<std::string> wording;
      for (size_t n = 1 + random() % 4; n > 0; --n) wording.push_back(word());
      distinct.insert(wording);
    }
    const std::vector<std::vector<std::string>> wordings(distinct.begin(), distinct.end());
    PhraseMatcher matcher;
    for (size_t w = 0; w < wordings.size(); ++w) {
      ASSERT_TRUE(matcher.Add(Join(wordings[w], " "), static_cast<uint32_t>(w)));
    }
    std::vector<std::string> text;
    for (int n = 0; n < 40; ++n) text.push_back(word());
    const std::string joined = Join(text, round % 2 == 0 ? " " : "-");
    std::vector<uint32_t> found;
    int32_t end = 0;
    for (const PhraseHit& hit : matcher.Find(WordsOf(joined))) {
      found.push_back(hit.value);
      EXPECT_GE(hit.from, end);
      end = hit.to;
      std::string spanned =
          joined.substr(static_cast<size_t>(hit.from), static_cast<size_t>(hit.to - hit.from));
      EXPECT_EQ(ReplaceAll(spanned, "-", " "), Join(wordings[hit.value], " "));
    }
    EXPECT_EQ(found, NaiveFind(wordings, text)) << joined;
  }
}

// "id", "id-" (denied) or "id~" (taught), in order.
std::vector<std::string> Read(std::string_view text) {
  std::vector<std::string> read;
  for (const ResourceMention& mention : BuiltinExtractor().FromAdvert(text)) {
    if (IsBoilerplate(mention.section)) continue;
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
}

TEST(Extractor, SeesWhatIsDeniedOrTaught) {
  EXPECT_EQ(Read("No cash handling."), List{"handle_cash-"});
  EXPECT_EQ(Read("Cash handling is not required, but stock rotation is."),
            (List{"handle_cash-", "rotate_stock"}));
  EXPECT_EQ(Read("Full training in cash handling is given."), List{"handle_cash~"});
  EXPECT_EQ(Read("Not only cash handling but also stock rotation."),
            (List{"handle_cash", "rotate_stock"}));
}

TEST(Extractor, LeavesSmallPrintApart) {
  EXPECT_EQ(Read("We are an equal opportunities employer and welcome applications from people who "
                 "have done personal care."),
            List{});
  EXPECT_EQ(Read("Duties\nCash handling\nBenefits\nFree personal training\nCash handling bonus\n"),
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
}

}  // namespace
}  // namespace corner::taxonomies
