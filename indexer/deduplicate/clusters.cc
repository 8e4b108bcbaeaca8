#include "indexer/deduplicate/clusters.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace corner::indexer {
namespace {

// Union-find that knows which sets must stay apart.
class Sets {
 public:
  explicit Sets(size_t count) : parent_(count), apart_(count) {
    std::iota(parent_.begin(), parent_.end(), size_t{0});
  }
  size_t Find(size_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }
  void KeepApart(size_t a, size_t b) {
    a = Find(a);
    b = Find(b);
    if (a == b) return;  // joined by a person before
    apart_[a].insert(b);
    apart_[b].insert(a);
  }
  void Join(size_t a, size_t b) {
    a = Find(a);
    b = Find(b);
    if (a == b || apart_[a].contains(b)) return;
    if (apart_[a].size() < apart_[b].size()) std::swap(a, b);
    parent_[b] = a;
    for (const size_t other : apart_[b]) {
      apart_[other].erase(b);
      apart_[other].insert(a);
      apart_[a].insert(other);
    }
    apart_[b].clear();
  }

 private:
  std::vector<size_t> parent_;
  std::vector<std::set<size_t>> apart_;  // of a root: roots it must not join
};

}  // namespace

std::vector<std::vector<size_t>> Cluster(const std::vector<GroupNode>& nodes,
                                         std::vector<GroupLink> links) {
  absl::flat_hash_map<std::string, size_t> position;
  for (size_t i = 0; i < nodes.size(); ++i) position[nodes[i].id] = i;
  std::sort(links.begin(), links.end(), [](const GroupLink& a, const GroupLink& b) {
    return std::tie(b.strength, a.low, a.high) < std::tie(a.strength, b.low, b.high);
  });
  Sets sets(nodes.size());
  using Kind = GroupLink::Kind;
  for (const Kind kind : {Kind::kApart, Kind::kTogether, Kind::kDiffers, Kind::kDuplicate}) {
    for (const GroupLink& link : links) {
      if (link.kind != kind) continue;
      const auto low = position.find(link.low), high = position.find(link.high);
      if (low == position.end() || high == position.end()) continue;
      if (kind == Kind::kApart || kind == Kind::kDiffers) {
        sets.KeepApart(low->second, high->second);
      } else {
        sets.Join(low->second, high->second);
      }
    }
  }
  absl::flat_hash_map<size_t, std::vector<size_t>> members;
  for (size_t i = 0; i < nodes.size(); ++i) members[sets.Find(i)].push_back(i);
  std::vector<std::vector<size_t>> groups;
  for (auto& [root, group] : members) {
    if (group.size() < 2) continue;
    std::sort(group.begin(), group.end(),
              [&](size_t a, size_t b) { return nodes[a].id < nodes[b].id; });
    const auto founder = std::min_element(group.begin(), group.end(), [&](size_t a, size_t b) {
      return std::tie(nodes[a].first_seen, nodes[a].id) <
             std::tie(nodes[b].first_seen, nodes[b].id);
    });
    std::rotate(group.begin(), founder, founder + 1);
    groups.push_back(std::move(group));
  }
  std::sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    return nodes[a.front()].id < nodes[b.front()].id;
  });
  return groups;
}

}  // namespace corner::indexer
