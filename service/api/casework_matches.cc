// A shortlist for a person's stored profile, with what they said about jobs before and what they
// chose to tell each employer. The client may ask at any time; with keep=true the list is kept as
// one they found themselves.
#include <memory>
#include <utility>

#include "matcher/profile_json.h"
#include "matcher/reactions_json.h"
#include "service/api/casework_handlers.h"
#include "service/api/casework_request.h"
#include "service/api/match_answer.h"
#include "service/api/replies.h"
#include "service/casework/disclosure_plan.h"
#include "service/disclosure/matcher_uses.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using casework::Books;
using casework::DisclosurePlan;

// All of the record that matching may know.
struct Stored {
  std::shared_ptr<const matcher::Profile> profile;
  matcher::Reactions reactions;
  std::vector<DisclosurePlan> plans;
};

absl::StatusOr<Stored> ReadStored(Books* books, const std::string& person) {
  const matcher::ProfileWords& words = matcher::BuiltinProfileWords();
  Stored stored;
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
    CORNER_ASSIGN_OR_RETURN(DisclosurePlan plan, casework::ReadDisclosurePlan(entry.content));
    stored.plans.push_back(std::move(plan));
  }
  return stored;
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

absl::Status KeepFound(Desk& desk, const std::string& person, const matcher::Shortlist& list) {
  const casework::Draft draft{std::string(casework::kind::kFound), person, "", FoundList(list),
                              casework::SaidBy::kClient,           0};
  CORNER_ASSIGN_OR_RETURN(const auto written, desk.books.Write(draft));
  return written.issues.empty()
             ? absl::OkStatus()
             : Internal(Concat("a found list is not of its form: ", written.issues[0].sentence));
}

}  // namespace

absl::StatusOr<http::Reply> MatchClient(const http::Request& request, const Services& services) {
  std::vector<ParamIssue> issues =
      UnknownNames(request, {"for", "limit", "offset", "why", "set_aside", "after", "keep"});
  MatchAsk ask;
  const bool keep = request.Query("keep").value_or("") == "true";
  Stored stored;
  std::string person;
  // The records are let go before the matching begins: it needs no lock and takes longer.
  const auto read = AtDesk(request, services, [&](Desk& desk) -> absl::StatusOr<http::Reply> {
    ask = ReadMatchAsk(request, services, &issues);
    if (!issues.empty()) return IssuesReply(request, issues);
    CORNER_ASSIGN_OR_RETURN(person, PersonOf(request));
    CORNER_ASSIGN_OR_RETURN(stored, ReadStored(&desk.books, person));
    return http::Reply{};
  });
  if (!read.ok() || read->status >= 400) return read;

  ask.options.disclosure = disclosure::UsesOf(stored.plans, absl::Now(), {});
  CORNER_ASSIGN_OR_RETURN(MatchAnswer answer,
                          AnswerMatch(services, ask, std::move(stored.profile), stored.reactions));
  if (!keep || !answer.list) return std::move(answer.reply);
  return AtDesk(request, services, [&](Desk& desk) -> absl::StatusOr<http::Reply> {
    CORNER_RETURN_IF_ERROR(KeepFound(desk, person, *answer.list));
    return std::move(answer.reply);
  });
}

}  // namespace corner::api
