// corner evaluate: measures the shortlist on judged profiles, or asks the questions of fairness.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "indexer/ingest.h"
#include "indexer/xapian/index_catalogue.h"
#include "matcher/evaluate/evaluation.h"
#include "matcher/evaluate/evaluation_text.h"
#include "matcher/evaluate/fairness.h"
#include "matcher/profile_json.h"
#include "matcher/resource_similarity.h"
#include "service/cli/commands.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

namespace fs = std::filesystem;
using Profiles = std::vector<std::shared_ptr<const matcher::Profile>>;

constexpr size_t kIssuesNamed = 20;

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) {
    return NotFound(Concat("The file ", path, " cannot be read."), "Check its name.");
  }
  return text;
}

// All issues of one file as one error.
absl::Status AsError(const std::string& path, std::vector<std::string> issues) {
  const size_t count = issues.size();
  if (count > kIssuesNamed) {
    issues.resize(kIssuesNamed);
    issues.push_back(Concat("… and ", count - kIssuesNamed, " more"));
  }
  return InvalidInput(Concat(path, ": ", Join(issues, " ")),
                      "docs/evaluation.md says what is expected.");
}

absl::StatusOr<std::vector<matcher::Qrel>> ReadQrelsFile(const std::string& path) {
  CORNER_ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
  matcher::QrelsReading reading = matcher::ReadQrels(text);
  if (reading.ok()) return std::move(reading.qrels);
  std::vector<std::string> issues;
  for (const matcher::QrelIssue& issue : reading.issues) {
    issues.push_back(issue.line == 0 ? issue.sentence
                                     : Concat("line ", issue.line, ": ", issue.sentence));
  }
  return AsError(path, std::move(issues));
}

absl::StatusOr<std::shared_ptr<const matcher::Profile>> ReadProfileFile(const std::string& path) {
  CORNER_ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
  matcher::ProfileReading reading = matcher::ReadProfile(text, matcher::BuiltinProfileWords());
  if (reading.ok()) return std::make_shared<const matcher::Profile>(std::move(reading.profile));
  std::vector<std::string> issues;
  for (const matcher::ProfileIssue& issue : reading.issues) {
    issues.push_back(Concat(issue.path, " ", issue.sentence));
  }
  return AsError(path, std::move(issues));
}

// The *.json files of a folder, by name.
absl::StatusOr<Profiles> ReadProfiles(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> paths;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    if (at->path().extension() == ".json") paths.push_back(at->path().string());
  }
  if (error) {
    return NotFound(Concat("The folder ", folder, " cannot be read: ", error.message(), "."),
                    "Name a folder of profiles.");
  }
  if (paths.empty()) {
    return NotFound(Concat("There is no profile in ", folder, "."),
                    "Profiles are files that end in .json.");
  }
  std::sort(paths.begin(), paths.end());
  Profiles profiles;
  for (const std::string& path : paths) {
    CORNER_ASSIGN_OR_RETURN(auto profile, ReadProfileFile(path));
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

absl::Status Judge(const Context& context, const EvaluateArgs& args,
                   const matcher::MatchWorld& world) {
  CORNER_ASSIGN_OR_RETURN(const Profiles profiles, ReadProfiles(args.profiles));
  CORNER_ASSIGN_OR_RETURN(const auto qrels, ReadQrelsFile(args.qrels));
  matcher::EvaluateOptions options;
  options.day = context.day;
  options.bootstrap.seed = args.seed;
  CORNER_ASSIGN_OR_RETURN(const matcher::EvaluationReport report,
                          matcher::Evaluate(world, profiles, qrels, options));
  *context.out << (context.json ? ToJson(report) + "\n" : ToTable(report));
  return absl::OkStatus();
}

absl::Status AskFairness(const Context& context, const EvaluateArgs& args,
                         const matcher::MatchWorld& world) {
  matcher::FairnessOptions options;
  options.day = context.day;
  options.seed = args.seed;
  options.profiles = args.people;
  options.twins = args.twins;
  CORNER_ASSIGN_OR_RETURN(const matcher::FairnessReport report,
                          matcher::MeasureFairness(world, options));
  *context.out << (context.json ? ToJson(report) + "\n" : ToTable(report));
  return absl::OkStatus();
}

absl::Status Run(const Context& context, const EvaluateArgs& args) {
  CORNER_ASSIGN_OR_RETURN(const auto catalogue,
                          indexer::IndexCatalogue::Open(indexer::IndexPath(context.data)));
  const matcher::ResourceSimilarity similarity(taxonomies::BuiltinResources());
  const auto times = taxonomies::MakeDistanceTravelTimes(taxonomies::Builtin());
  const matcher::MatchWorld world{catalogue.get(), &similarity, times.get()};
  return args.fairness ? AskFairness(context, args, world) : Judge(context, args, world);
}

}  // namespace

int Evaluate(const Context& context, const EvaluateArgs& args) {
  if (args.fairness == !args.profiles.empty() || args.profiles.empty() != args.qrels.empty()) {
    *context.err << "corner: evaluate wants --profiles with --qrels, or --fairness.\n";
    return kBadUsage;
  }
  const absl::Status status = Run(context, args);
  return status.ok() ? kDone : Fail(context, status);
}

}  // namespace corner::cli
