// The file that corner_queries writes, read back. Pure functions.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace corner::benchmarks {

struct AskedQuery {
  std::string kind;
  std::vector<std::pair<std::string, std::string>> params;
};

// Ends the process with status 1 and a sentence when a line cannot be read or there is none.
std::vector<AskedQuery> ReadQueriesOrDie(const std::string& path);

// "/api/v1/vacancies?q=…&facets=…", percent-encoded.
std::string TargetOf(const AskedQuery& query);

}  // namespace corner::benchmarks
