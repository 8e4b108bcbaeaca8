#include "indexer/normalise/contract.h"

#include <optional>

namespace corner::indexer {
namespace {

constexpr int Tag(Contract contract) { return static_cast<int>(contract); }
constexpr int kPermanent = Tag(Contract::kPermanent), kFixed = Tag(Contract::kFixed),
              kTemporary = Tag(Contract::kTemporary), kCasual = Tag(Contract::kCasual),
              kApprentice = Tag(Contract::kApprenticeship), kVolunteer = Tag(Contract::kVolunteer),
              kTrial = Tag(Contract::kTrial), kUnpaid = 100;

constexpr Phrase kDeclared[] = {{"permanent", kPermanent},   {"perm", kPermanent},
                                {"regular", kPermanent},     {"fixed term", kFixed},
                                {"fixed-term", kFixed},      {"ftc", kFixed},
                                {"maternity cover", kFixed}, {"secondment", kFixed},
                                {"contract", kFixed},        {"fixed", kFixed},
                                {"contractor", kFixed},      {"temporary", kTemporary},
                                {"temp", kTemporary},        {"seasonal", kTemporary},
                                {"interim", kTemporary},     {"casual", kCasual},
                                {"zero hours", kCasual},     {"zero hour", kCasual},
                                {"bank", kCasual},           {"per diem", kCasual},
                                {"as and when", kCasual},    {"apprenticeship", kApprentice},
                                {"apprentice", kApprentice}, {"volunteer", kVolunteer},
                                {"voluntary", kVolunteer},   {"volunteering", kVolunteer},
                                {"work trial", kTrial},      {"unpaid", kUnpaid}};

constexpr Phrase kTitle[] = {{"apprenticeship", kApprentice},
                             {"apprentice", kApprentice},
                             {"volunteer", kVolunteer},
                             {"volunteers", kVolunteer},
                             {"voluntary role", kVolunteer},
                             {"work trial", kTrial},
                             {"bank", kCasual},
                             {"casual", kCasual},
                             {"zero hours", kCasual},
                             {"relief", kCasual},
                             {"fixed term", kFixed},
                             {"ftc", kFixed},
                             {"maternity cover", kFixed},
                             {"temporary", kTemporary},
                             {"seasonal", kTemporary},
                             {"temp", kTemporary},
                             {"christmas temp", kTemporary},
                             {"permanent", kPermanent},
                             {"unpaid", kUnpaid},
                             {"perm", kPermanent}};

constexpr Phrase kText[] = {{"permanent contract", kPermanent},
                            {"permanent position", kPermanent},
                            {"permanent role", kPermanent},
                            {"permanent post", kPermanent},
                            {"permanent full time", kPermanent},
                            {"permanent part time", kPermanent},
                            {"permanent job", kPermanent},
                            {"permanent basis", kPermanent},
                            {"permanent vacancy", kPermanent},
                            {"job type permanent", kPermanent},
                            {"on a permanent", kPermanent},
                            {"permanent employment", kPermanent},
                            {"fixed term contract", kFixed},
                            {"fixed term", kFixed},
                            {"fixed term post", kFixed},
                            {"maternity cover", kFixed},
                            {"months contract", kFixed},
                            {"month contract", kFixed},
                            {"months fixed", kFixed},
                            {"temporary contract", kTemporary},
                            {"temporary position", kTemporary},
                            {"temporary role", kTemporary},
                            {"temporary post", kTemporary},
                            {"seasonal role", kTemporary},
                            {"seasonal position", kTemporary},
                            {"temporary basis", kTemporary},
                            {"zero hours contract", kCasual},
                            {"zero hour contract", kCasual},
                            {"zero hours", kCasual},
                            {"casual contract", kCasual},
                            {"casual basis", kCasual},
                            {"casual work", kCasual},
                            {"bank staff", kCasual},
                            {"bank worker", kCasual},
                            {"bank contract", kCasual},
                            {"as and when required basis", kCasual},
                            {"this apprenticeship", kApprentice},
                            {"apprenticeship standard", kApprentice},
                            {"as an apprentice", kApprentice},
                            {"volunteering opportunity", kVolunteer},
                            {"volunteer role", kVolunteer},
                            {"voluntary role", kVolunteer},
                            {"volunteer position", kVolunteer},
                            {"voluntary position", kVolunteer},
                            {"this is a volunteer", kVolunteer},
                            {"this is a voluntary", kVolunteer},
                            {"work trial", kTrial},
                            {"unpaid trial", kUnpaid},
                            {"unpaid position", kUnpaid},
                            {"unpaid role", kUnpaid},
                            {"unpaid internship", kUnpaid},
                            {"unpaid interns", kUnpaid},
                            {"unpaid intern", kUnpaid},
                            {"expenses only", kUnpaid},
                            {"this is unpaid", kUnpaid},
                            {"is an unpaid", kUnpaid},
                            {"unpaid work", kUnpaid},
                            {"position is unpaid", kUnpaid},
                            {"role is unpaid", kUnpaid},
                            {"internship is unpaid", kUnpaid},
                            {"unpaid opportunity", kUnpaid},
                            {"no salary", kUnpaid}};

void Scan(const PhraseTable& table, const ScannedText& text, std::string_view source,
          bool negations, ContractReading* reading) {
  for (const PhraseHit& hit : table.FindAll(text)) {
    if (negations && text.NegatedBefore(hit.from)) continue;
    if (hit.tag == kUnpaid) {
      if (reading->unpaid) continue;
      reading->unpaid = true;
      reading->unpaid_source = source;
      reading->unpaid_from = hit.from;
      reading->unpaid_to = hit.to;
    } else if (reading->contract == Contract::kUnknown) {
      reading->contract = static_cast<Contract>(hit.tag);
      reading->source = source;
      reading->from = hit.from;
      reading->to = hit.to;
    }
  }
}

}  // namespace

ContractReading ReadContract(std::string_view declared, const ScannedText& title,
                             const ScannedText& description) {
  static const PhraseTable titles(kTitle), fields(kDeclared), texts(kText);
  ContractReading reading;
  // "Volunteer Coordinator" is a paid job: a word for people who work there follows.
  static constexpr Phrase kLeaders[] = {{"volunteer coordinator", 1},
                                        {"volunteer co ordinator", 1},
                                        {"volunteer manager", 1},
                                        {"volunteer officer", 1},
                                        {"volunteers manager", 1},
                                        {"volunteer engagement", 1},
                                        {"volunteer development", 1},
                                        {"apprenticeship manager", 1},
                                        {"apprenticeship assessor", 1},
                                        {"apprenticeship coach", 1},
                                        {"apprenticeship tutor", 1},
                                        {"apprenticeship officer", 1},
                                        {"bank manager", 1},
                                        {"bank clerk", 1},
                                        {"bank of", 1},
                                        {"voluntary sector", 1},
                                        {"apprenticeship trainer", 1},
                                        {"apprenticeship advisor", 1},
                                        {"apprenticeship adviser", 1},
                                        {"apprenticeship delivery", 1},
                                        {"volunteer services", 1},
                                        {"volunteering manager", 1},
                                        {"volunteering officer", 1},
                                        {"volunteer lead", 1}};
  static const PhraseTable leaders(kLeaders);
  if (leaders.FindAll(title).empty()) Scan(titles, title, "text:title", true, &reading);
  const std::string kept(declared);
  const ScannedText field(kept);
  Scan(fields, field, "field:contract", false, &reading);
  if (reading.source == "field:contract") reading.from = reading.to = 0;
  if (reading.unpaid_source == "field:contract") reading.unpaid_from = reading.unpaid_to = 0;
  Scan(texts, description, "text:description", true, &reading);
  return reading;
}

}  // namespace corner::indexer
