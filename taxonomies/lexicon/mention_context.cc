#include "taxonomies/lexicon/mention_context.h"

#include <algorithm>
#include <string>

#include "taxonomies/lexicon/word_forms.h"

namespace corner::taxonomies {
namespace {

template <size_t N>
bool OneOf(const std::string_view (&some)[N], std::string_view word) {
  return std::find(std::begin(some), std::end(some), word) != std::end(some);
}

constexpr std::string_view kArticles[] = {"a", "an", "our", "the", "your", "their", "other"};

// One of `some` stands among the `reach` words before `at`, inside the clause.
template <size_t N>
bool StandsBefore(const MentionPlace& place, uint32_t at, uint32_t reach,
                  const std::string_view (&some)[N]) {
  const uint32_t first = at - std::min(at - place.clause.first, reach);
  for (uint32_t w = at; w > first; --w) {
    if (OneOf(some, place.words[w - 1].folded)) return true;
  }
  return false;
}

bool IsCapitalised(const MentionPlace& place, uint32_t word) {
  const char c = place.text[static_cast<size_t>(place.words[word].from)];
  return c >= 'A' && c <= 'Z';
}

// "… experience as a", "worked as a": what follows is what the person has been.
bool SpeaksOfExperience(const MentionPlace& place) {
  constexpr std::string_view kExperience[] = {
      "experience", "experienced", "background", "worked",   "working",  "work",
      "served",     "previous",    "previously", "years",    "year",     "trained",
      "qualified",  "employed",    "looking",    "applying", "currently"};
  return StandsBefore(place, place.first, 12, kExperience);
}

bool FollowsATeam(const MentionPlace& place) {
  constexpr std::string_view kTeams[] = {"team", "teams", "colleagues", "managers", "staff"};
  constexpr std::string_view kBeside[] = {"with", "from", "across", "alongside", "between"};
  return OneOf(kTeams, place.words[place.end].folded) &&
         StandsBefore(place, place.first, 4, kBeside);
}

// Folded heads of the names of people at work. Words for a trait ("team player", "problem solver")
// and words that are verbs as well ("mentors") are none.
bool IsRole(std::string_view singular) {
  constexpr std::string_view kRoles[] = {
      "accountant", "administrator", "adviser",      "advisor",      "agent",      "analyst",
      "architect",  "artist",        "assistant",    "attendant",    "attorney",   "bartender",
      "broker",     "builder",       "buyer",        "caregiver",    "carer",      "carpenter",
      "chef",       "cleaner",       "clerk",        "consultant",   "cook",       "coordinator",
      "copywriter", "counsellor",    "courier",      "designer",     "developer",  "director",
      "doctor",     "driver",        "editor",       "electrician",  "engineer",   "executive",
      "fitter",     "inspector",     "interpreter",  "labourer",     "lawyer",     "manager",
      "mechanic",   "musician",      "nanny",        "nurse",        "officer",    "operator",
      "painter",    "photographer",  "physician",    "planner",      "plumber",    "practitioner",
      "programmer", "promoter",      "psychologist", "receptionist", "recruiter",  "representative",
      "responder",  "scientist",     "secretary",    "servant",      "specialist", "supervisor",
      "surgeon",    "teacher",       "technician",   "therapist",    "trainer",    "translator",
      "tutor",      "usher",         "waiter",       "waitress",     "welder",     "worker",
      "writer",     "mathematician"};
  return OneOf(kRoles, singular);
}

}  // namespace

bool IsPartOfAName(const MentionPlace& place) {
  constexpr uint32_t kTitleWords = 4, kReportWords = 7;
  constexpr std::string_view kReports[] = {"report", "reports", "reporting", "reported"};
  constexpr std::string_view kNamed[] = {
      "department",  "departments", "company",  "companies", "firm",    "firms",    "agency",
      "agencies",    "sector",      "position", "positions", "vacancy", "market",   "markets",
      "directorate", "division",    "function", "functions", "startup", "startups", "industry"};
  constexpr std::string_view kBodies[] = {"office",     "board",       "committee", "council",
                                          "society",    "association", "institute", "college",
                                          "university", "academy",     "ltd",       "limited",
                                          "inc",        "llc",         "plc",       "group"};
  const auto& [text, words, gaps, clause, first, end] = place;
  if (end < clause.end && gaps[end] == Gap::kSpace) {
    if (OneOf(kNamed, words[end].folded)) return true;
    if (OneOf(kBodies, words[end].folded) && IsCapitalised(place, end) &&
        IsCapitalised(place, end - 1)) {
      return true;
    }
    if (FollowsATeam(place)) return true;
  }
  if (clause.first + 1 < first && first - clause.first <= kTitleWords &&
      words[clause.first].folded == "as" && OneOf(kArticles, words[clause.first + 1].folded)) {
    return true;
  }
  for (uint32_t w = first - std::min(first - clause.first, kReportWords); w + 1 < first; ++w) {
    if (OneOf(kReports, words[w].folded) && words[w + 1].folded == "to") return true;
  }
  return false;
}

bool IsOtherPeople(const MentionPlace& place) {
  constexpr std::string_view kHiring[] = {"looking", "hiring", "seeking", "recruiting", "recruit",
                                          "need",    "hire",   "seek",    "searching",  "for"};
  constexpr std::string_view kWanted[] = {"needed", "wanted", "required"};
  constexpr std::string_view kBeside[] = {"with", "to",        "from",   "by",
                                          "via",  "alongside", "assist", "assisting"};
  const auto& [text, words, gaps, clause, first, end] = place;
  const std::string_view head = words[end - 1].folded;
  std::string singular;
  AppendSingular(head, &singular);
  if (!IsRole(singular)) return false;
  if (singular != head) {
    if (end < clause.end && OneOf(kWanted, words[end].folded)) return false;
    return !StandsBefore(place, first, 10, kHiring);
  }
  uint32_t before = first;
  const bool article = before > clause.first && OneOf(kArticles, words[before - 1].folded);
  before -= article;
  if (before == clause.first) return false;
  const std::string_view word = words[before - 1].folded;
  if (article && word == "as") return !SpeaksOfExperience(place);
  return OneOf(kBeside, word);
}

bool IsSubjectOfADegree(const MentionPlace& place) {
  constexpr uint32_t kReach = 14;
  constexpr std::string_view kDegrees[] = {
      "degree", "degrees",  "bachelor",  "bachelors", "masters",  "bsc",  "msc",
      "phd",    "graduate", "graduated", "majored",   "majoring", "gcse", "gcses"};
  constexpr std::string_view kLinks[] = {"in", "of", "field", "subject", "discipline"};
  // What follows is brought for itself: "a degree in marketing and experience of …".
  constexpr std::string_view kOther[] = {
      "experience", "experienced", "ability",  "able",       "knowledge", "skill",     "skills",
      "excellent",  "strong",      "good",     "must",       "you",       "proven",    "with",
      "plus",       "preferred",   "required", "proficient", "and/or",    "background"};
  constexpr std::string_view kRelated[] = {"related", "relevant", "similar", "equivalent"};
  constexpr std::string_view kFields[] = {"field",  "fields",   "discipline", "subject",
                                          "degree", "subjects", "disciplines"};
  const auto& [text, words, gaps, clause, first, end] = place;
  bool linked = false;
  for (uint32_t w = first; w > clause.first && first - w < kReach; --w) {
    const std::string_view word = words[w - 1].folded;
    if (OneOf(kDegrees, word)) return linked;
    if (OneOf(kOther, word)) break;
    linked = linked || OneOf(kLinks, word);
  }
  if (StandsBefore(place, first, kReach, kOther)) return false;
  for (uint32_t w = end; w + 1 < std::min(clause.end, end + 8); ++w) {
    if (OneOf(kOther, words[w].folded)) break;
    if (OneOf(kRelated, words[w].folded) && OneOf(kFields, words[w + 1].folded)) return true;
  }
  return false;
}

}  // namespace corner::taxonomies
