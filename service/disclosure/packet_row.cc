#include "service/disclosure/packet_row.h"

#include <vector>

#include "taxonomies/base/status.h"

namespace corner::disclosure {
namespace {

std::vector<EmployerText> StrengthTexts(Correspondence* writing) {
  std::vector<EmployerText> texts;
  for (const StrengthLine& line : writing->Strengths()) {
    texts.push_back(writing->Text({line.what, ": ", writing->Joined(line.evidence, "; ", "; ")}));
  }
  return texts;
}

EmployerText JsonList(Correspondence* writing, const std::vector<EmployerText>& texts) {
  std::vector<EmployerText> strings;
  for (const EmployerText& text : texts) strings.push_back(text.As(TextForm::kJsonString));
  return writing->Text({"[", writing->Joined(strings, ",", ","), "]"});
}

EmployerText CsvList(Correspondence* writing, const std::vector<EmployerText>& texts) {
  return writing->Joined(texts, " | ", " | ").As(TextForm::kCsvCell);
}

}  // namespace

absl::StatusOr<EmployerDocument> PacketRow(const DisclosurePolicy& policy, const Addressee& to,
                                           PacketForm form) {
  CORNER_ASSIGN_OR_RETURN(Correspondence writing, policy.Write(Author::kSpecialist, to));
  const EmployerText title = writing.JobTitle();
  const EmployerText name = writing.ClientName().value_or(writing.Text({}));
  const EmployerText subject = writing.Text({"About the job of ", title});
  const auto strengths = StrengthTexts(&writing), held = writing.Credentials();
  if (form == PacketForm::kJson) {
    const EmployerText body = writing.Text({"{\"job\":", title.As(TextForm::kJsonString),
                                            ",\"name\":", name.As(TextForm::kJsonString),
                                            ",\"strengths\":", JsonList(&writing, strengths),
                                            ",\"certificates\":", JsonList(&writing, held), "}"});
    return writing.Finish(DocumentKind::kPacketRow, subject, "applicant.json", body);
  }
  const EmployerText body =
      writing.Text({"job,name,strengths,certificates\r\n", title.As(TextForm::kCsvCell), ",",
                    name.As(TextForm::kCsvCell), ",", CsvList(&writing, strengths), ",",
                    CsvList(&writing, held), "\r\n"});
  return writing.Finish(DocumentKind::kPacketRow, subject, "applicant.csv", body);
}

}  // namespace corner::disclosure
