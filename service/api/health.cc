// GET /healthz, /readyz and the API's own description.
#include "service/api/handlers.h"
#include "service/api/replies.h"
#include "taxonomies/base/embed.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

CORNER_EMBEDDED(corner_openapi, EmbeddedDescription)

namespace corner::api {
namespace {

// Every reason why no search should be sent here now, one sentence each.
std::vector<std::string> Reasons(const Services& services, Progress* progress) {
  std::vector<std::string> reasons;
  const auto ledger = services.ledger();
  if (!ledger.ok()) reasons.push_back(Sentence(ledger.status()));
  const auto catalogue = services.catalogue();
  if (!catalogue.ok()) reasons.push_back(Sentence(catalogue.status()));
  const auto now = services.progress();
  if (!now.ok()) {
    reasons.push_back(Sentence(now.status()));
  } else {
    *progress = *now;
    if (now->ledger_seq > now->index_seq + services.max_lag) {
      reasons.push_back(
          Concat("The index is ", now->ledger_seq - now->index_seq, " changes behind the ledger."));
    }
  }
  if (services.not_ready) {
    for (std::string& reason : services.not_ready()) reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace

std::string_view DescriptionFile() { return EmbeddedDescription(); }

absl::StatusOr<http::Reply> GetDescription(const http::Request& request, const Services&) {
  return WithEtag(request, http::JsonReply(200, std::string(DescriptionFile())),
                  "public, max-age=3600");
}

absl::StatusOr<http::Reply> GetHealth(const http::Request&, const Services&) {
  return http::JsonReply(200, "{\"status\":\"alive\"}");
}

absl::StatusOr<http::Reply> GetReadiness(const http::Request&, const Services& services) {
  Progress progress;
  const std::vector<std::string> reasons = Reasons(services, &progress);
  JsonWriter json;
  json.BeginObject().Field("status", reasons.empty() ? "ready" : "not ready");
  json.Field("ledger_seq", progress.ledger_seq).Field("index_seq", progress.index_seq);
  json.Key("reasons").BeginArray();
  for (const std::string& reason : reasons) json.String(ScrubUtf8(reason));
  json.EndArray().EndObject();
  return http::JsonReply(reasons.empty() ? 200 : 503, json.Take());
}

}  // namespace corner::api
