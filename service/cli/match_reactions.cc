#include "service/cli/match_reactions.h"

#include <utility>

#include "matcher/phrases/step_words.h"
#include "matcher/plan.h"
#include "matcher/profile_words.h"
#include "matcher/reactions_json.h"
#include "service/cli/match_world.h"
#include "taxonomies/base/status.h"

namespace corner::cli {

absl::StatusOr<Reacted> React(const std::string& path,
                              std::shared_ptr<const matcher::Profile> profile,
                              const matcher::MatchWorld& world, Day day) {
  Reacted reacted;
  reacted.profile = std::move(profile);
  if (path.empty()) return reacted;
  CORNER_ASSIGN_OR_RETURN(const std::string json, ReadWholeFile("The reactions", path));
  const matcher::ReactionsReading reading =
      matcher::ReadReactions(json, matcher::BuiltinProfileWords());
  if (!reading.ok()) return CannotUse("The reactions", path, reading.issues);
  std::vector<indexer::Vacancy> vacancies;
  for (const matcher::Reaction& reaction : reading.reactions.all) {
    auto vacancy = world.catalogue->Find(reaction.vacancy);
    if (vacancy.ok()) {
      vacancies.push_back(*std::move(vacancy));
    } else if (!absl::IsNotFound(vacancy.status())) {
      return vacancy.status();
    }
  }
  reacted.stated_interest_points =
      matcher::EarnableByInterests(reacted.profile->aspirations.interests);
  matcher::Reweighted folded = matcher::ApplyReactions(*reacted.profile, reading.reactions,
                                                       vacancies, *world.similarity, day);
  reacted.profile = std::make_shared<const matcher::Profile>(std::move(folded.profile));
  reacted.steps = std::move(folded.steps);
  reacted.resting = std::move(folded.resting);
  return reacted;
}

void PrintSteps(const Context& context, const std::vector<matcher::ReactionStep>& steps,
                matcher::Audience audience) {
  if (steps.empty()) return;
  *context.out << "\nWhat followed from reactions:\n";
  for (const matcher::ReactionStep& step : steps) {
    *context.out << "  " << (step.proposal ? "? " : "• ")
                 << matcher::StepWords(step, audience, matcher::BuiltinLabels()) << " [" << step.id
                 << "]\n";
  }
}

}  // namespace corner::cli
