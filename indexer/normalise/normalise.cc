#include "indexer/normalise/normalise.h"

#include <utility>

#include "indexer/employer.h"
#include "indexer/normalise/clean_fields.h"
#include "indexer/normalise/contract.h"
#include "indexer/normalise/dates.h"
#include "indexer/normalise/facts.h"
#include "indexer/normalise/flags.h"
#include "indexer/normalise/hours.h"
#include "indexer/normalise/html.h"
#include "indexer/normalise/link.h"
#include "indexer/normalise/location.h"
#include "indexer/normalise/pay.h"
#include "indexer/normalise/pay_rates.h"
#include "indexer/normalise/remote.h"
#include "indexer/normalise/requirements.h"
#include "indexer/normalise/schemes.h"
#include "indexer/normalise/wage_check.h"
#include "indexer/normalise/working_pattern.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxDescriptionBytes = 1u << 20;
constexpr size_t kMaxTitleBytes = 500, kMaxPayTextBytes = 400;

using Field = PostingField;

// One advert on its way from posting to vacancy. The steps run in the order of Normalise() below.
class Journey {
 public:
  Journey(const taxonomies::Gazetteer& gazetteer, const NormaliseOptions& options,
          const Posting& posting)
      : gazetteer_(gazetteer), options_(options), posting_(posting) {}

  std::variant<Vacancy, Rejection> Run() {
    // The record must be an advert at all.
    if (!Accepts()) return rejection_;
    // Its words, mended and made safe.
    if (CleanFields(&posting_)) vacancy_.flags |= kMendedText;
    ReadWords();
    if (vacancy_.title.empty()) {
      return Reject("the advert has no title", "Give every advert a title.");
    }
    // Who it is: stable ids.
    if (!Identify()) return rejection_;
    // When and where.
    if (!ReadDates()) return rejection_;
    ReadPlace();
    // What is offered.
    const ScannedText title(vacancy_.title), description(vacancy_.description_text);
    ReadTerms(title, description);
    ReadHoursAndPay(title, description);
    // What is asked, what is promised, what to look out for.
    ReadNeeds(title, description);
    RaiseFlags(description);
    return std::move(vacancy_);
  }

 private:
  Rejection Reject(std::string reason, std::string hint) {
    return rejection_ = {posting_.line, std::move(reason), std::move(hint)};
  }
  const std::string& Get(Field field) const { return posting_.Get(field); }
  void Fact(std::string_view name, std::string value, std::string_view source, int32_t from = 0,
            int32_t to = 0) {
    AddFact(name, std::move(value), source, from, to, &vacancy_);
  }

  bool Accepts();
  void ReadWords();
  bool Identify();
  bool ReadDates();
  bool ReadDeclaredDate(Field field, std::string_view name, Day reference, std::optional<Day>* day);
  void ReadPlace();
  void ReadTerms(const ScannedText& title, const ScannedText& description);
  void ReadHoursAndPay(const ScannedText& title, const ScannedText& description);
  void TakeStatedHourly(const PayReading& pay, const std::optional<Hours>& hours);
  void ReadNeeds(const ScannedText& title, const ScannedText& description);
  void RaiseFlags(const ScannedText& description);
  void CheckPay();

  const taxonomies::Gazetteer& gazetteer_;
  const NormaliseOptions& options_;
  Posting posting_;
  Vacancy vacancy_;
  Rejection rejection_;
  std::string country_;
  bool place_is_remote_ = false;
  // What the check of the minimum wage needs to know of the pay.
  bool pay_period_stated_ = false;
  FactSource pay_fact_;
  std::optional<int64_t> stated_hourly_;  // beside a longer period's pay
  std::string around_pay_;
};

bool Journey::Accepts() {
  if (Get(Field::kDescription).size() > kMaxDescriptionBytes) {
    Reject("the description is longer than 1 MB", "Send the text of the advert without pictures.");
    return false;
  }
  for (const Field field : {Field::kPayMin, Field::kPayMax, Field::kPayText}) {
    if (!IsNegativeAmount(Get(field))) continue;
    Reject(Concat("the pay is negative (", Utf8Prefix(TrimSpace(Get(field)), 40), ")"),
           "Leave the pay out where it is not known.");
    return false;
  }
  return true;
}

void Journey::ReadWords() {
  vacancy_.title = std::string(Utf8Prefix(PlainLine(Get(Field::kTitle)), kMaxTitleBytes));
  vacancy_.description_html = SafeHtml(Get(Field::kDescription));
  vacancy_.description_text = PlainText(vacancy_.description_html);
  vacancy_.employer_name =
      std::string(Utf8Prefix(PlainLine(Get(Field::kEmployer)), kMaxTitleBytes));
  vacancy_.employer_key = EmployerKey(vacancy_.employer_name);
  vacancy_.sector =
      PlainLine(Get(Field::kSector).empty() ? Get(Field::kCategory) : Get(Field::kSector));
  vacancy_.row_source = PlainLine(Get(Field::kRowSource));
  if (vacancy_.employer_key.empty()) {
    vacancy_.flags |= kNoEmployer;
  } else {
    Fact("employer", vacancy_.employer_name, "field:employer");
  }
  LinkReading link = ReadLink(Get(Field::kUrl));
  vacancy_.url = std::move(link.url);
  if (!link.refused.empty()) Fact("link_refused", std::string(link.refused), "field:url");
}

bool Journey::Identify() {
  vacancy_.source = options_.source;
  vacancy_.first_seen = options_.day;
  vacancy_.external_id = CollapseSpace(Get(Field::kExternalId));
  if (vacancy_.external_id.empty()) {
    if (vacancy_.description_text.empty()) {
      Reject("the advert has no id and no text to make one from", "Give every advert an id.");
      return false;
    }
    vacancy_.external_id =
        Concat("auto-", ToBase32(HashOf(Concat(vacancy_.title, "\n", vacancy_.employer_key, "\n",
                                               Get(Field::kLocation), "\n", Get(Field::kPostcode),
                                               "\n", vacancy_.description_text))));
  }
  vacancy_.id = VacancyId(vacancy_.source, vacancy_.external_id);
  return true;
}

bool Journey::ReadDeclaredDate(Field field, std::string_view name, Day reference,
                               std::optional<Day>* day) {
  if (Get(field).empty()) return true;
  const DateReading reading = ReadDate(Get(field), reference);
  if (reading.problem == DateProblem::kImpossible) {
    Reject(Concat("the date ", Utf8Prefix(TrimSpace(Get(field)), 60), " does not exist"),
           Concat("Check \"", PostingFieldName(field), "\" of the record."));
    return false;
  }
  *day = reading.day;
  if (*day) Fact(name, (*day)->Iso(), Concat("field:", PostingFieldName(field)));
  return true;
}

bool Journey::ReadDates() {
  // A posting day without a year lies in the twelve months before today.
  const Day year_ago = options_.day - 364;
  if (!ReadDeclaredDate(Field::kPosted, "posted", year_ago, &vacancy_.posted)) return false;
  const Day reference = vacancy_.posted.value_or(options_.day);
  if (!ReadDeclaredDate(Field::kCloses, "closes", reference, &vacancy_.closes)) return false;
  if (!vacancy_.closes) {
    const ScannedText text(vacancy_.description_text);
    if (const std::optional<ClosingDate> found = FindClosingDate(text, reference)) {
      vacancy_.closes = found->day;
      Fact("closes", found->day.Iso(), "text:description", found->from, found->to);
    }
  }
  vacancy_.status =
      vacancy_.closes && *vacancy_.closes < options_.day ? Status::kClosed : Status::kOpen;
  return true;
}

void Journey::ReadPlace() {
  LocationReading reading = ReadLocation(gazetteer_, posting_);
  vacancy_.place = std::move(reading.place);
  country_ = std::move(reading.country);
  place_is_remote_ = reading.remote;
  if (!reading.source.empty()) Fact("place", vacancy_.place.name, reading.source);
}

void Journey::ReadTerms(const ScannedText& title, const ScannedText& description) {
  const ContractReading contract = ReadContract(Get(Field::kContract), title, description);
  vacancy_.contract = contract.contract;
  if (contract.contract != Contract::kUnknown) {
    Fact("contract", std::string(Name(contract.contract)), contract.source, contract.from,
         contract.to);
  }
  const bool volunteer = contract.contract == Contract::kVolunteer;
  if (contract.unpaid || volunteer) vacancy_.flags |= kUnpaid;
  if (contract.unpaid) {
    Fact("unpaid", "yes", contract.unpaid_source, contract.unpaid_from, contract.unpaid_to);
  }
  vacancy_.competitive = !contract.unpaid && !volunteer && contract.contract != Contract::kTrial;

  const RemoteReading remote = ReadRemote(Get(Field::kRemote), Get(Field::kWorkingTime),
                                          place_is_remote_, title, description);
  vacancy_.remote = remote.remote;
  if (remote.remote != Remote::kUnknown) {
    Fact("remote", std::string(Name(remote.remote)), remote.source, remote.from, remote.to);
  }

  const PatternReading pattern = ReadPattern(Get(Field::kPattern), Get(Field::kWorkingTime),
                                             Get(Field::kStartTime), title, description);
  vacancy_.pattern = pattern.pattern;
  vacancy_.start_minute = pattern.start_minute;
  for (const PatternSource& source : pattern.sources) {
    Fact("pattern", std::string(PatternName(source.bit)), source.source, source.from, source.to);
  }
  if (pattern.start_minute) {
    Fact("start_time", PrintMinute(*pattern.start_minute), pattern.start_source, pattern.start_from,
         pattern.start_to);
  }
}

void Journey::ReadHoursAndPay(const ScannedText& title, const ScannedText& description) {
  const HoursReading hours = ReadHours(
      {Get(Field::kHoursText), Get(Field::kHoursMin), Get(Field::kHoursMax), &title, &description});
  vacancy_.hours = hours.hours;
  if (hours.hours) Fact("hours", PrintHours(*hours.hours), hours.source, hours.from, hours.to);

  PayInput input;
  const std::string pay_text = PlainText(SafeHtml(Get(Field::kPayText)));
  input.text = pay_text;
  input.min = Get(Field::kPayMin);
  input.max = Get(Field::kPayMax);
  input.period = Get(Field::kPayPeriod);
  input.currency = TrimSpace(Get(Field::kPayCurrency));
  input.predicted = Get(Field::kPayPredicted);
  input.title = &title;
  input.description = &description;
  input.country = country_;
  PayReading pay = ReadPay(input);
  if (!pay.note.empty()) Fact("pay_note", pay.note, "field:pay_min");
  if (!pay.pay) return;
  if (pay.pay->text.empty() && pay.to > pay.from) {
    const std::string_view text = pay.source == "text:title" ? title.text() : description.text();
    pay.pay->text = text.substr(pay.from, pay.to - pay.from);
  }
  pay.pay->text = std::string(Utf8Prefix(pay.pay->text, kMaxPayTextBytes));
  // A guess is no fact of the advert: it has no text, and no rates for filters and order to go by.
  if (!pay.pay->predicted) {
    DeriveRates(hours.hours, hours.full_time, &*pay.pay);
    if (pay.pay->text.empty()) pay.pay->text = PrintPay(*pay.pay);
  }
  Fact(pay.pay->predicted ? "pay_predicted" : "pay", PrintPay(*pay.pay), pay.source, pay.from,
       pay.to);
  pay_period_stated_ = !pay.period_source.empty();
  pay_fact_ = {pay.pay->predicted ? "pay_predicted" : "pay", "", pay.source, pay.from, pay.to};
  around_pay_ = WordsAroundPay(pay, title, description);
  if (!pay.period_source.empty() && pay.period_source != pay.source) {
    Fact("pay_period", std::string(Name(pay.pay->period)), pay.period_source);
  }
  vacancy_.pay = std::move(pay.pay);
  TakeStatedHourly(pay, hours.hours);
}

void Journey::TakeStatedHourly(const PayReading& pay, const std::optional<Hours>& hours) {
  if (!pay.hourly_pence || vacancy_.pay->currency != "GBP" || vacancy_.pay->predicted) return;
  if (!IsSamePay(*vacancy_.pay, *pay.hourly_pence, hours)) return;
  vacancy_.pay->hourly_min_pence = stated_hourly_ = pay.hourly_pence;
  Pay hour;
  hour.min_pence = hour.max_pence = pay.hourly_pence;
  hour.period = PayPeriod::kHour;
  Fact(std::string(kHourlyPayFact), PrintPay(hour), pay.source, pay.hourly_from, pay.hourly_to);
}

void Journey::ReadNeeds(const ScannedText& title, const ScannedText& description) {
  vacancy_.requirements = ReadRequirements(Get(Field::kRequirements), title, description);
  for (const Requirement& requirement : vacancy_.requirements) {
    const bool in_text = requirement.to > 0;
    Fact("requirement", Concat(requirement.kind, " (", Name(requirement.strength), ")"),
         in_text ? "text:description" : "field:requirements", requirement.from, requirement.to);
  }
  for (SchemeReading& reading : ReadSchemes(Get(Field::kScheme), title, description)) {
    Fact("scheme",
         reading.scheme.level.empty() ? reading.scheme.id
                                      : Concat(reading.scheme.id, " (", reading.scheme.level, ")"),
         reading.to > 0 ? "text:description" : "field:scheme", reading.from, reading.to);
    vacancy_.schemes.push_back(std::move(reading.scheme));
  }
}

void Journey::RaiseFlags(const ScannedText& description) {
  for (const FlagReading& reading : ReadFlags(description)) {
    if (reading.plain) vacancy_.flags |= reading.flag;
    Fact(reading.plain ? "flag" : "perhaps", std::string(FlagName(reading.flag)),
         "text:description", reading.from, reading.to);
  }
  CheckPay();
}

void Journey::CheckPay() {
  if (!vacancy_.pay) return;
  const WageVerdict verdict =
      CheckWage({&*vacancy_.pay, pay_period_stated_, vacancy_.hours, vacancy_.contract,
                 options_.day, around_pay_, stated_hourly_});
  if (verdict == WageVerdict::kNotBelow) return;
  vacancy_.flags |= kBelowMinimumWage;
  vacancy_.lawful = false;
  // A figure of the advert itself keeps its place; one that was worked out has none.
  const bool stated = verdict == WageVerdict::kStatedBelow;
  const FactSource pay = stated ? pay_fact_ : FactSource{};
  Fact("flag", std::string(FlagName(kBelowMinimumWage)), stated ? pay.source : "derived:pay",
       pay.from, pay.to);
}

}  // namespace

Normaliser::Normaliser(const taxonomies::Gazetteer& gazetteer, NormaliseOptions options)
    : gazetteer_(gazetteer), options_(std::move(options)) {}

std::variant<Vacancy, Rejection> Normaliser::Normalise(const Posting& posting) const {
  return Journey(gazetteer_, options_, posting).Run();
}

}  // namespace corner::indexer
