// corner_peer_answers: the same questions asked of a Corner index, page by page.
#include <cstdio>
#include <cstdlib>

#include "benchmarks/flags.h"
#include "benchmarks/peers/adverts.h"
#include "indexer/xapian/index_catalogue.h"
#include "taxonomies/base/status.h"

namespace corner::benchmarks {
namespace {

constexpr std::string_view kUsage =
    "corner_peer_answers --index DIR --questions FILE [--day YYYY-MM-DD]\n"
    "One line a question: kind, words, external ids in byte order.";

indexer::Probe ProbeOf(const Question& question, Day day) {
  indexer::Probe probe;
  probe.day = day;
  probe.include_not_competitive = true;
  probe.limit = 100;
  probe.snippets = false;
  const auto must = [&](std::vector<std::string> words, bool exact) {
    indexer::Clause& clause = probe.clauses.emplace_back();
    clause.occur = indexer::Clause::Occur::kMust;
    clause.exact = exact;
    clause.words = std::move(words);
  };
  if (question.kind == "phrase") {
    must(question.words, true);
  } else {
    for (const std::string& word : question.words) must({word}, false);
  }
  return probe;
}

template <typename T>
T OrDie(absl::StatusOr<T> value) {
  if (value.ok()) return *std::move(value);
  std::fprintf(stderr, "%s\n", Sentence(value.status()).c_str());
  std::exit(1);
}

int Run(const Flags& flags) {
  const auto day =
      flags.Has("day") ? Day::ParseIso(flags.Text("day")) : std::optional(Day::Today());
  if (!day) flags.Fail("--day must be a day such as 2026-06-01.");
  const auto catalogue = OrDie(indexer::IndexCatalogue::Open(flags.Text("index")));
  for (const Question& question : ReadQuestionsOrDie(flags.Text("questions"))) {
    indexer::Probe probe = ProbeOf(question, *day);
    std::vector<std::string> ids;
    do {
      const indexer::SearchResult result = OrDie(catalogue->Search(probe));
      for (const indexer::Hit& hit : result.hits) ids.push_back(hit.vacancy.external_id);
      probe.cursor = result.next;
    } while (!probe.cursor.empty());
    std::printf("%s\n", AnswerLine(question, std::move(ids)).c_str());
  }
  return 0;
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) {
  namespace bench = corner::benchmarks;
  return bench::Run(bench::Flags(argc, argv, {"index", "questions", "day"}, bench::kUsage));
}
