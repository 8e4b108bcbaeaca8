// The labelled adverts of tests/data/quality: invented adverts, each with the codes it must be held
// for. Used by the scoring test and the property tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/posting.h"
#include "indexer/quality/gate.h"
#include "indexer/vacancy.h"

namespace corner::testing {

struct Trap {
  int64_t number = 0;
  std::vector<std::string> hold;  // the codes it must be held for; empty: it must not be held
  std::string why;
  indexer::Posting posting;
  indexer::SourceContext source;
  indexer::KnownCopies copies;
};

// Every labelled advert of a file of tests/data/quality; fails the test when it is broken.
std::vector<Trap> LoadTraps(std::string_view file = "traps.jsonl");

// The day on which the labels hold.
Day TrapDay();
// The vacancy of a labelled advert, its text with `appended` at the end.
indexer::Vacancy VacancyOf(const Trap& trap, std::string_view appended = "");
// The codes that hold, each once, sorted.
std::vector<std::string> HeldFor(const std::vector<indexer::QualityReason>& reasons);

}  // namespace corner::testing
