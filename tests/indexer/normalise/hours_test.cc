#include "indexer/normalise/hours.h"

#include <gtest/gtest.h>

namespace corner::indexer {
namespace {

std::string Prose(std::string_view text) {
  const ScannedText description(text);
  HoursInput input;
  input.description = &description;
  const HoursReading reading = ReadHours(input);
  if (reading.hours) {
    EXPECT_GT(reading.to, reading.from);
    EXPECT_LE(reading.to, static_cast<int32_t>(text.size()));
  }
  return reading.hours ? PrintHours(*reading.hours) : "";
}

struct Case {
  const char* text;
  const char* printed;
};

TEST(Hours, ReadsWeeklyFigures) {
  for (const Case& c : std::initializer_list<Case>{
           {"37 hours per week", "37h"},
           {"37.5 hrs/wk", "37.5h"},
           {"16-25 hours per week", "16–25h"},
           {"16 to 25 hours a week", "16–25h"},
           {"full time (40 hrs)", "40h"},
           {"Full-time, 37.5 hours", "37.5h"},
           {"5 hours per day 5 days a week", "25h"},
           {"75 hours per fortnight", "37.5h"},
           {"up to 20 hours per week", "up to 20h"},
           {"minimum of 15 hours per week", "15h or more"},
           {"Min: 20 hours per weekYou will need", "20h or more"},
           {"18.5h per week", "18.5h"},
           {"a 37 hour week", "37h"},
           {"a 40-hour work week", "40h"},
           {"15 daytime hours per week", "15h"},
           {"Working hours per week 40 - 45.", "40–45h"},
           {"Contracted hours: 30", "30h"},
           {"48 hours gross (including breaks) per week", "48h"},
           {"Full time 37 hours per week or part time 20 hours per week", "20–37h"},
           {"part time, 20 hours", "20h"},
           {"30 hours pw", "30h"},
           {"Contracted to 30 hours.", "30h"},
           {"16 hours over 4 days", "16h"},
           {"40 hours, Monday - Friday 8:30am - 5pm", "40h"},
           {"37 hours – per week", "37h"}}) {
    EXPECT_EQ(Prose(c.text), c.printed) << c.text;
  }
}

TEST(Hours, LeavesOtherHoursAlone) {
  for (const char* text : {"12 hour shifts",
                           "4 hours a day",
                           "40 hours per month",
                           "1.0 FTE",
                           "40 hours of training",
                           "215 hours annual leave",
                           "48 hours notice",
                           "open 24/7",
                           "24 hours a day, 7 days a week",
                           "delivery within 48 hours",
                           "9am to 5pm",
                           "£12.60 per hour",
                           "between the hours of 0600hrs and 2200hrs",
                           "24 hour support",
                           "will never expect you to be at work 60 hours a week",
                           "7000 hours of content",
                           "flexible hours",
                           "OSHA 40- hour training",
                           "patients seen within 24 hrs",
                           ""}) {
    EXPECT_EQ(Prose(text), "") << text;
  }
}

TEST(Hours, DeclaredFieldsComeFirst) {
  const ScannedText description("40 hours per week");
  HoursInput input;
  input.description = &description;
  input.min = "16";
  input.max = "20";
  EXPECT_EQ(PrintHours(*ReadHours(input).hours), "16–20h");
  input.min = input.max = "";
  input.text = "37.5";
  HoursReading reading = ReadHours(input);
  EXPECT_EQ(PrintHours(*reading.hours), "37.5h");
  EXPECT_EQ(reading.source, "field:hours_text");
  input.text = "Full time";
  reading = ReadHours(input);
  EXPECT_EQ(PrintHours(*reading.hours), "40h");
  EXPECT_EQ(reading.source, "text:description");
}

}  // namespace
}  // namespace corner::indexer
