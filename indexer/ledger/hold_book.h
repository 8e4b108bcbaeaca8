// The ledger's book of holds: the reasons of the quality gate and the decisions of people, and the
// rule that puts both together. Belongs to one write run.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/ledger/hold.h"
#include "indexer/ledger/sqlite.h"
#include "taxonomies/base/hash.h"

namespace corner::indexer {

// The last decision on an advert, with what it was made on.
struct DecisionOn {
  HoldDecision decision;
  Hash128 wording;
  std::string codes;  // that held then, with commas between
};

// Whether the advert is held, given what the gate found and the last decision; adds the reason for
// a wording that changed after a person kept the advert. A release covers the codes the person saw:
// a new one holds the advert again. Pure.
bool IsHeld(const std::optional<DecisionOn>& last, const Hash128& wording,
            std::vector<QualityReason>* reasons);
// Whether a decision says nothing about the advert as it is now. Pure.
bool IsPast(const DecisionOn& last, const Hash128& wording,
            const std::vector<QualityReason>& reasons);

// The last decision on an advert. `find` is a statement of DecisionQuery().
std::string_view DecisionQuery();
absl::StatusOr<std::optional<DecisionOn>> LastDecision(Statement* find, std::string_view id);
// The row of `holds`: reasons empty when there is none. `find` is a statement of HoldQuery().
std::string_view HoldQuery();
absl::StatusOr<HoldRecord> StoredHold(Statement* find, std::string_view id);

class HoldBook {
 public:
  HoldBook() = default;  // usable only after assignment from Open
  // `connection` must outlive the book.
  static absl::StatusOr<HoldBook> Open(const Connection& connection);

  // What becomes of an advert in which the gate found `reasons`.
  struct Verdict {
    bool held = false;
    std::vector<QualityReason> reasons;
  };
  absl::StatusOr<Verdict> Look(const Vacancy& vacancy, std::vector<QualityReason> reasons);
  // The reasons as they are stored.
  absl::StatusOr<std::vector<QualityReason>> ReasonsOf(std::string_view id);
  // Writes the reasons of a vacancy that is stored. No reasons: its row goes.
  absl::Status Store(std::string_view id, const std::vector<QualityReason>& reasons, Day day);
  // Appends a person's decision on the vacancy as it is stored.
  absl::Status Decide(const Vacancy& vacancy, const HoldDecision& decision);

 private:
  Statement find_hold_, find_decision_, write_, forget_, decide_;
};

}  // namespace corner::indexer
