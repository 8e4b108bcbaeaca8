#include <array>

#include "indexer/query_parts.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer::query_internal {
namespace {

struct FieldName {
  std::string_view name;
  Clause::Where where;
};
constexpr std::array<FieldName, 3> kFields = {{{"title", Clause::Where::kTitle},
                                               {"employer", Clause::Where::kEmployer},
                                               {"company", Clause::Where::kEmployer}}};

// Things asked for beside the words, and how.
struct FilterName {
  std::string_view name, hint;
};
constexpr std::string_view kNear = "Use near=… for places.";
constexpr std::string_view kPay = "Use the pay filter for wages.";
constexpr std::string_view kHours = "Use the hours filter for weekly hours.";
constexpr std::string_view kPattern = "Use the pattern and start filters for working times.";
constexpr std::string_view kDates = "Use the posted and closes filters for dates.";
constexpr FilterName kFilters[] = {{"near", kNear},
                                   {"place", kNear},
                                   {"town", kNear},
                                   {"city", kNear},
                                   {"county", kNear},
                                   {"postcode", kNear},
                                   {"location", kNear},
                                   {"in", kNear},
                                   {"distance", kNear},
                                   {"within", kNear},
                                   {"miles", kNear},
                                   {"km", kNear},
                                   {"pay", kPay},
                                   {"salary", kPay},
                                   {"wage", kPay},
                                   {"hourly", kPay},
                                   {"annual", kPay},
                                   {"hours", kHours},
                                   {"pattern", kPattern},
                                   {"shift", kPattern},
                                   {"start", kPattern},
                                   {"posted", kDates},
                                   {"closes", kDates},
                                   {"closing", kDates},
                                   {"contract", "Use the contract filter."},
                                   {"type", "Use the contract filter."},
                                   {"remote", "Use the remote filter."},
                                   {"scheme", "Use the scheme filter."},
                                   {"requirement", "Use the requirement filter."},
                                   {"flag", "Use the flag filter."},
                                   {"field", "Use the field filter for kinds of work."},
                                   {"source", "Use the source filter."},
                                   {"sort", "Use sort=… for the order."}};

}  // namespace

absl::StatusOr<Clause::Where> FieldNamed(std::string_view name) {
  const std::string lower = AsciiLower(name);
  for (const FieldName& field : kFields) {
    if (lower == field.name) return field.where;
  }
  for (const FilterName& filter : kFilters) {
    if (lower == filter.name) {
      return InvalidInput(Concat("Words cannot be looked for in “", name, ":”."), filter.hint);
    }
  }
  for (const FieldName& field : kFields) {
    if (lower.size() >= 3 && EditDistance(lower, field.name, 2) <= 2) {
      return InvalidInput(Concat("There is no field called “", name, "”."),
                          Concat("Did you mean ", field.name, ":?"));
    }
  }
  return InvalidInput(Concat("There is no field called “", name, "”."),
                      "The fields are title: and employer:. To look for the words themselves, put "
                      "a space after the colon.");
}

std::string Describe(const Clause& clause) {
  static constexpr std::string_view kOccurs[] = {"", "must have ", "without "};
  static constexpr std::string_view kWheres[] = {"", " in the title", " in the employer’s name"};
  std::string out(kOccurs[static_cast<int>(clause.occur)]);
  const std::string words = Join(clause.words, " ");
  if (clause.words.size() > 1 || clause.exact) {
    out.append(Concat("exactly “", words, "”"));
  } else {
    out.append(Concat(clause.prefix ? "words that begin with " : "any form of ", words));
  }
  out.append(kWheres[static_cast<int>(clause.where)]);
  return out;
}

bool SameClause(const Clause& a, const Clause& b) {
  if (a.occur != b.occur || a.where != b.where || a.words != b.words) return false;
  return a.words.size() > 1 || (a.prefix == b.prefix && (a.prefix || a.exact == b.exact));
}

}  // namespace corner::indexer::query_internal
