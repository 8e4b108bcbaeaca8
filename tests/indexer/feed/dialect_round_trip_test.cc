// One set of adverts, written in every dialect and read back, gives the same vacancies, but for
// what a dialect has no member for.
#include <map>
#include <set>

#include "indexer/normalise/normalise.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/places/gazetteer.h"
#include "tests/indexer/feed/dialect_forms.h"
#include "tests/indexer/feed/feed_support.h"

namespace corner::indexer {
namespace {

const Normaliser& Reader() {
  static const auto* const kNormaliser =
      new Normaliser(taxonomies::Builtin(), NormaliseOptions{"master", *Day::ParseIso(kMasterDay)});
  return *kNormaliser;
}

// A vacancy as text, without the names of the members its facts came from.
std::string Comparable(const std::variant<Vacancy, Rejection>& result) {
  if (const auto* rejection = std::get_if<Rejection>(&result)) return rejection->reason;
  Vacancy vacancy = std::get<Vacancy>(result);
  for (FactSource& fact : vacancy.facts) {
    if (fact.source.starts_with("field:")) fact.source = "field";
  }
  return VacancyToJson(vacancy);
}

std::vector<MasterAdvert> AdvertsFor(const Form& form) {
  std::vector<MasterAdvert> adverts;
  for (const MasterAdvert& advert : MasterAdverts()) {
    const bool apprenticeship = advert.posting.Get(PostingField::kContract) == "apprenticeship";
    if (form.apprenticeships_only && !apprenticeship) continue;
    adverts.push_back(advert);
  }
  return adverts;
}

TEST(DialectRoundTrip, EveryDialectGivesTheSameVacancies) {
  for (const Form& form : AllForms()) {
    SCOPED_TRACE(form.name);
    const std::vector<MasterAdvert> adverts = AdvertsFor(form);
    const std::string document = Document(form, adverts);
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs(form.file_name, document));
    EXPECT_EQ(contents.description, form.describes);
    for (const Rejection& rejection : contents.rejections) ADD_FAILURE() << rejection.reason;
    ASSERT_EQ(contents.postings.size(), adverts.size()) << document;
    for (size_t i = 0; i < adverts.size(); ++i) {
      const Posting expected = AsFarAsSaid(form, adverts[i].posting);
      EXPECT_EQ(Comparable(Reader().Normalise(contents.postings[i])),
                Comparable(Reader().Normalise(expected)))
          << contents.postings[i].raw;
      EXPECT_EQ(contents.postings[i].raw.find("someone@"), std::string::npos);
      EXPECT_EQ(contents.postings[i].raw.find("a person"), std::string::npos);
    }
    const std::vector<std::string> none;
    EXPECT_EQ(contents.removed, form.removals ? MasterRemoved() : none);
  }
}

TEST(DialectRoundTrip, NothingIsUnknownButFurtherPlaces) {
  for (const Form& form : AllForms()) {
    ASSERT_OK_AND_ASSIGN(const FeedContents contents,
                         ReadBytesAs(form.file_name, Document(form, AdvertsFor(form))));
    std::vector<std::string> names;
    for (const UnknownMember& member : contents.names.unknown) names.push_back(member.name);
    const std::string place = form.name.starts_with("nhs") ? "locations.locations" : "jobLocation";
    std::vector<std::string> expected;
    if (!form.more_places.empty()) expected.push_back(place + " (after the first)");
    EXPECT_EQ(names, expected) << form.name;
  }
}

TEST(DialectRoundTrip, WhatADialectCannotSayIsWrittenDown) {
  std::set<PostingField> used;
  for (const MasterAdvert& advert : MasterAdverts()) {
    for (size_t i = 0; i < kPostingFieldCount; ++i) {
      const auto field = static_cast<PostingField>(i);
      if (advert.posting.Has(field)) used.insert(field);
    }
  }
  EXPECT_EQ(used.size(), kPostingFieldCount) << "the master set leaves a field unused";
  std::map<std::string, std::set<PostingField>> listed;
  for (const CannotSay& row : AllCannotSay()) {
    listed[row.form] = {row.fields.begin(), row.fields.end()};
  }
  EXPECT_EQ(listed.size(), AllForms().size());
  for (const Form& form : AllForms()) {
    std::set<PostingField> missing = used;
    for (const Said& said : form.said) {
      missing.erase(said.field);
      if (said.as == As::kPoint) missing.erase(PostingField::kLongitude);
    }
    for (const PostingField field : missing) {
      EXPECT_TRUE(listed[form.name].contains(field))
          << form.name << " has no row for " << PostingFieldName(field);
    }
    for (const PostingField field : listed[form.name]) {
      EXPECT_TRUE(missing.contains(field)) << form.name << " can say " << PostingFieldName(field);
    }
  }
}

TEST(DialectRoundTrip, EveryDialectOfTheProductIsWritten) {
  std::set<std::string> read;
  for (const Form& form : AllForms()) {
    read.insert(form.describes.substr(form.describes.rfind(' ') + 1));
  }
  for (const Dialect& dialect : AllDialects()) {
    if (dialect.name == "vacancy_rss") continue;  // teaching_test.cc
    EXPECT_TRUE(read.contains(std::string(dialect.name))) << dialect.name;
  }
}

TEST(PredictedPay, IsNeverTheAdvertsPay) {
  const auto vacancy = [](const Posting& posting) {
    return std::get<Vacancy>(Reader().Normalise(posting));
  };
  int guesses = 0, stated = 0;
  for (const Form& form : AllForms()) {
    ASSERT_OK_AND_ASSIGN(const FeedContents contents,
                         ReadBytesAs(form.file_name, Document(form, AdvertsFor(form))));
    for (const Posting& posting : contents.postings) {
      const Vacancy read = vacancy(posting);
      if (!posting.Has(PostingField::kPayPredicted) || !read.pay) continue;
      if (read.pay->predicted) {
        ++guesses;
        EXPECT_FALSE(read.pay->hourly_min_pence || read.pay->annual_min_pence) << "may filter";
        EXPECT_EQ(read.pay->text, "");
        for (const FactSource& fact : read.facts) EXPECT_NE(fact.name, "pay");
      } else {
        ++stated;
        EXPECT_EQ(read.pay->min_pence, 1290);  // the text of M-11, not the guess beside it
      }
    }
  }
  EXPECT_GE(guesses, 4);
  EXPECT_GE(stated, 4);
}

}  // namespace
}  // namespace corner::indexer
