// A shortlist for a profile that the request brings. Nothing of the profile is kept or logged, and
// no reply may be cached.
#include <memory>
#include <mutex>
#include <utility>

#include "indexer/normalise/minimum_wage.h"
#include "matcher/phrases/phrases.h"
#include "matcher/profile_json.h"
#include "matcher/profile_words.h"
#include "matcher/resource_similarity.h"
#include "service/api/handlers.h"
#include "service/api/match_json.h"
#include "service/api/replies.h"
#include "service/api/taxonomy_lookup.h"
#include "service/http/problem.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

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

http::Reply ProfileIssues(const http::Request& request,
                          const std::vector<matcher::ProfileIssue>& issues) {
  http::Problem problem;
  problem.status = 422;
  problem.detail = issues.front().sentence;
  problem.hint = issues.front().hint;
  problem.instance = request.request_id;
  for (const matcher::ProfileIssue& issue : issues) {
    problem.errors.push_back(
        {issue.path, "bad_value",
         issue.hint.empty() ? issue.sentence : Concat(issue.sentence, " ", issue.hint)});
  }
  return http::ProblemReply(problem);
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

}  // namespace

absl::StatusOr<http::Reply> MatchProfile(const http::Request& request, const Services& services) {
  std::vector<ParamIssue> issues =
      UnknownNames(request, {"for", "limit", "offset", "why", "set_aside", "after"});
  matcher::MatchOptions options;
  options.limit = NumberParam(request, "limit", 1, kMostItems, kUsualItems, &issues);
  options.offset = NumberParam(request, "offset", 0, kMostOffset, 0, &issues);
  const matcher::PhraseOptions phrases = PhrasesFor(request, &issues);
  if (!issues.empty()) return IssuesReply(request, issues);
  matcher::ProfileReading reading =
      matcher::ReadProfile(request.body, matcher::BuiltinProfileWords());
  if (!reading.ok()) return ProfileIssues(request, reading.issues);
  auto profile = std::make_shared<const matcher::Profile>(std::move(reading.profile));

  options.day = services.today();
  if (const auto wage = indexer::MinimumWageOn(options.day)) {
    options.legal_rate_pence = wage->adult_pence;
  }
  CORNER_ASSIGN_OR_RETURN(const auto catalogue, services.catalogue());
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  const matcher::ResourceSimilarity similarity(*lookup->set().resources);
  const auto travel_times = TravelTimesOf(lookup->set().gazetteer);
  const matcher::MatchWorld world{catalogue.get(), &similarity, travel_times.get()};

  if (const auto why = request.Query("why")) {
    CORNER_ASSIGN_OR_RETURN(matcher::Standing standing,
                            matcher::Why(world, std::move(profile), *why, options));
    matcher::PhraseAll(&standing, phrases);
    return Private(StandingToJson(standing));
  }
  if (const auto rule = request.Query("set_aside")) {
    CORNER_ASSIGN_OR_RETURN(
        std::vector<matcher::MatchItem> items,
        matcher::SetAsideBy(world, std::move(profile), *rule, request.Query("after").value_or(""),
                            options.limit, options));
    for (matcher::MatchItem& item : items) matcher::PhraseAll(&item, phrases);
    return Private(SetAsideToJson(*rule, items));
  }
  CORNER_ASSIGN_OR_RETURN(matcher::Shortlist list,
                          matcher::MakeShortlist(world, std::move(profile), options));
  matcher::PhraseAll(&list, phrases);
  return Private(ShortlistToJson(list));
}

}  // namespace corner::api
