#include "tests/support/search_semantics.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "indexer/relevance.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::testing {

using namespace ::corner::indexer;  // NOLINT(google-build-using-namespace)

namespace {

constexpr int32_t kHoursOfAWeek = 16800;  // in hundredths

std::vector<std::string> Folded(std::string_view text) {
  std::vector<std::string> words;
  for (Word& word : WordsOf(text)) words.push_back(std::move(word.folded));
  return words;
}

bool WordMeets(const Clause& clause, const std::string& word, const Stemmer& stemmer) {
  const std::string& wanted = clause.words.front();
  if (clause.prefix) return word.starts_with(wanted);
  if (clause.exact) return word == wanted;
  return stemmer.Stem(word) == stemmer.Stem(wanted);
}

int64_t Occurrences(const Clause& clause, const std::vector<std::string>& text,
                    const Stemmer& stemmer) {
  int64_t count = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (clause.words.size() == 1) {
      if (WordMeets(clause, text[at], stemmer)) ++count;
    } else if (at + clause.words.size() <= text.size() &&
               std::equal(clause.words.begin(), clause.words.end(), text.begin() + at)) {
      ++count;
    }
  }
  return count;
}

bool KeepsUnknown(Unknowns unknowns) { return unknowns == Unknowns::kInclude; }

// The stated range [low, high] must meet the filter's.
bool Meets(const NumberFilter& filter, std::optional<int64_t> low, std::optional<int64_t> high) {
  if (!filter.min && !filter.max) return true;
  if (!low || !high) return KeepsUnknown(filter.unknowns);
  return (!filter.min || *high >= *filter.min) && (!filter.max || *low <= *filter.max);
}

bool Meets(const NumberFilter& filter, std::optional<int64_t> value) {
  return Meets(filter, value, value);
}

std::optional<int64_t> Days(const std::optional<Day>& day) {
  return day ? std::optional<int64_t>(day->days()) : std::nullopt;
}

bool SameClause(const Clause& a, const Clause& b) {
  if (a.occur != b.occur || a.where != b.where || a.words != b.words) return false;
  return a.words.size() > 1 || (a.prefix == b.prefix && (a.prefix || a.exact == b.exact));
}

}  // namespace

bool IsFindable(const Vacancy& vacancy, const Probe& probe) {
  if (vacancy.status != Status::kOpen || LastOpenDay(vacancy) < probe.day) return false;
  return probe.include_not_competitive || (vacancy.competitive && vacancy.lawful);
}

Texts TextsOf(const Vacancy& vacancy) {
  return {Folded(vacancy.title), Folded(vacancy.employer_name), Folded(vacancy.description_text)};
}

int64_t WeightedOccurrences(const Clause& clause, const Texts& texts, const Stemmer& stemmer) {
  int64_t weighted = 0;
  if (clause.where != Clause::Where::kEmployer) {
    weighted += kTitleWeight * Occurrences(clause, texts.title, stemmer);
  }
  if (clause.where != Clause::Where::kTitle) {
    weighted += kEmployerWeight * Occurrences(clause, texts.employer, stemmer);
  }
  if (clause.where == Clause::Where::kAnywhere) {
    weighted += kDescriptionWeight * Occurrences(clause, texts.description, stemmer);
  }
  return weighted;
}

std::vector<Clause> DistinctClauses(const std::vector<Clause>& clauses) {
  std::vector<Clause> distinct;
  for (const Clause& clause : clauses) {
    const bool seen = std::any_of(distinct.begin(), distinct.end(),
                                  [&](const Clause& other) { return SameClause(clause, other); });
    if (!seen) distinct.push_back(clause);
  }
  return distinct;
}

bool MeetsNumbers(const Vacancy& vacancy, const Probe& probe) {
  std::optional<int64_t> hourly, annual, least_hours, most_hours, start, posted, closes;
  if (vacancy.pay) {
    hourly = vacancy.pay->hourly_min_pence;
    annual = vacancy.pay->annual_min_pence;
  }
  if (vacancy.hours && (vacancy.hours->min || vacancy.hours->max)) {
    least_hours = vacancy.hours->min.value_or(0);
    most_hours = vacancy.hours->max.value_or(kHoursOfAWeek);
  }
  if (vacancy.start_minute) start = *vacancy.start_minute;
  if (!Meets(probe.hourly_pay_pence, hourly) || !Meets(probe.annual_pay_pence, annual) ||
      !Meets(probe.hours, least_hours, most_hours) || !Meets(probe.start_minute, start) ||
      !Meets(probe.posted_day, Days(vacancy.posted)) ||
      !Meets(probe.closes_day, Days(vacancy.closes))) {
    return false;
  }
  if (!probe.near) return true;
  const std::optional<double> distance = DistanceTo(vacancy, probe);
  return distance ? *distance <= probe.near->km : KeepsUnknown(probe.near->unknowns);
}

std::optional<double> DistanceTo(const Vacancy& vacancy, const Probe& probe) {
  using taxonomies::PlacePrecision;
  if (!probe.near || vacancy.remote == Remote::kYes) return std::nullopt;
  const PlacePrecision precision = vacancy.place.precision;
  if (precision == PlacePrecision::kNone || precision == PlacePrecision::kRegion ||
      precision == PlacePrecision::kCounty) {
    return std::nullopt;
  }
  return taxonomies::DistanceKm(probe.near->lat, probe.near->lon, vacancy.place.lat,
                                vacancy.place.lon);
}

bool MeetsFacet(const Vacancy& vacancy, const FacetFilter& filter) {
  if (filter.values.empty()) return true;
  bool any = false;
  for (const FacetValue& shown : FacetValues(vacancy, filter.field)) {
    any = any || std::count(filter.values.begin(), filter.values.end(), shown.value) > 0;
  }
  return any != filter.exclude;
}

bool StandsBefore(const Hit& a, const Hit& b, Sort sort) {
  const auto posted = [](const Hit& hit) {
    const Day day = hit.vacancy.posted.value_or(hit.vacancy.first_seen);
    return std::min(day, hit.vacancy.group_first_seen.value_or(day)).days();
  };
  const auto hourly = [](const Hit& hit) {  // -1 = not stated, after every wage
    return hit.vacancy.pay ? hit.vacancy.pay->hourly_min_pence.value_or(-1) : -1;
  };
  const auto metres = [](const Hit& hit) {  // unknown after every distance
    return hit.distance_km ? std::llround(*hit.distance_km * 1000.0) : INT64_MAX;
  };
  // Swapped sides stand for "largest first".
  switch (sort) {
    case Sort::kRelevance:
      return std::tuple(b.clauses_met, b.score, posted(b), a.vacancy.id) <
             std::tuple(a.clauses_met, a.score, posted(a), b.vacancy.id);
    case Sort::kNewest:
      return std::tuple(posted(b), a.vacancy.id) < std::tuple(posted(a), b.vacancy.id);
    case Sort::kClosing:
      return std::tuple(LastOpenDay(a.vacancy).days(), a.vacancy.id) <
             std::tuple(LastOpenDay(b.vacancy).days(), b.vacancy.id);
    case Sort::kPay:
      return std::tuple(hourly(b), a.vacancy.id) < std::tuple(hourly(a), b.vacancy.id);
    case Sort::kDistance:
      return std::tuple(metres(a), a.vacancy.id) < std::tuple(metres(b), b.vacancy.id);
  }
  return false;
}

}  // namespace corner::testing
