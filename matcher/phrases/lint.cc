#include "matcher/phrases/lint.h"

#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr std::string_view kDeficit = "speaks of what a person is not; say what they want or bring";
constexpr std::string_view kBarrier = "makes a barrier of a person; name the fact of the job";
constexpr std::string_view kReady = "nobody waits to be ready for work (zero exclusion)";
constexpr std::string_view kRealism = "lowers hopes; say what the client asked for";
constexpr std::string_view kSmall = "makes what a person brings small; leave the word out";
constexpr std::string_view kContrast = "sets a person's life against their work; leave it out";
constexpr std::string_view kPromise = "promises what nobody can; say it is likely";
constexpr std::string_view kPity = "pities; state the fact";
constexpr std::string_view kTime = "time out of work is no reason for or against a job";
constexpr std::string_view kHealth = "health has no place in a reason";
constexpr std::string_view kJudgement = "judges a wish or a job; state both facts";

constexpr BannedTerm kTerms[] = {
    // a person as a deficit
    {"lack", kDeficit},
    {"lacks", kDeficit},
    {"lacking", kDeficit},
    {"deficit", kDeficit},
    {"unable", kDeficit},
    {"inability", kDeficit},
    {"incapable", kDeficit},
    {"can t", kDeficit},
    {"cannot", kDeficit},
    {"could not", kDeficit},
    {"fail", kDeficit},
    {"fails", kDeficit},
    {"failed", kDeficit},
    {"failing", kDeficit},
    {"failure", kDeficit},
    {"weak", kDeficit},
    {"weakness", kDeficit},
    {"weaknesses", kDeficit},
    {"poor", kDeficit},
    {"limitation", kDeficit},
    {"limitations", kDeficit},
    {"struggle", kDeficit},
    {"struggles", kDeficit},
    {"missing", kDeficit},
    {"unqualified", kDeficit},
    {"underqualified", kDeficit},
    {"overqualified", kDeficit},
    {"unskilled", kDeficit},
    {"low skilled", kDeficit},
    {"no experience", kDeficit},
    {"not enough experience", kDeficit},
    {"not good enough", kDeficit},
    {"unsuitable", kDeficit},
    {"hard to place", kDeficit},
    {"vulnerable", kDeficit},
    {"special needs", kDeficit},
    {"challenging", kDeficit},
    {"barrier", kBarrier},
    {"barriers", kBarrier},
    {"obstacle", kBarrier},
    {"obstacles", kBarrier},
    {"job ready", kReady},
    {"work ready", kReady},
    {"job readiness", kReady},
    {"work readiness", kReady},
    {"employability", kReady},
    {"realistic", kRealism},
    {"unrealistic", kRealism},
    {"realistically", kRealism},
    {"too ambitious", kRealism},
    {"only has", kSmall},
    {"only have", kSmall},
    {"only a", kSmall},
    {"merely", kSmall},
    {"at least has", kSmall},
    {"despite", kContrast},
    {"even though", kContrast},
    {"in spite of", kContrast},
    {"nevertheless", kContrast},
    {"guarantee", kPromise},
    {"guarantees", kPromise},
    {"guaranteed", kPromise},
    {"certain to", kPromise},
    {"sadly", kPity},
    {"unfortunately", kPity},
    {"regrettably", kPity},
    {"sorry", kPity},
    {"gap", kTime},
    {"gaps", kTime},
    {"unemployed", kTime},
    {"unemployment", kTime},
    {"out of work", kTime},
    {"too far", kJudgement},
    {"too early", kJudgement},
    {"too few", kJudgement},
    {"too many hours", kJudgement},
    {"too low", kJudgement},
    {"bad", kJudgement},
    {"worse", kJudgement},
    {"wrong", kJudgement},
    {"fussy", kJudgement},
    // health
    {"suffer", kHealth},
    {"suffers", kHealth},
    {"suffering", kHealth},
    {"sufferer", kHealth},
    {"victim", kHealth},
    {"diagnosis", kHealth},
    {"diagnosed", kHealth},
    {"diagnoses", kHealth},
    {"illness", kHealth},
    {"illnesses", kHealth},
    {"mentally ill", kHealth},
    {"sick", kHealth},
    {"sickness", kHealth},
    {"disorder", kHealth},
    {"symptom", kHealth},
    {"symptoms", kHealth},
    {"medication", kHealth},
    {"side effects", kHealth},
    {"hospital admission", kHealth},
    {"relapse", kHealth},
    {"schizophrenia", kHealth},
    {"psychosis", kHealth},
    {"psychotic", kHealth},
    {"bipolar", kHealth},
    {"depression", kHealth},
    {"depressed", kHealth},
    {"anxiety", kHealth},
    {"autism", kHealth},
    {"autistic", kHealth},
    {"adhd", kHealth},
    {"dyslexia", kHealth},
    {"addiction", kHealth},
    {"disability", kHealth},
    {"disabled", kHealth},
    {"impairment", kHealth},
    {"handicap", kHealth},
    {"condition", kHealth},
    {"your health", kHealth},
    {"their health", kHealth},
    {"health problem", kHealth},
    {"health problems", kHealth},
    {"mental health problem", kHealth},
    {"service user", kHealth}};

}  // namespace

std::span<const BannedTerm> BannedTerms() { return kTerms; }

std::string WithoutQuotations(std::string_view text) {
  constexpr std::string_view kOpen = "“", kClose = "”";
  std::string rest;
  while (true) {
    const size_t open = text.find(kOpen);
    rest.append(text.substr(0, open));
    if (open == std::string_view::npos) return rest;
    const size_t close = text.find(kClose, open);
    // A mark that is never closed exempts nothing.
    if (close == std::string_view::npos) return rest.append(text.substr(open));
    rest.append("…");
    text.remove_prefix(close + kClose.size());
  }
}

std::vector<const BannedTerm*> Lint(std::string_view text) {
  std::vector<const BannedTerm*> found;
  // A term never runs across a quotation.
  std::string keys = " ";
  const std::string own = ReplaceAll(WithoutQuotations(text), "…", "\n");
  for (std::string_view part : Split(own, '\n')) {
    keys.append(FoldKey(ReplaceAll(std::string(part), "’", "'"))).append(" \n ");
  }
  for (const BannedTerm& term : kTerms) {
    if (keys.find(Concat(" ", term.term, " ")) != std::string::npos) found.push_back(&term);
  }
  return found;
}

}  // namespace corner::matcher
