#include "service/api/stored_match.h"

#include <utility>

#include "matcher/profile_json.h"
#include "matcher/reactions_json.h"
#include "service/disclosure/matcher_uses.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"

namespace corner::api {

absl::StatusOr<StoredWishes> ReadWishes(casework::Books* books, const std::string& person) {
  const matcher::ProfileWords& words = matcher::BuiltinProfileWords();
  StoredWishes stored;
  const auto profile = books->Read(casework::kind::kProfile, person);
  if (absl::IsNotFound(profile.status())) {
    // Nothing said yet is a profile too, and gets a list.
    CORNER_RETURN_IF_ERROR(books->Read(casework::kind::kClient, person).status());
    stored.profile = std::make_shared<const matcher::Profile>();
  } else {
    CORNER_RETURN_IF_ERROR(profile.status());
    matcher::ProfileReading reading = matcher::ReadProfile(profile->content, words);
    if (!reading.ok()) {
      return Error(absl::StatusCode::kOutOfRange,
                   "the stored profile uses words that the taxonomies no longer have",
                   "open the profile, mend what is marked, and save it");
    }
    stored.profile = std::make_shared<const matcher::Profile>(std::move(reading.profile));
  }
  const auto reactions = books->Read(casework::kind::kReaction, person);
  if (reactions.ok()) {
    stored.reactions = matcher::ReadReactions(reactions->content, words).reactions;
  } else if (!absl::IsNotFound(reactions.status())) {
    return reactions.status();
  }
  CORNER_ASSIGN_OR_RETURN(const auto plans, books->List(casework::kind::kDisclosure, person));
  for (const casework::Entry& entry : plans) {
    if (!entry.confirmed) continue;  // written for the client, who has not said yes
    CORNER_ASSIGN_OR_RETURN(casework::DisclosurePlan plan,
                            casework::ReadDisclosurePlan(entry.content));
    stored.plans.push_back(std::move(plan));
  }
  return stored;
}

absl::StatusOr<MatchAnswer> MatchWishes(const Services& services, const MatchAsk& ask,
                                        const StoredWishes& wishes) {
  MatchAsk with_plans = ask;
  with_plans.options.disclosure = disclosure::UsesOf(wishes.plans, absl::Now(), {});
  return AnswerMatch(services, with_plans, wishes.profile, wishes.reactions);
}

std::string FoundList(const matcher::Shortlist& list) {
  JsonWriter json;
  json.BeginObject()
      .Field("day", list.day.Iso())
      .Field("generation", std::to_string(list.generation))
      .Field("edition", list.edition)
      .Field("origin", "found_by_client")
      .Field("talked_through", false)
      .Key("items")
      .BeginArray();
  for (const matcher::MatchItem& item : list.items) {
    json.BeginObject()
        .Field("vacancy", item.vacancy.id)
        .Field("title", item.vacancy.title)
        .Field("employer", item.vacancy.employer_name)
        .EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace corner::api
