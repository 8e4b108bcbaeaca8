// INV-06: nothing about health, nothing private and no name that is not to be said reaches what an
// employer reads, over random plans, moments and recipients; and what the plan does allow is there.
#include <gtest/gtest.h>

#include "service/disclosure/health_words.h"
#include "service/disclosure/sheets.h"
#include "taxonomies/base/text.h"
#include "tests/service/disclosure/naive_disclosure.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

std::string Listed(const std::set<std::string>& markers) {
  std::string text;
  for (const std::string& marker : markers) text += marker + " ";
  return text;
}

TEST(EmployerOutput, HoldsExactlyTheMarkersThatThePlanAllows) {
  constexpr uint64_t kSeed = 6;
  RandomCases cases(kSeed);
  int64_t written = 0, refused = 0, told = 0, named_service = 0, anonymous = 0;
  for (int64_t i = 0; i < PropertyPlans(); ++i) {
    const RandomCase one = cases.Next();
    for (const bool to_listed : {true, false}) {
      for (const Output& output : AllOutputs(one, to_listed ? one.listed : one.stranger)) {
        const auto expected = NaiveMarkers(one, output.name, to_listed);
        ASSERT_EQ(output.text.has_value(), expected.has_value())
            << "case " << i << ", seed " << kSeed << ": " << output.name << "\n"
            << output.text.value_or(output.refusal);
        if (!output.text) {
          ++refused;
          ASSERT_EQ(MarkersIn(one, output.refusal), std::set<std::string>());
          continue;
        }
        ++written;
        const std::set<std::string> found = MarkersIn(one, *output.text);
        ASSERT_EQ(Listed(found), Listed(*expected))
            << "case " << i << ", seed " << kSeed << ": " << output.name << "\n"
            << *output.text;
        for (const PlantedText& text : one.words) told += found.contains(text.marker) ? 1 : 0;
        named_service += found.contains(one.service_first) ? 1 : 0;
        anonymous += found.contains(one.name_first) ? 0 : 1;
      }
    }
  }
  // The cases are worth something: each side of each choice came up.
  EXPECT_GT(written, 3 * PropertyPlans());
  EXPECT_GT(refused, PropertyPlans());
  EXPECT_GT(told, PropertyPlans() / 10);
  EXPECT_GT(named_service, PropertyPlans() / 20);
  EXPECT_GT(anonymous, PropertyPlans() / 10);
}

// Two words in a row, without regard to what stands between them: nothing of screen.h.
bool HasWords(std::string_view text, std::string_view phrase) {
  const auto words = [](std::string_view all) {
    std::vector<std::string> list(1);
    for (const char c : all) {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
        list.back().push_back(lower);
      } else if (!list.back().empty()) {
        list.emplace_back();
      }
    }
    if (list.back().empty()) list.pop_back();
    return list;
  };
  const bool stem = phrase.ends_with('*');
  const auto sought = words(phrase), in = words(text);
  for (size_t at = 0; at + sought.size() <= in.size(); ++at) {
    bool here = true;
    for (size_t i = 0; i < sought.size(); ++i) {
      const bool begins = stem && i + 1 == sought.size() && in[at + i].starts_with(sought[i]);
      here &= begins || in[at + i] == sought[i];
    }
    if (here) return true;
  }
  return false;
}

TEST(EmployerOutput, HasNoWordOfHealthUnlessThePlansWordsHaveIt) {
  RandomCases cases(7);
  int64_t with = 0;
  for (int64_t i = 0; i < std::min<int64_t>(PropertyPlans(), 500); ++i) {
    const RandomCase one = cases.Next();
    for (const Output& output : AllOutputs(one, one.listed)) {
      if (!output.text) continue;
      std::string own;  // the plan's words that stand in it
      for (const PlantedText& text : one.words) {
        if (text.health && MarkersIn(one, *output.text).contains(text.marker)) own = text.marker;
      }
      with += own.empty() ? 0 : 1;
      if (!own.empty()) continue;
      for (const std::string_view word : disclosure::HealthWords()) {
        ASSERT_FALSE(HasWords(*output.text, word)) << word << " in " << *output.text;
      }
    }
  }
  EXPECT_GT(with, 10);
}

TEST(EmployerOutput, IsTheSameWhetherOrNotAFormAsksAboutHealth) {
  RandomCases cases(8);
  indexer::Vacancy asks;
  asks.employer_key = "harbour", asks.employer_name = "zqemployer", asks.title = "zqtitle";
  for (int i = 0; i < 300; ++i) {
    RandomCase one = cases.Next();
    asks.flags = 0;
    one.facts.job = disclosure::JobFacts(asks);
    const auto without = AllOutputs(one, one.listed);
    asks.flags = indexer::kEarlyQuestions;
    one.facts.job = disclosure::JobFacts(asks);
    ASSERT_EQ(without, AllOutputs(one, one.listed));
  }
}

TEST(EmployerOutput, NeedsThePlanOfThatClientForThatEmployer) {
  RandomCases cases(9);
  RandomCase one = cases.Next();
  while (!one.facts.plan) one = cases.Next();
  ASSERT_THAT(disclosure::DisclosurePolicy::For(one.facts), IsOk());
  const casework::DisclosurePlan plan = *one.facts.plan;
  for (const char* employer : {"", "harbour2", "Harbour"}) {
    one.facts.plan->employer = employer;
    EXPECT_THAT(disclosure::DisclosurePolicy::For(one.facts),
                FailsWith(absl::StatusCode::kInternal, "another employer"));
  }
  one.facts.plan = plan;
  one.facts.plan->person = "p2";
  EXPECT_THAT(disclosure::DisclosurePolicy::For(one.facts),
              FailsWith(absl::StatusCode::kInternal, "another client"));
}

// The one thing that only run time can see: parts of two correspondences in one text.
TEST(EmployerOutput, NeverMixesWhatIsBoundForTwo) {
  RandomCases cases(10);
  RandomCase one = cases.Next();
  one.facts.plan.reset();
  ASSERT_OK_AND_ASSIGN(const auto policy, disclosure::DisclosurePolicy::For(one.facts));
  one.facts.client.person = "p2";
  one.facts.client.name = "Another Person";
  ASSERT_OK_AND_ASSIGN(const auto others, disclosure::DisclosurePolicy::For(one.facts));
  using disclosure::Author;
  ASSERT_OK_AND_ASSIGN(auto writing, policy.Write(Author::kClient, one.listed));
  ASSERT_OK_AND_ASSIGN(const auto foreign, others.Write(Author::kClient, one.listed));
  ASSERT_OK_AND_ASSIGN(const auto other_person, policy.Write(Author::kClient, one.stranger));
  const auto subject = writing.JobTitle();
  const auto body = writing.Text({"Hello ", *foreign.ClientName()});
  EXPECT_EQ(body.text(), "Hello ");
  constexpr auto kKind = disclosure::DocumentKind::kApplicationLetter;
  EXPECT_THAT(writing.Finish(kKind, subject, "letter.txt", body),
              FailsWith(absl::StatusCode::kInternal, "somebody else"));
  ASSERT_OK_AND_ASSIGN(auto again, policy.Write(Author::kClient, one.listed));
  EXPECT_THAT(again.Finish(kKind, subject, "letter.txt", other_person.JobTitle()),
              FailsWith(absl::StatusCode::kInternal, "somebody else"));
  EXPECT_THAT(again.Finish(kKind, subject, "letter.txt", again.JobTitle()), IsOk());
}

TEST(EmployerOutput, SaysInOneSentenceThatTheSpecialistMayNotWrite) {
  RandomCases cases(11);
  RandomCase one = cases.Next();
  one.facts.plan.reset();
  for (const Output& output : AllOutputs(one, one.listed)) {
    if (!output.name.ends_with("specialist")) continue;
    EXPECT_EQ(output.refusal,
              "Your client has not said that you may speak with this employer about them.");
  }
}

TEST(EmployerOutput, RefusesTypedTextThatMentionsWhatIsNotToBeSaid) {
  RandomCases cases(12);
  RandomCase one = cases.Next();
  one.facts.plan.reset();
  one.facts.service.name = "Northfield Works";
  ASSERT_OK_AND_ASSIGN(const auto policy, disclosure::DisclosurePolicy::For(one.facts));
  using disclosure::Author;
  constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
  for (const char* name : {"Ann (knows about the depression)", "Ann of NORTHFIELD works"}) {
    EXPECT_THAT(policy.Write(Author::kClient, {.name = name}),
                FailsWith(kInvalid, "mentions something"));
  }
  ASSERT_OK_AND_ASSIGN(const auto writing, policy.Write(Author::kClient, {}));
  EXPECT_THAT(writing.Place("Northfield-Works, 2 High Street"), FailsWith(kInvalid, "The place"));
  EXPECT_THAT(writing.Place("2 High Street"), IsOk());
  EXPECT_THAT(writing.OpaqueId("northfieldworks-1"), FailsWith(kInvalid, "mentions something"));
  EXPECT_THAT(writing.MailtoLink("jo@northfieldworks.example"), FailsWith(kInvalid, "mentions"));
  EXPECT_THAT(writing.WebLink("cafe.example", "/from-northfield-works"),
              FailsWith(kInvalid, "mentions"));
}

TEST(EmployerOutput, LinksCarryNothingBehindTheAddress) {
  RandomCases cases(13);
  RandomCase one = cases.Next();
  ASSERT_OK_AND_ASSIGN(const auto policy, disclosure::DisclosurePolicy::For(one.facts));
  ASSERT_OK_AND_ASSIGN(const auto writing, policy.Write(disclosure::Author::kClient, {}));
  EXPECT_EQ(writing.MailtoLink("jobs@cafe.example")->text(), "mailto:jobs@cafe.example");
  EXPECT_EQ(writing.WebLink("cafe.example", "")->text(), "https://cafe.example/");
  EXPECT_EQ(writing.WebLink("cafe.example", "/jobs/7")->text(), "https://cafe.example/jobs/7");
  for (const char* address :
       {"", "jobs", "@cafe.example", "jobs@", "jobs@cafe", "a@b.example?subject=x",
        "a@b.example%0A", "a b@c.example", "a@b.example,c@d.example", "a&b@c.example",
        "a@b..example", "a@.b.c"}) {
    EXPECT_FALSE(writing.MailtoLink(address).ok()) << address;
  }
  for (const char* path : {"jobs", "/jobs?id=1", "/jobs#top", "/a b", "/a%20b", "/é", "/a;b"}) {
    EXPECT_FALSE(writing.WebLink("cafe.example", path).ok()) << path;
  }
  for (const char* host : {"", "cafe", "sam@cafe.example", "cafe.example:80", "-cafe.example"}) {
    EXPECT_FALSE(writing.WebLink(host, "/").ok()) << host;
  }
}

}  // namespace
}  // namespace corner::testing
