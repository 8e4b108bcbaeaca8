// Invented profiles in balanced groups, for questions of fairness: no one in them is real. Homes
// lie where adverts lie. The same seed and collection give the same profiles. One object a thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "matcher/evaluate/collection.h"
#include "matcher/evaluate/draws.h"

namespace corner::matcher {

class SyntheticProfiles {
 public:
  // `collection` must outlive it and hold a vacancy with a place.
  SyntheticProfiles(const Collection& collection, uint64_t seed);

  // The groups a profile belongs to.
  struct Groups {
    std::string field, resources, hours, travel;
  };
  struct Made {
    Profile profile;
    Groups groups;
  };
  // The next profile. Number of resources, hours wanted and way of travelling go through all
  // their combinations, and then so does the first field; all else is drawn.
  Made Next();

  // The same person as far as the matcher may see: another key, and other words, kind, place,
  // time and confirmer of every piece of evidence.
  Profile OtherWords(const Profile& profile);
  // The same resources in another order.
  Profile OtherOrder(const Profile& profile);

 private:
  void AddResources(size_t count, Profile* profile);
  void AddPreferences(Profile* profile);
  Evidence DrawEvidence();
  std::string DrawText();

  const Collection& collection_;
  Draws draws_;
  size_t next_ = 0;
  std::vector<const indexer::Vacancy*> homes_;
  std::vector<std::string> concepts_, facets_;
};

}  // namespace corner::matcher
