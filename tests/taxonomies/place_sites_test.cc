// Hospitals, campuses, prisons and airports; the local authorities.
#include <fstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/places/distance.h"
#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place_parser.h"
#include "tests/support/shared_data.h"

namespace corner::taxonomies {
namespace {

std::vector<std::vector<std::string>> Sites() {
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view line : Split(PlaceSitesTsv(), '\n')) {
    std::vector<std::string> cells;
    for (const std::string_view cell : Split(line, '\t')) cells.emplace_back(cell);
    if (cells.size() == 4 && cells[0] != "kind") rows.push_back(std::move(cells));
  }
  return rows;
}

bool NamesTown(const std::string& site, const Place& town) {
  const std::string key = Concat(" ", PlaceNameKey(site), " ");
  return key.find(Concat(" ", PlaceNameKey(town.name), " ")) != std::string::npos;
}

TEST(PlaceSites, ManyDoNotNameTheirTown) {
  int silent = 0;
  for (const auto& row : Sites()) {
    bool named = false;
    for (const std::string_view id : Split(row[3], '|')) {
      named |= NamesTown(row[1], *Builtin().FindById(id));
    }
    silent += !named;
  }
  EXPECT_GE(silent, 250);
}

TEST(PlaceSites, EveryNameGivesItsTown) {
  for (const auto& row : Sites()) {
    const std::vector<std::string_view> towns = Split(row[3], '|');
    std::vector<std::string> names = {row[1]};
    if (!row[2].empty()) {
      for (const std::string_view name : Split(row[2], '|')) names.emplace_back(name);
    }
    for (const std::string& name : names) {
      const ParsedPlace parsed = ParsePlace(Builtin(), name);
      ASSERT_TRUE(parsed.best) << name;
      EXPECT_EQ(parsed.best->id, towns[0]) << name;
      EXPECT_EQ(parsed.best->precision, PlacePrecision::kTown) << name;
      EXPECT_FALSE(parsed.abroad) << name;
      for (const std::string_view town : towns) {
        const Place& place = *Builtin().FindById(town);
        const std::string text =
            Concat(name, ", ", place.name, ", ", Builtin().Parent(place)->name);
        const ParsedPlace beside = ParsePlace(Builtin(), text);
        ASSERT_TRUE(beside.best) << text;
        EXPECT_EQ(beside.best->id, town) << text;
      }
    }
  }
}

TEST(PlaceSites, AFaultyLineIsNamed) {
  Gazetteer gazetteer = *Gazetteer::Parse(
      "kind\tid\tname\talt\tparent\tlat\tlon\tweight\n"
      "county\tcounty:c\tShire\t\t\t52\t-1\t9\n"
      "town\ttown:t\tTown\t\tcounty:c\t52\t-1\t9\n");
  const auto complaint = [&](std::string_view rows) {
    return Sentence(gazetteer.AddSites(Concat("kind\tname\talt\ttowns\n", rows)));
  };
  EXPECT_TRUE(gazetteer.AddSites("kind\tname\talt\ttowns\n\n").ok());
  EXPECT_EQ(complaint("hospital\tA Hospital\n"),
            "sites line 2: a site has 4 columns, this line has 2");
  EXPECT_EQ(complaint("palace\tA\t\ttown:t\n"), "sites line 2: \"palace\" is not a kind of site");
  EXPECT_EQ(complaint("prison\tA\t\tcounty:c\n"),
            "sites line 2: \"county:c\" is not a town of the gazetteer");
  EXPECT_EQ(complaint("prison\tTown\t\ttown:t\n"), "sites line 2: \"Town\" is the name of a place");
  EXPECT_EQ(complaint("prison\tB|\t\ttown:t\nprison\tB\t\ttown:t\n"),
            "sites line 3: the site \"B\" appears twice");
  EXPECT_EQ(complaint("prison\t,\t\ttown:t\n"), "sites line 2: a site needs a name");
  EXPECT_FALSE(gazetteer.AddSites("name\n").ok());
}

// Cells of a CSV line without line breaks inside.
std::vector<std::string> CsvCells(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back().push_back(c);
    }
  }
  return cells;
}

TEST(LocalAuthorities, EveryNameIsFoundNearItsCoordinate) {
  CORNER_SKIP_WITHOUT_SHARED("data/places/uk_local_authorities.csv");
  std::ifstream file(corner::testing::SharedFolder() / "data/places/uk_local_authorities.csv");
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> header = CsvCells(line);
  const auto column = [&](std::string_view name) {
    for (size_t i = 0; i < header.size(); ++i) {
      if (header[i] == name) return i;
    }
    return header.size();
  };
  const size_t name = column("nice-name"), type = column("local-authority-type");
  const size_t lat = column("lat"), lon = column("long");
  ASSERT_LT(std::max(lat, lon), header.size());
  int checked = 0;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = CsvCells(line);
    if (cells.size() != header.size()) continue;
    const std::vector<const Place*> found = Builtin().FindByName(cells[name]);
    EXPECT_FALSE(found.empty()) << cells[name];
    // The list puts some shire counties into a neighbour, and combined authorities are as wide as
    // several counties: for these two kinds only the name is held against it.
    if (cells[lat].empty() || cells[type] == "CTY" || cells[type] == "COMB") continue;
    double least = 1e9;
    for (const Place* place : found) {
      least = std::min(
          least, DistanceKm(place->lat, place->lon, std::stod(cells[lat]), std::stod(cells[lon])));
    }
    EXPECT_LE(least, 15) << cells[name];
    ++checked;
  }
  EXPECT_GE(checked, 350);
}

}  // namespace
}  // namespace corner::taxonomies
