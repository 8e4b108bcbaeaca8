// Contract, remote, pattern, requirements, schemes, flags and employer keys: one table each.
#include <gtest/gtest.h>

#include "indexer/employer.h"
#include "indexer/normalise/contract.h"
#include "indexer/normalise/flags.h"
#include "indexer/normalise/remote.h"
#include "indexer/normalise/requirements.h"
#include "indexer/normalise/schemes.h"
#include "indexer/normalise/working_pattern.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

const ScannedText kNothing("");

std::string_view ContractIn(std::string_view declared, std::string_view title,
                            std::string_view text) {
  return Name(ReadContract(declared, ScannedText(title), ScannedText(text)).contract);
}

TEST(Contract, TitleFieldAndText) {
  EXPECT_EQ(ContractIn("Permanent", "", ""), "permanent");
  EXPECT_EQ(ContractIn("Fixed termLoanSecondment", "", ""), "fixed");
  EXPECT_EQ(ContractIn("", "Bank Healthcare Assistant", ""), "casual");
  EXPECT_EQ(ContractIn("Permanent", "Apprentice Baker", ""), "apprenticeship");
  EXPECT_EQ(ContractIn("", "Volunteer Driver", ""), "volunteer");
  EXPECT_EQ(ContractIn("", "Volunteer Coordinator", ""), "unknown");
  EXPECT_EQ(ContractIn("", "", "This is a zero hours contract."), "casual");
  EXPECT_EQ(ContractIn("", "", "This is not a permanent position."), "unknown");
  EXPECT_EQ(ContractIn("Full-time", "", ""), "unknown");
  EXPECT_TRUE(ReadContract("", kNothing, ScannedText("This is an unpaid internship.")).unpaid);
}

TEST(Remote, HomeHybridAndOffice) {
  const auto read = [](std::string_view text) {
    return Name(ReadRemote("", "", false, kNothing, ScannedText(text)).remote);
  };
  EXPECT_EQ(read("Hybrid working is possible."), "hybrid");
  EXPECT_EQ(read("You will work from home."), "yes");
  EXPECT_EQ(read("This post is office based."), "no");
  EXPECT_EQ(read("Our remote location in the Highlands"), "unknown");
  EXPECT_EQ(read("You cannot work from home: this role is not remote."), "no");
  EXPECT_EQ(read("Drive a hybrid vehicle"), "unknown");
  EXPECT_EQ(Name(ReadRemote("TELECOMMUTE", "", false, kNothing, kNothing).remote), "yes");
  EXPECT_EQ(Name(ReadRemote("", "", true, kNothing, kNothing).remote), "yes");
}

std::string PatternIn(std::string_view text) {
  const ScannedText scanned(text);
  const PatternReading reading = ReadPattern("", "", "", kNothing, scanned);
  std::string out;
  for (const PatternBit bit : kAllPatterns) {
    if ((reading.pattern & bit) != 0) out += std::string(PatternName(bit)) + " ";
  }
  if (reading.start_minute) out += std::to_string(*reading.start_minute);
  return out;
}

TEST(Pattern, ReadsWhenWorkIsDone) {
  EXPECT_EQ(PatternIn("Monday to Friday, 9am-5pm"), "days 540");
  EXPECT_EQ(PatternIn("Early mornings, 6am start"), "days early 360");
  EXPECT_EQ(PatternIn("Evenings and weekends on a rota"), "evenings weekends shifts ");
  EXPECT_EQ(PatternIn("No evenings or weekends"), "");
  EXPECT_EQ(PatternIn("Night shifts"), "nights shifts ");
  EXPECT_EQ(PatternIn("Term time only"), "term_time ");
  EXPECT_EQ(PatternIn("Flexible hours"), "flexible ");
  EXPECT_EQ(PatternIn("8:30 to 16:30"), "days 510");
  EXPECT_EQ(PatternIn("Good evening and welcome"), "");
  EXPECT_EQ(PatternIn("2 to 3 years experience, from 9 to 12 months"), "");
}

std::string NeedsIn(std::string_view text) {
  std::string out;
  for (const Requirement& r : ReadRequirements("", kNothing, ScannedText(text))) {
    out += r.kind + ":" + std::string(Name(r.strength)) + " ";
  }
  return out;
}

TEST(Requirements, KindAndStrength) {
  EXPECT_EQ(NeedsIn("You must hold a full UK driving licence."), "driving_licence:must ");
  EXPECT_EQ(NeedsIn("A driving licence is desirable."), "driving_licence:nice ");
  EXPECT_EQ(NeedsIn("Driving licence would be an advantage"), "driving_licence:nice ");
  EXPECT_EQ(NeedsIn("No driving licence needed"), "");
  EXPECT_EQ(NeedsIn("CSCS card: we will put you through it"), "cscs:learnable ");
  EXPECT_EQ(NeedsIn("Food hygiene certificate, training given"), "food_hygiene:learnable ");
  EXPECT_EQ(NeedsIn("Subject to an enhanced DBS check"), "dbs:must ");
  EXPECT_EQ(NeedsIn("NMC registered nurse"), "registration:nmc:must ");
  EXPECT_EQ(NeedsIn("Welsh speaking is essential"), "language:welsh:must ");
  EXPECT_EQ(NeedsIn("You must have the right to work in the UK"), "");
}

TEST(Schemes, NameAndLevel) {
  const auto read = [](std::string_view text) {
    std::string out;
    for (const SchemeReading& r : ReadSchemes("", kNothing, ScannedText(text))) {
      out += r.scheme.id + (r.scheme.level.empty() ? "" : ":" + r.scheme.level) + " ";
    }
    return out;
  };
  EXPECT_EQ(read("We are a Disability Confident Leader."), "disability_confident:leader ");
  EXPECT_EQ(read("Disability Confident Employer"), "disability_confident:employer ");
  EXPECT_EQ(read("Disability Confident (Level 1)"), "disability_confident:committed ");
  EXPECT_EQ(read("Disability Confident scheme"), "disability_confident ");
  EXPECT_EQ(read("a Mindful Employer with a guaranteed interview scheme"),
            "mindful_employer interview_offer ");
  EXPECT_EQ(read("a mindful team"), "");
}

uint16_t FlagsIn(std::string_view text) {
  uint16_t flags = 0;
  for (const FlagReading& reading : ReadFlags(ScannedText(text))) flags |= reading.flag;
  return flags;
}

TEST(Flags, WarnFromTheAdvertsOwnWords) {
  EXPECT_EQ(FlagsIn("A registration fee of £20 applies."), kFeeAsked);
  EXPECT_EQ(FlagsIn("There is no registration fee."), 0);
  EXPECT_EQ(FlagsIn("This is a commission only role."), kCommissionOnly);
  EXPECT_EQ(FlagsIn("Please complete a health questionnaire."), kEarlyQuestions);
  EXPECT_EQ(FlagsIn("Successful candidates complete a health questionnaire."), 0);
  EXPECT_EQ(FlagsIn("Ring 0906 123 4567 now"), kPremiumPhone);
  EXPECT_EQ(FlagsIn("Ring 0161 496 0000 now"), 0);
}

bool AsksAFee(std::string_view text) { return (FlagsIn(text) & kFeeAsked) != 0; }

TEST(Flags, BuyingAndPayingMayBeTheWork) {
  for (const char* text :
       {"You will purchase stock for the shop and check each delivery.",
        "You will pay suppliers, check invoices and keep the account up to date.",
        "You will look after the garden, check tools and purchase our seeds.",
        "Most days you will pay in the takings, pack the float and lead the team.",
        "You will pay attention to stock levels.", "You purchase materials and lead the buyers.",
        "You will pay the contractors on our sites and check the equipment."}) {
    EXPECT_FALSE(AsksAFee(text)) << text;
  }
  for (const char* text :
       {"You will purchase your own stock to begin.", "You will pay for your DBS.",
        "You will purchase a starter kit.", "You pay £40 for the badge.",
        "You will buy our welcome pack on the first day.", "You buy our stock, then sell it on.",
        "You will pay for a background check.", "You cover the cost of equipment with £80."}) {
    EXPECT_TRUE(AsksAFee(text)) << text;
  }
}

TEST(Flags, OthersPayAFeeOnlyWhereTheyAreSaidTo) {
  for (const char* text :
       {"Clients pay a registration fee to join us.", "The agency fee is paid by our client.",
        "Our client pays the placement fee.", "Explain the joining fee to new customers.",
        "We charge our clients a placement fee.", "Parents pay an administration fee each term."}) {
    EXPECT_FALSE(AsksAFee(text)) << text;
  }
  for (const char* text : {"Our client asks for a registration fee of £45.",
                           "A registration fee of £30 applies to all customer service roles.",
                           "For this client-facing role there is a training fee.",
                           "My client takes an admin fee when you join.",
                           "A joining fee is due from patient care assistants."}) {
    EXPECT_TRUE(AsksAFee(text)) << text;
  }
}

TEST(Employer, SpellingsMeet) {
  EXPECT_EQ(EmployerKey("The Tern & Tide Café Ltd."), "tern tide cafe");
  EXPECT_EQ(EmployerKey("Tern and Tide Cafe Limited"), "tern tide cafe");
  EXPECT_EQ(EmployerKey("TERN & TIDE CAFÉ"), "tern tide cafe");
  EXPECT_EQ(EmployerKey("Harbour Bakers P.L.C."), EmployerKey("Harbour Bakers plc"));
  EXPECT_EQ(EmployerKey("Larkin's"), EmployerKey("Larkins & Co."));
  EXPECT_EQ(EmployerKey("Northmoor NHS Foundation Trust"), "northmoor nhs foundation trust");
  EXPECT_EQ(EmployerKey("Ltd"), "");
  EXPECT_EQ(EmployerKey("  "), "");
  EXPECT_EQ(EmployerId("tern tide cafe").size(), 27u);
}

}  // namespace
}  // namespace corner::indexer
