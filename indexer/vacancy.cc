#include "indexer/vacancy.h"

#include <algorithm>
#include <array>
#include <utility>

#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

template <typename Enum>
struct Named {
  Enum value;
  std::string_view name;
};

constexpr Named<Status> kStatuses[] = {
    {Status::kOpen, "open"}, {Status::kClosed, "closed"}, {Status::kHeld, "held"}};
constexpr Named<Remote> kRemotes[] = {{Remote::kUnknown, "unknown"},
                                      {Remote::kNo, "no"},
                                      {Remote::kHybrid, "hybrid"},
                                      {Remote::kYes, "yes"}};
constexpr Named<Contract> kContracts[] = {
    {Contract::kUnknown, "unknown"},     {Contract::kPermanent, "permanent"},
    {Contract::kFixed, "fixed"},         {Contract::kTemporary, "temporary"},
    {Contract::kCasual, "casual"},       {Contract::kApprenticeship, "apprenticeship"},
    {Contract::kVolunteer, "volunteer"}, {Contract::kTrial, "trial"}};
constexpr Named<PayPeriod> kPeriods[] = {
    {PayPeriod::kUnknown, "unknown"}, {PayPeriod::kHour, "hour"},   {PayPeriod::kDay, "day"},
    {PayPeriod::kWeek, "week"},       {PayPeriod::kMonth, "month"}, {PayPeriod::kYear, "year"}};
constexpr Named<Requirement::Strength> kStrengths[] = {
    {Requirement::Strength::kMust, "must"},
    {Requirement::Strength::kNice, "nice"},
    {Requirement::Strength::kLearnable, "learnable"}};
constexpr Named<PatternBit> kPatterns[] = {
    {kDays, "days"},     {kEvenings, "evenings"},  {kNights, "nights"},     {kWeekends, "weekends"},
    {kShifts, "shifts"}, {kTermTime, "term_time"}, {kFlexible, "flexible"}, {kEarly, "early"}};
constexpr Named<FlagBit> kFlags[] = {{kFeeAsked, "fee_asked"},
                                     {kUnpaid, "unpaid"},
                                     {kBelowMinimumWage, "below_minimum_wage"},
                                     {kEarlyQuestions, "early_personal_questions"},
                                     {kCommissionOnly, "commission_only"},
                                     {kPremiumPhone, "premium_phone"},
                                     {kNoEmployer, "no_employer"},
                                     {kMendedText, "mended_text"}};

template <typename Enum, size_t N>
std::string_view NameIn(const Named<Enum> (&table)[N], Enum value) {
  for (const auto& row : table) {
    if (row.value == value) return row.name;
  }
  return "unknown";
}

template <typename Enum, size_t N>
std::optional<Enum> ValueIn(const Named<Enum> (&table)[N], std::string_view name) {
  for (const auto& row : table) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

}  // namespace

Day LastOpenDay(const Vacancy& vacancy) { return LastOpenDay(vacancy.closes, vacancy.first_seen); }

Day LastOpenDay(const std::optional<Day>& closes, Day first_seen) {
  return closes.value_or(first_seen + kOpenDaysWithoutClosingDate);
}

Day AgeDay(const Vacancy& vacancy) {
  const Day day = vacancy.posted.value_or(vacancy.first_seen);
  return vacancy.group_first_seen ? std::min(day, *vacancy.group_first_seen) : day;
}

const std::string& GroupOf(const Vacancy& vacancy) {
  return vacancy.group.empty() ? vacancy.id : vacancy.group;
}

std::string VacancyId(std::string_view source, std::string_view external_id) {
  std::string key(source);
  key.push_back('\0');
  key.append(external_id);
  return "v" + ToBase32(HashOf(key));
}

uint64_t TextGroup(const Vacancy& vacancy) {
  std::string text = FoldKey(vacancy.title);
  text.push_back('\n');
  text.append(FoldKey(vacancy.description_text));
  return Hash64Of(text);
}

std::string_view Name(Status status) { return NameIn(kStatuses, status); }
std::string_view Name(Remote remote) { return NameIn(kRemotes, remote); }
std::string_view Name(Contract contract) { return NameIn(kContracts, contract); }
std::string_view Name(PayPeriod period) { return NameIn(kPeriods, period); }
std::string_view Name(Requirement::Strength strength) { return NameIn(kStrengths, strength); }
std::string_view PatternName(PatternBit bit) { return NameIn(kPatterns, bit); }
std::string_view FlagName(FlagBit bit) { return NameIn(kFlags, bit); }
std::optional<Status> StatusFromName(std::string_view name) { return ValueIn(kStatuses, name); }
std::optional<Remote> RemoteFromName(std::string_view name) { return ValueIn(kRemotes, name); }
std::optional<Contract> ContractFromName(std::string_view name) {
  return ValueIn(kContracts, name);
}
std::optional<PayPeriod> PayPeriodFromName(std::string_view name) {
  return ValueIn(kPeriods, name);
}
std::optional<Requirement::Strength> StrengthFromName(std::string_view name) {
  return ValueIn(kStrengths, name);
}
std::optional<PatternBit> PatternFromName(std::string_view name) {
  return ValueIn(kPatterns, name);
}
std::optional<FlagBit> FlagFromName(std::string_view name) { return ValueIn(kFlags, name); }

}  // namespace corner::indexer
