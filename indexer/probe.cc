#include "indexer/probe.h"

#include <array>

#include "absl/strings/str_format.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::array<std::string_view, kFacetFieldCount> kFacetNames = {
    "contract", "pattern", "remote",   "scheme", "requirement",
    "flag",     "field",   "employer", "place",  "source"};

std::string Print(const Clause& clause) {
  static constexpr const char* kOccur[] = {"", "+", "-"};
  static constexpr const char* kWhere[] = {"", "title:", "employer:"};
  std::string out =
      Concat(kOccur[static_cast<int>(clause.occur)], kWhere[static_cast<int>(clause.where)]);
  const bool quoted = clause.exact || clause.words.size() > 1;
  if (quoted) out.push_back('"');
  out.append(Join(clause.words, " "));
  if (quoted) out.push_back('"');
  if (clause.prefix) out.push_back('*');
  return out;
}

void Print(std::string_view name, const NumberFilter& filter, std::string* out) {
  if (!filter.min && !filter.max) return;
  out->append(Concat(" ", name, "="));
  if (filter.min) out->append(std::to_string(*filter.min));
  out->append("..");
  if (filter.max) out->append(std::to_string(*filter.max));
  if (filter.unknowns == Unknowns::kInclude) out->append("?");
}

}  // namespace

std::string_view FacetName(FacetField field) { return kFacetNames[static_cast<size_t>(field)]; }

std::optional<FacetField> FacetFromName(std::string_view name) {
  for (size_t i = 0; i < kFacetNames.size(); ++i) {
    if (kFacetNames[i] == name) return static_cast<FacetField>(i);
  }
  return std::nullopt;
}

std::string ToString(const Probe& probe) {
  static constexpr const char* kSorts[] = {"relevance", "newest", "closing", "pay", "distance"};
  std::string out = Concat("day=", probe.day.Iso(), " sort=", kSorts[static_cast<int>(probe.sort)]);
  for (const Clause& clause : probe.clauses) out.append(Concat(" [", Print(clause), "]"));
  Print("hourly_pay", probe.hourly_pay_pence, &out);
  Print("annual_pay", probe.annual_pay_pence, &out);
  Print("hours", probe.hours, &out);
  Print("start", probe.start_minute, &out);
  Print("posted", probe.posted_day, &out);
  Print("closes", probe.closes_day, &out);
  if (probe.near) {
    out.append(absl::StrFormat(" near=%.5f,%.5f,%.3fkm%s", probe.near->lat, probe.near->lon,
                               probe.near->km,
                               probe.near->unknowns == Unknowns::kInclude ? "?" : ""));
  }
  for (const FacetFilter& filter : probe.facets) {
    out.append(Concat(" ", FacetName(filter.field), filter.exclude ? "!={" : "={",
                      Join(filter.values, "|"), "}"));
  }
  if (probe.include_not_competitive) out.append(" with_not_competitive");
  if (probe.fold) out.append(" fold");
  return out;
}

}  // namespace corner::indexer
