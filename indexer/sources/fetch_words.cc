#include "indexer/sources/fetch_words.h"

#include <curl/curl.h>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kLater = "It is tried again later; nothing was lost.";

absl::Status TimedOut(const TransferFacts& facts) {
  if (facts.too_slow) return Unavailable("sends too slowly", kLater);
  if (!facts.connected) {
    return Unavailable(
        Concat("did not answer within ", absl::ToInt64Seconds(facts.connect_time), " seconds"),
        kLater);
  }
  return Unavailable("was not done in time", "Where it needs longer, raise “most_seconds”.");
}

}  // namespace

absl::Status TransferError(int code, const TransferFacts& facts) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return Unavailable("is a name nobody knows here", "Check the address and the network.");
    case CURLE_COULDNT_CONNECT:
      return Unavailable("takes no connections", kLater);
    case CURLE_OPERATION_TIMEDOUT:
      return TimedOut(facts);
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
      return Unavailable("broke off in the middle of its answer", kLater);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
      return Unavailable("cannot prove who it is (its certificate or TLS is not in order)",
                         "Tell the sender; nothing is fetched without proof.");
    case CURLE_ABORTED_BY_CALLBACK:
      return Error(absl::StatusCode::kCancelled, "was left because Corner is stopping");
    case CURLE_OUT_OF_MEMORY:
      return Internal("could not be asked: there is no memory");
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
      return Unavailable("does not speak HTTP as expected", kLater);
    default:
      return Unavailable(Concat("could not be fetched (curl error ", code, ")"), kLater);
  }
}

absl::Status StatusError(int status) {
  const auto answered = [&](std::string_view meaning) {
    return Concat("answered ", status, " (", meaning, ")");
  };
  switch (status) {
    case 401:
    case 403:
      return FailedPrecondition(answered("it does not let us in"),
                                "Check the source's secret and that it still holds.");
    case 404:
    case 410:
      return NotFound(answered("nothing is at this address"), "Check the source's address.");
    case 408:
    case 429:
      return Unavailable(answered("it is asked too often"), "Choose a calmer schedule.");
    case 503:
      return Unavailable(answered("not available now"), kLater);
    default:
      break;
  }
  if (status >= 500) return Unavailable(answered("a fault of its own"), kLater);
  return FailedPrecondition(answered("not the feed"), "Check the source's address.");
}

absl::Status TooLong(int64_t most_bytes) {
  return TooLarge(Concat("sends more than ", most_bytes >> 20, " MB"),
                  "Where that is right, raise “most_megabytes” of the source.");
}

absl::Status Refused(std::string_view where) {
  return FailedPrecondition(
      Concat("leads to ", where, ", where feeds are not fetched from"),
      "Feeds come from public addresses, on port 443 or the one the source names.");
}

}  // namespace corner::indexer
