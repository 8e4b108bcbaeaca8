// corner evaluate: measures the shortlist on judged profiles, or asks the questions of fairness.
#include <algorithm>

#include "indexer/xapian/files.h"
#include "matcher/evaluate/evaluation.h"
#include "matcher/evaluate/evaluation_text.h"
#include "matcher/evaluate/fairness.h"
#include "service/cli/commands.h"
#include "service/cli/match_world.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

constexpr size_t kIssuesNamed = 100;

absl::StatusOr<std::vector<matcher::Qrel>> ReadQrelsFile(const std::string& path) {
  CORNER_ASSIGN_OR_RETURN(const std::string text, indexer::ReadFile(path));
  matcher::QrelsReading reading = matcher::ReadQrels(text);
  if (reading.ok()) return std::move(reading.qrels);
  std::string sentence = Concat("The judgements ", path, " cannot be used:");
  for (size_t i = 0; i < std::min(reading.issues.size(), kIssuesNamed); ++i) {
    const matcher::QrelIssue& issue = reading.issues[i];
    sentence.append(issue.line == 0 ? " " : Concat("\n  line ", issue.line, ": "));
    sentence.append(issue.sentence);
  }
  if (reading.issues.size() > kIssuesNamed) {
    sentence.append(Concat("\n  and ", reading.issues.size() - kIssuesNamed, " more lines."));
  }
  return InvalidInput(sentence, "docs/evaluation.md says what a line is.");
}

absl::Status Judge(const Context& context, const EvaluateArgs& args, const MatchFolder& folder) {
  CORNER_ASSIGN_OR_RETURN(const matcher::Profiles profiles, ReadProfileFolder(args.profiles));
  CORNER_ASSIGN_OR_RETURN(const auto qrels, ReadQrelsFile(args.qrels));
  matcher::EvaluateOptions options;
  options.day = folder.options().day;
  options.legal_rate_pence = folder.options().legal_rate_pence;
  options.bootstrap.seed = args.seed;
  CORNER_ASSIGN_OR_RETURN(const matcher::EvaluationReport report,
                          matcher::Evaluate(folder.world(), profiles, qrels, options));
  *context.out << (context.json ? ToJson(report) + "\n" : ToTable(report));
  return absl::OkStatus();
}

absl::Status AskFairness(const Context& context, const EvaluateArgs& args,
                         const MatchFolder& folder) {
  matcher::FairnessOptions options;
  options.day = folder.options().day;
  options.legal_rate_pence = folder.options().legal_rate_pence;
  options.seed = args.seed;
  options.profiles = args.people;
  options.twins = args.twins;
  CORNER_ASSIGN_OR_RETURN(const matcher::FairnessReport report,
                          matcher::MeasureFairness(folder.world(), options));
  *context.out << (context.json ? ToJson(report) + "\n" : ToTable(report));
  return absl::OkStatus();
}

absl::Status Run(const Context& context, const EvaluateArgs& args) {
  CORNER_ASSIGN_OR_RETURN(const auto folder, MatchFolder::Open(context));
  return args.fairness ? AskFairness(context, args, *folder) : Judge(context, args, *folder);
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
