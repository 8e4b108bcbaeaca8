#include "service/api/match_answer.h"

#include <mutex>
#include <utility>

#include "indexer/normalise/minimum_wage.h"
#include "matcher/resource_similarity.h"
#include "service/api/match_json.h"
#include "service/api/replies.h"
#include "service/api/taxonomy_lookup.h"
#include "taxonomies/base/status.h"

namespace corner::api {
namespace {

constexpr uint64_t kMostItems = 100, kUsualItems = 20, kMostOffset = 10'000;

// Travel times of the places in use, made once for each edition.
std::shared_ptr<const taxonomies::TravelTimes> TravelTimesOf(
    const std::shared_ptr<const taxonomies::Gazetteer>& gazetteer) {
  static std::mutex mutex;
  static std::shared_ptr<const taxonomies::Gazetteer> known;
  static std::shared_ptr<const taxonomies::TravelTimes> times;
  const std::lock_guard lock(mutex);
  if (known != gazetteer) {
    times = taxonomies::MakeDistanceTravelTimes(*gazetteer);
    known = gazetteer;
  }
  return times;
}

matcher::PhraseOptions PhrasesFor(const http::Request& request, std::vector<ParamIssue>* issues) {
  matcher::PhraseOptions phrases;
  const std::string_view audience = request.Query("for").value_or("client");
  if (audience == "specialist") {
    phrases.audience = matcher::Audience::kSpecialist;
  } else if (audience == "print") {
    phrases.audience = matcher::Audience::kPrint;
  } else if (audience != "client") {
    issues->push_back({ParamIssue::Code::kUnknownValue,
                       "for",
                       "The sentences speak to a client, a specialist, or a sheet of paper.",
                       {"client", "specialist", "print"}});
  }
  return phrases;
}

http::Reply Private(std::string body) {
  http::Reply reply = http::JsonReply(200, std::move(body));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

// The profile after the reactions, and what followed from them.
absl::StatusOr<matcher::Reweighted> Reweigh(const matcher::MatchWorld& world,
                                            const matcher::Profile& profile,
                                            const matcher::Reactions& reactions, Day day) {
  std::vector<indexer::Vacancy> vacancies;
  for (const matcher::Reaction& reaction : reactions.all) {
    auto vacancy = world.catalogue->Find(reaction.vacancy);
    if (vacancy.ok()) {
      vacancies.push_back(*std::move(vacancy));
    } else if (!absl::IsNotFound(vacancy.status())) {
      return vacancy.status();
    }
  }
  return matcher::ApplyReactions(profile, reactions, vacancies, *world.similarity, day);
}

}  // namespace

MatchAsk ReadMatchAsk(const http::Request& request, const Services& services,
                      std::vector<ParamIssue>* issues) {
  MatchAsk ask;
  ask.options.limit = NumberParam(request, "limit", 1, kMostItems, kUsualItems, issues);
  ask.options.offset = NumberParam(request, "offset", 0, kMostOffset, 0, issues);
  ask.options.day = services.today();
  if (const auto wage = indexer::MinimumWageOn(ask.options.day)) {
    ask.options.legal_rate_pence = wage->adult_pence;
  }
  ask.phrases = PhrasesFor(request, issues);
  if (const auto why = request.Query("why")) ask.why = *why;
  if (const auto rule = request.Query("set_aside")) ask.set_aside = *rule;
  ask.after = request.Query("after").value_or("");
  return ask;
}

absl::StatusOr<MatchAnswer> AnswerMatch(const Services& services, const MatchAsk& ask,
                                        std::shared_ptr<const matcher::Profile> profile,
                                        const matcher::Reactions& reactions) {
  CORNER_ASSIGN_OR_RETURN(const auto catalogue, services.catalogue());
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  const matcher::ResourceSimilarity similarity(*lookup->set().resources);
  const auto travel_times = TravelTimesOf(lookup->set().gazetteer);
  const matcher::MatchWorld world{catalogue.get(), &similarity, travel_times.get()};
  matcher::MatchOptions options = ask.options;
  matcher::Reweighted reweighted;
  if (!reactions.all.empty()) {
    options.stated_interest_points = matcher::EarnableByInterests(profile->aspirations.interests);
    CORNER_ASSIGN_OR_RETURN(reweighted, Reweigh(world, *profile, reactions, options.day));
    profile = std::make_shared<const matcher::Profile>(reweighted.profile);
  }
  MatchAnswer answer;
  answer.reacted = !reactions.all.empty();
  answer.steps = std::move(reweighted.steps);
  if (ask.why) {
    CORNER_ASSIGN_OR_RETURN(answer.standing,
                            matcher::Why(world, std::move(profile), *ask.why, options));
    matcher::PhraseAll(&*answer.standing, ask.phrases);
    return answer;
  }
  if (ask.set_aside) {
    CORNER_ASSIGN_OR_RETURN(
        answer.set_aside, matcher::SetAsideBy(world, std::move(profile), *ask.set_aside, ask.after,
                                              options.limit, options));
    for (matcher::MatchItem& item : *answer.set_aside) matcher::PhraseAll(&item, ask.phrases);
    return answer;
  }
  CORNER_ASSIGN_OR_RETURN(answer.list, matcher::MakeShortlist(world, std::move(profile), options));
  answer.resting = matcher::TakeResting(reweighted.resting, &*answer.list);
  matcher::PhraseAll(&*answer.list, ask.phrases);
  for (matcher::RestingItem& item : answer.resting) matcher::PhraseAll(&item.item, ask.phrases);
  return answer;
}

http::Reply MatchReply(const MatchAsk& ask, const MatchAnswer& answer) {
  if (answer.standing) return Private(StandingToJson(*answer.standing));
  if (answer.set_aside) return Private(SetAsideToJson(*ask.set_aside, *answer.set_aside));
  return Private(answer.reacted ? ReactedToJson(*answer.list, answer.resting, answer.steps,
                                                ask.phrases.audience)
                                : ShortlistToJson(*answer.list));
}

}  // namespace corner::api
