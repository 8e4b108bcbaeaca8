// libFuzzer: the rows a ledger keeps. Any bytes as a vacancy, as a report of a run or as a
// signature are refused or read; what was read is written and read back the same.
#include "indexer/vacancy_json.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/deduplicate/compare.h"
#include "indexer/deduplicate/signature.h"
#include "indexer/ledger/report_json.h"
#include "taxonomies/base/status.h"
#include "tests/fuzz/require.h"

namespace {

using namespace corner::indexer;  // NOLINT(google-build-using-namespace)
using corner::fuzz::Require;

void CheckVacancy(std::string_view text) {
  VacancyContent(text);
  const auto vacancy = VacancyFromJson(text);
  if (!vacancy.ok()) return Require(!corner::Sentence(vacancy.status()).empty());
  Require(!vacancy->id.empty());
  const std::string written = VacancyToJson(*vacancy);
  const auto again = VacancyFromJson(written);
  Require(again.ok() && *again == *vacancy);
  const auto stored = VacancyFromStoredJson(written);
  Require(stored.ok() && *stored == *vacancy);
  Require(VacancyWithStanding(VacancyContent(written), StandingOf(*vacancy)) == written);
}

void CheckReport(std::string_view text) {
  const auto report = ReportFromJson(text);
  if (!report.ok()) return Require(!corner::Sentence(report.status()).empty());
  corner::JsonWriter writer;
  WriteReport(*report, &writer);
  const std::string written = writer.Take();
  const auto again = ReportFromJson(written);
  Require(again.ok());
  WriteReport(*again, &writer);
  Require(writer.Take() == written);
}

void CheckSignature(std::string_view bytes) {
  const auto signature = DecodeSignature(bytes);
  if (!signature) return;
  Require(Encode(*signature) == bytes);
  KeysOf(*signature);
  CompareSignatures(*signature, *signature);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckVacancy(text);
  CheckReport(text);
  CheckSignature(text);
  return 0;
}
