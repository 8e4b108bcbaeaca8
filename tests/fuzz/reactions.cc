// libFuzzer: whatever stands in a file of reactions or of card answers, it is read or every issue
// says where, what and what to do; what was read is written and read back the same, and folds into
// a profile that can be read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "matcher/cards_json.h"
#include "matcher/profile_words.h"
#include "matcher/reactions_json.h"
#include "taxonomies/base/text.h"

namespace {

using corner::matcher::ProfileIssue;

void Require(bool condition) {
  if (!condition) std::abort();
}

void RequireHelp(const std::vector<ProfileIssue>& issues) {
  Require(issues.size() <= corner::matcher::kMostProfileIssues + 1);
  for (const ProfileIssue& issue : issues) {
    Require(issue.path.empty() || issue.path.front() == '/');
    Require(!issue.sentence.empty() && !issue.hint.empty());
    Require(corner::IsValidUtf8(issue.path) && corner::IsValidUtf8(issue.sentence));
    Require(corner::IsValidUtf8(issue.hint));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;           // NOLINT(google-build-using-namespace)
  using namespace corner::matcher;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ProfileWords& words = BuiltinProfileWords();

  const CardAnswersReading answers = ReadCardAnswers(text);
  RequireHelp(answers.issues);
  if (answers.ok()) {
    const CardAnswersReading again = ReadCardAnswers(WriteCardAnswers(answers.answers));
    Require(again.ok() && again.answers == answers.answers);
    CardsToJson(answers.answers);
  }

  const ReactionsReading reading = ReadReactions(text, words);
  RequireHelp(reading.issues);
  if (!reading.ok()) return 0;
  const ReactionsReading again = ReadReactions(WriteReactions(reading.reactions), words);
  Require(again.ok() && again.reactions == reading.reactions);
  Profile profile;
  profile.key = "x";
  const Reweighted result =
      ApplyReactions(profile, reading.reactions, {}, NoSimilarity(), Day(20600));
  Require(ReadProfile(WriteProfile(result.profile), words).ok());
  return 0;
}
