// What matching may know of a person's stored record, and a list made of it. Shared by the API and
// the pages. Thread-safe as far as the services are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/api/match_answer.h"
#include "service/casework/books.h"
#include "service/casework/disclosure_plan.h"

namespace corner::api {

struct StoredWishes {
  std::shared_ptr<const matcher::Profile> profile;
  matcher::Reactions reactions;
  std::vector<casework::DisclosurePlan> plans;
};
// A person who has said nothing yet has an empty profile, and gets a list. kOutOfRange: the
// taxonomies no longer have words that the profile uses.
absl::StatusOr<StoredWishes> ReadWishes(casework::Books* books, const std::string& person);

// AnswerMatch for them. Takes longer than a visit should: commit the visit first.
absl::StatusOr<MatchAnswer> MatchWishes(const Services& services, const MatchAsk& ask,
                                        const StoredWishes& wishes);

// A list that the client found, as the record keeps it.
std::string FoundList(const matcher::Shortlist& list);

}  // namespace corner::api
