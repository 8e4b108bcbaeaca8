#include <filesystem>

#include "indexer/ingest.h"
#include "indexer/xapian/files.h"
#include "service/casework/files.h"
#include "service/cli/commands.h"
#include "service/cli/record_house.h"
#include "service/demo/demo_caseload.h"
#include "service/demo/demo_feed.h"
#include "taxonomies/base/status.h"

namespace corner::cli {
namespace {

// The people of the demonstration, under a key of its own beside the folder.
int DemoPeople(const Context& context) {
  const std::string key = casework::DemoSiteKeyPath(context.data);
  const auto made = casework::SiteKey::Make(key);
  if (!made.ok() && !absl::IsAlreadyExists(made.status())) return Fail(context, made.status());
  const auto house = OpenRecordHouse(context.data, key);
  if (!house.ok()) return Fail(context, house.status());
  const auto sign_ins = demo::MakeDemoCaseload((*house)->records.get(), context.day);
  if (!sign_ins.ok()) return Fail(context, sign_ins.status());
  if (context.json) return kDone;
  *context.out << "\nSign in as one of these; the password of each is \u201c" << demo::kDemoPassword
               << "\u201d:\n";
  for (const demo::DemoSignIn& one : *sign_ins) {
    *context.out << "  " << one.sign_in_name << "  (" << one.name << ", "
                 << (one.role == "job_developer" ? "job developer" : one.role) << ")\n";
  }
  return kDone;
}

}  // namespace

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
  if (const int status = Ingest(context, args); status != kDone) return status;
  return DemoPeople(context);
}

}  // namespace corner::cli
