// What may be said to one employer about one client, now: the only maker of text that an employer
// may see. Takes the client's plan for that employer, or none, and answers by default with nothing
// but what a client without a word about health would send. Used by the letters, the packet, the
// calendar entry and the links of this folder, and through them by handlers and pages.
//
// A policy is good for the request it was made in: what a document allowed is looked at again
// before it leaves (release.h). Immutable, safe from any thread; a correspondence belongs to one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/disclosure_plan.h"
#include "service/disclosure/facts.h"
#include "service/disclosure/permissions.h"

namespace corner::disclosure {

class Correspondence;

// To whom: their part at the employer, as in the plan's list of recipients, and how they are
// addressed. Both may be empty.
struct Addressee {
  std::string role = {};  // "line manager". Never printed
  std::string name = {};  // "Mrs Osei"
};

// What a policy is asked about.
struct PolicyFacts {
  ClientFacts client = {};
  std::optional<DisclosurePlan> plan =
      std::nullopt;  // the client's plan for that employer; none is fine
  JobFacts job;
  ServiceFacts service = {};
  DisclosurePlan::Moment moment = DisclosurePlan::Moment::kBeforeOffer;
  absl::Time now = {};
};

class DisclosurePolicy {
 public:
  // kInternal: the plan is another client's, or for another employer. It is a fault of the program,
  // and nothing is said.
  static absl::StatusOr<DisclosurePolicy> For(PolicyFacts facts);

  const JobFacts& job() const { return facts_->job; }
  DisclosurePlan::Moment moment() const { return facts_->moment; }
  absl::Time now() const { return facts_->now; }
  Permissions PermissionsFor(Author author, const Addressee& to) const;

  // Begins something to be read by that person. kFailedPrecondition: the specialist may not write
  // to this employer about this client. kInvalidArgument: how they are addressed mentions something
  // that is not to be said.
  absl::StatusOr<Correspondence> Write(Author author, const Addressee& to) const;

 private:
  friend class Correspondence;
  explicit DisclosurePolicy(std::shared_ptr<const PolicyFacts> facts) : facts_(std::move(facts)) {}
  static EmployerText Bound(std::shared_ptr<const Destination> destination, std::string text,
                            uint8_t told) {
    return {std::move(destination), std::move(text), told};
  }

  std::shared_ptr<const PolicyFacts> facts_;
};

// Stands for the plan as it was: two plans with one print say the same.
std::string PlanPrint(const DisclosurePlan* plan);

}  // namespace corner::disclosure
