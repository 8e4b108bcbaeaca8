// How good one ranked list is against the judgements of one profile. Called by evaluation.h for
// each system and profile. Pure functions, safe from any thread.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace corner::matcher {

inline constexpr int kMostGrade = 3;       // "at the top of any good shortlist"
inline constexpr int kMostPreference = 2;  // "meets well what they said"
inline constexpr int kGoodLead = 2;        // from this grade on an advert is a good lead
inline constexpr size_t kListDepth = 10;
inline constexpr size_t kFirstPlaces = 5;

struct Judgement {
  int grade = 0;       // 0-3: how good a match for what the person hopes for and brings
  int preference = 0;  // 0-2: how well it meets hours, shifts, journey, pay and setting
  bool operator==(const Judgement&) const = default;
};

// The judgements of one profile by vacancy. What is not in it counts as 0, 0.
using Judged = std::map<std::string, Judgement, std::less<>>;

// Vacancies, best first, none twice.
using RankedList = std::vector<std::string>;

// Normalised discounted cumulated gain of the first `depth` places, 0 to 1: gain 2^grade - 1,
// discounted by log2(place + 1), over the same sum for the best order of all that was judged
// for the profile. The judgements must hold a grade above 0.
// K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4),
// 2002; this gain and discount: C. Burges et al., "Learning to rank using gradient descent", 2005.
double Ndcg(const RankedList& list, const Judged& judged, size_t depth = kListDepth);

// Preference fidelity of the first `depth` places, 0 to 1: of the adverts there with a grade of 1
// or more, the mean of preference / 2; 0 when there is none. How much of the work that could suit
// also suits the life. People in work they had preferred kept it about twice as long (D. Becker et
// al., "Job preferences of clients with severe psychiatric disorders participating in supported
// employment programs", Psychiatric Services 47(11), 1996).
double PreferenceFidelity(const RankedList& list, const Judged& judged, size_t depth = kListDepth);

// Precision of the first `depth` places, 0 to 1: the share of `depth` that holds a good lead. A
// list shorter than that has empty places; a profile with fewer good leads cannot reach 1.
double Precision(const RankedList& list, const Judged& judged, size_t depth = kFirstPlaces);

// The best order there is: every advert with a grade above 0, by grade, then preference, then name.
RankedList IdealList(const Judged& judged);

}  // namespace corner::matcher
