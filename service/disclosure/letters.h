// The letters of supported employment, as plain text in British English. Each is written from what
// the policy lets through and says the same to everybody about whom nothing may be told. A letter
// that has nothing to say is refused with one sentence. Pure functions.
#pragma once

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "service/disclosure/correspondence.h"
#include "service/disclosure/policy.h"
#include "taxonomies/base/day.h"

namespace corner::disclosure {

// By the client: what they bring, with the evidence they share, and the words of their plan where
// it tells at an application and lets the client tell.
absl::StatusOr<EmployerDocument> ApplicationLetter(const DisclosurePolicy& policy,
                                                   const Addressee& to);

// By the specialist: strengths with shared evidence, and nothing else. Says "the person I am
// writing for" unless the plan lets them name the client.
absl::StatusOr<EmployerDocument> Introduction(const DisclosurePolicy& policy, const Addressee& to);

// So many hours a week from that day on.
struct HoursStep {
  Day from;
  int32_t hours = 0;  // hundredths: 12 hours = 1200
};
// Confirms hours that were agreed, as they grow; names hours and never a reason for them. Refused
// without a step, and for a specialist who may not name the client.
absl::StatusOr<EmployerDocument> ConfirmingLetter(const DisclosurePolicy& policy, Author author,
                                                  const Addressee& to,
                                                  std::span<const HoursStep> steps);

// What helps the client at work: the words of the plan and no others. Refused when they may not be
// passed on to this person.
absl::StatusOr<EmployerDocument> AdjustmentsRequest(const DisclosurePolicy& policy, Author author,
                                                    const Addressee& to);

}  // namespace corner::disclosure
