#include "taxonomies/editions/site_tables.h"

#include <algorithm>

namespace corner::taxonomies {
namespace {

constexpr std::string_view kConceptColumns = "kind\tcode\tparent\tlabel\twords\tvalue";

constexpr SiteKindInfo kKinds[] = {
    {SiteKind::kSoc2020, "soc2020", "level\tcode\ttitle",
     "the ONS file of the SOC 2020 structure (csv)",
     "Group titles of SOC 2020 are the file's, in place of the shipped ones."},
    {SiteKind::kSoc2020Index, "soc2020_index", "code\ttitle\tnote",
     "the ONS coding index of SOC 2020 (csv)",
     "Job titles are coded by the index; shipped titles that it does not have stay."},
    {SiteKind::kEsco, "esco", kConceptColumns, "skills_en.csv and occupations_en.csv of ESCO",
     "Other names of a skill become advert wordings of the one resource that names it; all its "
     "concepts can be looked up."},
    {SiteKind::kOnet, "onet", kConceptColumns,
     "Occupation Data, Task Statements, Alternate Titles and Skills of O*NET (txt)",
     "Its occupations, tasks and skills can be looked up. They change no match: there is no "
     "mapping "
     "from O*NET to SOC 2020 here."},
    {SiteKind::kPostcodes, "postcodes", "district\tlat\tlon",
     "a list of postcodes or postcode districts with latitude and longitude (csv)",
     "Postcode districts are where the file says; districts that were not known are added."},
    {SiteKind::kAuthorities, "authorities", "code\tname\tlat\tlon",
     "a list of local authorities with code, name, latitude and longitude (csv)",
     "Authorities are found by their code; those whose name was not known are added."},
};
static_assert(std::size(kKinds) == kSiteKindCount);

}  // namespace

std::span<const SiteKindInfo> SiteKinds() { return kKinds; }

const SiteKindInfo& InfoOf(SiteKind kind) { return kKinds[static_cast<size_t>(kind)]; }

std::optional<SiteKind> SiteKindFromName(std::string_view name) {
  for (const SiteKindInfo& info : kKinds) {
    if (info.name == name) return info.kind;
  }
  return std::nullopt;
}

bool SiteTables::empty() const {
  return std::all_of(texts_.begin(), texts_.end(),
                     [](const std::string& text) { return text.empty(); });
}

}  // namespace corner::taxonomies
