#include <filesystem>

#include "indexer/ingest.h"
#include "indexer/xapian/files.h"
#include "service/cli/commands.h"
#include "service/demo/demo_feed.h"
#include "taxonomies/base/status.h"

namespace corner::cli {

int Demo(const Context& context) {
  const auto feed = demo::DemoFeed(context.day);
  if (!feed.ok()) return Fail(context, feed.status());
  std::error_code ignored;
  std::filesystem::create_directories(context.data, ignored);
  const std::string path = context.data + "/demonstration.jsonl";
  if (const absl::Status written = indexer::ReplaceFile(path, *feed); !written.ok()) {
    return Fail(context, written);
  }
  IngestArgs args;
  args.feeds = {path};
  args.source = "demonstration";
  return Ingest(context, args);
}

}  // namespace corner::cli
