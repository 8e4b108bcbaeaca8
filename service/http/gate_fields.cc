#include "service/http/gate_fields.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "taxonomies/base/text.h"

namespace corner::http::gate_internal {
namespace {

// The fields that decide how a request is read; all others only have to be well formed.
struct Framing {
  std::vector<std::string_view> host;
  std::vector<std::string_view> transfer_encoding;
  std::vector<std::string_view> content_length;
  std::vector<std::string_view> connection;
  std::vector<std::string_view> expect;
};

GateVerdict Refuse(int status, std::string_view reason) {
  GateVerdict verdict;
  verdict.status = status;
  verdict.reason = reason;
  return verdict;
}

std::string_view TrimBlanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// A sentence when the line is not a field, else nullopt; keeps what decides about framing.
std::optional<std::string_view> ReadField(std::string_view line, Framing* framing) {
  if (line.front() == ' ' || line.front() == '\t') return "A header field may not be folded.";
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return "A header field has no colon.";
  const std::string_view name = line.substr(0, colon);
  if (!IsToken(name)) return "A header field has a name it may not have.";
  const std::string_view value = TrimBlanks(line.substr(colon + 1));
  if (EqualsIgnoreCase(name, "Host")) framing->host.push_back(value);
  if (EqualsIgnoreCase(name, "Transfer-Encoding")) framing->transfer_encoding.push_back(value);
  if (EqualsIgnoreCase(name, "Content-Length")) framing->content_length.push_back(value);
  if (EqualsIgnoreCase(name, "Connection")) framing->connection.push_back(value);
  if (EqualsIgnoreCase(name, "Expect")) framing->expect.push_back(value);
  return std::nullopt;
}

GateVerdict CheckHost(const Framing& framing, GateVerdict verdict) {
  if (framing.host.size() > 1) return Refuse(400, "The request has more than one Host.");
  if (framing.host.empty()) {
    if (verdict.minor_version == 1) return Refuse(400, "The request has no Host.");
    return verdict;
  }
  const std::string_view host = framing.host[0];
  if (!IsValidHost(host)) return Refuse(400, "The Host is not a valid host name.");
  if (!verdict.host.empty() && !EqualsIgnoreCase(verdict.host, host)) {
    return Refuse(400, "The address and the Host name different hosts.");
  }
  verdict.host = AsciiLower(host);
  return verdict;
}

// Lower-cased, trimmed members of a comma-separated list; empty members are kept.
std::vector<std::string> ListMembers(std::string_view value) {
  std::vector<std::string> members;
  for (const std::string_view part : Split(value, ',')) {
    members.push_back(AsciiLower(TrimBlanks(part)));
  }
  return members;
}

// "gzip, chunked" is honest but not done here (501); everything else is a trick (400).
int TransferEncodingStatus(std::string_view value) {
  const std::vector<std::string> codings = ListMembers(value);
  if (codings.size() == 1 && codings[0] == "chunked") return 0;
  if (codings.empty() || codings.back() != "chunked") return 400;
  const bool honest = std::all_of(codings.begin(), codings.end() - 1, [](const std::string& c) {
    return c == "gzip" || c == "deflate" || c == "compress";
  });
  return honest ? 501 : 400;
}

GateVerdict CheckBody(const Framing& framing, GateVerdict verdict) {
  if (!framing.transfer_encoding.empty()) {
    if (!framing.content_length.empty()) {
      return Refuse(400, "Transfer-Encoding and Content-Length may not be sent together.");
    }
    if (verdict.minor_version == 0) {
      return Refuse(400, "Transfer-Encoding is not part of HTTP/1.0.");
    }
    if (framing.transfer_encoding.size() > 1) {
      return Refuse(400, "The request has more than one Transfer-Encoding.");
    }
    if (const int status = TransferEncodingStatus(framing.transfer_encoding[0]); status != 0) {
      return Refuse(status, "The only Transfer-Encoding read here is \"chunked\".");
    }
    verdict.framing = BodyFraming::kChunked;
    return verdict;
  }
  if (framing.content_length.empty()) return verdict;
  if (framing.content_length.size() > 1) {
    return Refuse(400, "The request has more than one Content-Length.");
  }
  const std::string_view digits = framing.content_length[0];
  const bool number =
      !digits.empty() && (digits.size() == 1 || digits[0] != '0') &&
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!number) return Refuse(400, "The Content-Length is not a plain number.");
  if (digits.size() > 18) return Refuse(413, "The body is too long.");
  verdict.framing = BodyFraming::kLength;
  verdict.content_length = std::stoull(std::string(digits));
  return verdict;
}

GateVerdict CheckConnection(const Framing& framing, GateVerdict verdict) {
  verdict.keep_alive = verdict.minor_version == 1;
  bool close = false;
  for (const std::string_view value : framing.connection) {
    for (const std::string& option : ListMembers(value)) {
      if (option == "close") close = true;
      if (option == "keep-alive") verdict.keep_alive = true;
    }
  }
  if (close) verdict.keep_alive = false;
  if (framing.expect.empty() || verdict.minor_version == 0) return verdict;
  if (framing.expect.size() > 1 || !EqualsIgnoreCase(framing.expect[0], "100-continue")) {
    return Refuse(417, "The only expectation met here is \"100-continue\".");
  }
  verdict.expect_continue = verdict.framing != BodyFraming::kNone;
  return verdict;
}

}  // namespace

GateVerdict CheckFields(std::string_view fields, const GateLimits& limits, GateVerdict verdict) {
  Framing framing;
  for (size_t count = 0; !fields.empty(); ++count) {
    if (count == limits.max_fields) return Refuse(431, "The request has too many header fields.");
    const size_t end = fields.find("\r\n");
    const std::string_view line = fields.substr(0, end);
    if (end == std::string_view::npos || line.empty()) {
      return Refuse(400, "The request header has an empty line inside.");
    }
    fields.remove_prefix(end + 2);
    if (const auto sentence = ReadField(line, &framing)) return Refuse(400, *sentence);
  }
  verdict = CheckHost(framing, std::move(verdict));
  if (verdict.ok()) verdict = CheckBody(framing, std::move(verdict));
  if (verdict.ok()) verdict = CheckConnection(framing, std::move(verdict));
  return verdict;
}

}  // namespace corner::http::gate_internal
