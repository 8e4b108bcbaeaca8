// What must not become text that an employer reads, because it does not compile (INV-06): strings
// of any kind, a client's facts, a plan, a sheet for the person. Only the disclosure policy makes
// it.
#include <string>

#include "service/disclosure/letters.h"
#include "service/disclosure/release.h"
#include "service/disclosure/sheets.h"

namespace corner::disclosure {

// The allowed way, which each forbidden line leaves by one step.
absl::StatusOr<EmployerDocument> Allowed(Correspondence& writing) {
  const EmployerText title = writing.JobTitle();
  return writing.Finish(DocumentKind::kApplicationLetter, title, "letter.txt",
                        writing.Text({"About ", title, "."}));
}

#ifdef CORNER_FORBIDDEN_EmployerTextFromString
EmployerText Forbidden(const std::string& text) { return text; }
#endif

#ifdef CORNER_FORBIDDEN_EmployerTextMadeByHand
EmployerText Forbidden(const Destination& to, std::string text) {
  return EmployerText(std::make_shared<const Destination>(to), std::move(text), 0);
}
#endif

#ifdef CORNER_FORBIDDEN_EmployerTextFromNothing
EmployerText Forbidden() { return EmployerText(); }
#endif

#ifdef CORNER_FORBIDDEN_ClientTextInALetter
EmployerText Forbidden(Correspondence& writing, const ClientFacts& client) {
  return writing.Text({"Hello, I am ", client.name});
}
#endif

#ifdef CORNER_FORBIDDEN_EvidenceInALetter
EmployerText Forbidden(Correspondence& writing, const SharedEvidence& evidence) {
  return writing.Text({std::string_view(evidence.text)});
}
#endif

#ifdef CORNER_FORBIDDEN_WordsOfThePlanInALetter
EmployerText Forbidden(Correspondence& writing, const DisclosurePlan& plan) {
  return writing.Text({plan.words[0].c_str()});
}
#endif

#ifdef CORNER_FORBIDDEN_RunTimeTextAsOurPhrase
PublicText Forbidden(const char (&text)[8]) { return PublicText(text); }
#endif

#ifdef CORNER_FORBIDDEN_ClientTextAsFileName
absl::StatusOr<EmployerDocument> Forbidden(Correspondence& writing, const ClientFacts& client) {
  return writing.Finish(DocumentKind::kApplicationLetter, writing.JobTitle(), client.name,
                        writing.JobTitle());
}
#endif

#ifdef CORNER_FORBIDDEN_JoiningWithAString
auto Forbidden(const EmployerText& text) { return text + std::string(" and more"); }
#endif

#ifdef CORNER_FORBIDDEN_JoiningTwoTexts
auto Forbidden(const EmployerText& one, const EmployerText& two) { return one + two; }
#endif

#ifdef CORNER_FORBIDDEN_ChangingText
void Forbidden(EmployerText& text) { text.text()[0] = 'x'; }
#endif

#ifdef CORNER_FORBIDDEN_LetterFromAPlan
absl::StatusOr<EmployerDocument> Forbidden(const DisclosurePlan& plan) {
  return ApplicationLetter(plan, {});
}
#endif

#ifdef CORNER_FORBIDDEN_PolicyMadeByHand
DisclosurePolicy Forbidden(std::shared_ptr<const PolicyFacts> facts) {
  return DisclosurePolicy(std::move(facts));
}
#endif

#ifdef CORNER_FORBIDDEN_JobTypedIn
JobFacts Forbidden(const std::string& title) { return JobFacts("harbour", "Harbour Café", title); }
#endif

#ifdef CORNER_FORBIDDEN_SheetAsEmployerText
EmployerText Forbidden(const SheetForPerson& sheet) { return sheet; }
#endif

#ifdef CORNER_FORBIDDEN_SheetLineInALetter
EmployerText Forbidden(Correspondence& writing, const SheetForPerson& sheet) {
  return writing.Text({sheet.lines()[0]});
}
#endif

#ifdef CORNER_FORBIDDEN_LeavingUnreleased
ReleasedDocument Forbidden(EmployerDocument document) {
  return ReleasedDocument(std::move(document), "staff");
}
#endif

#ifdef CORNER_FORBIDDEN_SentWithoutRelease
void Send(const ReleasedDocument&);
void Forbidden(const EmployerDocument& document) { Send(document); }
#endif

}  // namespace corner::disclosure
