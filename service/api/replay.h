// A POST that is sent twice with the same Idempotency-Key is done once: the first reply is kept for
// 24 hours, sealed under the key of the person it is about, and given again.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/casework/visit.h"
#include "service/http/message.h"

namespace corner::api {

class Replay {
 public:
  // Looks for a kept reply. A request without a key never has one. kOutOfRange (422): the key was
  // used for another request.
  static absl::StatusOr<Replay> Find(casework::Visit* visit, const http::Request& request);

  const std::optional<http::Reply>& reply() const { return reply_; }
  // Keeps the reply in the visit, to last with its commit, when it says that something was made
  // (201, 202).
  absl::Status Keep(casework::Visit* visit, const http::Reply& reply) const;

 private:
  std::string key_, of_;  // the sender and their key; the request's contents: both hashed
  std::optional<http::Reply> reply_;
};

}  // namespace corner::api
