// libFuzzer: whatever bytes are typed, the query is read or refused with a hint, and what was read
// stays within its limits.
#include "indexer/query.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/words.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;           // NOLINT(google-build-using-namespace)
  using namespace corner::indexer;  // NOLINT(google-build-using-namespace)
  const auto query = ParseQuery(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!query.ok()) {
    Require(query.status().code() == absl::StatusCode::kInvalidArgument);
    Require(IsValidUtf8(Sentence(query.status())) && !Hint(query.status()).empty());
    return 0;
  }
  Require(query->clauses.size() <= kMaxClauses);
  Require(query->understood.size() >= query->clauses.size());
  for (const Clause& clause : query->clauses) {
    Require(!clause.words.empty() && (!clause.prefix || clause.words.size() == 1));
    for (const std::string& word : clause.words) {
      const std::vector<Word> again = WordsOf(word);
      Require(again.size() == 1 && again[0].folded == word && word.size() <= kMaxWordBytes);
    }
  }
  return 0;
}
