#include "taxonomies/lexicon/mention_context.h"

#include <algorithm>
#include <string>

#include "taxonomies/lexicon/word_forms.h"
#include "taxonomies/lexicon/word_set.h"

namespace corner::taxonomies {
namespace {

constexpr WordSet kArticles = {"a", "an", "our", "the", "your", "their", "other"};

// One of `some` stands among the `reach` words before `at`, inside the clause.
template <size_t N>
bool StandsBefore(const MentionPlace& place, uint32_t at, uint32_t reach, const WordSet<N>& some) {
  const uint32_t first = at - std::min(at - place.clause.first, reach);
  for (uint32_t w = at; w > first; --w) {
    if (some.contains(place.words[w - 1].folded)) return true;
  }
  return false;
}

bool IsCapitalised(const MentionPlace& place, uint32_t word) {
  const char c = place.text[static_cast<size_t>(place.words[word].from)];
  return c >= 'A' && c <= 'Z';
}

// "… experience as a", "worked as a": what follows is what the person has been.
bool SpeaksOfExperience(const MentionPlace& place) {
  constexpr WordSet kExperience = {
      "experience", "experienced", "background", "worked",   "working",  "work",
      "served",     "previous",    "previously", "years",    "year",     "trained",
      "qualified",  "employed",    "looking",    "applying", "currently"};
  return StandsBefore(place, place.first, 12, kExperience);
}

bool FollowsATeam(const MentionPlace& place) {
  constexpr WordSet kTeams = {"team", "teams", "colleagues", "managers", "staff"};
  constexpr WordSet kBeside = {"with", "from", "across", "alongside", "between"};
  return kTeams.contains(place.words[place.end].folded) &&
         StandsBefore(place, place.first, 4, kBeside);
}

// Folded heads of the names of people at work. Words for a trait ("team player", "problem solver")
// and words that are verbs as well ("mentors") are none.
bool IsRole(std::string_view singular) {
  constexpr WordSet kRoles = {
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
  return kRoles.contains(singular);
}

}  // namespace

bool IsPartOfAName(const MentionPlace& place) {
  constexpr uint32_t kTitleWords = 4, kReportWords = 7;
  constexpr WordSet kReports = {"report", "reports", "reporting", "reported"};
  constexpr WordSet kNamed = {
      "department",  "departments", "company",  "companies", "firm",    "firms",    "agency",
      "agencies",    "sector",      "position", "positions", "vacancy", "market",   "markets",
      "directorate", "division",    "function", "functions", "startup", "startups", "industry"};
  constexpr WordSet kBodies = {"office",     "board",       "committee", "council",
                               "society",    "association", "institute", "college",
                               "university", "academy",     "ltd",       "limited",
                               "inc",        "llc",         "plc",       "group"};
  const auto& [text, words, gaps, clause, first, end] = place;
  if (end < clause.end && gaps[end] == Gap::kSpace) {
    if (kNamed.contains(words[end].folded)) return true;
    if (kBodies.contains(words[end].folded) && IsCapitalised(place, end) &&
        IsCapitalised(place, end - 1)) {
      return true;
    }
    if (FollowsATeam(place)) return true;
  }
  if (clause.first + 1 < first && first - clause.first <= kTitleWords &&
      words[clause.first].folded == "as" && kArticles.contains(words[clause.first + 1].folded)) {
    return true;
  }
  for (uint32_t w = first - std::min(first - clause.first, kReportWords); w + 1 < first; ++w) {
    if (kReports.contains(words[w].folded) && words[w + 1].folded == "to") return true;
  }
  return false;
}

bool IsOtherPeople(const MentionPlace& place) {
  constexpr WordSet kHiring = {"looking", "hiring", "seeking", "recruiting", "recruit",
                               "need",    "hire",   "seek",    "searching",  "for"};
  constexpr WordSet kWanted = {"needed", "wanted", "required"};
  constexpr WordSet kBeside = {"with", "to",        "from",   "by",
                               "via",  "alongside", "assist", "assisting"};
  const auto& [text, words, gaps, clause, first, end] = place;
  const std::string_view head = words[end - 1].folded;
  std::string singular;
  AppendSingular(head, &singular);
  if (!IsRole(singular)) return false;
  if (singular != head) {
    if (end < clause.end && kWanted.contains(words[end].folded)) return false;
    return !StandsBefore(place, first, 10, kHiring);
  }
  uint32_t before = first;
  const bool article = before > clause.first && kArticles.contains(words[before - 1].folded);
  before -= article;
  if (before == clause.first) return false;
  const std::string_view word = words[before - 1].folded;
  if (article && word == "as") return !SpeaksOfExperience(place);
  return kBeside.contains(word);
}

bool IsSubjectOfADegree(const MentionPlace& place) {
  constexpr uint32_t kReach = 14;
  constexpr WordSet kDegrees = {"degree",  "degrees",  "bachelor", "bachelors", "masters",
                                "bsc",     "msc",      "phd",      "graduate",  "graduated",
                                "majored", "majoring", "gcse",     "gcses"};
  constexpr WordSet kLinks = {"in", "of", "field", "subject", "discipline"};
  // What follows is brought for itself: "a degree in marketing and experience of …".
  constexpr WordSet kOther = {"experience", "experienced", "ability",    "able",   "knowledge",
                              "skill",      "skills",      "excellent",  "strong", "good",
                              "must",       "you",         "proven",     "with",   "plus",
                              "preferred",  "required",    "proficient", "and/or", "background"};
  constexpr WordSet kRelated = {"related", "relevant", "similar", "equivalent"};
  constexpr WordSet kFields = {"field",  "fields",   "discipline", "subject",
                               "degree", "subjects", "disciplines"};
  const auto& [text, words, gaps, clause, first, end] = place;
  bool linked = false;
  for (uint32_t w = first; w > clause.first && first - w < kReach; --w) {
    const std::string_view word = words[w - 1].folded;
    if (kDegrees.contains(word)) return linked;
    if (kOther.contains(word)) break;
    linked = linked || kLinks.contains(word);
  }
  if (StandsBefore(place, first, kReach, kOther)) return false;
  for (uint32_t w = end; w + 1 < std::min(clause.end, end + 8); ++w) {
    if (kOther.contains(words[w].folded)) break;
    if (kRelated.contains(words[w].folded) && kFields.contains(words[w + 1].folded)) return true;
  }
  return false;
}

}  // namespace corner::taxonomies
