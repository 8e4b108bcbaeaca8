#include "taxonomies/places/water.h"

#include <algorithm>
#include <array>
#include <limits>

#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::taxonomies {
namespace {

struct IslandCodes {
  std::string_view area;
  int first;
  int last;
  Landmass landmass;
};

constexpr int kAll = 99;

// General knowledge of postcode geography.
constexpr std::array kIslands = {
    IslandCodes{"BT", 0, kAll, Landmass::kNorthernIreland},
    IslandCodes{"IM", 0, kAll, Landmass::kIsleOfMan},
    IslandCodes{"JE", 0, kAll, Landmass::kJersey},
    IslandCodes{"GY", 9, 9, Landmass::kAlderney},
    IslandCodes{"GY", 10, 10, Landmass::kSark},
    IslandCodes{"GY", 0, kAll, Landmass::kGuernsey},
    IslandCodes{"PO", 30, 41, Landmass::kIsleOfWight},
    IslandCodes{"TR", 21, 25, Landmass::kScilly},
    IslandCodes{"KW", 15, 17, Landmass::kOrkney},
    IslandCodes{"ZE", 0, kAll, Landmass::kShetland},
    IslandCodes{"HS", 1, 5, Landmass::kLewisAndHarris},
    IslandCodes{"HS", 6, 8, Landmass::kUists},
    IslandCodes{"HS", 9, 9, Landmass::kBarra},
    IslandCodes{"KA", 27, 27, Landmass::kArran},
    IslandCodes{"KA", 28, 28, Landmass::kCumbrae},
    IslandCodes{"PA", 20, 20, Landmass::kBute},
    IslandCodes{"PA", 41, 41, Landmass::kGigha},
    IslandCodes{"PA", 42, 49, Landmass::kIslay},
    IslandCodes{"PA", 60, 60, Landmass::kJura},
    IslandCodes{"PA", 61, 61, Landmass::kColonsay},
    IslandCodes{"PA", 62, 75, Landmass::kMull},
    IslandCodes{"PA", 76, 76, Landmass::kIona},
    IslandCodes{"PA", 77, 77, Landmass::kTiree},
    IslandCodes{"PA", 78, 78, Landmass::kColl},
    IslandCodes{"PH", 42, 44, Landmass::kSmallIsles},
};

struct Spot {
  double lat;
  double lon;
};

// The middle line of an estuary, from a fixed crossing to the open sea, and the crossing itself.
// Coordinates to 0.01°, general knowledge.
struct Estuary {
  std::array<Spot, 4> line;  // the last spot may repeat
  Spot crossing;
};

constexpr std::array kEstuaries = {
    // Severn and Bristol Channel; Prince of Wales Bridge
    Estuary{{{{51.57, -2.70}, {51.42, -3.03}, {51.31, -3.40}, {51.30, -4.60}}}, {51.57, -2.70}},
    // Thames below the Dartford Crossing
    Estuary{{{{51.46, 0.26}, {51.46, 0.40}, {51.49, 0.60}, {51.50, 1.30}}}, {51.46, 0.26}},
    // Humber; Humber Bridge
    Estuary{{{{53.71, -0.45}, {53.72, -0.30}, {53.63, -0.10}, {53.53, 0.20}}}, {53.71, -0.45}},
    // Mersey between the Runcorn bridges and the Liverpool tunnels
    Estuary{{{{53.35, -2.73}, {53.33, -2.85}, {53.38, -2.98}, {53.40, -3.00}}}, {53.35, -2.73}},
    // Mersey mouth; tunnels at Liverpool
    Estuary{{{{53.40, -3.00}, {53.43, -3.03}, {53.46, -3.10}, {53.47, -3.40}}}, {53.40, -3.00}},
    // Dee; bridge at Queensferry
    Estuary{{{{53.21, -3.04}, {53.27, -3.16}, {53.34, -3.25}, {53.42, -3.45}}}, {53.21, -3.04}},
    // Ribble; Preston
    Estuary{{{{53.75, -2.72}, {53.73, -2.87}, {53.71, -3.00}, {53.70, -3.20}}}, {53.75, -2.72}},
    // Morecambe Bay; the road by Levens Bridge
    Estuary{{{{54.25, -2.80}, {54.16, -2.86}, {54.08, -3.00}, {54.00, -3.30}}}, {54.25, -2.80}},
    // Solway Firth; Gretna
    Estuary{{{{54.99, -3.06}, {54.93, -3.25}, {54.85, -3.55}, {54.70, -4.00}}}, {54.99, -3.06}},
    // Forth; Queensferry Crossing
    Estuary{{{{56.00, -3.41}, {56.02, -3.25}, {56.05, -3.00}, {56.08, -2.50}}}, {56.00, -3.41}},
    // Forth above the crossing; Kincardine Bridge
    Estuary{{{{56.00, -3.41}, {56.02, -3.50}, {56.04, -3.62}, {56.06, -3.73}}}, {56.06, -3.73}},
    // Tay; Tay Bridge
    Estuary{{{{56.45, -2.94}, {56.45, -2.90}, {56.45, -2.80}, {56.45, -2.60}}}, {56.45, -2.94}},
    // Tay above the bridge; Perth
    Estuary{{{{56.45, -2.94}, {56.42, -3.10}, {56.36, -3.25}, {56.36, -3.38}}}, {56.38, -3.42}},
    // Clyde; Erskine Bridge
    Estuary{{{{55.92, -4.46}, {55.95, -4.65}, {55.97, -4.85}, {55.75, -4.93}}}, {55.92, -4.46}},
    // Moray Firth; Kessock Bridge
    Estuary{{{{57.50, -4.23}, {57.55, -4.12}, {57.60, -4.02}, {57.72, -3.60}}}, {57.50, -4.23}},
    // The Wash; King's Lynn
    Estuary{{{{52.76, 0.38}, {52.86, 0.36}, {52.93, 0.33}, {53.05, 0.40}}}, {52.76, 0.38}},
    // Tamar below Saltash; Tamar Bridge
    Estuary{{{{50.41, -4.20}, {50.37, -4.19}, {50.34, -4.16}, {50.28, -4.16}}}, {50.41, -4.20}},
    // Southampton Water; Totton
    Estuary{{{{50.92, -1.47}, {50.88, -1.39}, {50.83, -1.32}, {50.80, -1.28}}}, {50.92, -1.47}},
};

// On which side of the line from a to b the spot lies.
double Side(const Spot& a, const Spot& b, const Spot& spot) {
  return (b.lon - a.lon) * (spot.lat - a.lat) - (b.lat - a.lat) * (spot.lon - a.lon);
}

bool Cross(const Spot& a, const Spot& b, const Spot& c, const Spot& d) {
  return Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;
}

double Km(const Spot& a, const Spot& b) { return DistanceKm(a.lat, a.lon, b.lat, b.lon); }

int DistrictNumber(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') break;
    number = number * 10 + (c - '0');
    if (number > kAll) break;
  }
  return number;
}

}  // namespace

Landmass LandmassOfDistrict(std::string_view outward) {
  size_t letters = 0;
  while (letters < outward.size() && (outward[letters] < '0' || outward[letters] > '9')) ++letters;
  const std::string_view area = outward.substr(0, letters);
  const int number = DistrictNumber(outward.substr(letters));
  for (const IslandCodes& island : kIslands) {
    if (island.area == area && number >= island.first && number <= island.last) {
      return island.landmass;
    }
  }
  return Landmass::kMainland;
}

double KmRoundWater(double lat1, double lon1, double lat2, double lon2) {
  const Spot a = {lat1, lon1};
  const Spot b = {lat2, lon2};
  double km = Km(a, b);
  for (const Estuary& estuary : kEstuaries) {
    bool crosses = false;
    for (size_t i = 0; i + 1 < estuary.line.size(); ++i) {
      crosses |= Cross(a, b, estuary.line[i], estuary.line[i + 1]);
    }
    if (crosses) km = std::max(km, Km(a, estuary.crossing) + Km(estuary.crossing, b));
  }
  return km;
}

}  // namespace corner::taxonomies
