// Fit -> reasons: every point of a job's fit with what it rests on, and what is worth asking. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matcher/reason.h"
#include "matcher/score.h"

namespace corner::matcher {

// One reason a line of the fit, in the order aspiration, resources, preferences. Their points add
// up to fit.total exactly. Preferences stand here even when they brought nothing: an honest list
// says what does not suit.
std::vector<Reason> Explain(const Plan& plan, const indexer::Vacancy& vacancy,
                            const JobFacts& facts, const Fit& fit);

// What a person should find out before applying: facts the client cares about and the advert leaves
// open, requirements the client has not said they meet, patterns beyond those that suit.
std::vector<Reason> WorthAsking(const Plan& plan, const indexer::Vacancy& vacancy,
                                const JobFacts& facts, const Fit& fit);

// Why a rule of the plan sets this job aside.
Reason ExplainRule(const Plan& plan, const Rule& rule, const indexer::Vacancy& vacancy,
                   const JobFacts& facts);

// The words of the advert at a span, cut at whole words and at most 140 bytes long.
std::string QuoteAt(const indexer::Vacancy& vacancy, const indexer::Span& span);

}  // namespace corner::matcher
