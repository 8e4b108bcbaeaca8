// An edition: the name of a set of taxonomy tables and the hash of everything in them. The ledger
// says by which edition its adverts were read, every generation of the index repeats it, and where
// it differs from the tables in use the adverts are read again. Pure functions.
#pragma once

#include <string>

#include "taxonomies/editions/site_tables.h"

namespace corner::taxonomies {

// Part of every edition: raise it when the code comes to read the same words by the same tables
// differently, so that adverts are read again.
inline constexpr int kReadingVersion = 2;

struct Edition {
  std::string name;  // "shipped", or "shipped+esco+postcodes" with a site's own tables
  std::string hash;  // 12 characters of Crockford's base 32
  // What the ledger and the index record: "shipped@0123456789ab".
  std::string id() const { return name + "@" + hash; }
  bool operator==(const Edition&) const = default;
};

// The edition of the shipped tables with the site's laid over them.
Edition EditionOf(const SiteTables& site);

}  // namespace corner::taxonomies
