// Reads any bytes as a feed to its end and checks what every reader promises.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/feed/reader.h"
#include "taxonomies/base/status.h"
#include "tests/fuzz/require.h"

namespace corner::fuzz {

inline void DrainFeed(const std::string& format, const uint8_t* data, size_t size,
                      std::shared_ptr<const indexer::FieldMap> map = nullptr) {
  using namespace indexer;  // NOLINT(google-build-using-namespace)
  FeedOptions options;
  options.format = format;
  options.map = std::move(map);
  options.max_record_bytes = 1 << 16;
  options.max_file_bytes = 1 << 20;
  auto reader =
      OpenFeedBytes("feed", std::string(reinterpret_cast<const char*>(data), size), options);
  if (!reader.ok()) return Require(!Sentence(reader.status()).empty());
  for (;;) {
    const auto item = (*reader)->Next();
    if (!item.ok()) return Require(!Sentence(item.status()).empty());
    if (!*item) break;
    if (const auto* rejection = std::get_if<Rejection>(&**item)) {
      Require(rejection->line > 0 && !rejection->reason.empty());
      RequireText(rejection->reason);
      continue;
    }
    const Posting& posting = std::get<Posting>(**item);
    Require(posting.line > 0);
    RequireText(posting.raw);
    for (size_t i = 0; i < kPostingFieldCount; ++i) {
      RequireText(posting.Get(static_cast<PostingField>(i)));
    }
    for (const std::string& name : posting.unknown_members) RequireText(name);
  }
  for (const std::string& id : (*reader)->RemovedIds()) RequireText(id);
  const FeedNames names = (*reader)->Names();
  Require(names.unknown.size() <= kMostUnknownMembers);
  for (const UnknownMember& member : names.unknown) {
    RequireText(member.name);
    Require(member.count > 0);
  }
}

}  // namespace corner::fuzz
