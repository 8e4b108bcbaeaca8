// Adverts with known relations, made from templates with a seed: openings advertised several times
// (re-worded, re-ordered, other boilerplate, through an agency, cut short, sent again) among
// neighbours that only look alike (other place, hours, pay, grade, times, duties, employer). Which
// adverts are one opening is known by construction. Nothing here is real.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/posting.h"

namespace corner::testing {

struct FamilyAdvert {
  indexer::Posting posting;
  std::string source;
  int opening = 0;     // adverts of one opening share it
  std::string manner;  // how this advert came to be: "re-worded", "other hours", …
};

// `families` openings with their copies and neighbours, in an order of chance.
std::vector<FamilyAdvert> MakeFamilies(uint64_t seed, int families);

}  // namespace corner::testing
