// corner_peer_fts5: SQLite's full-text table on the same adverts; times the inserts, answers
// questions.
#include <chrono>
#include <cstdio>

#include "benchmarks/flags.h"
#include "benchmarks/peers/sqlite_fts.h"

namespace {

constexpr std::string_view kUsage =
    "corner_peer_fts5 --adverts FILE [--db FILE] [--questions FILE]\n"
    "Fills a porter-stemmed FTS5 table in the new file --db (in memory unless given) and prints\n"
    "{\"adverts\":…,\"seconds\":…}; the adverts are read and parsed before the clock starts.\n"
    "With --questions it prints the answers instead; phrases are asked of an unstemmed table.";

}  // namespace

int main(int argc, char** argv) {
  namespace bench = corner::benchmarks;
  const bench::Flags flags(argc, argv, {"adverts", "db", "questions"}, kUsage);
  const auto adverts = bench::ReadAdvertsOrDie(flags.Text("adverts"));
  const auto start = std::chrono::steady_clock::now();
  bench::FtsTable stemmed(flags.Text("db", ":memory:"), "porter");
  stemmed.Add(adverts);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (!flags.Has("questions")) {
    std::printf("{\"adverts\":%zu,\"seconds\":%.3f}\n", adverts.size(), took.count());
    return 0;
  }
  bench::FtsTable exact(":memory:", "unicode61");
  exact.Add(adverts);
  for (const bench::Question& question : bench::ReadQuestionsOrDie(flags.Text("questions"))) {
    const bench::FtsTable& table = question.kind == "phrase" ? exact : stemmed;
    std::printf("%s\n", AnswerLine(question, table.Ids(FtsQuery(question))).c_str());
  }
  return 0;
}
