// The letters read aloud: one client, one plan, the whole text of each.
#include "service/disclosure/letters.h"

#include <gtest/gtest.h>

#include "matcher/phrases/lint.h"
#include "service/disclosure/packet_row.h"
#include "service/disclosure/sheets.h"
#include "tests/support/status_matchers.h"

namespace corner::disclosure {
namespace {

using Plan = DisclosurePlan;

indexer::Vacancy Kitchen() {
  indexer::Vacancy vacancy;
  vacancy.employer_key = "harbour cafe";
  vacancy.employer_name = "Harbour Café";
  vacancy.title = "Kitchen Assistant";
  return vacancy;
}

PolicyFacts Sam() {
  PolicyFacts facts{.job = JobFacts(Kitchen())};
  facts.client.person = "p1";
  facts.client.name = "Sam Okoro";
  facts.client.reach = "07700 900123";
  facts.client.strengths = {
      {.what = "preparing food",
       .evidence = {{"two years in a community kitchen", "St Luke's Hall", true},
                    {"cooking for six at home", "", true},
                    {"I learned to cook on the ward", "", false}}},
      {.what = "working in a team", .evidence = {{"peer support group", "", true}}},
      {.what = "using their own experience of life",
       .sensitive = true,
       .evidence = {{"ran a group", "", true}}}};
  facts.client.credentials = {"a food hygiene certificate", "a driving licence"};
  facts.service = {.name = "Northfield Works",
                   .other_names = {"northfield.example"},
                   .specialist = "Jo Bell",
                   .address = "jo@northfield.example",
                   .plain_address = "jo.bell@post.example"};
  Plan& plan = facts.plan.emplace();
  plan.person = "p1", plan.employer = "harbour cafe", plan.employer_name = "Harbour Café";
  plan.stance = Plan::Stance::kAtApplication;
  plan.teller = Plan::Teller::kTogether;
  plan.recipients = {"owner"};
  plan.words = {"I have a health condition that I manage well",
                "I do best when I can start at ten.", "I was in hospital once."};
  plan.exclusions = {"hospital"};
  plan.may_contact = plan.may_name_me = true;
  facts.now = absl::FromUnixSeconds(1'785'000'000);
  return facts;
}

const Addressee kOwner = {.role = "Owner", .name = "Mrs Osei"};

std::string BodyOf(const absl::StatusOr<EmployerDocument>& document) {
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? std::string(document->body().text()) : "";
}

TEST(Letters, TheApplicationTellsWhatSamChose) {
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(Sam()));
  ASSERT_OK_AND_ASSIGN(const auto letter, ApplicationLetter(policy, kOwner));
  EXPECT_EQ(letter.subject().text(), "Application: Kitchen Assistant");
  EXPECT_EQ(letter.file_name(), "letter.txt");
  EXPECT_EQ(letter.body().text(),
            "Dear Mrs Osei,\n\n"
            "I would like to apply for the job of Kitchen Assistant at Harbour Café.\n\n"
            "What I would bring:\n"
            "- preparing food: two years in a community kitchen (St Luke's Hall); cooking for six "
            "at home\n\n"
            "I have a food hygiene certificate and a driving licence.\n\n"
            "I would also like to tell you this. I have a health condition that I manage well. "
            "I do best when I can start at ten.\n\n"
            "I would be glad to meet you. You can reach me at 07700 900123.\n\n"
            "With kind regards,\nSam Okoro\n");
}

TEST(Letters, TheApplicationWithoutAPlanTellsNothing) {
  PolicyFacts facts = Sam();
  facts.plan.reset();
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(facts));
  EXPECT_EQ(BodyOf(ApplicationLetter(policy, {})),
            "Hello,\n\n"
            "I would like to apply for the job of Kitchen Assistant at Harbour Café.\n\n"
            "What I would bring:\n"
            "- preparing food: two years in a community kitchen (St Luke's Hall); cooking for six "
            "at home\n\n"
            "I have a food hygiene certificate and a driving licence.\n\n"
            "I would be glad to meet you. You can reach me at 07700 900123.\n\n"
            "With kind regards,\nSam Okoro\n");
}

TEST(Letters, TheIntroductionSpeaksOfStrengthsAndNothingElse) {
  PolicyFacts facts = Sam();
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(facts));
  EXPECT_EQ(BodyOf(Introduction(policy, kOwner)),
            "Dear Mrs Osei,\n\n"
            "I am writing about the job of Kitchen Assistant at Harbour Café. I would like to "
            "introduce somebody to you: Sam Okoro.\n\n"
            "What Sam Okoro would bring:\n"
            "- preparing food: two years in a community kitchen (St Luke's Hall); cooking for six "
            "at home\n\n"
            "They have a food hygiene certificate and a driving licence.\n\n"
            "Would you have a quarter of an hour for me, so that I can learn what you need? I will "
            "come whenever suits you.\n\n"
            "With kind regards,\nJo Bell\njo.bell@post.example\n");
  facts.plan->may_name_me = false;
  facts.plan->may_name_service = true;
  ASSERT_OK_AND_ASSIGN(const auto nameless, DisclosurePolicy::For(facts));
  const std::string body = BodyOf(Introduction(nameless, kOwner));
  EXPECT_TRUE(
      body.starts_with("Dear Mrs Osei,\n\nI work for Northfield Works. I am writing about "
                       "the job of Kitchen Assistant at Harbour Café. I would like to "
                       "introduce somebody to you.\n\n"
                       "What the person I am writing for would bring:\n"))
      << body;
  EXPECT_TRUE(body.ends_with("Jo Bell\nNorthfield Works\njo@northfield.example\n")) << body;
}

TEST(Letters, TheConfirmingLetterNamesHoursAndNoReason) {
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(Sam()));
  const HoursStep steps[] = {{Day(20668), 1200}, {Day(20698), 2000}, {Day(20759), 3500}};
  EXPECT_EQ(
      BodyOf(ConfirmingLetter(policy, Author::kSpecialist, kOwner, steps)),
      "Dear Mrs Osei,\n\n"
      "Thank you for talking about the hours of Sam Okoro for the job of Kitchen Assistant at "
      "Harbour Café. This is what was agreed:\n"
      "- from 3 August 2026: 12 hours a week\n"
      "- from 2 September 2026: 20 hours a week\n"
      "- from 2 November 2026: 35 hours a week\n\n"
      "If you remember anything differently, please tell me, and we will put it right "
      "together.\n\n"
      "With kind regards,\nJo Bell\njo.bell@post.example\n");
  EXPECT_TRUE(
      BodyOf(ConfirmingLetter(policy, Author::kClient, kOwner, steps))
          .starts_with("Dear Mrs Osei,\n\nThank you for talking about my hours for the job"));
  EXPECT_THAT(ConfirmingLetter(policy, Author::kClient, kOwner, {}),
              testing::FailsWith(absl::StatusCode::kInvalidArgument, "no hours"));
  EXPECT_THAT(ConfirmingLetter(policy, Author::kSpecialist, {.role = "chef"}, steps),
              testing::FailsWith(absl::StatusCode::kFailedPrecondition, "may name them"));
}

TEST(Letters, TheRequestForAdjustmentsHasTheWordsOfThePlanAlone) {
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(Sam()));
  EXPECT_EQ(BodyOf(AdjustmentsRequest(policy, Author::kClient, kOwner)),
            "Dear Mrs Osei,\n\n"
            "I like to do my work well, and this is what helps me to.\n\n"
            "- I have a health condition that I manage well.\n"
            "- I do best when I can start at ten.\n\n"
            "Please keep this between us. I would be glad to talk it through, and to look at it "
            "again after a while.\n\n"
            "With kind regards,\nSam Okoro\n");
  EXPECT_TRUE(
      BodyOf(AdjustmentsRequest(policy, Author::kSpecialist, kOwner))
          .starts_with("Dear Mrs Osei,\n\nSam Okoro has asked me to pass this on to you, in "
                       "their own words.\n\n- I have"));
  EXPECT_THAT(
      AdjustmentsRequest(policy, Author::kClient, {.role = "chef"}),
      testing::FailsWith(absl::StatusCode::kFailedPrecondition, "nothing that this person"));
}

TEST(Letters, ThePacketIsTheSameAsData) {
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(Sam()));
  EXPECT_EQ(BodyOf(PacketRow(policy, kOwner, PacketForm::kJson)),
            R"({"job":"Kitchen Assistant","name":"Sam Okoro","strengths":["preparing food: )"
            R"(two years in a community kitchen (St Luke's Hall); cooking for six at home"],)"
            R"("certificates":["a food hygiene certificate","a driving licence"]})");
  EXPECT_EQ(
      BodyOf(PacketRow(policy, kOwner, PacketForm::kCsv)),
      "job,name,strengths,certificates\r\n"
      "\"Kitchen Assistant\",\"Sam Okoro\",\"preparing food: two years in a community kitchen "
      "(St Luke's Hall); cooking for six at home\",\"a food hygiene certificate | a driving "
      "licence\"\r\n");
}

TEST(Letters, OurOwnPhrasesPityNobodyAndNameNoHealth) {
  PolicyFacts facts = Sam();
  facts.plan->words = {"I do best when I can start at ten."};
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(facts));
  const HoursStep steps[] = {{Day(20668), 1200}};
  for (const auto& document : {ApplicationLetter(policy, kOwner), Introduction(policy, kOwner),
                               ConfirmingLetter(policy, Author::kClient, kOwner, steps),
                               ConfirmingLetter(policy, Author::kSpecialist, kOwner, steps),
                               AdjustmentsRequest(policy, Author::kClient, kOwner),
                               AdjustmentsRequest(policy, Author::kSpecialist, kOwner)}) {
    const std::string body = BodyOf(document);
    for (const auto* term : matcher::Lint(body)) ADD_FAILURE() << term->term << " in " << body;
  }
}

TEST(Sheets, SayWhatGoesAndWhatStaysAndAreNotForEmployers) {
  PolicyFacts facts = Sam();
  indexer::Vacancy vacancy = Kitchen();
  vacancy.flags = indexer::kEarlyQuestions;
  facts.job = JobFacts(vacancy);
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(facts));
  ASSERT_OK_AND_ASSIGN(const auto sheet, ApplicationSheet(policy, kOwner));
  EXPECT_EQ(
      sheet.Text(),
      "Not for employers: for you and your specialist.\n\n"
      "Your application: Kitchen Assistant at Harbour Café\n\n"
      "Your letter tells them this, in your words:\n"
      "- I have a health condition that I manage well.\n"
      "- I do best when I can start at ten.\n"
      "This stays out of it:\n"
      "- “I was in hospital once.”, because it has something that you never want said to them.\n"
      "- “peer support group”, because it may speak about health or support; say it in your plan "
      "if "
      "you want it said.\n"
      "The form seems to ask about your health. Before an offer an employer may ask that only for "
      "a "
      "few reasons in law, such as what you need at the interview. You need not answer. Talk it "
      "through with your specialist if you like.\n"
      "You can change your mind at any time; your plan for this employer is yours.\n\n"
      "Not for employers: for you and your specialist.\n");
  facts.moment = Plan::Moment::kAfterOffer;
  ASSERT_OK_AND_ASSIGN(const auto later, DisclosurePolicy::For(facts));
  EXPECT_EQ(ApplicationSheet(later, kOwner)->Text().find("need not answer"), std::string::npos);
}

TEST(Sheets, AreMarkedWhateverStandsOnThem) {
  SheetForPerson sheet("My plan");
  EXPECT_TRUE(sheet.Text().starts_with(kNotForEmployers));
  sheet.Add("x");
  EXPECT_TRUE(sheet.Text().ends_with("x\n\nNot for employers: for you and your specialist.\n"));
}

}  // namespace
}  // namespace corner::disclosure
