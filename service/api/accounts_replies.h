// Replies that the handlers of accounts have in common. Pure functions but for the limits they
// show.
#pragma once

#include "absl/status/statusor.h"
#include "service/accounts/accounts.h"
#include "service/http/message.h"

namespace corner::api {

// The session that has just begun, with its cookie.
http::Reply OpenedReply(const accounts::Opened& opened);
// 204: done, and there is nothing to say.
http::Reply DoneReply();
// The reply or the problem, with the headers that tell how often one may still try to sign in.
http::Reply DoorReply(const http::Request& request, const accounts::Accounts& accounts,
                      absl::StatusOr<http::Reply> reply);

}  // namespace corner::api
