#include "indexer/normalise/dates.h"

#include <gtest/gtest.h>

namespace corner::indexer {
namespace {

const Day kReference = *Day::FromCivil(2026, 6, 1);

std::string Read(std::string_view declared) {
  const DateReading reading = ReadDate(declared, kReference);
  return reading.day                                   ? reading.day->Iso()
         : reading.problem == DateProblem::kImpossible ? "impossible"
                                                       : "unreadable";
}

TEST(Dates, ReadsWhatFeedsWrite) {
  struct Case {
    const char* declared;
    const char* iso;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"2026-07-21", "2026-07-21"},
           {"2026-07-21T10:00:00Z", "2026-07-21"},
           {"2042-08-23T01:40:35+0100", "2042-08-23"},
           {"2044-05-16 00:00:00", "2044-05-16"},
           {"Tue, 21 Jul 2026 08:00:00 GMT", "2026-07-21"},
           {"20-5-2023", "2023-05-20"},
           {"21/07/2026", "2026-07-21"},
           {"03/04/26", "2026-04-03"},
           {"21 July 2026", "2026-07-21"},
           {"21st of July", "2026-07-21"},
           {"1 May", "2027-05-01"},
           {"July 21, 2026", "2026-07-21"},
           {"21-Jul-26", "2026-07-21"},
           {"20260721", "2026-07-21"},
           {"1784592000", "2026-07-21"},
           {"Closes : 11:55 pm on Wednesday 13th December 2023", "2023-12-13"},
           {"2026-02-31", "impossible"},
           {"31/02/2026", "impossible"},
           {"2026-13-01", "impossible"},
           {"soon", "unreadable"},
           {"", "unreadable"}}) {
    EXPECT_EQ(Read(c.declared), c.iso) << c.declared;
  }
}

TEST(Dates, FindsTheClosingDateInProse) {
  const auto find = [](std::string_view text) {
    const ScannedText scanned(text);
    const auto found = FindClosingDate(scanned, kReference);
    return found ? found->day.Iso() : "";
  };
  EXPECT_EQ(find("Closing date: 11:55 pm on Monday 24th April 2023."), "2023-04-24");
  EXPECT_EQ(find("Please apply by 3 July. Interviews on 10 July."), "2026-07-03");
  EXPECT_EQ(find("Interviews will be held on 10 July 2026."), "");
  EXPECT_EQ(find("We may close early."), "");
}

}  // namespace
}  // namespace corner::indexer
