#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"
#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/postcode.h"
#include "tests/support/paths.h"
#include "tests/support/shared_data.h"

namespace corner::taxonomies {
namespace {

constexpr std::string_view kHeader = "kind\tid\tname\talt\tparent\tlat\tlon\tweight\n";

std::vector<std::vector<std::string>> ReadTable(const std::string& path, char separator) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> cells;
    for (std::string_view cell : Split(line, separator)) cells.emplace_back(cell);
    rows.push_back(std::move(cells));
  }
  return rows;
}

int CountKind(PlaceKind kind) {
  int count = 0;
  for (const Place& place : Builtin().places()) count += place.kind == kind;
  return count;
}

TEST(Distance, AgreesWithKnownFigures) {
  EXPECT_DOUBLE_EQ(DistanceKm(51.5, -0.1, 51.5, -0.1), 0);
  // A quarter of a great circle, and London to Edinburgh.
  EXPECT_NEAR(DistanceKm(0, 0, 90, 0), 10007.557, 0.01);
  EXPECT_NEAR(DistanceKm(51.5074, -0.1278, 55.9533, -3.1883), 534, 2);
  EXPECT_NEAR(DistanceMiles(51.5074, -0.1278, 55.9533, -3.1883), 332, 2);
}

TEST(Postcode, Shapes) {
  for (const char* good : {"N1", "ls1", "SW1A", "BT1", "W1T", "EC1A", "M25", "n1c"}) {
    EXPECT_TRUE(IsOutwardShape(good)) << good;
  }
  for (const char* bad : {"", "N", "1N", "LSX", "ABC1", "LS123", "L1AB", "A-1"}) {
    EXPECT_FALSE(IsOutwardShape(bad)) << bad;
  }
  EXPECT_TRUE(IsInwardShape("2TW"));
  EXPECT_FALSE(IsInwardShape("2TC"));  // C never stands there
  EXPECT_FALSE(IsInwardShape("22W"));
  EXPECT_EQ(OutwardOfWholePostcode("s662tw"), "s66");
  EXPECT_EQ(OutwardOfWholePostcode("SW1A2AA"), "SW1A");
  EXPECT_FALSE(OutwardOfWholePostcode("leeds"));
  EXPECT_EQ(MendedOutward("cro"), "cr0");
  EXPECT_EQ(MendedOutward("p09"), "po9");
  EXPECT_EQ(MendedOutward("0x4"), "ox4");
  EXPECT_FALSE(MendedOutward("ls1"));
  EXPECT_TRUE(IsMendedInwardShape("OAA"));
  EXPECT_FALSE(IsMendedInwardShape("Old"));
  EXPECT_FALSE(IsMendedInwardShape("OIL"));
}

TEST(Gazetteer, HoldsTheWholeCountry) {
  EXPECT_EQ(CountKind(PlaceKind::kNation), 4);
  EXPECT_EQ(CountKind(PlaceKind::kArea), 124);
  EXPECT_GE(CountKind(PlaceKind::kDistrict), 3000);
  EXPECT_GE(CountKind(PlaceKind::kTown), 1500);
  EXPECT_GE(CountKind(PlaceKind::kCounty), 120);
  EXPECT_EQ(Builtin().Children("region:london").empty(), false);
}

TEST(Gazetteer, EveryParentExistsAndIdsAreUnique) {
  std::set<std::string> ids;
  for (const Place& place : Builtin().places()) {
    EXPECT_TRUE(ids.insert(place.id).second) << place.id;
    EXPECT_EQ(Builtin().FindById(place.id), &place);
    const Place* parent = Builtin().Parent(place);
    const bool root = place.kind == PlaceKind::kNation || place.id == "region:crown-dependencies";
    EXPECT_EQ(parent == nullptr, root) << place.id;
    if (place.kind == PlaceKind::kDistrict) {
      ASSERT_NE(parent, nullptr);
      EXPECT_EQ(parent->kind, PlaceKind::kArea) << place.id;
      EXPECT_TRUE(IsOutwardShape(place.name)) << place.name;
    }
    if (place.kind == PlaceKind::kTown) {
      EXPECT_EQ(parent->kind, PlaceKind::kCounty) << place.id;
    }
    EXPECT_EQ(place.name, CollapseSpace(place.name)) << place.id;
  }
}

TEST(Gazetteer, TownsLieInTheirDistrict) {
  const auto rows =
      ReadTable(corner::testing::SourceDir() + "/taxonomies/data/places_town_districts.tsv", '\t');
  int checked = 0;
  int near = 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    const Place* town = Builtin().FindById(rows[i].at(0));
    const Place* district = Builtin().FindDistrict(rows[i].at(1));
    ASSERT_NE(town, nullptr) << rows[i][0];
    ASSERT_NE(district, nullptr) << rows[i][1];
    const double km = DistanceKm(town->lat, town->lon, district->lat, district->lon);
    EXPECT_LE(km, 16) << town->id << " and " << district->id;  // the widest rural districts
    ++checked;
    near += km <= 6;
  }
  EXPECT_EQ(checked, CountKind(PlaceKind::kTown));
  EXPECT_GE(near, checked * 96 / 100);
}

// A town lies where its county is: within reach of the county's centre.
TEST(Gazetteer, TownsLieNearTheirCounty) {
  for (const Place& place : Builtin().places()) {
    if (place.kind != PlaceKind::kTown) continue;
    const Place* county = Builtin().Parent(place);
    EXPECT_LE(DistanceKm(place.lat, place.lon, county->lat, county->lon), 145)
        << place.id << " in " << county->id;
  }
}

TEST(Gazetteer, DistrictsAgreeWithThePostcodeDirectory) {
  const auto rows =
      ReadTable(corner::testing::SharedFolder() / "data/places/postcode-outcodes.csv", ',');
  if (rows.size() < 2) GTEST_SKIP() << "the postcode directory of ../shared is not here";
  // The directory puts these two in the sea beside their island.
  const std::set<std::string> misplaced = {"IM8", "GY9"};
  std::vector<double> distances;
  for (size_t i = 1; i < rows.size(); ++i) {
    const Place* district = Builtin().FindDistrict(rows[i].at(1));
    ASSERT_NE(district, nullptr) << rows[i][1];
    const double lat = std::stod(rows[i].at(2));
    const double lon = std::stod(rows[i].at(3));
    const bool without_location = lat == 0 && lon == 0;
    if (without_location) {
      EXPECT_TRUE(district->weight == 0 || district->name == "N1C") << district->name;
    }
    if (without_location || misplaced.contains(district->name)) continue;
    const double km = DistanceKm(lat, lon, district->lat, district->lon);
    EXPECT_LE(km, 3) << district->name;
    distances.push_back(km);
  }
  std::nth_element(distances.begin(), distances.begin() + distances.size() / 2, distances.end());
  EXPECT_LE(distances[distances.size() / 2], 1);
  EXPECT_GE(distances.size(), 2900u);
}

TEST(Gazetteer, FindsByAnySpelling) {
  const auto first = [](std::string_view name) {
    const auto found = Builtin().FindByName(name);
    return found.empty() ? std::string("none") : found.front()->id;
  };
  EXPECT_EQ(first("SAINT ALBANS"), "town:st-albans");
  EXPECT_EQ(first("St. Albans"), "town:st-albans");
  EXPECT_EQ(first("kings lynn"), "town:kings-lynn");
  EXPECT_EQ(first("King\u2019s Lynn"), "town:kings-lynn");
  EXPECT_EQ(first("Stoke on Trent"), "town:stoke-on-trent");
  EXPECT_EQ(first("Ynys Môn"), "county:isle-of-anglesey");
  EXPECT_EQ(first("Tyne & Wear"), "county:tyne-and-wear");
  EXPECT_EQ(first("Notts"), "county:nottinghamshire");
  EXPECT_EQ(first("London"), "town:london");
  EXPECT_EQ(first("Durham"), "town:durham");
  EXPECT_EQ(first("County Durham"), "county:durham");
  EXPECT_EQ(first("Newport"), "town:newport");
  EXPECT_EQ(first("s"), "none");
  EXPECT_EQ(Builtin().FindByName("Richmond").size(), 2u);
}

TEST(Gazetteer, FindsDistrictsWhateverTheirCase) {
  ASSERT_NE(Builtin().FindDistrict("sw1a"), nullptr);
  EXPECT_EQ(Builtin().FindDistrict("Ls 1")->id, "district:LS1");
  EXPECT_EQ(Builtin().FindDistrict("B2B"), nullptr);
  EXPECT_EQ(Builtin().FindDistrict("A1"), nullptr);
  EXPECT_EQ(Builtin().FindArea("ls")->name, "Leeds");
}

TEST(Gazetteer, NearestIsTheSmallestDistance) {
  EXPECT_EQ(Builtin().Nearest(53.80, -1.55)->id, "town:leeds");
  EXPECT_EQ(Builtin().Nearest(60.15, -1.14)->id, "town:lerwick");
  EXPECT_EQ(Builtin().Nearest(50.12, -5.53, PlaceKind::kDistrict)->id, "district:TR18");
}

TEST(Gazetteer, BrowsesFromNationToTown) {
  const auto has = [](std::string_view parent, std::string_view id) {
    for (const Place* child : Builtin().Children(parent)) {
      if (child->id == id) return true;
    }
    return false;
  };
  EXPECT_TRUE(has("", "nation:wales"));
  EXPECT_TRUE(has("nation:england", "region:north-west"));
  EXPECT_TRUE(has("region:north-west", "county:lancashire"));
  EXPECT_TRUE(has("county:lancashire", "town:burnley"));
  EXPECT_TRUE(has("area:LS", "district:LS1"));
  EXPECT_TRUE(Builtin().Children("town:nowhere").empty());
  const Place& burnley = *Builtin().FindById("town:burnley");
  EXPECT_TRUE(Builtin().IsWithin(burnley, *Builtin().FindById("nation:england")));
  EXPECT_FALSE(Builtin().IsWithin(burnley, *Builtin().FindById("nation:wales")));
}

TEST(Gazetteer, SuggestsForUnknownNames) {
  const auto names = [](std::string_view unknown) {
    std::vector<std::string> found;
    for (const Place* place : Builtin().Suggest(unknown)) found.push_back(place->name);
    return found;
  };
  EXPECT_EQ(names("Manchestr").front(), "Manchester");
  EXPECT_EQ(names("Lieds").front(), "Leeds");
  EXPECT_EQ(names("Wolverh").front(), "Wolverhampton");
  EXPECT_EQ(names("S66").front(), "S66");
  EXPECT_EQ(names("LS199").front(), "LS19");
  EXPECT_TRUE(names("").empty());
  EXPECT_TRUE(names("qqqqqqqqqq").empty());
  EXPECT_LE(names("b").size(), 5u);
}

TEST(Gazetteer, SuggestionsForgiveOneSlip) {
  std::vector<const Place*> towns;
  for (const Place& place : Builtin().places()) {
    if (place.kind == PlaceKind::kTown) towns.push_back(&place);
  }
  std::mt19937 random(20260101);
  const auto below = [&](size_t n) { return static_cast<size_t>(random() % n); };
  for (int round = 0; round < 300; ++round) {
    const Place& town = *towns[below(towns.size())];
    std::string name = town.name;
    const size_t at = below(name.size());
    const char letter = static_cast<char>('a' + below(26));
    switch (below(3)) {
      case 0:
        name.erase(at, 1);
        break;
      case 1:
        name.insert(at, 1, letter);
        break;
      default:
        name[at] = letter;
    }
    bool found = false;
    for (const Place* place : Builtin().Suggest(name)) found |= place->name == town.name;
    EXPECT_TRUE(found) << "\"" << name << "\" for " << town.name;
  }
}

TEST(GazetteerParse, NamesTheFaultyLine) {
  const auto complaint = [](std::string_view rows) {
    return Sentence(Gazetteer::Parse(Concat(kHeader, rows)).status());
  };
  const std::string good = "nation\tn:a\tA\t\t\t52\t-1\t9\n";
  EXPECT_TRUE(Gazetteer::Parse(Concat(kHeader, good)).ok());
  EXPECT_EQ(complaint(good + "town\tt:b\tB\n"),
            "places line 3: a place has 8 columns, this line has 3");
  EXPECT_EQ(complaint("village\tt:b\tB\t\t\t52\t-1\t9\n"),
            "places line 2: \"village\" is not a kind of place");
  EXPECT_EQ(complaint(good + good), "places line 3: the id \"n:a\" appears twice");
  EXPECT_EQ(complaint(good + "\ntown\tt:b\tB\t\tn:x\t52\t-1\t9\n"),
            "places line 4: the parent \"n:x\" is not in the gazetteer");
  EXPECT_EQ(complaint("town\tt:b\tB\t\tt:b\t52\t-1\t9\n"),
            "places line 2: the parent \"t:b\" must come before its child");
  EXPECT_EQ(complaint("town\tt:b\tB\t\t\t0\t-1\t9\n"),
            "places line 2: latitude or longitude is not a coordinate in the UK");
  EXPECT_EQ(complaint("town\tt:b\tB\t\t\t52\tnan\t9\n"),
            "places line 2: latitude or longitude is not a coordinate in the UK");
  EXPECT_EQ(complaint("town\tt:b\tB\t\t\t52\t-1\t-9\n"),
            "places line 2: the weight is not a number from 0 to 1,000,000");
  EXPECT_EQ(complaint("town\t\tB\t\t\t52\t-1\t9\n"),
            "places line 2: a place needs an id and a name");
  EXPECT_EQ(complaint(""), "the gazetteer holds no places");
  EXPECT_FALSE(Gazetteer::Parse("").ok());
  EXPECT_FALSE(Gazetteer::Parse("name\n").ok());
}

}  // namespace
}  // namespace corner::taxonomies
