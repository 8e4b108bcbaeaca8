// Judgements as a file: lines `profile<TAB>vacancy<TAB>grade 0-3<TAB>preference 0-2`, no header.
// The vacancy is an id of the ledger or the sender's own reference. Called by `corner evaluate`.
// Pure, safe from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/evaluate/metrics.h"

namespace corner::matcher {

struct Qrel {
  std::string profile, vacancy;
  Judgement judgement;
  size_t line = 0;  // counted from 1
};

struct QrelIssue {
  size_t line = 0;  // 0: the whole file
  std::string sentence;
};

struct QrelsReading {
  std::vector<Qrel> qrels;
  std::vector<QrelIssue> issues;
  bool ok() const { return issues.empty(); }
};

// Reads every line and names each that is wrong: a missing or extra part, a value out of range, a
// pair judged twice, an empty line. A file without a line is wrong as a whole.
QrelsReading ReadQrels(std::string_view text);

}  // namespace corner::matcher
