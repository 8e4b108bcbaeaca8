#include "indexer/quality/rules.h"

namespace corner::indexer {
namespace {

using Code = QualityCode;

constexpr struct {
  Code code;
  std::string_view name;
} kCodes[] = {{Code::kNoEmployer, "no_employer"},
              {Code::kFeeAsked, "fee_asked"},
              {Code::kPremiumPhone, "premium_phone"},
              {Code::kBelowMinimumWage, "below_minimum_wage"},
              {Code::kUnpaid, "unpaid"},
              {Code::kCopiedAdvert, "copied_advert"},
              {Code::kDeadLinkShape, "dead_link_shape"},
              {Code::kStale, "stale"},
              {Code::kKeptBefore, "kept_before"}};

constexpr bool kHolds = true, kMarks = false;

constexpr QualityRule kRules[] = {
    {"no_employer.private_contact", Code::kNoEmployer, kHolds,
     "No employer is named, and the only way to answer is a private number, mailbox or form.",
     "nobody could be found again if it goes wrong"},
    {"no_employer.agency", Code::kNoEmployer, kMarks,
     "The agency that sent this advert does not name the employer.",
     "agencies often name the employer later, and the agency is known"},
    {"no_employer.in_text", Code::kNoEmployer, kMarks,
     "The feed names no employer; the text appears to.",
     "many feeds leave the field empty while the text is plain"},
    {"no_employer.unnamed", Code::kNoEmployer, kMarks, "No employer is named.",
     "most feeds that leave it out are careless and nothing in the advert asks for trust"},
    {"fee_asked.stated", Code::kFeeAsked, kHolds,
     "The advert appears to ask the applicant to pay for something.",
     "asking work-seekers for money is the commonest fraud, and an agency may not charge them for "
     "finding work (Employment Agencies Act 1973 s.6)"},
    {"fee_asked.perhaps", Code::kFeeAsked, kMarks,
     "A small sum stands beside a fee, charge or deposit; it may be the applicant who pays.",
     "about half of such sums are paid by customers or others"},
    {"premium_phone.premium", Code::kPremiumPhone, kHolds,
     "The number to ring is a premium-rate or personal number and may cost a lot.",
     "09 and 070 numbers can cost pounds a minute (Ofcom numbering plan); no employer needs one"},
    {"premium_phone.service", Code::kPremiumPhone, kMarks,
     "The number to ring begins with 0871, 0872 or 0873 and costs more than a usual call.",
     "some real firms keep such a number, and the cost is limited"},
    {"below_minimum_wage.hourly", Code::kBelowMinimumWage, kHolds,
     "The pay stated for an hour is below the legal minimum of the day.",
     "the advert's own words state unlawful pay"},
    {"below_minimum_wage.derived", Code::kBelowMinimumWage, kMarks,
     "Worked out from the pay and hours stated, the pay is below the legal minimum of the day.",
     "a figure that was worked out can be wrong; such adverts are kept out of job results already"},
    {"unpaid.stated", Code::kUnpaid, kMarks, "The advert appears to offer no wage.",
     "volunteering is honest; it is not competitive work and is kept out of job results already"},
    {"copied_advert.names_other", Code::kCopiedAdvert, kHolds,
     "The same text was advertised by another employer, whose name it still carries.",
     "the text itself says whose advert it is"},
    {"copied_advert.other_contact", Code::kCopiedAdvert, kHolds,
     "The same advert leads elsewhere to a website, and here to a private form, mailbox or number.",
     "a copy that only changes where answers go is how applicants' data are collected"},
    {"copied_advert.other_employer", Code::kCopiedAdvert, kMarks,
     "The same text was advertised under another employer's name.",
     "groups, franchises and agencies share texts"},
    {"dead_link_shape.script", Code::kDeadLinkShape, kHolds,
     "The link to apply is a script or embedded data, not an address.",
     "no website needs one, and it can do harm"},
    {"dead_link_shape.malformed", Code::kDeadLinkShape, kMarks,
     "The link to apply is not an address of a page.",
     "an advert may still say in words how to apply"},
    {"dead_link_shape.placeholder", Code::kDeadLinkShape, kMarks,
     "The link to apply leads to a placeholder, not to a website of the employer.",
     "a form that was left as it came, rather than a trap"},
    {"dead_link_shape.shortener", Code::kDeadLinkShape, kMarks,
     "The link to apply is a bare address of a link shortener and leads nowhere.",
     "annoying, not dangerous"},
    {"dead_link_shape.tracking", Code::kDeadLinkShape, kMarks,
     "The link to apply only counts clicks and names no advert.", "annoying, not dangerous"},
    {"dead_link_shape.no_way", Code::kDeadLinkShape, kMarks,
     "The advert does not say how to apply.",
     "many feeds carry no link; the employer can be asked"},
    {"stale.listed_long", Code::kStale, kMarks, "The advert has been listed for a very long time.",
     "some employers recruit all year round"},
    {"stale.reposted", Code::kStale, kMarks,
     "The advert was first seen long ago and is posted again and again.",
     "some employers recruit all year round"},
    {"stale.far_closing", Code::kStale, kMarks, "The closing date lies years ahead.",
     "a default of the sender's system, rather than a trap"},
    {"kept_before.changed", Code::kKeptBefore, kHolds,
     "A person kept an earlier wording of this advert from being shown; the advert has changed "
     "since.",
     "a change of wording must not undo a person's decision unseen"}};

}  // namespace

std::string_view Name(QualityCode code) {
  for (const auto& row : kCodes) {
    if (row.code == code) return row.name;
  }
  return "unknown";
}

std::optional<QualityCode> QualityCodeFromName(std::string_view name) {
  for (const auto& row : kCodes) {
    if (row.name == name) return row.code;
  }
  return std::nullopt;
}

std::span<const QualityRule> QualityRules() { return kRules; }

const QualityRule* FindQualityRule(std::string_view name) {
  for (const QualityRule& rule : kRules) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

}  // namespace corner::indexer
