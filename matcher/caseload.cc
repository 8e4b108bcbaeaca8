#include "matcher/caseload.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include "taxonomies/base/status.h"

namespace corner::matcher {

std::shared_ptr<const Profile> WithoutSensitive(const Profile& profile,
                                                const Similarity& similarity) {
  auto plain = std::make_shared<Profile>(profile);
  std::erase_if(plain->resources,
                [&](const ResourceHeld& held) { return similarity.IsSensitive(held.concept_id); });
  std::erase_if(plain->aspirations.interests, [&](const Aspirations::Interest& interest) {
    return similarity.IsSensitive(interest.concept_id);
  });
  return plain;
}

absl::StatusOr<std::vector<ClientFit>> ClientsFor(const MatchWorld& world, const Profiles& profiles,
                                                  std::string_view vacancy_id,
                                                  const MatchOptions& options) {
  std::vector<ClientFit> clients;
  for (const auto& profile : profiles) {
    CORNER_ASSIGN_OR_RETURN(
        Standing standing,
        Why(world, WithoutSensitive(*profile, *world.similarity), vacancy_id, options));
    if (standing.kind != Standing::Kind::kListed) continue;
    clients.push_back({profile->key, std::move(standing)});
  }
  std::sort(clients.begin(), clients.end(), [](const ClientFit& a, const ClientFit& b) {
    if (a.standing.item.fit != b.standing.item.fit) {
      return a.standing.item.fit > b.standing.item.fit;
    }
    return a.key < b.key;
  });
  return clients;
}

absl::StatusOr<Caseload> MakeCaseload(const MatchWorld& world, const Profiles& profiles,
                                      const MatchOptions& options, int threads) {
  std::vector<std::optional<absl::StatusOr<Shortlist>>> made(profiles.size());
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < profiles.size(); i = next++) {
      made[i] = MakeShortlist(world, WithoutSensitive(*profiles[i], *world.similarity), options);
    }
  };
  std::vector<std::thread> workers;
  for (int t = 1; t < threads; ++t) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  Caseload caseload;
  for (auto& list : made) {
    if (!list->ok()) return list->status();
    for (const MatchItem& item : (*list)->items) ++caseload.also_on[item.vacancy.id];
    caseload.lists.push_back(**std::move(list));
  }
  std::erase_if(caseload.also_on, [](const auto& entry) { return entry.second < 2; });
  return caseload;
}

}  // namespace corner::matcher
