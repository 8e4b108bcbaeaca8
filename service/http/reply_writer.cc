#include "service/http/reply_writer.h"

#include <algorithm>
#include <array>

#include "service/http/gate.h"
#include "service/http/problem.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

bool IsFieldValue(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7f;
  });
}

bool IsServerField(std::string_view name) {
  constexpr std::array<std::string_view, 7> kOurs = {
      "Content-Length", "Transfer-Encoding", "Connection",  "Keep-Alive",
      "Date",           "X-Request-ID",      "Content-Type"};
  return std::any_of(kOurs.begin(), kOurs.end(),
                     [name](std::string_view ours) { return EqualsIgnoreCase(ours, name); });
}

void AppendField(std::string_view name, std::string_view value, std::string* head) {
  head->append(name).append(": ").append(value).append("\r\n");
}

// What a handler may override by setting the field itself.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kDefaults = {{
    {"Cache-Control", "no-store"},
    {"X-Content-Type-Options", "nosniff"},
    // Other sites learn nothing; with "no-referrer" browsers send our own forms with Origin: null.
    {"Referrer-Policy", "same-origin"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

}  // namespace

bool HasBody(int status) { return status != 204 && status != 304; }

bool IsSendable(const Reply& reply) {
  if (reply.status < 200 || reply.status > 599 || !IsFieldValue(reply.content_type)) return false;
  return std::all_of(reply.headers.begin(), reply.headers.end(), [](const auto& field) {
    return IsToken(field.first) && IsFieldValue(field.second) && !IsServerField(field.first);
  });
}

std::string WriteReplyHead(const Reply& reply, const ReplyContext& context) {
  std::string head;
  head.reserve(512);
  head.append("HTTP/1.1 ").append(std::to_string(reply.status)).append(" ");
  head.append(ReasonPhrase(reply.status)).append("\r\n");
  AppendField("Date", context.date, &head);
  if (HasBody(reply.status)) {
    AppendField("Content-Length", std::to_string(reply.body.size()), &head);
    if (!reply.content_type.empty()) {
      AppendField("Content-Type", reply.content_type, &head);
    } else if (!reply.body.empty()) {
      AppendField("Content-Type", "text/plain; charset=utf-8", &head);
    }
  }
  for (const auto& [name, value] : reply.headers) AppendField(name, value, &head);
  for (const auto& [name, value] : kDefaults) {
    if (!reply.HasHeader(name)) AppendField(name, value, &head);
  }
  if (context.secure && !reply.HasHeader("Strict-Transport-Security")) {
    AppendField("Strict-Transport-Security", "max-age=31536000", &head);
  }
  AppendField("X-Request-ID", context.request_id, &head);
  if (context.close) {
    AppendField("Connection", "close", &head);
  } else if (context.announce_keep_alive) {
    AppendField("Connection", "keep-alive", &head);
  }
  head.append("\r\n");
  return head;
}

}  // namespace corner::http
