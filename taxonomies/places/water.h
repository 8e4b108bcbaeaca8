// Water in the way of a journey: which island a postcode district lies on, and how far round an
// estuary goes. Used by the distance-based TravelTimes. Pure functions, safe from any thread.
#pragma once

#include <string_view>

namespace corner::taxonomies {

// Land that no bridge, tunnel or causeway joins to another. Skye, Anglesey, Hayling Island, Canvey
// and the like are mainland. Orkney and Shetland are one each, although ferries run inside them.
enum class Landmass {
  kMainland,
  kIsleOfWight,
  kNorthernIreland,
  kIsleOfMan,
  kJersey,
  kGuernsey,
  kAlderney,
  kSark,
  kScilly,
  kOrkney,
  kShetland,
  kLewisAndHarris,
  kUists,
  kBarra,
  kArran,
  kCumbrae,
  kBute,
  kGigha,
  kIslay,
  kJura,
  kColonsay,
  kMull,
  kIona,
  kTiree,
  kColl,
  kSmallIsles,
};

// By outward code: postcode districts of islands hold no land elsewhere, those of the mainland none
// of an island named above (IV40 to IV56, Skye, has its bridge).
Landmass LandmassOfDistrict(std::string_view outward);

// Kilometres from one point to the other: the straight line, or, where that crosses one of the wide
// estuaries (Severn, Thames, Humber, Mersey, Forth, Tay, Clyde and others), the two straight lines
// by way of its crossing. Never less than the straight line, and the same both ways.
double KmRoundWater(double lat1, double lon1, double lat2, double lon2);

}  // namespace corner::taxonomies
