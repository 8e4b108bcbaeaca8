// corner_corpus: writes invented adverts as Corner JSON lines.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "benchmarks/corpus/corpus.h"
#include "benchmarks/corpus/statistics.h"
#include "benchmarks/flags.h"
#include "taxonomies/base/text.h"

namespace {

constexpr std::string_view kUsage =
    "corner_corpus [--count N] [--first N] [--seed N] [--day YYYY-MM-DD] [--out FILE|--stats]\n"
    "Writes N invented adverts (1,000 unless given), the same for a seed and a number, to FILE or\n"
    "standard output. All of them are open on --day (today unless given).\n"
    "--stats writes no adverts but says how long they are and how many words they use.";
constexpr size_t kBlock = 1 << 20;

int CouldNotWrite(const std::string& path) {
  std::fprintf(stderr, "Could not write %s: %s.\n", path.c_str(), std::strerror(errno));
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using corner::benchmarks::Corpus;
  const corner::benchmarks::Flags flags(argc, argv,
                                        {"count", "first", "seed", "day", "out", "stats!"}, kUsage);
  const auto day = flags.Has("day") ? corner::Day::ParseIso(flags.Text("day"))
                                    : std::optional(corner::Day::Today());
  if (!day) flags.Fail("--day must be a day such as 2026-06-01.");
  const int64_t count = flags.Number("count", 1000, 0, 10'000'000);
  const int64_t first = flags.Number("first", 0, 0, 1'000'000'000);
  const std::string path = flags.Text("out", "-");

  corner::benchmarks::CorpusOptions options;
  options.seed = static_cast<uint64_t>(flags.Number("seed", 1, 0, INT64_MAX));
  options.day = *day;
  const Corpus corpus(options);
  if (flags.Has("stats")) {
    std::fputs(
        corner::benchmarks::ToText(corner::benchmarks::Measure(corpus, static_cast<uint64_t>(first),
                                                               static_cast<uint64_t>(count)))
            .c_str(),
        stdout);
    return 0;
  }
  std::FILE* out = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
  if (out == nullptr) return CouldNotWrite(path);
  std::string block;
  block.reserve(kBlock + (64 << 10));
  for (int64_t i = first; i < first + count; ++i) {
    corpus.AppendJson(static_cast<uint64_t>(i), &block);
    if (block.size() < kBlock && i + 1 < first + count) continue;
    if (std::fwrite(block.data(), 1, block.size(), out) != block.size()) return CouldNotWrite(path);
    block.clear();
  }
  return std::fclose(out) == 0 ? 0 : CouldNotWrite(path);
}
