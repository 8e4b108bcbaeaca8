// Turns a Reply into the bytes of an HTTP/1.1 response header, with everything the server adds.
// Used by the session. Pure, safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "service/http/message.h"

namespace corner::http {

struct ReplyContext {
  std::string_view request_id;
  std::string_view date;             // RFC 9110 IMF-fixdate
  bool close = false;                // announce the end of the connection
  bool announce_keep_alive = false;  // an HTTP/1.0 client asked for it
  bool secure = false;               // the person came by https: browsers are told to stay there
};

// True when the reply can be sent: a final status, field names that are tokens, values without
// control characters, no field that frames the message.
bool IsSendable(const Reply& reply);

// The status allows a body (not 204, not 304).
bool HasBody(int status);

// The header with its empty line. Content-Length is that of the body also for HEAD.
std::string WriteReplyHead(const Reply& reply, const ReplyContext& context);

}  // namespace corner::http
