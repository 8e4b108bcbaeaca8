#include "taxonomies/editions/official_tables.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "absl/strings/str_format.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

std::optional<double> NumberOf(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void OfficialTable::PassOver(std::string_view why) {
  const auto known = std::find_if(passed_over.begin(), passed_over.end(),
                                  [&](const auto& one) { return one.first == why; });
  if (known != passed_over.end()) {
    ++known->second;
  } else {
    passed_over.emplace_back(why, 1);
  }
}

absl::Status NoRows(std::string_view name) {
  return InvalidInput(Concat(name, ": no row of it says anything for this table."),
                      "Check that it is the file you mean.");
}

std::string DegreesText(double degrees) { return absl::StrFormat("%.4f", degrees); }

std::string HeaderText(SiteKind kind) { return Concat(InfoOf(kind).columns, "\n"); }

absl::StatusOr<Degrees> ReadDegrees(const OfficialRow& row, std::string_view lat,
                                    std::string_view lon) {
  if (lat.empty() && lon.empty()) return NotFound("no coordinates");
  const auto north = NumberOf(lat), east = NumberOf(lon);
  if (north && east && (*north >= 99.999 || (*north == 0 && *east == 0))) {
    return NotFound("no coordinates");
  }
  if (north && east && *north >= 49 && *north <= 61.5 && *east >= -9 && *east <= 2.5) {
    return Degrees{*north, *east};
  }
  return row.Wrong(Concat("“", Utf8Prefix(lat, 20), ", ", Utf8Prefix(lon, 20),
                          "” is no latitude and longitude in the UK"),
                   "Give degrees, such as 53.7974 and -1.5437.");
}

absl::StatusOr<OfficialTable> ReadOfficial(SiteKind kind, std::span<const OfficialFile> files,
                                           const KnownCodes& known) {
  using Reader = absl::StatusOr<OfficialTable> (*)(OfficialFiles, const KnownCodes&);
  static constexpr Reader kReaders[] = {ReadSoc2020, ReadSoc2020Index, ReadEsco,
                                        ReadOnet,    ReadPostcodes,    ReadAuthorities};
  static_assert(std::size(kReaders) == kSiteKindCount);
  if (files.empty()) return InvalidInput("There is no file to read.");
  CORNER_ASSIGN_OR_RETURN(OfficialTable table, kReaders[static_cast<size_t>(kind)](files, known));
  if (table.taken == 0) return NoRows(files.front().name);
  return table;
}

}  // namespace corner::taxonomies
