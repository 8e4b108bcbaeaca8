// libFuzzer: whatever claims to be a disclosure plan or a talk, it is read or its first fault is
// named in a sentence with a hint; what was read is written and read back the same, and a plan
// becomes letters without ever telling what it excludes.
#include "service/casework/disclosure_plan.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "service/casework/talk.h"
#include "service/disclosure/letters.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

void RequireHelp(const absl::Status& status) {
  Require(!corner::Sentence(status).empty() && corner::IsValidUtf8(corner::Sentence(status)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;              // NOLINT(google-build-using-namespace)
  using namespace corner::disclosure;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  const auto talk = casework::ReadTalk(text);
  if (talk.ok()) {
    const auto again = casework::ReadTalk(casework::WriteTalk(*talk));
    Require(again.ok() && *again == *talk);
  } else {
    RequireHelp(talk.status());
  }

  auto plan = casework::ReadDisclosurePlan(text);
  if (!plan.ok()) {
    RequireHelp(plan.status());
    return 0;
  }
  const std::string written = casework::WriteDisclosurePlan(*plan);
  const auto again = casework::ReadDisclosurePlan(written);
  Require(again.ok() && casework::WriteDisclosurePlan(*again) == written);

  indexer::Vacancy vacancy;
  vacancy.employer_key = plan->employer;
  plan->person = "p";
  PolicyFacts facts{.plan = *plan, .job = JobFacts(vacancy)};
  facts.client.person = "p";
  const auto policy = DisclosurePolicy::For(facts);
  Require(policy.ok());
  const PhraseScreen exclusions(plan->exclusions);
  for (const std::string& recipient : plan->recipients) {
    const auto writing = policy->Write(Author::kClient, {.role = recipient});
    Require(writing.ok());
    for (const EmployerText& words : writing->Words()) Require(!exclusions.Finds(words.text()));
    Require(ApplicationLetter(*policy, {.role = recipient}).ok());
  }
  return 0;
}
