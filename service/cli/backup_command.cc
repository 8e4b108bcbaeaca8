// `corner backup`, `corner restore`, `corner rotate-key`: what keeps a site's records through
// accidents (docs/records.md).
#include <filesystem>

#include "absl/time/clock.h"
#include "service/casework/backup.h"
#include "service/casework/files.h"
#include "service/casework/restore.h"
#include "service/casework/rotate_key.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

std::string TimeText(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

// Opening the store takes away what the vault has forgotten.
absl::Status ForgetErased(const std::string& folder, casework::Vault* vault) {
  const std::string path = casework::RecordsPath(folder);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return absl::OkStatus();
  return casework::OpenSqliteStore({.path = path, .vault = vault}).status();
}

std::string Files(uint64_t count) { return Concat(count, count == 1 ? " file" : " files"); }

}  // namespace

int Backup(const Context& context, const BackupArgs& args) {
  const auto vault = casework::OpenVault(context.data, args.site_key);
  if (!vault.ok()) return Fail(context, vault.status());
  casework::BackupOptions options;
  options.data = context.data;
  options.to = args.to;
  options.keys_to = args.keys_to;
  options.now = absl::Now();
  const auto report = casework::BackUp(options, **vault);
  if (!report.ok()) return Fail(context, report.status());
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("archive", report->archive).Field("files", report->files);
    json.Field("bytes", report->bytes).Field("made", TimeText(options.now));
    *context.out << json.EndObject().Take() << "\n";
    return kDone;
  }
  *context.out << "Backed up and read back: " << Files(report->files) << " in " << report->archive
               << "\nThe keys' newest copy is in " << args.keys_to
               << ". The site key is in neither; keep it apart from both.\n";
  return kDone;
}

int Restore(const Context& context, const RestoreArgs& args) {
  const auto site_key = casework::FindSiteKey(context.data, args.site_key);
  if (!site_key.ok()) return Fail(context, site_key.status());
  auto key = casework::SiteKey::Read(*site_key);
  if (!key.ok()) return Fail(context, key.status());
  casework::RestoreOptions options;
  options.data = context.data;
  options.from = args.from;
  options.keys_from = args.keys_from;
  options.forget_erased = ForgetErased;
  const auto report = casework::Restore(options, *std::move(key));
  if (!report.ok()) return Fail(context, report.status());
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("archive", report->archive).Field("made", TimeText(report->made));
    json.Field("files", report->files).Field("bytes", report->bytes);
    json.Field("erasures", report->erasures);
    *context.out << json.EndObject().Take() << "\n";
    return kDone;
  }
  *context.out << "Restored " << Files(report->files) << " from " << report->archive << ", made "
               << TimeText(report->made) << ".\n"
               << report->erasures << (report->erasures == 1 ? " erasure" : " erasures")
               << " gone through again. Build the index with corner ingest --rebuild.\n";
  return kDone;
}

int RotateKey(const Context& context, const RotateKeyArgs& args) {
  casework::RotateKeyOptions options;
  options.data = context.data;
  options.site_key = args.site_key;
  options.to = args.to;
  options.keys_to = args.keys_to;
  const auto file = casework::RotateSiteKey(options);
  if (!file.ok()) return Fail(context, file.status());
  if (context.json) {
    *context.out << JsonWriter().BeginObject().Field("site_key", *file).EndObject().Take() << "\n";
    return kDone;
  }
  *context.out << "Every key is wrapped by a new site key, in " << *file << ".\n"
               << "Start the service again, and put the new key wherever the old one was kept.\n";
  if (args.keys_to.empty()) {
    *context.out << "The copy of the keys is still the old one: corner backup replaces it.\n";
  }
  return kDone;
}

}  // namespace corner::cli
