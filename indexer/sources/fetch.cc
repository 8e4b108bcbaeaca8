#include "indexer/sources/fetch.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "indexer/sources/fetch_exchange.h"
#include "indexer/sources/fetch_words.h"
#include "indexer/sources/web_address.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kLongestValidator = 1000;

struct CleanUp {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

void InitialiseOnce() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

using HeaderList = std::unique_ptr<curl_slist, CleanUp>;

void AddHeader(const std::string& line, HeaderList* list) {
  list->reset(curl_slist_append(list->release(), line.c_str()));
}

HeaderList HeadersFor(const FetchRequest& request, bool with_secret) {
  HeaderList list;
  AddHeader("Accept: */*", &list);
  AddHeader("Accept-Encoding: gzip", &list);
  if (!request.etag.empty()) AddHeader("If-None-Match: " + request.etag, &list);
  if (!request.last_modified.empty()) {
    AddHeader("If-Modified-Since: " + request.last_modified, &list);
  }
  if (with_secret && !request.header_name.empty()) {
    AddHeader(request.header_name + ": " + request.header_value, &list);
  }
  return list;
}

// A validator to send back next time; what is too long or odd is as good as none.
std::string Validator(CURL* easy, const char* name) {
  std::string value = HeaderValue(easy, name);
  const bool plain =
      value.size() <= kLongestValidator &&
      std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  return plain ? value : "";
}

bool IsRedirect(long code) {
  return code == 301 || code == 302 || code == 303 || code == 307 || code == 308;
}

}  // namespace

struct Fetcher::Impl {
  FetchOptions options;
  std::function<bool()> stop;
  std::unique_ptr<CURL, CleanUp> easy;
  std::unique_ptr<curl_slist, CleanUp> resolve;
  absl::Duration retry_after;

  absl::Status Perform(const WebAddress& address, bool with_secret, absl::Duration time,
                       Exchange* exchange);
  absl::StatusOr<WebAddress> Redirected(const WebAddress& from);
  absl::StatusOr<FetchReply> Finish(Exchange* exchange);
  absl::StatusOr<FetchReply> Get(const FetchRequest& request, const std::string& file);
};

// One request and its answer, whatever the answer's status.
absl::Status Fetcher::Impl::Perform(const WebAddress& address, bool with_secret,
                                    absl::Duration time, Exchange* exchange) {
  std::array<char, CURL_ERROR_SIZE> detail{};
  const HeaderList headers = HeadersFor(*exchange->request, with_secret);
  SetUp(resolve.get(), exchange);
  curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, detail.data());
  curl_easy_setopt(easy.get(), CURLOPT_URL, address.url.c_str());
  curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT_MS,
                   std::max(1L, static_cast<long>(absl::ToInt64Milliseconds(time))));
  const CURLcode code = curl_easy_perform(easy.get());
  curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, nullptr);
  curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, nullptr);
  if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && exchange->unwanted_body)) {
    return absl::OkStatus();
  }
  if (!exchange->error.ok()) return exchange->error;
  if (!exchange->refused.empty() && code == CURLE_COULDNT_CONNECT) {
    return Refused(exchange->refused);
  }
  curl_off_t secured = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_APPCONNECT_TIME_T, &secured);
  return TransferError(
      code, {.too_slow = std::string_view(detail.data()).starts_with("Operation too slow"),
             .connected = secured > 0,
             .connect_time = options.connect_time});
}

// Where the answer sends us.
absl::StatusOr<WebAddress> Fetcher::Impl::Redirected(const WebAddress& from) {
  const std::string location = HeaderValue(easy.get(), "Location");
  if (location.empty()) return InvalidInput("redirects without saying where to");
  auto next = ReadAddress(from.url, location);
  if (!next.ok()) return InvalidInput("redirects to something that is no web address");
  if (next->https) return next;
  return InvalidInput("redirects to an address without https",
                      "Ask the sender for the feed's https address.");
}

absl::StatusOr<FetchReply> Fetcher::Impl::Finish(Exchange* exchange) {
  const long code = StatusCode(easy.get());
  FetchReply reply;
  if (code == 304) {
    if (exchange->request->etag.empty() && exchange->request->last_modified.empty()) {
      return InvalidInput("says that nothing has changed, though it was not asked that");
    }
    reply.not_modified = true;
    return reply;
  }
  if (code != 200) {
    curl_off_t seconds = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RETRY_AFTER, &seconds);
    retry_after = absl::Seconds(std::clamp<int64_t>(seconds, 0, 24 * 3600));
    return StatusError(static_cast<int>(code));
  }
  reply.bytes = static_cast<int64_t>(exchange->writer->bytes());
  if (reply.bytes == 0) return InvalidInput("sent an empty answer", "It is tried again later.");
  CORNER_RETURN_IF_ERROR(exchange->writer->Finish());
  reply.etag = Validator(easy.get(), "ETag");
  reply.last_modified = Validator(easy.get(), "Last-Modified");
  curl_header* link = nullptr;
  for (size_t i = 0; curl_easy_header(easy.get(), "Link", i, CURLH_HEADER, -1, &link) == CURLHE_OK;
       ++i) {
    reply.links.emplace_back(link->value);
  }
  return reply;
}

absl::StatusOr<FetchReply> Fetcher::Impl::Get(const FetchRequest& request,
                                              const std::string& file) {
  CORNER_ASSIGN_OR_RETURN(WebAddress address, ReadAddress("", request.url));
  const WebAddress first = address;
  const absl::Time deadline = absl::Now() + request.most_time;
  std::set<std::string> visited;
  for (int hop = 0;; ++hop) {
    const auto here = [&](const absl::Status& error) {
      const std::string hint = Hint(error);
      return Error(error.code(), Concat(address.host, " ", Sentence(error)),
                   hint.empty() ? "Ask the sender about it; nothing was lost." : hint);
    };
    if (!visited.insert(address.url).second) return here(InvalidInput("redirects in a circle"));
    Exchange exchange;
    exchange.options = &options;
    exchange.stop = &stop;
    exchange.request = &request;
    exchange.easy = easy.get();
    exchange.source_port = first.port;
    CORNER_ASSIGN_OR_RETURN(exchange.writer, FileWriter::Create(file));
    const absl::Status performed =
        Perform(address, address.SameServer(first), deadline - absl::Now(), &exchange);
    if (!performed.ok()) return here(performed);
    if (!IsRedirect(StatusCode(easy.get()))) {
      auto reply = Finish(&exchange);
      if (!reply.ok()) return here(reply.status());
      return reply;
    }
    if (hop == options.most_redirects) return here(InvalidInput("redirects too often"));
    auto next = Redirected(address);
    if (!next.ok()) return here(next.status());
    address = *std::move(next);
  }
}

Fetcher::Fetcher(FetchOptions options, std::function<bool()> stop)
    : impl_(std::make_unique<Impl>()) {
  InitialiseOnce();
  impl_->options = std::move(options);
  impl_->stop = std::move(stop);
  impl_->easy.reset(curl_easy_init());
  for (const std::string& line : impl_->options.resolve) AddHeader(line, &impl_->resolve);
}

Fetcher::~Fetcher() = default;

absl::Duration Fetcher::retry_after() const { return impl_->retry_after; }

absl::StatusOr<FetchReply> Fetcher::Get(const FetchRequest& request, const std::string& file) {
  impl_->retry_after = absl::ZeroDuration();
  if (impl_->easy == nullptr) return Internal("libcurl could not be started");
  auto reply = impl_->Get(request, file);
  std::error_code ignored;
  if (!reply.ok() || reply->not_modified) std::filesystem::remove(file, ignored);
  return reply;
}

}  // namespace corner::indexer
