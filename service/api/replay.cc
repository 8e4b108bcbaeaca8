#include "service/api/replay.h"

#include "taxonomies/base/hash.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

constexpr size_t kMostKey = 200;  // bytes
constexpr std::string_view kKeptHeaders[] = {"ETag", "Location"};

}  // namespace

absl::StatusOr<Replay> Replay::Find(casework::Visit* visit, const http::Request& request) {
  Replay replay;
  const std::string_view key = request.Header("Idempotency-Key");
  if (request.method != "POST" || key.empty()) return replay;
  if (key.size() > kMostKey) {
    return InvalidInput("the Idempotency-Key is too long", "send one of at most 200 characters");
  }
  replay.key_ = ToBase32(HashOf(Concat(visit->actor().account, "\n", key)));
  replay.of_ = ToBase32(HashOf(Concat(request.raw_target, "\n", request.body)));
  CORNER_ASSIGN_OR_RETURN(const auto kept, visit->Recall(replay.key_));
  if (!kept) return replay;
  CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::ParseOwn(*kept));
  const JsonValue root = document.root();
  if (root.member("of").string() != replay.of_) {
    return Error(absl::StatusCode::kOutOfRange, "this Idempotency-Key was used for another request",
                 "make a new key for each request that you mean anew");
  }
  http::Reply reply =
      http::JsonReply(static_cast<int>(root.member("status").integer().value_or(200)),
                      std::string(root.member("body").string().value_or("")));
  reply.headers.emplace_back("Cache-Control", "no-store");
  for (const std::string_view name : kKeptHeaders) {
    if (const auto value = root.member(name).string()) {
      reply.headers.emplace_back(std::string(name), std::string(*value));
    }
  }
  replay.reply_ = std::move(reply);
  return replay;
}

absl::Status Replay::Keep(casework::Visit* visit, const http::Reply& reply) const {
  if (key_.empty() || (reply.status != 201 && reply.status != 202)) return absl::OkStatus();
  JsonWriter json;
  json.BeginObject().Field("of", of_).Field("status", reply.status).Field("body", reply.body);
  for (const auto& [name, value] : reply.headers) {
    for (const std::string_view kept : kKeptHeaders) {
      if (name == kept) json.Field(name, value);
    }
  }
  json.EndObject();
  return visit->KeepReply(key_, json.Take());
}

}  // namespace corner::api
