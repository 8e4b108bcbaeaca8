// The matcher asked the other way round: which clients a vacancy could suit, and the lists of a
// whole caseload at once. Clients stand here by key. What a client marked as sensitive takes no
// part. Nothing is withheld from anyone or reordered because others are on the same list.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/shortlist.h"

namespace corner::matcher {

using Profiles = std::vector<std::shared_ptr<const Profile>>;

struct ClientFit {
  std::string key;
  Standing standing;
};

// The clients for whom the vacancy reaches the floor and breaks no rule, best fit first, then by
// key. kNotFound: no such advert.
absl::StatusOr<std::vector<ClientFit>> ClientsFor(const MatchWorld& world, const Profiles& profiles,
                                                  std::string_view vacancy_id,
                                                  const MatchOptions& options);

struct Caseload {
  std::vector<Shortlist> lists;  // in the order of the profiles
  // How many of the lists show an advert, by id; only those that several show.
  std::map<std::string, int64_t> also_on;
};

// `threads` at least 1; the result does not depend on it.
absl::StatusOr<Caseload> MakeCaseload(const MatchWorld& world, const Profiles& profiles,
                                      const MatchOptions& options, int threads);

// The profile as others may see it used: without sensitive resources and interests.
std::shared_ptr<const Profile> WithoutSensitive(const Profile& profile,
                                                const Similarity& similarity);

}  // namespace corner::matcher
