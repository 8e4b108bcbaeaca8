// Reason -> slots: its values in words, and flags by which a phrase chooses its parts. Pure.
#pragma once

#include "matcher/phrases/labels.h"
#include "matcher/phrases/phrase_book.h"
#include "matcher/reason.h"

namespace corner::matcher {

// Slots by the reason's topic:
//   interest, resource, task, field   what they are called
//   evidence, quote                   the client's and the advert's words, quoted
//   title, typical, advert, visit     flags: where the fact comes from
//   wish, job                         the client's and the job's side of a preference
//   any                               the client's times, joined by "or"
//   home, beyond, avoid               flags
//   facet, one, five                  a facet's name and the ends of its scale
//   requirement, beyond, low, high    of questions
//   employer, when, date              of the way in; `when` may be "today"
//   employer, field, sector, concept  of a veto: which kind it is
Slots SlotsOf(const Reason& reason, Audience audience, const Labels& labels);

// The part of a veto or a cap: {kind: words}, from "veto:field:catering" or "cap:employer:acme".
Slots RuleSlots(std::string_view rule, Audience audience, const Labels& labels);

}  // namespace corner::matcher
