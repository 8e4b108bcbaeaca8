// What the handlers of records have in common: one visit a request, versions as entity tags,
// replies of one form. Thread-safe as far as the services are.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/api/services.h"
#include "service/casework/books.h"
#include "service/casework/visit.h"
#include "service/http/message.h"

namespace corner::api {

// One request at work on records.
struct Desk {
  const http::Request& request;
  const Services& services;
  const Caller& caller;
  casework::Visit& visit;
  casework::Books& books;
};
using DeskWork = std::function<absl::StatusOr<http::Reply>(Desk&)>;

// Finds out whose request it is, begins a visit for the purpose the request names (X-Purpose, or
// the usual one of the role), runs `work` and commits before the reply goes out; nothing is kept
// when it fails. A POST with Idempotency-Key that was answered in the last 24 hours gets the same
// reply again.
// A PUT, a DELETE and `kVersion` must say which version they are based on: 428 without.
enum class Needs : uint8_t { kNothing, kVersion };
absl::StatusOr<http::Reply> AtDesk(const http::Request& request, const Services& services,
                                   const DeskWork& work, Needs needs = Needs::kNothing);

// The version a change is based on, from If-Match; If-None-Match: * means a new record, 0.
absl::StatusOr<uint64_t> BasedOn(const http::Request& request);

// The parts of a record as URLs name them.
struct Section {
  std::string_view word;  // "self-ratings"
  std::string_view kind;  // "self_rating"
};
absl::StatusOr<Section> SectionOf(const http::Request& request);
// "{id}" of the path as a person's id.
absl::StatusOr<std::string> PersonOf(const http::Request& request);

// Replies. Nothing of a person's may be kept by a browser or proxy.
http::Reply EntryReply(int status, const casework::Entry& entry);
http::Reply EntriesReply(const std::vector<casework::Entry>& entries);
// 201 or 200 with the new version; 202 when it waits for the client; 422 with every issue.
http::Reply WrittenReply(const http::Request& request, const casework::Written& written,
                         bool is_new);
http::Reply VersionReply(uint64_t version);

// {"said_by": …, "content": {…}} of a request's body.
struct ContentSent {
  casework::SaidBy said_by = casework::SaidBy::kSpecialist;
  std::string content;
};
absl::StatusOr<ContentSent> ReadContent(const http::Request& request);

// Why somebody of that role opens a record, unless they say otherwise.
casework::Purpose UsualPurpose(casework::Role role);

}  // namespace corner::api
