// An evaluation as JSON for programs and as tables for people. Pure.
#pragma once

#include <string>

#include "matcher/evaluate/evaluation.h"

namespace corner::matcher {

// {n, day, generation, vacancies, systems:[{name, ndcg10, pref10, p5, low, high,
// corner_ahead:{ndcg10, low, high}}], best:{…}, profiles:[…], not_open:[…]}; see
// docs/evaluation.md.
std::string ToJson(const EvaluationReport& report);

// One line a system, then one a profile with what was missed and its points.
std::string ToTable(const EvaluationReport& report);

}  // namespace corner::matcher
