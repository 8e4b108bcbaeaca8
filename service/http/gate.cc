#include "service/http/gate.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <vector>

#include "service/http/gate_fields.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

GateVerdict Refuse(int status, std::string_view reason) {
  GateVerdict verdict;
  verdict.status = status;
  verdict.reason = reason;
  return verdict;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAlnum(char c) { return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsKnownMethod(std::string_view method) {
  constexpr std::array<std::string_view, 7> kMethods = {"GET",   "HEAD",   "POST",   "PUT",
                                                        "PATCH", "DELETE", "OPTIONS"};
  return std::find(kMethods.begin(), kMethods.end(), method) != kMethods.end();
}

// The version's digits decide between "not spoken here" (505) and "not HTTP at all" (400).
int VersionStatus(std::string_view version) {
  if (version == "HTTP/1.1" || version == "HTTP/1.0") return 0;
  const bool well_formed = version.size() == 8 && version.substr(0, 5) == "HTTP/" &&
                           IsDigit(version[5]) && version[6] == '.' && IsDigit(version[7]);
  return well_formed ? 505 : 400;
}

// Splits "http://host/path?query" into authority and origin form; false for anything else.
bool SplitAbsolute(std::string_view target, std::string_view* authority, std::string* origin) {
  size_t start = 0;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (EqualsIgnoreCase(target.substr(0, scheme.size()), scheme)) start = scheme.size();
  }
  if (start == 0) return false;
  const std::string_view rest = target.substr(start);
  const size_t end = std::min(rest.find_first_of("/?"), rest.size());
  *authority = rest.substr(0, end);
  *origin = rest.substr(end);
  if (origin->empty() || (*origin)[0] != '/') origin->insert(0, "/");
  return true;
}

// Sets method, raw_target, target and, for an absolute form, host.
GateVerdict CheckTargetForm(GateVerdict verdict) {
  const std::string_view raw = verdict.raw_target;
  if (raw == "*") {
    if (verdict.method != "OPTIONS") {
      return Refuse(400, "The address \"*\" is for OPTIONS only.");
    }
    verdict.target.path = "*";
    return verdict;
  }
  std::string origin(raw);
  if (raw[0] != '/') {
    std::string_view authority;
    if (!SplitAbsolute(raw, &authority, &origin)) {
      return Refuse(400, "The address must start with a slash.");
    }
    if (!IsValidHost(authority)) return Refuse(400, "The address names no valid host.");
    verdict.host = authority;
  }
  std::string_view reason;
  auto target = ParseTarget(origin, &reason);
  if (!target) return Refuse(400, reason);
  verdict.target = *std::move(target);
  return verdict;
}

// Bytes no head may hold: bare CR or LF, NUL and other controls except the tab.
bool HasForbiddenByte(std::string_view head) {
  for (size_t i = 0; i < head.size(); ++i) {
    const auto byte = static_cast<unsigned char>(head[i]);
    if (byte == '\r') {
      if (i + 1 >= head.size() || head[i + 1] != '\n') return true;
      ++i;
    } else if ((byte < 0x20 && byte != '\t') || byte == 0x7f) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsToken(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [kMarks](char c) {
    return IsAlnum(c) || kMarks.find(c) != std::string_view::npos;
  });
}

bool IsValidHost(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  std::string_view port;
  bool has_port = false;
  if (host[0] == '[') {
    const size_t close = host.find(']');
    if (close == std::string_view::npos) return false;
    const std::string literal(host.substr(1, close - 1));
    in6_addr parsed;
    if (inet_pton(AF_INET6, literal.c_str(), &parsed) != 1) return false;
    const std::string_view after = host.substr(close + 1);
    if (!after.empty() && after[0] != ':') return false;
    has_port = !after.empty();
    port = has_port ? after.substr(1) : after;
  } else {
    const size_t colon = host.find(':');
    has_port = colon != std::string_view::npos;
    port = has_port ? host.substr(colon + 1) : std::string_view();
    const std::string_view name = host.substr(0, colon);
    if (name.empty() || name[0] == '.' || name[0] == '-') return false;
    if (name.find("..") != std::string_view::npos) return false;
    if (!std::all_of(name.begin(), name.end(),
                     [](char c) { return IsAlnum(c) || c == '-' || c == '.' || c == '_'; })) {
      return false;
    }
  }
  if (!has_port) return true;
  if (port.empty() || port.size() > 5 || !std::all_of(port.begin(), port.end(), IsDigit)) {
    return false;
  }
  const int number = std::stoi(std::string(port));
  return number > 0 && number <= 65535;
}

GateVerdict CheckRequestLine(std::string_view line, const GateLimits& limits) {
  const size_t first = line.find(' ');
  const size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return Refuse(400, "The request line must be a method, an address and a version.");
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!IsToken(method)) return Refuse(400, "The method has a character it may not have.");
  if (target.size() > limits.max_target) return Refuse(414, "The address is too long.");
  if (target.empty() || target.find_first_of(" \t") != std::string_view::npos) {
    return Refuse(400, "The request line must have single spaces between its three parts.");
  }
  if (const int status = VersionStatus(version); status != 0) {
    return Refuse(status, status == 505 ? "Only HTTP/1.0 and HTTP/1.1 are spoken here."
                                        : "The request line must end with an HTTP version.");
  }
  if (!IsKnownMethod(method)) return Refuse(501, "This method is not known here.");
  GateVerdict verdict;
  verdict.method = method;
  verdict.raw_target = target;
  verdict.minor_version = version.back() - '0';
  return CheckTargetForm(std::move(verdict));
}

GateVerdict CheckHead(std::string_view raw_head, const GateLimits& limits) {
  if (raw_head.substr(0, 2) == "\r\n") raw_head.remove_prefix(2);
  if (raw_head.size() > limits.max_head) return Refuse(431, "The request header is too long.");
  if (HasForbiddenByte(raw_head)) {
    return Refuse(400, "The request header has a control character or a broken line end.");
  }
  if (raw_head.size() < 4 || raw_head.substr(raw_head.size() - 4) != "\r\n\r\n") {
    return Refuse(400, "The request header has no end.");
  }
  const size_t line_end = raw_head.find("\r\n");
  GateVerdict verdict = CheckRequestLine(raw_head.substr(0, line_end), limits);
  if (!verdict.ok()) return verdict;
  std::string_view fields = raw_head.substr(line_end + 2);
  fields.remove_suffix(2);  // each field keeps its own line end
  return gate_internal::CheckFields(fields, limits, std::move(verdict));
}

}  // namespace corner::http
