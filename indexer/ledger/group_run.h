// The grouping of one write run: its new and changed adverts are compared with each other and with
// those that share a key, links are stored, and the groups that those links touch are made anew.
// The work per advert is bounded: so many candidates a key, so many texts. Part of a write run.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/deduplicate/shared_units.h"
#include "indexer/ledger/group_book.h"

namespace corner::indexer {

// An advert's group as it has to be stored.
struct Grouping {
  std::string id;
  std::string group;  // empty = alone
  Day first_seen;     // of the group; without meaning when alone
};

class GroupRun {
 public:
  // Adverts under one key that one advert is compared with, the newest; and texts read for it.
  static constexpr size_t kMostUnderKey = 32, kMostTexts = 16;
  // Open adverts of an employer that are looked at for sentences they share.
  static constexpr size_t kSampleOfEmployer = 40;

  explicit GroupRun(GroupBook book) : book_(std::move(book)) {}

  // An advert that is new or whose content changed (`replaces`).
  absl::Status Note(SignedAdvert advert, bool replaces);
  // Groups that may have to change although no content did: after a person's decision.
  void Reconsider(std::string_view id) { seeds_.emplace(id); }

  // Compares what was noted, and the standing of every advert in a group it touched: those whose
  // group is unchanged too. The caller stores what differs. Nothing is noted afterwards.
  absl::StatusOr<std::vector<Grouping>> Regroup();

  GroupBook& book() { return book_; }

 private:
  using RowPair = std::pair<int64_t, int64_t>;  // smaller row first

  absl::StatusOr<std::vector<RowPair>> Candidates();
  absl::Status Compare(RowPair pair);
  absl::StatusOr<Judgement> Judge(const SignedAdvert& a, const SignedAdvert& b);
  absl::StatusOr<const SignedAdvert*> Advert(int64_t row);
  absl::StatusOr<std::shared_ptr<const CoreText>> TextOf(const std::string& id);
  absl::StatusOr<const SharedUnits*> SharedBy(const SignedAdvert& advert);
  absl::StatusOr<std::vector<Grouping>> Recluster();

  GroupBook book_;
  absl::flat_hash_map<int64_t, std::unique_ptr<SignedAdvert>> noted_, others_;
  absl::btree_set<std::string> seeds_;  // ids whose group may change
  absl::flat_hash_map<int64_t, size_t> texts_read_;
  absl::flat_hash_map<std::string, std::shared_ptr<const CoreText>> texts_;
  absl::flat_hash_map<std::string, SharedUnitIndex> employers_;
};

}  // namespace corner::indexer
