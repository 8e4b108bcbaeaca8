#include "matcher/phrases/verb_forms.h"

#include <gtest/gtest.h>

#include "taxonomies/base/text.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::matcher {
namespace {

TEST(VerbForms, SpellsIngForms) {
  for (const auto& [verb, ing] : std::initializer_list<std::pair<const char*, const char*>>{
           {"keeps", "keeping"},    {"makes", "making"},      {"runs", "running"},
           {"sees", "seeing"},      {"carries", "carrying"},  {"catches", "catching"},
           {"fixes", "fixing"},     {"presses", "pressing"},  {"does", "doing"},
           {"labels", "labelling"}, {"refers", "referring"},  {"cooks", "cooking"},
           {"sews", "sewing"},      {"visits", "visiting"},   {"is", "being"},
           {"shoes", "shoeing"},    {"tattoos", "tattooing"}, {"installs", "installing"},
           {"tidies", "tidying"},   {"agrees", "agreeing"},   {"plays", "playing"}}) {
    EXPECT_EQ(IngForm(verb), ing);
  }
}

TEST(VerbForms, TurnsEveryVerbOfAStatementAndNoNoun) {
  for (const auto& [statement, phrase] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Keeps bees", "keeping bees"},
           {"Speaks Welsh", "speaking Welsh"},
           {"Washes up and keeps the kitchen running",
            "washing up and keeping the kitchen running"},
           {"Shears, shoes and trims animals", "shearing, shoeing and trimming animals"},
           {"Cleans kennels, stables and pens", "cleaning kennels, stables and pens"},
           {"Takes X-rays and scans", "taking X-rays and scans"},
           {"Scans and copies documents", "scanning and copying documents"},
           {"Searches bags and screens people", "searching bags and screening people"},
           {"Photographs things for sale or records", "photographing things for sale or records"},
           {"Brews beer or makes drinks", "brewing beer or making drinks"},
           {"Does sums and works things out", "doing sums and working things out"},
           {"Deep cleans", "deep cleaning"},
           {"Can pass a test", "passing a test"},
           {"Has a background check", "having a background check"}}) {
    EXPECT_EQ(IngPhrase(statement), phrase);
  }
}

TEST(VerbForms, EveryLabelOfTheVocabularyBecomesAPhrase) {
  for (const taxonomies::Resource& resource : taxonomies::BuiltinResources().all()) {
    const std::string phrase = IngPhrase(resource.label);
    const std::string first(phrase.substr(0, phrase.find_first_of(" ,")));
    EXPECT_TRUE(first.ends_with("ing") || phrase == "deep cleaning") << phrase;
    EXPECT_EQ(Split(phrase, ' ').size(),
              Split(resource.label, ' ').size() - (resource.label.starts_with("Can ") ? 1 : 0));
    EXPECT_TRUE(first[0] >= 'a' && first[0] <= 'z') << phrase;
  }
}

}  // namespace
}  // namespace corner::matcher
