#include "service/disclosure/sheets.h"

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::disclosure {
namespace {

// Equality Act 2010 section 60.
constexpr std::string_view kEarlyQuestion =
    "The form seems to ask about your health. Before an offer an employer may ask that only for a "
    "few reasons in law, such as what you need at the interview. You need not answer. Talk it "
    "through with your specialist if you like.";

std::string_view WhyWords(LeftOut::Why why) {
  switch (why) {
    case LeftOut::Why::kExclusion:
      return "it has something that you never want said to them";
    case LeftOut::Why::kServiceName:
      return "it names the service that supports you";
    case LeftOut::Why::kHealthWord:
      return "it may speak about health or support; say it in your plan if you want it said";
    case LeftOut::Why::kClientName:
      return "it has your name in it";
  }
  return "";
}

}  // namespace

SheetForPerson::SheetForPerson(std::string_view title) : title_(title) {}

void SheetForPerson::Add(std::string_view line) { lines_.emplace_back(line); }

std::string SheetForPerson::Text() const {
  std::string text = Concat(kNotForEmployers, "\n\n", title_, "\n\n");
  for (const std::string& line : lines_) text.append(line).push_back('\n');
  return text.append("\n").append(kNotForEmployers).append("\n");
}

absl::StatusOr<SheetForPerson> ApplicationSheet(const DisclosurePolicy& policy,
                                                const Addressee& to) {
  CORNER_ASSIGN_OR_RETURN(const Correspondence writing, policy.Write(Author::kClient, to));
  const JobFacts& job = policy.job();
  SheetForPerson sheet(Concat("Your application: ", job.title(),
                              job.employer_name().empty() ? "" : " at ", job.employer_name()));
  const auto words = writing.Words();
  sheet.Add(words.empty() ? "Your letter tells them nothing about your health or support."
                          : "Your letter tells them this, in your words:");
  for (const EmployerText& sentence : words) sheet.Add(Concat("- ", sentence.text()));
  if (const auto kept = writing.Kept(); !kept.empty()) {
    sheet.Add("This stays out of it:");
    for (const LeftOut& one : kept) {
      sheet.Add(Concat("- “", one.text, "”, because ", WhyWords(one.why), "."));
    }
  }
  if (job.asks_early() && policy.moment() == DisclosurePlan::Moment::kBeforeOffer) {
    sheet.Add(kEarlyQuestion);
  }
  sheet.Add("You can change your mind at any time; your plan for this employer is yours.");
  return sheet;
}

}  // namespace corner::disclosure
