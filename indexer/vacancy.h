// A vacancy as the rest of Corner sees it: every fact typed, each with where it came from, and
// "not stated" kept apart from every value. Made by normalise, kept by the ledger, found by the
// index, shown by the service. A plain value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/base/day.h"
#include "taxonomies/places/place.h"

namespace corner::indexer {

enum class Status : uint8_t { kOpen, kClosed, kHeld };
enum class Remote : uint8_t { kUnknown, kNo, kHybrid, kYes };
enum class Contract : uint8_t {
  kUnknown,
  kPermanent,
  kFixed,
  kTemporary,
  kCasual,
  kApprenticeship,
  kVolunteer,
  kTrial
};
enum class PayPeriod : uint8_t { kUnknown, kHour, kDay, kWeek, kMonth, kYear };

// Bits of Vacancy::pattern; 0 = not stated.
enum PatternBit : uint8_t {
  kDays = 1,
  kEvenings = 2,
  kNights = 4,
  kWeekends = 8,
  kShifts = 16,
  kTermTime = 32,
  kFlexible = 64,
  kEarly = 128  // before the usual start of a day
};

// Bits of Vacancy::flags. Each says what the advert's own text appears to say.
enum FlagBit : uint16_t {
  kFeeAsked = 1,          // the applicant is asked to pay
  kUnpaid = 2,            // no wage: unpaid trial, volunteering, "expenses only"
  kBelowMinimumWage = 4,  // below the adult rate of the day (docs/data-path.md)
  kEarlyQuestions = 8,    // health asked about before an offer (Equality Act 2010 s.60)
  kCommissionOnly = 16,
  kPremiumPhone = 32,  // a premium-rate number to ring
  kNoEmployer = 64,
  kMendedText = 128  // double-encoded text was mended
};

struct Pay {                                    // at least one of min/max is stated
  std::optional<int64_t> min_pence, max_pence;  // per `period`, in hundredths of `currency`
  PayPeriod period = PayPeriod::kUnknown;
  std::string currency = "GBP";             // ISO 4217
  bool pro_rata = false;                    // full-time equivalent of a part-time job
  bool predicted = false;                   // the sender's guess, never the advert's word
  std::optional<int64_t> hourly_min_pence;  // GBP only; derived, or stated (docs/data-path.md)
  std::optional<int64_t> annual_min_pence;
  std::string text;  // as the advert has it
  bool operator==(const Pay&) const = default;
};

// Weekly hours in hundredths: 37.5 h = 3750.
struct Hours {
  std::optional<int32_t> min, max;
  bool operator==(const Hours&) const = default;
};

// Where a fact was read: a declared field of the feed, or a byte span of a text.
struct FactSource {
  std::string name;          // "pay", "hours", "contract", …
  std::string value;         // printed form
  std::string source;        // "field:pay_text", "text:title", "text:description"
  int32_t from = 0, to = 0;  // half-open byte span in that text; 0,0 for a declared field
  bool operator==(const FactSource&) const = default;
};

// Name of the fact that says where an hour's pay is stated beside a sum for a longer period.
inline constexpr std::string_view kHourlyPayFact = "pay_hourly";

struct Requirement {
  enum class Strength : uint8_t { kMust, kNice, kLearnable };
  std::string
      kind;  // "driving_licence", "dbs", "registration:nmc", "language:welsh", "cscs", "sia", …
  Strength strength = Strength::kMust;
  int32_t from = 0, to = 0;  // span in the plain description; 0,0 when from a field
  bool operator==(const Requirement&) const = default;
};

struct Scheme {
  std::string id;     // "disability_confident", "mindful_employer", "interview_offer"
  std::string level;  // disability_confident: "committed", "employer", "leader"; else empty
  bool operator==(const Scheme&) const = default;
};

struct Span {
  int32_t from = 0, to = 0;
  bool operator==(const Span&) const = default;
};
// What the work uses: a concept of the resources vocabulary, its weight 1-9 and where the advert
// says so. An empty span: it is only typical of the occupation, or, at weight 9, stands in the
// title.
inline constexpr int32_t kTaskInTitle = 9;
struct Task {
  std::string concept_id;
  int32_t weight = 0;
  Span span;
  bool operator==(const Task&) const = default;
};
struct Facet {
  std::string id;
  int32_t value = 0;
  std::string source;
  bool operator==(const Facet&) const = default;
};
struct Occupation {
  std::string scheme, code;
  int32_t per_mille = 0;
  bool operator==(const Occupation&) const = default;
};

struct Vacancy {
  std::string id;      // "v" + 26 characters, from (source, external id); stable for ever
  std::string source;  // the feed's key
  std::string external_id;
  std::string row_source;  // the row's own "source" text, for display only
  std::string title;
  std::string employer_key;  // spelling variants of one employer share it; empty = not stated
  std::string employer_name;
  std::string sector;
  std::string description_html;  // reduced to the allow-list
  std::string description_text;  // plain; every span points into it
  std::string url;               // https only, else empty

  std::optional<Day> posted, closes;
  Day first_seen;
  Status status = Status::kOpen;
  // Adverts of one opening share a group: the id of its founder, the one seen first. Empty = alone.
  std::string group;
  std::optional<Day> group_first_seen;  // the founder's first sighting; only with `group`

  taxonomies::PlaceMatch
      place;  // precision kNone: no place understood; `text` still holds the advert's
  Remote remote = Remote::kUnknown;
  std::optional<Pay> pay;
  std::optional<Hours> hours;
  uint8_t pattern = 0;
  std::optional<int32_t> start_minute;  // start of the working day, minutes after midnight
  Contract contract = Contract::kUnknown;
  bool competitive = true;  // open-market paid work
  bool lawful = true;       // not below the minimum wage as advertised
  uint16_t flags = 0;
  std::vector<Requirement> requirements;
  std::vector<Scheme> schemes;

  std::vector<Occupation> occupation;
  std::vector<std::string> fields;
  std::vector<Task> tasks;
  std::vector<Facet> facets;
  std::vector<FactSource> facts;
  bool operator==(const Vacancy&) const = default;
};

// A vacancy without a closing date stays open this many days from first sight.
inline constexpr int kOpenDaysWithoutClosingDate = 60;
// The last day on which the vacancy may be found.
Day LastOpenDay(const Vacancy& vacancy);
Day LastOpenDay(const std::optional<Day>& closes, Day first_seen);

// The day from which an advert's age counts: posted, else first seen; for an opening advertised
// before, never later than its group was first seen. Openness does not follow it.
Day AgeDay(const Vacancy& vacancy);
// The group's id, or the vacancy's own when it is alone.
const std::string& GroupOf(const Vacancy& vacancy);

// The stable id of (source, external id).
std::string VacancyId(std::string_view source, std::string_view external_id);
// Hash of the text a reader would see (title and description, folded): same-text adverts share it.
uint64_t TextGroup(const Vacancy& vacancy);

// Printed names used in JSON, filters and the index: "permanent", "term_time", "hour", …
std::string_view Name(Status status);
std::string_view Name(Remote remote);
std::string_view Name(Contract contract);
std::string_view Name(PayPeriod period);
std::string_view Name(Requirement::Strength strength);
std::string_view PatternName(PatternBit bit);
std::string_view FlagName(FlagBit bit);
std::optional<Status> StatusFromName(std::string_view name);
std::optional<Remote> RemoteFromName(std::string_view name);
std::optional<Contract> ContractFromName(std::string_view name);
std::optional<PayPeriod> PayPeriodFromName(std::string_view name);
std::optional<Requirement::Strength> StrengthFromName(std::string_view name);
std::optional<PatternBit> PatternFromName(std::string_view name);
std::optional<FlagBit> FlagFromName(std::string_view name);
inline constexpr PatternBit kAllPatterns[] = {kDays,   kEvenings, kNights,   kWeekends,
                                              kShifts, kTermTime, kFlexible, kEarly};
inline constexpr FlagBit kAllFlags[] = {kFeeAsked,       kUnpaid,         kBelowMinimumWage,
                                        kEarlyQuestions, kCommissionOnly, kPremiumPhone,
                                        kNoEmployer,     kMendedText};

}  // namespace corner::indexer
