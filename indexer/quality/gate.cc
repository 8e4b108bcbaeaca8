#include "indexer/quality/gate.h"

#include <utility>

#include "indexer/normalise/scan.h"
#include "indexer/quality/age.h"
#include "indexer/quality/contact.h"
#include "indexer/quality/links.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxValueBytes = 200;

// One advert on its way through the rules, in the order of the table.
class Look {
 public:
  Look(const Vacancy& vacancy, const SourceContext& source, const KnownCopies& copies, Day day)
      : vacancy_(vacancy), source_(source), copies_(copies), day_(day) {}

  std::vector<QualityReason> Run() {
    // The text is read once, and only where a rule needs it.
    const bool reads_text = vacancy_.employer_key.empty() || vacancy_.url.empty();
    const ScannedText text(reads_text ? std::string_view(vacancy_.description_text)
                                      : std::string_view());
    const ContactWays ways = reads_text ? ReadContactWays(text) : ContactWays();
    if (vacancy_.employer_key.empty()) LookForEmployer(text, ways);
    LookAtFlags();
    LookAtPay();
    LookAtWage();
    if (auto copied = JudgeCopies(vacancy_, source_.trusted_agency, copies_)) {
      reasons_.push_back(*std::move(copied));
    }
    LookAtLink(ways);
    LookAtAge();
    return std::move(reasons_);
  }

 private:
  void Add(std::string_view rule, std::string_view source, std::string_view value, int32_t from = 0,
           int32_t to = 0) {
    QualityReason reason;
    reason.rule = FindQualityRule(rule);
    reason.source = source;
    reason.value = std::string(Utf8Prefix(value, kMaxValueBytes));
    reason.from = from;
    reason.to = to;
    reasons_.push_back(std::move(reason));
  }
  void AddSpan(std::string_view rule, int32_t from, int32_t to) {
    const std::string_view text = vacancy_.description_text;
    Add(rule, "text:description", text.substr(from, to - from), from, to);
  }
  // The fact of a flag, or of anything by name; null when the facts have none.
  const FactSource* Fact(std::string_view name, std::string_view value = {}) const {
    for (const FactSource& fact : vacancy_.facts) {
      if (fact.name == name && (value.empty() || fact.value == value)) return &fact;
    }
    return nullptr;
  }
  void AddFact(std::string_view rule, const FactSource* fact) {
    if (fact == nullptr) return Add(rule, "flags", "");
    const auto size = static_cast<int32_t>(vacancy_.description_text.size());
    const bool in_text = fact->source == "text:description" && fact->from < fact->to;
    if (in_text && fact->to <= size) return AddSpan(rule, fact->from, fact->to);
    Add(rule, fact->source, fact->value, fact->from, fact->to);
  }

  void LookForEmployer(const ScannedText& text, const ContactWays& ways) {
    if (source_.trusted_agency) return Add("no_employer.agency", "field:employer", "");
    if (const auto name = FindEmployerName(text)) {
      return AddSpan("no_employer.in_text", name->from, name->to);
    }
    const bool website = !vacancy_.url.empty() && !IsPrivateLink(vacancy_.url);
    if (!website && !ways.traceable) {
      if (ways.private_way) return AddSpan("no_employer.private_contact", ways.from, ways.to);
      if (!vacancy_.url.empty()) {
        return Add("no_employer.private_contact", "field:url", HostOf(vacancy_.url));
      }
    }
    Add("no_employer.unnamed", "field:employer", "");
  }

  void LookAtFlags() {
    if (vacancy_.flags & kFeeAsked) {
      AddFact("fee_asked.stated", Fact("flag", FlagName(kFeeAsked)));
    } else if (const FactSource* fact = Fact("perhaps", FlagName(kFeeAsked))) {
      AddFact("fee_asked.perhaps", fact);
    }
    if (vacancy_.flags & kPremiumPhone) {
      const FactSource* fact = Fact("flag", FlagName(kPremiumPhone));
      const bool service = fact != nullptr && fact->from < fact->to &&
                           vacancy_.description_text.compare(fact->from, 3, "087") == 0;
      AddFact(service ? "premium_phone.service" : "premium_phone.premium", fact);
    }
  }

  void LookAtPay() {
    if (!(vacancy_.flags & kBelowMinimumWage)) return;
    const FactSource* fact = Fact("flag", FlagName(kBelowMinimumWage));
    const bool stated = fact != nullptr && fact->source != "derived:pay" && vacancy_.pay &&
                        !vacancy_.pay->predicted && vacancy_.pay->period == PayPeriod::kHour;
    Add(stated ? "below_minimum_wage.hourly" : "below_minimum_wage.derived",
        fact == nullptr ? "derived:pay" : fact->source, vacancy_.pay ? vacancy_.pay->text : "",
        stated ? fact->from : 0, stated ? fact->to : 0);
  }

  void LookAtWage() {
    if (!(vacancy_.flags & kUnpaid)) return;
    const FactSource* fact = Fact("unpaid");
    AddFact("unpaid.stated", fact != nullptr ? fact : Fact("contract"));
  }

  void LookAtLink(const ContactWays& ways) {
    if (const FactSource* refused = Fact("link_refused")) {
      if (refused->value == "script") return Add("dead_link_shape.script", "field:url", "script");
      if (refused->value == "malformed") return Add("dead_link_shape.malformed", "field:url", "");
      return;  // an address without https is a way to apply, though we do not send people there
    }
    if (vacancy_.url.empty()) {
      if (!ways.any()) Add("dead_link_shape.no_way", "field:url", "");
      return;
    }
    const std::string_view rule = RuleOfLink(vacancy_.url);
    if (!rule.empty()) Add(rule, "field:url", HostOf(vacancy_.url));
  }

  void LookAtAge() {
    for (const AgeFinding& finding : JudgeAge(vacancy_, day_)) {
      Add(finding.rule, finding.source, finding.day.Iso());
    }
  }

  const Vacancy& vacancy_;
  const SourceContext& source_;
  const KnownCopies& copies_;
  Day day_;
  std::vector<QualityReason> reasons_;
};

}  // namespace

std::vector<QualityReason> Judge(const Vacancy& vacancy, const SourceContext& source,
                                 const KnownCopies& copies, Day day) {
  return Look(vacancy, source, copies, day).Run();
}

}  // namespace corner::indexer
