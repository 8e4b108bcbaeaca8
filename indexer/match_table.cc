#include "indexer/match_table.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "indexer/ids.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMostWords = 65'535;

absl::Status TooMany(MatchWord kind) {
  const char* what = kind == MatchWord::kField     ? "job fields"
                     : kind == MatchWord::kFacet   ? "context facets"
                     : kind == MatchWord::kConcept ? "concepts"
                                                   : "words";
  return TooLarge(Concat("The adverts use more different ", what, " than the index can number."));
}

size_t MostOf(MatchWord kind) {
  if (kind == MatchWord::kField) return kMostMatchFields;
  if (kind == MatchWord::kEmployer || kind == MatchWord::kSector) return 1u << 31;
  return kMostWords;
}

int32_t Clamped(int64_t pence) {
  return static_cast<int32_t>(std::min<int64_t>(pence, std::numeric_limits<int32_t>::max()));
}

uint16_t CodeNumber(const Vacancy& vacancy) {
  if (vacancy.occupation.empty()) return 0;
  const std::string& code = vacancy.occupation.front().code;
  uint16_t number = 0;
  std::from_chars(code.data(), code.data() + code.size(), number);
  return number;
}

uint8_t FacetBits(const Facet& facet) {
  const uint8_t source = facet.source == "typical" ? kFacetTypical
                         : facet.source == "visit" ? kFacetVisit
                                                   : uint8_t{0};
  return static_cast<uint8_t>((facet.value & kFacetValueMask) | source);
}

void SetHours(const Vacancy& vacancy, MatchRow* row) {
  if (!vacancy.hours || (!vacancy.hours->min && !vacancy.hours->max)) return;
  row->hours_min = vacancy.hours->min.value_or(vacancy.hours->max.value_or(0));
  row->hours_max = vacancy.hours->max.value_or(row->hours_min);
}

}  // namespace

std::string SectorId(std::string_view sector) {
  std::string id = FoldKey(sector);
  std::replace(id.begin(), id.end(), ' ', '_');
  return id;
}

int32_t HourlyMin(const Vacancy& vacancy) {
  if (!vacancy.pay || vacancy.pay->predicted || !vacancy.pay->hourly_min_pence) {
    return kMatchNotStated;
  }
  return Clamped(*vacancy.pay->hourly_min_pence);
}

int32_t HourlyMax(const Vacancy& vacancy) {
  const int32_t low = HourlyMin(vacancy);
  if (low <= 0) return low;
  const Pay& pay = *vacancy.pay;
  if (!pay.min_pence || !pay.max_pence || *pay.min_pence <= 0) return low;
  const double ratio = static_cast<double>(*pay.max_pence) / static_cast<double>(*pay.min_pence);
  return std::max(low, Clamped(std::llround(low * std::min(ratio, 1000.0))));
}

bool HourlyStated(const Vacancy& vacancy) {
  if (HourlyMin(vacancy) < 0) return false;
  return vacancy.pay->period == PayPeriod::kHour ||
         std::any_of(vacancy.facts.begin(), vacancy.facts.end(),
                     [](const FactSource& fact) { return fact.name == kHourlyPayFact; });
}

uint8_t SchemeBits(const Vacancy& vacancy) {
  uint8_t bits = 0;
  for (const Scheme& scheme : vacancy.schemes) {
    if (scheme.id == "mindful_employer") bits |= kSchemeMindful;
    if (scheme.id == "interview_offer") bits |= kSchemeInterviewOffer;
    if (scheme.id != "disability_confident") continue;
    const uint8_t level = scheme.level == "leader" ? 3 : scheme.level == "employer" ? 2 : 1;
    if ((bits & kSchemeLevelMask) < level) {
      bits = static_cast<uint8_t>((bits & ~kSchemeLevelMask) | level);
    }
  }
  return bits;
}

MatchTableBuilder::MatchTableBuilder() : places_(1) {
  for (const MatchWord kind : {MatchWord::kEmployer, MatchWord::kSector}) {
    words_[static_cast<size_t>(kind)].emplace_back();
    numbers_[static_cast<size_t>(kind)].emplace("", 0);
  }
}

absl::StatusOr<uint32_t> MatchTableBuilder::Number(MatchWord kind, std::string_view word) {
  auto& numbers = numbers_[static_cast<size_t>(kind)];
  auto& words = words_[static_cast<size_t>(kind)];
  const auto found = numbers.find(ToAbsl(word));
  if (found != numbers.end()) return found->second;
  if (words.size() >= MostOf(kind)) return TooMany(kind);
  const auto number = static_cast<uint32_t>(words.size());
  words.emplace_back(word);
  numbers.emplace(words.back(), number);
  return number;
}

uint32_t MatchTableBuilder::PlaceNumber(const MatchPlace& place) {
  std::string key(sizeof place, '\0');
  std::memcpy(key.data(), &place, sizeof place);
  const auto [found, added] =
      place_numbers_.try_emplace(std::move(key), static_cast<uint32_t>(places_.size()));
  if (added) places_.push_back(place);
  return found->second;
}

absl::Status MatchTableBuilder::SetWords(const Vacancy& vacancy, MatchRow* row) {
  for (const std::string& field : vacancy.fields) {
    CORNER_ASSIGN_OR_RETURN(const uint32_t number, Number(MatchWord::kField, field));
    row->fields |= uint64_t{1} << number;
  }
  CORNER_ASSIGN_OR_RETURN(row->employer, Number(MatchWord::kEmployer, vacancy.employer_key));
  CORNER_ASSIGN_OR_RETURN(row->sector, Number(MatchWord::kSector, SectorId(vacancy.sector)));
  for (const Facet& facet : vacancy.facets) {
    CORNER_ASSIGN_OR_RETURN(const uint32_t number, Number(MatchWord::kFacet, facet.id));
    facets_.push_back({static_cast<uint16_t>(number), FacetBits(facet), 0});
  }
  for (const Task& task : vacancy.tasks) {
    CORNER_ASSIGN_OR_RETURN(const uint32_t number, Number(MatchWord::kConcept, task.concept_id));
    const bool said = task.span.to > task.span.from || task.weight == kTaskInTitle;
    tasks_.push_back({static_cast<uint16_t>(number),
                      static_cast<uint8_t>(std::clamp(task.weight, 1, 9)), uint8_t{said}});
  }
  for (const Requirement& requirement : vacancy.requirements) {
    if (requirement.strength != Requirement::Strength::kMust) continue;
    CORNER_ASSIGN_OR_RETURN(const uint32_t number,
                            Number(MatchWord::kRequirement, requirement.kind));
    requirements_.push_back(static_cast<uint16_t>(number));
  }
  row->tasks_end = static_cast<uint32_t>(tasks_.size());
  row->requirements_end = static_cast<uint32_t>(requirements_.size());
  row->facets_end = static_cast<uint32_t>(facets_.size());
  return absl::OkStatus();
}

absl::Status MatchTableBuilder::Add(const Vacancy& vacancy) {
  MatchRow row;
  const Hash128 id = IdBits(vacancy.id);
  row.id_high = id.high;
  row.id_low = id.low;
  row.group = IdBits(GroupOf(vacancy)).low;
  row.open_until = LastOpenDay(vacancy).days();
  if (vacancy.closes) row.closes = vacancy.closes->days();
  row.hourly_min = HourlyMin(vacancy);
  row.hourly_max = HourlyMax(vacancy);
  SetHours(vacancy, &row);
  if (vacancy.start_minute) row.start_minute = static_cast<int16_t>(*vacancy.start_minute);
  row.occupation = CodeNumber(vacancy);
  row.pattern = vacancy.pattern;
  row.contract = static_cast<uint8_t>(vacancy.contract);
  row.remote = static_cast<uint8_t>(vacancy.remote);
  row.bits = static_cast<uint8_t>((vacancy.competitive ? kMatchCompetitive : 0) |
                                  (vacancy.lawful ? kMatchLawful : 0) |
                                  (HourlyStated(vacancy) ? kMatchHourlyStated : 0));
  row.schemes = SchemeBits(vacancy);
  if (vacancy.place.precision != taxonomies::PlacePrecision::kNone) {
    row.place = PlaceNumber(
        {vacancy.place.lat, vacancy.place.lon, static_cast<uint32_t>(vacancy.place.precision), 0});
  }
  CORNER_RETURN_IF_ERROR(SetWords(vacancy, &row));
  rows_.push_back(row);
  return absl::OkStatus();
}

absl::Status MatchTableBuilder::Append(const MatchTable& other) {
  std::array<std::vector<uint32_t>, kMatchWordKinds> renumbered;
  for (size_t kind = 0; kind < kMatchWordKinds; ++kind) {
    for (const std::string& word : other.words[kind]) {
      CORNER_ASSIGN_OR_RETURN(const uint32_t number, Number(static_cast<MatchWord>(kind), word));
      renumbered[kind].push_back(number);
    }
  }
  const auto now = [&](MatchWord kind, uint32_t number) {
    return renumbered[static_cast<size_t>(kind)][number];
  };
  for (uint32_t i = 0; i < other.rows.size(); ++i) {
    MatchRow row = other.rows[i];
    row.fields = 0;
    for (uint64_t left = other.rows[i].fields; left != 0; left &= left - 1) {
      const auto field = static_cast<uint32_t>(std::countr_zero(left));
      row.fields |= uint64_t{1} << now(MatchWord::kField, field);
    }
    row.employer = now(MatchWord::kEmployer, row.employer);
    row.sector = now(MatchWord::kSector, row.sector);
    if (row.place != 0) row.place = PlaceNumber(other.places[row.place]);
    for (MatchFacet facet : other.FacetsOf(i)) {
      facet.word = static_cast<uint16_t>(now(MatchWord::kFacet, facet.word));
      facets_.push_back(facet);
    }
    for (MatchTask task : other.TasksOf(i)) {
      task.word = static_cast<uint16_t>(now(MatchWord::kConcept, task.word));
      tasks_.push_back(task);
    }
    for (const uint16_t requirement : other.RequirementsOf(i)) {
      requirements_.push_back(static_cast<uint16_t>(now(MatchWord::kRequirement, requirement)));
    }
    row.tasks_end = static_cast<uint32_t>(tasks_.size());
    row.requirements_end = static_cast<uint32_t>(requirements_.size());
    row.facets_end = static_cast<uint32_t>(facets_.size());
    rows_.push_back(row);
  }
  return absl::OkStatus();
}

MatchTable MatchTableBuilder::View() const {
  MatchTable table;
  table.rows = rows_;
  table.tasks = tasks_;
  table.requirements = requirements_;
  table.facets = facets_;
  table.places = places_;
  table.words = words_;
  return table;
}

}  // namespace corner::indexer
