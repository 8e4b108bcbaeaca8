#include "indexer/sources/fetch_source.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

#include "indexer/feed/bytes.h"
#include "indexer/sources/fetch.h"
#include "indexer/sources/page_walk.h"
#include "indexer/sources/secret.h"
#include "indexer/sources/web_address.h"
#include "indexer/xapian/files.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostPageBytes = 64 << 20;  // unpacked, of a page that has others after it

std::string PageFile(const std::string& data, const Source& source, size_t number) {
  return Concat(data, "/fetched/", source.key, ".", number);
}

// Makes the folder, keeps other processes out, and takes away what a crash left of this source.
absl::StatusOr<std::shared_ptr<FileLock>> Prepare(const std::string& data, const Source& source) {
  const fs::path folder = fs::path(data) / "fetched";
  std::error_code error;
  fs::create_directories(folder, error);
  auto lock = FileLock::Take((folder / (source.key + ".lock")).string());
  if (error || !lock.ok()) {
    return Unavailable(Concat("The feed of ", source.key, " cannot be fetched to ", folder.string(),
                              ": another corner process does so, or the folder cannot be used."),
                       "Wait for the other one, or check the folder's owner and space.");
  }
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    const fs::path& path = entry->path();
    if (path.stem() == source.key && path.extension() != ".lock") fs::remove(path, ignored);
  }
  return std::make_shared<FileLock>(*std::move(lock));
}

absl::StatusOr<std::string> PageText(const std::string& file) {
  CORNER_ASSIGN_OR_RETURN(ReadBytes bytes, FileBytes(file));
  const ReadBytes read = Limited(Gunzipped(std::move(bytes)), kMostPageBytes);
  std::string text;
  while (true) {
    const size_t before = text.size();
    text.resize(before + (64 << 10));
    CORNER_ASSIGN_OR_RETURN(const size_t got, read(text.data() + before, text.size() - before));
    text.resize(before + got);
    if (got == 0) return text;
  }
}

class Walk {
 public:
  Walk(const std::string& data, const Source& source, const FetchOptions& options,
       const std::function<bool()>& stop)
      : data_(data),
        source_(source),
        fetcher_(options, stop),
        deadline_(absl::Now() + absl::Seconds(source.most_seconds)) {}

  absl::Status ReadSecret() {
    CORNER_ASSIGN_OR_RETURN(secret_, SecretOf(source_));
    return absl::OkStatus();
  }
  // One document, unless the server says that it is the one of the last time.
  absl::Status One(const SourceState& state, GotFeed* got) {
    FetchRequest request = RequestFor(source_.url);
    if (state.validated_for == ValidityOf(source_)) {
      request.etag = state.etag;
      request.last_modified = state.last_modified;
    }
    const std::string file = PageFile(data_, source_, 1);
    CORNER_ASSIGN_OR_RETURN(const FetchReply reply, fetcher_.Get(request, file));
    got->nothing_new = reply.not_modified;
    got->etag = reply.etag;
    got->last_modified = reply.last_modified;
    if (!reply.not_modified) got->files = {file};
    return absl::OkStatus();
  }
  // All pages. A page may have changed where the first one has not, so none is asked for
  // conditionally.
  absl::Status All(GotFeed* got) {
    PageWalk walk(source_.paging, source_.url);
    std::optional<std::string> address = walk.First();
    while (address) {
      const std::string file = PageFile(data_, source_, got->files.size() + 1);
      CORNER_ASSIGN_OR_RETURN(const FetchReply reply, fetcher_.Get(RequestFor(*address), file));
      got->files.push_back(file);
      CORNER_ASSIGN_OR_RETURN(const std::string text, PageText(file));
      CORNER_ASSIGN_OR_RETURN(address, walk.Next(*address, text, reply.links));
      if (walk.empty_page() && got->files.size() > 1) got->files.pop_back();
    }
    got->stated_adverts = walk.total_adverts().value_or(0);
    return absl::OkStatus();
  }
  absl::Duration retry_after() const { return fetcher_.retry_after(); }

 private:
  FetchRequest RequestFor(const std::string& address) const {
    FetchRequest request;
    request.url =
        source_.parameter.empty() ? address : WithParameter(address, source_.parameter, secret_);
    request.format = source_.format;
    if (!source_.header.empty()) {
      request.header_name = source_.header;
      request.header_value = secret_;
    }
    request.most_bytes = source_.most_megabytes << 20;
    request.most_time = deadline_ - absl::Now();
    return request;
  }

  const std::string& data_;
  const Source& source_;
  Fetcher fetcher_;
  absl::Time deadline_;
  std::string secret_;
};

}  // namespace

GotFeed FetchSource(const std::string& data, const Source& source, const SourceState& state,
                    const FetchOptions& options, absl::Time now,
                    const std::function<bool()>& stop) {
  GotFeed got;
  got.tried = now;
  got.temporary = true;
  Walk walk(data, source, options, stop);
  got.error = walk.ReadSecret();
  if (got.error.ok()) {
    auto lock = Prepare(data, source);
    got.error = lock.status();
    if (lock.ok()) got.lock = *std::move(lock);
  }
  if (got.error.ok()) {
    const bool one = source.paging.way == Paging::Way::kOnePage;
    got.error = one ? walk.One(state, &got) : walk.All(&got);
  }
  if (got.error.ok() && !got.nothing_new) got.error = SyncFolder(data + "/fetched");
  got.retry_after = walk.retry_after();
  if (!got.error.ok()) Discard(got);
  return got;
}

GotFeed GetFeed(const std::string& data, const Source& source, const SourceState& state,
                const FetchOptions& options, absl::Time now, const std::function<bool()>& stop) {
  return source.url.empty() ? GetFiles(data, source, now)
                            : FetchSource(data, source, state, options, now, stop);
}

void Discard(const GotFeed& got) {
  if (!got.temporary) return;
  std::error_code ignored;
  for (const std::string& file : got.files) fs::remove(file, ignored);
}

}  // namespace corner::indexer
