// The JSON object in a request's body, member by member: what is asked for is read, what has the
// wrong type or is too long becomes an issue, and so does a member nobody asked for. For handlers;
// belongs to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/api/probe_params.h"
#include "service/http/message.h"
#include "taxonomies/base/json.h"

namespace corner::api {

class JsonBody {
 public:
  // kInvalidArgument: not JSON, not an object, or not said to be application/json. No body at all
  // is an empty object.
  static absl::StatusOr<JsonBody> Read(const http::Request& request);

  // Absent and null read as empty or nullopt. Texts are at most `most_bytes` long.
  std::string Text(std::string_view name, size_t most_bytes = 1024);
  std::string RequiredText(std::string_view name, size_t most_bytes = 1024);
  std::optional<bool> Flag(std::string_view name);
  std::optional<int64_t> Number(std::string_view name, int64_t low, int64_t high);
  std::optional<std::vector<std::string>> Texts(std::string_view name, size_t most_items = 100);
  bool Has(std::string_view name) const { return Member(name).valid(); }

  // What was wrong; call it after everything was asked for. Answer it by IssuesReply.
  std::vector<ParamIssue> Finish();

 private:
  explicit JsonBody(JsonDocument document) : document_(std::move(document)) {}
  JsonValue Member(std::string_view name) const { return document_.root().member(name); }
  // The member, unless it is absent or null.
  JsonValue Ask(std::string_view name);
  void Wrong(std::string_view name, std::string sentence);

  JsonDocument document_;
  std::vector<std::string> asked_;
  std::vector<ParamIssue> issues_;
};

}  // namespace corner::api
