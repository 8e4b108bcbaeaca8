// corner_http_load: asks a server on this machine at a fixed rate and prints latencies as JSON.
#include <cstdio>

#include "benchmarks/flags.h"
#include "benchmarks/http_load/load.h"
#include "benchmarks/search_load/query_file.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr std::string_view kUsage =
    "corner_http_load --port N [--host 127.0.0.1] [--queries FILE | --target /path]\n"
    "                 [--rate N] [--connections N] [--seconds N] [--saturate] [--limit-ms N]\n"
    "Asks the questions of corner_queries (or one --target) at --rate requests a second (100 "
    "unless\n"
    "given) over --connections (32) for --seconds (30); latencies count from the instant each\n"
    "request was due. --saturate raises the rate by a quarter every 5 seconds, up to 20,000, "
    "until\n"
    "p99 is above --limit-ms (60) or requests fail. Only this machine is ever asked.\n"
    "Exit status 1: requests failed at the fixed rate, or nothing could be measured.";
constexpr double kMostRate = 20000;
constexpr double kStepSeconds = 5;

void Write(const LoadResult& result, double rate, JsonWriter* writer) {
  writer->BeginObject().Key("rate").Decimal(rate, 1).Key("answered_a_second");
  writer->Decimal(static_cast<double>(result.latencies.count()) / result.seconds, 1);
  writer->Field("due", result.due).Field("refused", result.refused).Field("failed", result.failed);
  writer->Field("broken", result.broken).Field("unanswered", result.unanswered).Key("latency");
  result.latencies.Write(writer);
  writer->EndObject();
}

// Steps up the rate; false when even the first step was not answered in time.
bool Saturate(LoadOptions options, double limit_ms, JsonWriter* writer) {
  options.seconds = kStepSeconds;
  options.grace_seconds = 2;
  double held = 0;
  writer->BeginObject().Key("steps").BeginArray();
  for (; options.rate <= kMostRate; options.rate *= 1.25) {
    const LoadResult result = RunLoad(options);
    Write(result, options.rate, writer);
    if (!result.clean() || result.latencies.Percentile(99) > limit_ms) break;
    held = options.rate;
  }
  writer->EndArray().Key("highest_rate_within_limit").Decimal(held, 1).EndObject();
  return held > 0;
}

int Run(const Flags& flags) {
  LoadOptions options;
  const std::string host = flags.Text("host", "127.0.0.1");
  if (!ParseLoopback(host, flags.Number("port", 0, 1, 65535), &options.server)) {
    flags.Fail(Concat("\"", host,
                      "\" with that port is not an address of this machine; only "
                      "127.0.0.0/8 and --port 1 to 65535 are allowed."));
  }
  if (flags.Has("queries")) {
    for (const AskedQuery& query : ReadQueriesOrDie(flags.Text("queries"))) {
      options.targets.push_back(TargetOf(query));
    }
  } else {
    options.targets.push_back(flags.Text("target", "/api/v1/vacancies"));
  }
  options.rate = static_cast<double>(flags.Number("rate", 100, 1, 20000));
  options.connections = static_cast<int>(flags.Number("connections", 32, 1, 4096));
  options.seconds = static_cast<double>(flags.Number("seconds", 30, 1, 3600));

  JsonWriter writer;
  bool good = false;
  if (flags.Has("saturate")) {
    good = Saturate(options, static_cast<double>(flags.Number("limit-ms", 60, 1, 60000)), &writer);
  } else {
    const LoadResult result = RunLoad(options);
    Write(result, options.rate, &writer);
    good = result.clean();
  }
  std::printf("%s\n", writer.Take().c_str());
  return good ? 0 : 1;
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) {
  namespace bench = corner::benchmarks;
  return bench::Run(bench::Flags(argc, argv,
                                 {"port", "host", "queries", "target", "rate", "connections",
                                  "seconds", "saturate!", "limit-ms"},
                                 bench::kUsage));
}
