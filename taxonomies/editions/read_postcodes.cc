// Postcodes or postcode districts with coordinates. A district stands at the mean of its postcodes.
#include <cmath>
#include <map>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"
#include "taxonomies/places/postcode.h"

namespace corner::taxonomies {
namespace {

enum Cell { kCode, kLat, kLon, kEnded };

const std::vector<OfficialColumn>& Columns() {
  static const auto* const kColumns =
      new std::vector<OfficialColumn>{{"the postcodes",
                                       {"postcode", "pcds", "pcd", "pcd#", "outcode", "outwardcode",
                                        "district", "postcodedistrict"}},
                                      {"the latitudes", {"latitude", "lat"}},
                                      {"the longitudes", {"longitude", "long", "lon", "lng"}},
                                      {"the end of use", {"doterm", "dateoftermination"}, false}};
  return *kColumns;
}

struct Middle {
  double lat = 0, lon = 0;
  int64_t points = 0;
};

std::string Capitals(std::string_view cell) {
  std::string code;
  for (char c : cell) {
    if (c != ' ') code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
  }
  return code;
}

// The district of a postcode or of a district's own code.
std::optional<std::string> DistrictOf(const std::string& code) {
  if (IsOutwardShape(code)) return code;
  const auto outward = OutwardOfWholePostcode(code);
  return outward ? std::optional(std::string(*outward)) : std::nullopt;
}

std::string AreaOf(const std::string& district) {
  return district.substr(0, district.find_first_of("0123456789"));
}

}  // namespace

absl::StatusOr<OfficialTable> ReadPostcodes(OfficialFiles files, const KnownCodes& known) {
  OfficialTable table;
  std::map<std::string, Middle> districts;
  // Where each postcode was, in thousandths of a degree: millions of them.
  absl::flat_hash_map<uint64_t, std::pair<int32_t, int32_t>> seen;
  for (const OfficialFile& file : files) {
    CORNER_RETURN_IF_ERROR(
        ForEachOfficialRow(file, Columns(), [&](const OfficialRow& row) -> absl::Status {
          const std::string code = Capitals(row.cells[kCode]);
          if (!row.cells[kEnded].empty()) {
            table.PassOver("no longer used");
            return absl::OkStatus();
          }
          const auto district = DistrictOf(code);
          if (!district || known.gazetteer->FindArea(AreaOf(*district)) == nullptr) {
            return row.Wrong(Concat("“", CellText(Utf8Prefix(row.cells[kCode], 20)),
                                    "” is no postcode or postcode district of the UK"));
          }
          const auto degrees = ReadDegrees(row, row.cells[kLat], row.cells[kLon]);
          if (absl::IsNotFound(degrees.status())) {
            table.PassOver("without coordinates");
            return absl::OkStatus();
          }
          if (!degrees.ok()) return degrees.status();
          const std::pair at(static_cast<int32_t>(std::lround(degrees->lat * 1000)),
                             static_cast<int32_t>(std::lround(degrees->lon * 1000)));
          const auto [before, added] = seen.try_emplace(Hash64Of(code), at);
          if (!added && before->second != at) {
            return row.Wrong(Concat(code, " stands there twice, at two places"));
          }
          if (!added) {
            table.PassOver("the same again");
            return absl::OkStatus();
          }
          Middle& middle = districts[*district];
          middle.lat += degrees->lat;
          middle.lon += degrees->lon;
          ++middle.points;
          ++table.taken;
          return absl::OkStatus();
        }));
  }
  table.text = HeaderText(SiteKind::kPostcodes);
  for (const auto& [district, middle] : districts) {
    const auto points = static_cast<double>(middle.points);
    table.text.append(Concat(district, "\t", DegreesText(middle.lat / points), "\t",
                             DegreesText(middle.lon / points), "\n"));
  }
  return table;
}

}  // namespace corner::taxonomies
