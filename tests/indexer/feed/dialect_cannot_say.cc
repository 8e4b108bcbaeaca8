// What each dialect has no member for. dialect_round_trip_test.cc proves that the table is complete
// and has nothing too much.
#include "tests/indexer/feed/dialect_forms.h"

namespace corner::indexer {
namespace {

using enum PostingField;

}  // namespace

const std::vector<CannotSay>& AllCannotSay() {
  static const auto* const kTable = new std::vector<CannotSay>{
      {"corner", {}},
      {"corner_xml", {}},
      {"plain_csv", {}},
      {"vacancies_csv",
       {kSector,      kCategory,  kLocation, kStreet,       kTown,        kRegion,       kCountry,
        kLatitude,    kLongitude, kRemote,   kPayText,      kPayCurrency, kPayPredicted, kHoursText,
        kWorkingTime, kStartTime, kPosted,   kRequirements, kScheme,      kRowSource}},
      {"adzuna",
       {kSector, kStreet, kTown, kRegion, kPostcode, kCountry, kRemote, kPayText, kPayPeriod,
        kPayCurrency, kHoursText, kHoursMin, kHoursMax, kPattern, kStartTime, kCloses,
        kRequirements, kScheme, kRowSource}},
      {"reed",
       {kSector,   kCategory,  kStreet,    kTown,         kRegion,       kPostcode,  kCountry,
        kLatitude, kLongitude, kRemote,    kPayText,      kPayPredicted, kHoursText, kHoursMin,
        kHoursMax, kPattern,   kStartTime, kRequirements, kScheme,       kRowSource}},
      {"apprenticeships",
       {kCategory, kTown, kRegion, kCountry, kRemote, kPayCurrency, kPayPredicted, kHoursMin,
        kHoursMax, kWorkingTime, kRequirements, kRowSource}},
      {"teaching_json",
       {kEmployer, kSector,    kLocation,    kStreet,       kTown,      kRegion,
        kPostcode, kCountry,   kLatitude,    kLongitude,    kRemote,    kPayMin,
        kPayMax,   kPayPeriod, kPayCurrency, kPayPredicted, kHoursText, kHoursMin,
        kHoursMax, kPattern,   kStartTime,   kRequirements, kScheme,    kRowSource}},
      {"teaching_xml",
       {kEmployer, kSector,    kLocation,    kStreet,       kTown,      kRegion,
        kPostcode, kCountry,   kLatitude,    kLongitude,    kRemote,    kPayMin,
        kPayMax,   kPayPeriod, kPayCurrency, kPayPredicted, kHoursText, kHoursMin,
        kHoursMax, kPattern,   kStartTime,   kRequirements, kScheme,    kRowSource}},
      {"jobposting",
       {kPayPredicted, kHoursMin, kHoursMax, kPattern, kStartTime, kContract, kScheme, kRowSource}},
      {"page",
       {kPayPredicted, kHoursMin, kHoursMax, kPattern, kStartTime, kContract, kScheme, kRowSource}},
      {"nhs_jobs_v1",
       {kSector,      kCategory,    kStreet,       kTown,         kRegion,   kPostcode,
        kCountry,     kLatitude,    kLongitude,    kRemote,       kPayMin,   kPayMax,
        kPayPeriod,   kPayCurrency, kPayPredicted, kHoursText,    kHoursMin, kHoursMax,
        kWorkingTime, kPattern,     kStartTime,    kRequirements, kScheme,   kRowSource}},
      {"nhs_jobs_old",
       {kSector,      kStreet,       kTown,         kRegion,   kPostcode, kCountry,
        kLatitude,    kLongitude,    kRemote,       kPayMin,   kPayMax,   kPayPeriod,
        kPayCurrency, kPayPredicted, kHoursText,    kHoursMin, kHoursMax, kWorkingTime,
        kPattern,     kStartTime,    kRequirements, kScheme,   kRowSource}},
      {"find_a_job",
       {kEmployer, kSector, kCategory, kLocation, kCountry, kLatitude, kLongitude, kRemote,
        kPayCurrency, kPayPredicted, kHoursText, kHoursMin, kHoursMax, kPattern, kStartTime,
        kPosted, kRequirements, kScheme, kRowSource}},
      {"indeed",
       {kSector, kLocation, kLatitude, kLongitude, kPayMin, kPayMax, kPayPeriod, kPayCurrency,
        kPayPredicted, kHoursText, kHoursMin, kHoursMax, kPattern, kStartTime, kContract, kScheme}},
      {"jobrapido",
       {kSector, kTown, kLatitude, kLongitude, kPayMin, kPayMax, kPayPeriod, kPayCurrency,
        kPayPredicted, kHoursText, kHoursMin, kHoursMax, kPattern, kStartTime, kContract, kScheme}},
      {"ziprecruiter",
       {kSector, kLocation, kLatitude, kLongitude, kPayPredicted, kHoursText, kHoursMin, kHoursMax,
        kPattern, kStartTime, kContract, kScheme}},
      {"rss", {kSector,       kStreet,    kTown,         kRegion,   kPostcode,  kCountry,
               kRemote,       kPayText,   kPayMin,       kPayMax,   kPayPeriod, kPayCurrency,
               kPayPredicted, kHoursText, kHoursMin,     kHoursMax, kPattern,   kStartTime,
               kContract,     kCloses,    kRequirements, kScheme,   kRowSource}},
      {"rss_1", {kEmployer,  kSector,   kCategory,     kLocation,    kStreet,      kTown,
                 kRegion,    kPostcode, kCountry,      kLatitude,    kLongitude,   kRemote,
                 kPayText,   kPayMin,   kPayMax,       kPayPeriod,   kPayCurrency, kPayPredicted,
                 kHoursText, kHoursMin, kHoursMax,     kWorkingTime, kPattern,     kStartTime,
                 kContract,  kCloses,   kRequirements, kScheme,      kRowSource}},
      {"atom",
       {kEmployer,     kSector,    kLocation,     kStreet,   kTown,        kRegion,    kPostcode,
        kCountry,      kRemote,    kPayText,      kPayMin,   kPayMax,      kPayPeriod, kPayCurrency,
        kPayPredicted, kHoursText, kHoursMin,     kHoursMax, kWorkingTime, kPattern,   kStartTime,
        kContract,     kCloses,    kRequirements, kScheme,   kRowSource}},
  };
  return *kTable;
}

}  // namespace corner::indexer
