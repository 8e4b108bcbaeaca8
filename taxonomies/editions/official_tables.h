// Official files -> a site's table. One reader a kind, each in a file of its own (read_*.cc);
// ReadOfficial picks it. Called by `corner taxonomy load`. Pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "taxonomies/editions/official_file.h"
#include "taxonomies/editions/site_tables.h"
#include "taxonomies/occupations/classification.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {

// Against what codes are checked: the set in use.
struct KnownCodes {
  const Classification* classification;
  const Gazetteer* gazetteer;  // for postcode areas
};

struct OfficialTable {
  std::string text;   // in our table format
  int64_t taken = 0;  // rows of the files that are in it
  // Rows that say nothing for this table, and why, in the order met.
  std::vector<std::pair<std::string, int64_t>> passed_over;

  void PassOver(std::string_view why);
};

// Reads all files as one table. kInvalidArgument:
// "FILE: line 7: …" with a hint, and nothing is made.
absl::StatusOr<OfficialTable> ReadOfficial(SiteKind kind, std::span<const OfficialFile> files,
                                           const KnownCodes& known);

using OfficialFiles = std::span<const OfficialFile>;
absl::StatusOr<OfficialTable> ReadSoc2020(OfficialFiles files, const KnownCodes& known);
absl::StatusOr<OfficialTable> ReadSoc2020Index(OfficialFiles files, const KnownCodes& known);
absl::StatusOr<OfficialTable> ReadEsco(OfficialFiles files, const KnownCodes& known);
absl::StatusOr<OfficialTable> ReadOnet(OfficialFiles files, const KnownCodes& known);
absl::StatusOr<OfficialTable> ReadPostcodes(OfficialFiles files, const KnownCodes& known);
absl::StatusOr<OfficialTable> ReadAuthorities(OfficialFiles files, const KnownCodes& known);

// Shared by the readers.
absl::Status NoRows(std::string_view name);  // every row was passed over
std::string DegreesText(double degrees);     // "53.7974"
std::string HeaderText(SiteKind kind);       // with its line end
// Degrees inside the UK; "" and the ONS's 99.9999 or 0, 0 for "nowhere" give kNotFound.
struct Degrees {
  double lat = 0, lon = 0;
};
absl::StatusOr<Degrees> ReadDegrees(const OfficialRow& row, std::string_view lat,
                                    std::string_view lon);

}  // namespace corner::taxonomies
