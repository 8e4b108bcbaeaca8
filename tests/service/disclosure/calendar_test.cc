// The calendar file: a golden entry, and its escaping and folding undone by a slow reader of
// RFC 5545 for awkward texts of every length.
#include <gtest/gtest.h>

#include "service/disclosure/calendar_entry.h"
#include "taxonomies/base/text.h"
#include "tests/service/disclosure/random_case.h"
#include "tests/support/status_matchers.h"

namespace corner::disclosure {
namespace {

PolicyFacts FactsFor(std::string title) {
  indexer::Vacancy vacancy;
  vacancy.employer_key = "harbour";
  vacancy.title = std::move(title);
  PolicyFacts facts{.job = JobFacts(vacancy)};
  facts.client.person = "p1", facts.client.name = "Sam Okoro";
  facts.service.name = "Northfield Works", facts.service.specialist = "Jo Bell";
  facts.now = absl::FromUnixSeconds(1'785'000'000);
  return facts;
}

Meeting At(std::string place) {
  const absl::Time from = absl::FromUnixSeconds(1'785'747'600);
  return {.id = "m-1", .from = from, .to = from + absl::Minutes(30), .place = std::move(place)};
}

TEST(CalendarEntry, IsPrivateAndNamesOnlyWhatThePlanAllows) {
  PolicyFacts facts = FactsFor("Kitchen Assistant");
  auto& plan = facts.plan.emplace();
  plan.person = "p1", plan.employer = "harbour", plan.recipients = {"owner"};
  plan.stance = DisclosurePlan::Stance::kAtApplication;
  plan.may_contact = plan.may_name_me = plan.may_name_service = true;
  ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(facts));
  const Addressee owner{.role = "owner"};
  ASSERT_OK_AND_ASSIGN(const auto entry,
                       CalendarEntry(policy, Author::kSpecialist, owner, At("2 Quay St, Brook")));
  EXPECT_EQ(entry.body().text(),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calendar//EN\r\nBEGIN:VEVENT\r\n"
            "UID:m-1\r\nDTSTAMP:20260725T172000Z\r\nDTSTART:20260803T090000Z\r\n"
            "DTEND:20260803T093000Z\r\nCLASS:PRIVATE\r\n"
            "SUMMARY:Meeting: Kitchen Assistant\\, Sam Okoro\r\nLOCATION:2 Quay St\\, Brook\r\n"
            "DESCRIPTION:Jo Bell\\, Northfield Works\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  EXPECT_EQ(entry.file_name(), "meeting.ics");

  facts.plan.reset();
  ASSERT_OK_AND_ASSIGN(const auto silent, DisclosurePolicy::For(facts));
  ASSERT_OK_AND_ASSIGN(const auto own, CalendarEntry(silent, Author::kClient, owner, At("")));
  const std::string text(own.body().text());
  EXPECT_NE(text.find("\r\nCLASS:PRIVATE\r\nSUMMARY:Meeting: Kitchen Assistant\r\nEND:VEVENT"),
            std::string::npos)
      << text;
  Meeting backwards = At("");
  backwards.to = backwards.from;
  EXPECT_THAT(CalendarEntry(silent, Author::kClient, owner, backwards),
              testing::FailsWith(absl::StatusCode::kInvalidArgument, "ends before"));
}

// The value of a property as RFC 5545 reads it; every line must keep the rules.
std::string ValueOf(std::string_view ics, std::string_view property) {
  std::vector<std::string> lines;
  while (!ics.empty()) {
    const size_t end = ics.find("\r\n");
    EXPECT_NE(end, std::string_view::npos);
    if (end == std::string_view::npos) return "";
    const std::string_view line = ics.substr(0, end);
    EXPECT_LE(line.size(), 75u);
    EXPECT_TRUE(IsValidUtf8(line)) << "a code point is cut";
    EXPECT_EQ(line.find_first_of("\r\n"), std::string_view::npos);
    if (line.starts_with(" ")) {
      lines.back().append(line.substr(1));
    } else {
      lines.emplace_back(line);
    }
    ics.remove_prefix(end + 2);
  }
  for (const std::string& line : lines) {
    if (!line.starts_with(property)) continue;
    std::string value;
    for (size_t i = property.size(); i < line.size(); ++i) {
      if (line[i] == '\\') {
        ++i;
        value.push_back(line[i] == 'n' ? '\n' : line[i]);
      } else {
        EXPECT_TRUE(line[i] != ';' && line[i] != ',') << "not escaped";
        value.push_back(line[i]);
      }
    }
    return value;
  }
  ADD_FAILURE() << property << " is missing";
  return "";
}

TEST(CalendarEntry, IsEscapedAndFoldedForEveryLengthAndScript) {
  testing::RandomCases chance(5545);
  constexpr const char* kParts[] = {"a",           ",", ";",   "\\", "é",  "ไทย",
                                    "👩‍🍳", " ", "\\n", ":",  "\"", "b"};
  for (size_t length = 1; length < 200; ++length) {
    std::string title = "x";
    while (title.size() < length) title += kParts[chance.Below(12)];
    title += "x";
    ASSERT_OK_AND_ASSIGN(const auto policy, DisclosurePolicy::For(FactsFor(title)));
    ASSERT_OK_AND_ASSIGN(const auto entry, CalendarEntry(policy, Author::kClient, {}, At("")));
    EXPECT_EQ(ValueOf(entry.body().text(), "SUMMARY:"), "Meeting: " + CleanLine(title));
  }
}

TEST(CalendarEntry, KeepsLineEndsOutOfItsProperties) {
  ASSERT_OK_AND_ASSIGN(const auto policy,
                       DisclosurePolicy::For(FactsFor("Cook\r\nATTENDEE:mailto:a@b.example")));
  ASSERT_OK_AND_ASSIGN(const auto entry, CalendarEntry(policy, Author::kClient, {},
                                                       At("Quay\nURL:https://x.example")));
  EXPECT_EQ(ValueOf(entry.body().text(), "SUMMARY:"), "Meeting: Cook ATTENDEE:mailto:a@b.example");
  EXPECT_EQ(ValueOf(entry.body().text(), "LOCATION:"), "Quay URL:https://x.example");
}

}  // namespace
}  // namespace corner::disclosure
