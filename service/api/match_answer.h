// What a list of jobs is asked for and how it is answered: shared by the match of a profile that
// the request brings and the match of a stored record. Thread-safe as far as the services are.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "matcher/phrases/phrases.h"
#include "matcher/reactions.h"
#include "matcher/rested.h"
#include "matcher/shortlist.h"
#include "service/api/probe_params.h"
#include "service/api/services.h"
#include "service/http/message.h"

namespace corner::api {

struct MatchAsk {
  matcher::MatchOptions options;
  matcher::PhraseOptions phrases;
  std::optional<std::string> why, set_aside;
  std::string after;
};
// The parameters for, limit, offset, why, set_aside and after; what is wrong goes to `issues`.
MatchAsk ReadMatchAsk(const http::Request& request, const Services& services,
                      std::vector<ParamIssue>* issues);

// What came of it, phrased: one of the three that can be asked for, and what followed from
// reactions.
struct MatchAnswer {
  std::optional<matcher::Shortlist> list;
  std::optional<matcher::Standing> standing;                 // with `why`
  std::optional<std::vector<matcher::MatchItem>> set_aside;  // with `set_aside`
  std::vector<matcher::RestingItem> resting;
  std::vector<matcher::ReactionStep> steps;
  bool reacted = false;  // there were reactions
};
// `reactions`: what the client said about jobs before; may be empty.
absl::StatusOr<MatchAnswer> AnswerMatch(const Services& services, const MatchAsk& ask,
                                        std::shared_ptr<const matcher::Profile> profile,
                                        const matcher::Reactions& reactions);
// As JSON that nobody may keep.
http::Reply MatchReply(const MatchAsk& ask, const MatchAnswer& answer);

}  // namespace corner::api
