#include "service/disclosure/letters.h"

#include <optional>
#include <utility>
#include <vector>

#include "taxonomies/base/status.h"

namespace corner::disclosure {
namespace {

// A letter of more is not read: what the advert asks for comes first.
constexpr size_t kMostStrengths = 6;
constexpr PublicText kLetterFile = "letter.txt";

EmployerText Greeting(Correspondence* writing) {
  const auto name = writing->AddresseeName();
  return name ? writing->Text({"Dear ", *name, ",\n\n"}) : writing->Text({"Hello,\n\n"});
}

// "Harbour Café" may be missing from an advert.
EmployerText JobAtEmployer(Correspondence* writing) {
  const EmployerText title = writing->JobTitle(), employer = writing->EmployerName();
  return employer.text().empty() ? writing->Text({title})
                                 : writing->Text({title, " at ", employer});
}

EmployerText Signature(Correspondence* writing) {
  EmployerText text = writing->Text({"With kind regards,\n"});
  const auto add = [&](const std::optional<EmployerText>& line) {
    if (line) text = writing->Text({text, *line, "\n"});
  };
  if (writing->SpecialistName() || writing->ServiceName()) {
    add(writing->SpecialistName());
    add(writing->ServiceName());
    add(writing->SpecialistAddress());
    return text;
  }
  add(writing->SpecialistAddress());
  if (text.destination().author == Author::kClient) add(writing->ClientName());
  return text;
}

EmployerText StrengthList(Correspondence* writing, const std::vector<StrengthLine>& strengths) {
  EmployerText text = writing->Text({});
  for (size_t i = 0; i < strengths.size() && i < kMostStrengths; ++i) {
    text = writing->Text({text, "- ", strengths[i].what, ": ",
                          writing->Joined(strengths[i].evidence, "; ", "; "), "\n"});
  }
  return text;
}

EmployerText Paragraph(Correspondence* writing, const std::vector<EmployerText>& sentences) {
  return writing->Joined(sentences, " ", " ");
}

}  // namespace

absl::StatusOr<EmployerDocument> ApplicationLetter(const DisclosurePolicy& policy,
                                                   const Addressee& to) {
  CORNER_ASSIGN_OR_RETURN(Correspondence writing, policy.Write(Author::kClient, to));
  EmployerText body = writing.Text({Greeting(&writing), "I would like to apply for the job of ",
                                    JobAtEmployer(&writing), ".\n\n"});
  if (const auto strengths = writing.Strengths(); !strengths.empty()) {
    body = writing.Text({body, "What I would bring:\n", StrengthList(&writing, strengths), "\n"});
  }
  if (const auto held = writing.Credentials(); !held.empty()) {
    body = writing.Text({body, "I have ", writing.Joined(held, ", ", " and "), ".\n\n"});
  }
  if (const auto words = writing.Words(); !words.empty()) {
    body = writing.Text(
        {body, "I would also like to tell you this. ", Paragraph(&writing, words), "\n\n"});
  }
  body = writing.Text({body, "I would be glad to meet you."});
  if (const auto reach = writing.ClientReach()) {
    body = writing.Text({body, " You can reach me at ", *reach, "."});
  }
  body = writing.Text({body, "\n\n", Signature(&writing)});
  return writing.Finish(DocumentKind::kApplicationLetter,
                        writing.Text({"Application: ", writing.JobTitle()}), kLetterFile, body);
}

absl::StatusOr<EmployerDocument> Introduction(const DisclosurePolicy& policy, const Addressee& to) {
  CORNER_ASSIGN_OR_RETURN(Correspondence writing, policy.Write(Author::kSpecialist, to));
  const auto name = writing.ClientName();
  const EmployerText who =
      name ? writing.Text({*name}) : writing.Text({"the person I am writing for"});
  EmployerText body = Greeting(&writing);
  if (const auto service = writing.ServiceName()) {
    body = writing.Text({body, "I work for ", *service, ". "});
  }
  body = writing.Text({body, "I am writing about the job of ", JobAtEmployer(&writing),
                       ". I would like to introduce somebody to you",
                       name ? writing.Text({": ", *name}) : writing.Text({}), ".\n\n"});
  if (const auto strengths = writing.Strengths(); !strengths.empty()) {
    body = writing.Text(
        {body, "What ", who, " would bring:\n", StrengthList(&writing, strengths), "\n"});
  }
  if (const auto held = writing.Credentials(); !held.empty()) {
    body = writing.Text({body, "They have ", writing.Joined(held, ", ", " and "), ".\n\n"});
  }
  body = writing.Text({body,
                       "Would you have a quarter of an hour for me, so that I can learn what you "
                       "need? I will come whenever suits you.\n\n",
                       Signature(&writing)});
  return writing.Finish(DocumentKind::kIntroduction,
                        writing.Text({"About the job of ", writing.JobTitle()}), kLetterFile, body);
}

absl::StatusOr<EmployerDocument> ConfirmingLetter(const DisclosurePolicy& policy, Author author,
                                                  const Addressee& to,
                                                  std::span<const HoursStep> steps) {
  CORNER_ASSIGN_OR_RETURN(Correspondence writing, policy.Write(author, to));
  const auto name = writing.ClientName();
  if (!name) {
    return FailedPrecondition("Your client has not said that you may name them to this person.",
                              "They can send the letter themselves, or say so in their plan.");
  }
  if (steps.empty()) {
    return InvalidInput("There are no hours to confirm yet.",
                        "Give the first day and the hours a week from then on.");
  }
  const EmployerText whose = author == Author::kClient ? writing.Text({"my hours"})
                                                       : writing.Text({"the hours of ", *name});
  EmployerText body =
      writing.Text({Greeting(&writing), "Thank you for talking about ", whose, " for the job of ",
                    JobAtEmployer(&writing), ". This is what was agreed:\n"});
  for (const HoursStep& step : steps) {
    body = writing.Text(
        {body, "- from ", writing.OnDay(step.from), ": ", writing.Hours(step.hours), "\n"});
  }
  body = writing.Text({body,
                       "\nIf you remember anything differently, please tell me, and we will put it "
                       "right together.\n\n",
                       Signature(&writing)});
  return writing.Finish(DocumentKind::kConfirmingLetter,
                        writing.Text({"Hours for the job of ", writing.JobTitle()}), kLetterFile,
                        body);
}

absl::StatusOr<EmployerDocument> AdjustmentsRequest(const DisclosurePolicy& policy, Author author,
                                                    const Addressee& to) {
  CORNER_ASSIGN_OR_RETURN(Correspondence writing, policy.Write(author, to));
  const auto words = writing.Words();
  if (words.empty()) {
    return FailedPrecondition("There is nothing that this person is to be told.",
                              "What may be said, when, by whom and to whom is in the plan for this "
                              "employer.");
  }
  EmployerText body = Greeting(&writing);
  if (author == Author::kClient) {
    body = writing.Text({body, "I like to do my work well, and this is what helps me to.\n\n"});
  } else if (const auto name = writing.ClientName()) {
    body = writing.Text(
        {body, *name, " has asked me to pass this on to you, in their own words.\n\n"});
  }
  for (const EmployerText& sentence : words) body = writing.Text({body, "- ", sentence, "\n"});
  body = writing.Text({body,
                       "\nPlease keep this between us. I would be glad to talk it through, and to "
                       "look at it again after a while.\n\n",
                       Signature(&writing)});
  return writing.Finish(DocumentKind::kAdjustmentsRequest,
                        writing.Text({"About the job of ", writing.JobTitle()}), kLetterFile, body);
}

}  // namespace corner::disclosure
