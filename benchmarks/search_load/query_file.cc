#include "benchmarks/search_load/query_file.h"

#include <cstdio>
#include <cstdlib>

#include "benchmarks/flags.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

std::string PercentEncoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain) {
      encoded.push_back(c);
    } else {
      encoded.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return encoded;
}

}  // namespace

std::vector<AskedQuery> ReadQueriesOrDie(const std::string& path) {
  const std::string file = ReadFileOrDie(path);
  std::vector<AskedQuery> queries;
  for (const std::string_view line : Split(file, '\n')) {
    if (line.empty()) continue;
    const auto document = JsonDocument::Parse(line);
    if (!document.ok() || !document->root().member("params").is_object()) {
      std::fprintf(stderr, "%s does not hold questions of corner_queries.\n", path.c_str());
      std::exit(1);
    }
    AskedQuery& query = queries.emplace_back();
    query.kind = std::string(document->root().member("kind").string().value_or(""));
    document->root().member("params").ForEachMember([&](std::string_view name, JsonValue value) {
      query.params.emplace_back(name, value.scalar_text().value_or(""));
    });
  }
  if (queries.empty()) {
    std::fprintf(stderr, "%s holds no questions.\n", path.c_str());
    std::exit(1);
  }
  return queries;
}

std::string TargetOf(const AskedQuery& query) {
  std::string target = "/api/v1/vacancies";
  char before = '?';
  for (const auto& [name, value] : query.params) {
    target += before;
    target += Concat(name, "=", PercentEncoded(value));
    before = '&';
  }
  return target;
}

}  // namespace corner::benchmarks
