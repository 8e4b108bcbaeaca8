#include "indexer/normalise/normalise.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using taxonomies::PlacePrecision;

const Day kDay = *Day::FromCivil(2026, 6, 1);

Normaliser MakeNormaliser() { return Normaliser(taxonomies::Builtin(), {"tern", kDay}); }

Posting MakePosting(std::initializer_list<std::pair<PostingField, std::string>> values) {
  Posting posting;
  posting.line = 7;
  posting.Set(PostingField::kExternalId, "a1");
  posting.Set(PostingField::kTitle, "Kitchen Porter");
  posting.Set(PostingField::kDescription, "<p>Wash up and smile.</p>");
  for (const auto& [field, value] : values) posting.Set(field, value);
  return posting;
}

Vacancy Accepted(const Posting& posting) {
  auto result = MakeNormaliser().Normalise(posting);
  EXPECT_TRUE(std::holds_alternative<Vacancy>(result));
  return std::holds_alternative<Vacancy>(result) ? std::get<Vacancy>(std::move(result)) : Vacancy();
}

Rejection Rejected(const Posting& posting) {
  auto result = MakeNormaliser().Normalise(posting);
  EXPECT_TRUE(std::holds_alternative<Rejection>(result));
  return std::holds_alternative<Rejection>(result) ? std::get<Rejection>(std::move(result))
                                                   : Rejection();
}

const FactSource* FactOf(const Vacancy& vacancy, std::string_view name) {
  for (const FactSource& fact : vacancy.facts) {
    if (fact.name == name) return &fact;
  }
  return nullptr;
}

TEST(Normalise, TellsTheWholeAdvert) {
  const Vacancy v =
      Accepted(MakePosting({{PostingField::kEmployer, "The Tern & Tide Café Ltd"},
                            {PostingField::kLocation, "Leeds, LS1 4AP"},
                            {PostingField::kPayText, "£12.80 - £13.20 per hour"},
                            {PostingField::kContract, "Permanent"},
                            {PostingField::kPosted, "2026-05-20"},
                            {PostingField::kCloses, "30/06/2026"},
                            {PostingField::kUrl, "https://tern.example/jobs/1"},
                            {PostingField::kDescription,
                             "<p>20 hours per week, Monday to Friday, 6am start.</p><p>No "
                             "weekends. A driving licence is "
                             "desirable. We are a Disability Confident Employer.</p>"}}));
  EXPECT_EQ(v.id, VacancyId("tern", "a1"));
  EXPECT_EQ(v.employer_key, "tern tide cafe");
  EXPECT_EQ(v.place.precision, PlacePrecision::kDistrict);
  EXPECT_EQ(v.place.text, "Leeds, LS1 4AP");
  ASSERT_TRUE(v.pay);
  EXPECT_EQ(v.pay->min_pence, 1280);
  EXPECT_EQ(v.pay->max_pence, 1320);
  EXPECT_EQ(v.pay->hourly_min_pence, 1280);
  EXPECT_EQ(v.pay->annual_min_pence, 1334857);
  EXPECT_EQ(v.pay->text, "£12.80 - £13.20 per hour");
  ASSERT_TRUE(v.hours);
  EXPECT_EQ(v.hours->min, 2000);
  EXPECT_EQ(v.pattern, kDays);
  EXPECT_EQ(v.start_minute, 360);
  EXPECT_EQ(v.contract, Contract::kPermanent);
  EXPECT_EQ(v.posted->Iso(), "2026-05-20");
  EXPECT_EQ(v.closes->Iso(), "2026-06-30");
  EXPECT_EQ(v.first_seen, kDay);
  EXPECT_EQ(v.status, Status::kOpen);
  ASSERT_EQ(v.requirements.size(), 1u);
  EXPECT_EQ(v.requirements[0].strength, Requirement::Strength::kNice);
  ASSERT_EQ(v.schemes.size(), 1u);
  EXPECT_EQ(v.schemes[0].level, "employer");
  EXPECT_EQ(v.flags, 0);
  EXPECT_TRUE(v.competitive);
  EXPECT_TRUE(v.lawful);
  ASSERT_NE(FactOf(v, "pay"), nullptr);
  EXPECT_EQ(FactOf(v, "pay")->source, "field:pay_text");
  const FactSource* hours = FactOf(v, "hours");
  ASSERT_NE(hours, nullptr);
  EXPECT_EQ(v.description_text.substr(hours->from, hours->to - hours->from), "20 hours per week");
}

TEST(Normalise, AStatedHourIsTheHourlyPayBesideAYearlyOne) {
  const Vacancy v = Accepted(
      MakePosting({{PostingField::kDescription,
                    "<p>16 hours a week. Salary £24,796 a year pro rata (£12.85 an hour).</p>"}}));
  ASSERT_TRUE(v.pay);
  EXPECT_EQ(v.pay->min_pence, 2'479'600);
  EXPECT_EQ(v.pay->period, PayPeriod::kYear);
  EXPECT_EQ(v.pay->hourly_min_pence, 1285);
  EXPECT_EQ(v.pay->annual_min_pence, 2'479'600);
  const FactSource* hour = FactOf(v, kHourlyPayFact);
  ASSERT_NE(hour, nullptr);
  EXPECT_EQ(v.description_text.substr(hour->from, hour->to - hour->from), "£12.85");

  const Vacancy declared =
      Accepted(MakePosting({{PostingField::kPayText, "£24,796 a year pro rata (£12.85 an hour)"}}));
  ASSERT_TRUE(declared.pay);
  EXPECT_EQ(declared.pay->hourly_min_pence, 1285);
  ASSERT_NE(FactOf(declared, kHourlyPayFact), nullptr);
  EXPECT_EQ(FactOf(declared, kHourlyPayFact)->source, "field:pay_text");

  const Vacancy on_call = Accepted(MakePosting(
      {{PostingField::kPayText, "£24,796 a year pro rata, sleep-in shifts £6.10 an hour"}}));
  ASSERT_TRUE(on_call.pay);
  EXPECT_EQ(on_call.pay->hourly_min_pence, 1268) << "worked out over 37.5 hours";
  EXPECT_EQ(FactOf(on_call, kHourlyPayFact), nullptr);
}

TEST(Normalise, AStatedHourAboveTheMinimumIsNotBelowIt) {
  const Vacancy v = Accepted(MakePosting(
      {{PostingField::kDescription,
        "<p>20 hours a week, term time. Salary £11,900 a year (£12.85 an hour).</p>"}}));
  ASSERT_TRUE(v.pay);
  EXPECT_EQ(v.pay->hourly_min_pence, 1285);
  EXPECT_EQ(v.flags & kBelowMinimumWage, 0);
  const Vacancy without = Accepted(MakePosting(
      {{PostingField::kDescription, "<p>20 hours a week. Salary £11,900 a year.</p>"}}));
  EXPECT_NE(without.flags & kBelowMinimumWage, 0);
}

TEST(Normalise, NotStatedStaysNotStated) {
  const Vacancy v = Accepted(MakePosting({}));
  EXPECT_FALSE(v.pay);
  EXPECT_FALSE(v.hours);
  EXPECT_FALSE(v.posted);
  EXPECT_FALSE(v.closes);
  EXPECT_EQ(v.pattern, 0);
  EXPECT_EQ(v.contract, Contract::kUnknown);
  EXPECT_EQ(v.remote, Remote::kUnknown);
  EXPECT_EQ(v.place.precision, PlacePrecision::kNone);
  EXPECT_EQ(v.flags, kNoEmployer);
}

TEST(Normalise, RejectsWhatIsNoAdvert) {
  EXPECT_EQ(Rejected(MakePosting({{PostingField::kTitle, " <b></b> "}})).reason,
            "the advert has no title");
  const Rejection negative = Rejected(MakePosting({{PostingField::kPayMin, "-12.50"}}));
  EXPECT_EQ(negative.reason, "the pay is negative (-12.50)");
  EXPECT_EQ(negative.line, 7);
  EXPECT_FALSE(negative.hint.empty());
  EXPECT_EQ(Rejected(MakePosting({{PostingField::kCloses, "2026-02-31"}})).reason,
            "the date 2026-02-31 does not exist");
  EXPECT_EQ(
      Rejected(MakePosting({{PostingField::kExternalId, ""}, {PostingField::kDescription, ""}}))
          .reason,
      "the advert has no id and no text to make one from");
  EXPECT_NE(Rejected(MakePosting({{PostingField::kDescription, std::string((1 << 20) + 1, 'a')}}))
                .reason.find("1 MB"),
            std::string::npos);
}

TEST(Normalise, MakesAnIdFromTheText) {
  const Vacancy a = Accepted(MakePosting({{PostingField::kExternalId, ""}}));
  const Vacancy b = Accepted(MakePosting({{PostingField::kExternalId, ""}}));
  const Vacancy c =
      Accepted(MakePosting({{PostingField::kExternalId, ""}, {PostingField::kLocation, "Leeds"}}));
  EXPECT_TRUE(a.external_id.starts_with("auto-"));
  EXPECT_EQ(a.id, b.id);
  EXPECT_NE(a.id, c.id);
}

TEST(Normalise, CoordinatesSayHowCloseTheyAre) {
  const auto place = [](const char* lat, const char* lon, const char* location) {
    return Accepted(MakePosting({{PostingField::kLatitude, lat},
                                 {PostingField::kLongitude, lon},
                                 {PostingField::kLocation, location}}))
        .place;
  };
  EXPECT_EQ(place("53.7965", "-1.5478", "Leeds").precision, PlacePrecision::kSite);
  EXPECT_EQ(place("53.80", "-1.55", "Leeds").precision, PlacePrecision::kTown);
  EXPECT_EQ(place("53.7965", "-1.5478", "").precision, PlacePrecision::kSite);
  EXPECT_EQ(place("0", "0", "Leeds").precision, PlacePrecision::kTown);
  EXPECT_EQ(place("50.37153", "-4.14305", "Leeds").precision, PlacePrecision::kTown);  // Plymouth
  EXPECT_EQ(place("48.85341", "2.34880", "").precision, PlacePrecision::kNone);        // Paris
}

TEST(Normalise, UnpaidAndUnlawfulWorkIsMarked) {
  const Vacancy volunteer = Accepted(MakePosting({{PostingField::kTitle, "Volunteer Driver"}}));
  EXPECT_FALSE(volunteer.competitive);
  EXPECT_EQ(volunteer.flags & kUnpaid, kUnpaid);
  const Vacancy low = Accepted(
      MakePosting({{PostingField::kPayText, "£9 per hour"}, {PostingField::kLocation, "Leeds"}}));
  EXPECT_FALSE(low.lawful);
  EXPECT_EQ(low.flags & kBelowMinimumWage, kBelowMinimumWage);
}

TEST(Normalise, MendsDoubleEncodedText) {
  const Vacancy v = Accepted(MakePosting({{PostingField::kTitle, "CafÃ© Assistant â€“ Â£25K"}}));
  EXPECT_EQ(v.title, "Café Assistant – £25K");
  EXPECT_EQ(v.flags & kMendedText, kMendedText);
  ASSERT_TRUE(v.pay);
  EXPECT_EQ(v.pay->min_pence, 2'500'000);
  EXPECT_EQ(FactOf(v, "pay")->source, "text:title");
}

TEST(Normalise, OldAdvertsAreClosed) {
  EXPECT_EQ(Accepted(MakePosting({{PostingField::kCloses, "2026-05-31"}})).status, Status::kClosed);
  EXPECT_EQ(Accepted(MakePosting({{PostingField::kCloses, "2026-06-01"}})).status, Status::kOpen);
}

TEST(Normalise, OnlySafeLinksAreKept) {
  EXPECT_EQ(Accepted(MakePosting({{PostingField::kUrl, "javascript:alert(1)"}})).url, "");
  EXPECT_EQ(Accepted(MakePosting({{PostingField::kUrl, "http://x.example/"}})).url, "");
  EXPECT_EQ(Accepted(MakePosting({{PostingField::kUrl, "https://x.example/a"}})).url,
            "https://x.example/a");
}

// Fragments that look like facts, glued at random: the readers meet every half-written form.
std::string RandomText(std::mt19937* random) {
  static const std::vector<std::string> kPieces = {"£",
                                                   "12.50",
                                                   "40",
                                                   "-",
                                                   "k",
                                                   ",000",
                                                   " per hour",
                                                   "hours",
                                                   " a week",
                                                   "37.5",
                                                   "Band ",
                                                   "/",
                                                   "\n",
                                                   "<p>",
                                                   "</p>",
                                                   "€",
                                                   "$",
                                                   "+",
                                                   "up to ",
                                                   "from ",
                                                   "salary ",
                                                   "9am",
                                                   "5pm",
                                                   "to ",
                                                   "31",
                                                   "/02/",
                                                   "2026",
                                                   " May ",
                                                   "closing date ",
                                                   "é",
                                                   "\xC2\x96",
                                                   "\xFF",
                                                   "\xE2",
                                                   "\x80",
                                                   std::string(1, '\0'),
                                                   "DBS",
                                                   " driving licence",
                                                   "Disability Confident ",
                                                   "Leader",
                                                   "no ",
                                                   "weekends",
                                                   "&pound;",
                                                   "&lt;",
                                                   "09",
                                                   "061234567",
                                                   "999999999999999999",
                                                   ".",
                                                   "(",
                                                   ")",
                                                   "%",
                                                   "full time ",
                                                   "part time ",
                                                   "1",
                                                   "0",
                                                   "LS1 4AP"};
  std::string out;
  const size_t n = (*random)() % 60;
  for (size_t i = 0; i < n; ++i) out += kPieces[(*random)() % kPieces.size()];
  return out;
}

void ExpectSpansInside(const Vacancy& v) {
  const auto size = static_cast<int32_t>(v.description_text.size());
  for (const FactSource& fact : v.facts) {
    const int32_t limit = fact.source == "text:title"         ? static_cast<int32_t>(v.title.size())
                          : fact.source == "text:description" ? size
                                                              : 0;
    ASSERT_LE(0, fact.from);
    ASSERT_LE(fact.from, fact.to);
    ASSERT_LE(fact.to, limit) << fact.name << " " << fact.source;
    ASSERT_TRUE(IsValidUtf8(fact.value)) << fact.name;
  }
  for (const Requirement& requirement : v.requirements) ASSERT_LE(requirement.to, size);
}

TEST(NormaliseProperty, NeverCrashesSpansFitAndAnswersRepeat) {
  std::mt19937 random(11);
  const Normaliser normaliser = MakeNormaliser();
  for (int i = 0; i < 5'000; ++i) {
    Posting posting;
    for (size_t field = 0; field < kPostingFieldCount; ++field) {
      if (random() % 3 == 0) posting.Set(static_cast<PostingField>(field), RandomText(&random));
    }
    posting.Set(PostingField::kTitle, "T " + RandomText(&random));
    posting.Set(PostingField::kDescription, RandomText(&random) + RandomText(&random));
    const auto first = normaliser.Normalise(posting), second = normaliser.Normalise(posting);
    ASSERT_EQ(first.index(), second.index());
    if (!std::holds_alternative<Vacancy>(first)) continue;
    const Vacancy &a = std::get<Vacancy>(first), &b = std::get<Vacancy>(second);
    ExpectSpansInside(a);
    ASSERT_TRUE(IsValidUtf8(a.title) && IsValidUtf8(a.description_text));
    for (const std::string* text : {&a.title, &a.place.text, &a.employer_name, &a.external_id}) {
      ASSERT_EQ(text->find('\0'), std::string::npos);
    }
    ASSERT_EQ(a.id, b.id);
    ASSERT_EQ(a.description_html, b.description_html);
    ASSERT_EQ(a.facts.size(), b.facts.size());
    for (size_t k = 0; k < a.facts.size(); ++k) ASSERT_EQ(a.facts[k].value, b.facts[k].value);
    if (a.pay) {
      ASSERT_TRUE(a.pay->min_pence || a.pay->max_pence);
    }
    if (a.pay && a.pay->min_pence && a.pay->max_pence) {
      ASSERT_LE(*a.pay->min_pence, *a.pay->max_pence);
    }
    if (a.hours && a.hours->min && a.hours->max) {
      ASSERT_LE(*a.hours->min, *a.hours->max);
    }
  }
}

TEST(NormaliseProperty, RandomBytesNeverCrash) {
  std::mt19937 random(12);
  const Normaliser normaliser = MakeNormaliser();
  for (int i = 0; i < 5'000; ++i) {
    Posting posting;
    posting.Set(PostingField::kTitle, "T");
    for (const PostingField field :
         {PostingField::kDescription, PostingField::kPayText, PostingField::kHoursText,
          PostingField::kLocation, PostingField::kCloses, PostingField::kEmployer}) {
      std::string bytes(random() % 80, '\0');
      for (char& byte : bytes) byte = static_cast<char>(random());
      posting.Set(field, bytes);
    }
    const auto result = normaliser.Normalise(posting);
    if (std::holds_alternative<Vacancy>(result)) ExpectSpansInside(std::get<Vacancy>(result));
  }
}

}  // namespace
}  // namespace corner::indexer
