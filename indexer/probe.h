// What is looked for: a printable value that says everything about a search, before any engine.
// The query language (indexer/query.h), the API and the matcher make probes; a Catalogue answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

// One thing asked of the text. `words` are folded words (indexer/words.h); two or more make an
// exact phrase, which must stand unbroken inside one text (title, description or employer).
struct Clause {
  enum class Occur : uint8_t { kShould, kMust, kNot };
  enum class Where : uint8_t { kAnywhere, kTitle, kEmployer };  // anywhere = all three texts
  Occur occur = Occur::kShould;
  Where where = Where::kAnywhere;
  bool prefix = false;  // the only word is the beginning of a word: "nurs*"
  bool exact = false;   // quoted: other forms of the word do not count
  std::vector<std::string> words;
};

// Three-valued filters: an advert that does not state the fact is kept or left out as asked.
enum class Unknowns : uint8_t { kExclude, kInclude };

struct NumberFilter {
  std::optional<int64_t> min, max;  // inclusive
  Unknowns unknowns = Unknowns::kExclude;
};

struct Near {
  double lat = 0, lon = 0;
  double km = 0;
  std::string name;                        // how the place was understood
  Unknowns unknowns = Unknowns::kExclude;  // adverts without a place
};

enum class Sort : uint8_t { kRelevance, kNewest, kClosing, kPay, kDistance };

// Facets by name. Values of one facet are alternatives (or); facets together narrow (and).
enum class FacetField : uint8_t {
  kContract,
  kPattern,
  kRemote,
  kScheme,
  kRequirement,
  kFlag,
  kField,
  kEmployer,
  kPlace,
  kSource,
  kCount
};
inline constexpr size_t kFacetFieldCount = static_cast<size_t>(FacetField::kCount);
std::string_view FacetName(FacetField field);
std::optional<FacetField> FacetFromName(std::string_view name);

struct FacetFilter {
  FacetField field;
  std::vector<std::string> values;  // "unknown" stands for not stated
  bool exclude = false;             // none of the values instead of any
};

struct Probe {
  Day day;                        // closing dates are obeyed as of this day
  std::vector<Clause> clauses;    // none: every open vacancy
  NumberFilter hourly_pay_pence;  // advert's hourly minimum; annual pay counts by its hours
  NumberFilter annual_pay_pence;
  NumberFilter hours;  // hundredths: the advert's range must meet this range
  NumberFilter start_minute;
  NumberFilter posted_day, closes_day;  // days since 1970
  std::optional<Near> near;
  std::vector<FacetFilter> facets;
  bool include_not_competitive = false;  // unpaid, trial, volunteer, below the legal rate
  bool fold = false;  // of adverts of one opening only the first in the list's order
  Sort sort = Sort::kRelevance;

  int limit = 20;                 // 1-100
  std::string cursor;             // opaque; empty = from the start
  std::vector<FacetField> count;  // facets to count
  int facet_limit = 50;           // values per facet, most frequent first
  bool snippets = true;
};

// kInvalidArgument when the probe asks for something that cannot be answered: a page outside 1-100,
// the order of distance without a place, a clause without a word.
absl::Status ValidateProbe(const Probe& probe);

// The clauses without repeats: a word asked for twice counts once.
std::vector<Clause> WithoutRepeats(const std::vector<Clause>& clauses);

// One line, every part in a fixed order: equal probes print alike. Excludes limit and cursor.
std::string ToString(const Probe& probe);

}  // namespace corner::indexer
