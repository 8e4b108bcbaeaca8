// libFuzzer: whatever bytes an official file holds, it is read or refused in one sentence that
// names it; what was read is a table that can be laid over the shipped ones. One target a kind.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/concepts.h"
#include "taxonomies/editions/merge.h"
#include "taxonomies/editions/official_tables.h"

namespace {

void Require(bool promise) {
  if (!promise) std::abort();
}

// Laying a table over all wordings takes long; over a few it takes the same steps.
constexpr std::string_view kResources =
    "id\tgroup\tlabel\tclient_words\tadvert_words\trelated\texternal\tmarks\n"
    "cook\tfood\tCooks\tcooked\tcook meals\t\tesco:skill/a\t\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;              // NOLINT(google-build-using-namespace)
  using namespace corner::taxonomies;  // NOLINT(google-build-using-namespace)
  const SiteKind kind = *SiteKindFromName(CORNER_FUZZ_KIND);
  const std::vector<OfficialFile> files = {
      {"file", std::string(reinterpret_cast<const char*>(data), size)}};
  const auto table = ReadOfficial(kind, files, {&BuiltinClassification(), &Builtin()});
  if (!table.ok()) {
    const std::string sentence = Sentence(table.status());
    Require(sentence.starts_with("file: ") && IsValidUtf8(sentence));
    Require(sentence.find('\n') == std::string::npos);
    Require(!Hint(table.status()).empty());
    return 0;
  }
  Require(table->taken > 0 && table->text.starts_with(HeaderText(kind)));
  SiteTables site;
  site.Set(kind, table->text);
  MergeReport report;
  Require(Concepts::Parse(site).ok());
  switch (kind) {
    case SiteKind::kSoc2020:
      Require(Classification::Parse(table->text).ok());
      break;
    case SiteKind::kSoc2020Index:
      Require(MergeTitles("code\ttitle\tnote\n5434\tchef\t\n", table->text, &report).ok());
      break;
    case SiteKind::kEsco:
    case SiteKind::kOnet:
      Require(MergeWordings(kResources, table->text, &report).ok());
      break;
    case SiteKind::kPostcodes:
    case SiteKind::kAuthorities: {
      const auto texts = MergeTables(site, &report);
      Require(texts.ok() && Gazetteer::Parse(texts->places).ok());
      break;
    }
  }
  return 0;
}
